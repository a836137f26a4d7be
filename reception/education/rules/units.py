"""The two units of SFI statistics: pupils (elever, each person once) and course participants (kursdeltagare). Pure.

They are never added together and never stand in one column. SCB counts a participant in each course, by study path.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from reception.education.rules.studies.periods import Enrolment, History
from reception.education.terms.studies import SfiCourse, StudyPath
from reception.reckoning.periods import Period


@dataclass(frozen=True)
class Pupil:
    """A person with her studies."""

    person_id: int
    history: History


def _studied(pupil: Pupil, within: Period) -> list[Enrolment]:
    return [one for one in pupil.history.enrolments if one.days.meets(within)]


def pupils(everybody: Iterable[Pupil], within: Period) -> frozenset[int]:
    """The people who were enrolled in any course on any of the days: each once, whatever they studied."""
    return frozenset(one.person_id for one in everybody if _studied(one, within))


def participants(everybody: Iterable[Pupil], within: Period) -> Counter[tuple[StudyPath, SfiCourse]]:
    """How many took part in each course of each path: a person once in a course, however often she began it anew.

    Who changed path within a course stands on the last path of the days (to be confirmed with SCB's description).
    """
    found: dict[tuple[int, SfiCourse], StudyPath] = {}
    for pupil in everybody:
        for one in _studied(pupil, within):
            last = min(one.days.end, within.end)
            found[pupil.person_id, one.course] = one.path_on(last) or one.path
    return Counter((path, course) for (_person, course), path in found.items())
