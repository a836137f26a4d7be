"""The register as it is first shown: everybody present, but for those who told beforehand. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from reception.education.rules.register.marks import PRESENT, Mark
from reception.education.rules.timetable.sittings import Sitting
from reception.education.terms.lessons import MarkKind

_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Announcement:
    """An absence told beforehand: from a moment until another (`until` not included). Both with a time zone."""

    since: datetime
    until: datetime


def preset(
    enrolled: Iterable[int], sitting: Sitting, announced: Mapping[int, Sequence[Announcement]]
) -> dict[int, Mark]:
    """The marks of a lesson before anybody has changed any.

    An announcement of the whole lesson is an excused absence, of its beginning or end so many minutes late or early.
    Of minutes in the middle nothing is noted: the row shows them, and the teacher decides.
    """
    return {pupil: _expected(sitting, announced.get(pupil, ())) for pupil in enrolled}


def _expected(sitting: Sitting, announced: Sequence[Announcement]) -> Mark:
    late, early = _late(sitting, announced), _early(sitting, announced)
    if late + early >= sitting.minutes:
        return Mark(MarkKind.EXCUSED, announced=True)
    if late:
        return Mark(MarkKind.LATE, late, early, announced=True)
    return Mark(MarkKind.LEFT_EARLY, 0, early, announced=True) if early else PRESENT


def _late(sitting: Sitting, announced: Sequence[Announcement]) -> int:
    """Minutes from the beginning without a gap, by one announcement after another."""
    reached = sitting.begins_at
    for one in sorted(announced, key=lambda one: one.since):
        if one.since <= reached:
            reached = max(reached, one.until)
    return min(sitting.minutes, -((sitting.begins_at - reached) // _MINUTE))


def _early(sitting: Sitting, announced: Sequence[Announcement]) -> int:
    """Minutes to the end without a gap."""
    reached = sitting.finishes_at
    for one in sorted(announced, key=lambda one: one.until, reverse=True):
        if one.until >= reached:
            reached = min(reached, one.since)
    return min(sitting.minutes, -((reached - sitting.finishes_at) // _MINUTE))
