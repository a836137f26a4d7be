"""What is noted of one pupil in one lesson, and its short code. Pure."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from reception.education.terms.lessons import MarkFault, MarkKind

#: The letters of the page and of the stored text; they are those of the Swedish words, as the keys are.
LETTERS: Final = {
    MarkKind.PRESENT: "n",
    MarkKind.EXCUSED: "g",
    MarkKind.UNEXCUSED: "o",
    MarkKind.LATE: "s",
    MarkKind.LEFT_EARLY: "t",
}
_KINDS: Final = {letter: kind for kind, letter in LETTERS.items()}
#: Absent from the whole lesson.
ABSENT: Final = frozenset({MarkKind.EXCUSED, MarkKind.UNEXCUSED})
_PARTLY: Final = frozenset({MarkKind.LATE, MarkKind.LEFT_EARLY})
_CODE: Final = re.compile(
    r"n|(?P<whole>[go])(?P<said>!?)|(?:s(?P<late>[0-9]{1,4}))?(?:t(?P<early>[0-9]{1,4}))?(?P<part>!?)"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """How one lesson was for one pupil.

    `late`: minutes missed at its beginning, `early`: at its end; who came late may have left early too, and is LATE.
    `announced`: the absence was told beforehand.
    """

    kind: MarkKind
    late: int = 0
    early: int = 0
    announced: bool = False


PRESENT: Final = Mark(MarkKind.PRESENT)

Register = Mapping[int, Mark]
"""Everybody who was on the register, by the number of the place in the group."""


def entered(kind: MarkKind, *, late: int = 0, early: int = 0, announced: bool = False) -> Mark:
    """The mark that a form says. Who was there the whole time has announced nothing that came true."""
    return Mark(kind, late, early, announced and kind is not MarkKind.PRESENT)


def fault(mark: Mark, minutes: int) -> MarkFault | None:
    """Why the mark cannot be one of a lesson of so many minutes, or None."""
    if mark.kind not in _PARTLY:
        return MarkFault.MINUTES_UNEXPECTED if mark.late or mark.early else None
    needed = mark.late if mark.kind is MarkKind.LATE else mark.early
    if needed < 1 or mark.early < 0:
        return MarkFault.MINUTES_MISSING
    if mark.kind is MarkKind.LEFT_EARLY and mark.late:
        return MarkFault.MINUTES_UNEXPECTED
    return MarkFault.WHOLE_LESSON if mark.late + mark.early >= minutes else None


def faults(register: Register, enrolled: Collection[int], minutes: int) -> dict[int, MarkFault]:
    """What is wrong, by pupil: marks that cannot be, and pupils who were not in the group that day."""
    found = {
        pupil: fault(mark, minutes) if pupil in enrolled else MarkFault.NOT_ON_REGISTER
        for pupil, mark in register.items()
    }
    return {pupil: wrong for pupil, wrong in found.items() if wrong is not None}


def missed_minutes(mark: Mark, minutes: int) -> int:
    """How many minutes of a lesson of so many the pupil missed."""
    return minutes if mark.kind in ABSENT else mark.late + mark.early


def counts(register: Register) -> Counter[MarkKind]:
    """How many have each kind of mark: what stands beside the button."""
    return Counter(mark.kind for mark in register.values())


def to_code(mark: Mark) -> str:
    """The mark in a few signs: "n", "g", "o", "s20", "t15", "s20t15"; "!" behind it when it was announced."""
    said = "!" if mark.announced and mark.kind is not MarkKind.PRESENT else ""
    if mark.kind not in _PARTLY:
        return LETTERS[mark.kind] + said
    late = f"s{mark.late}" if mark.kind is MarkKind.LATE else ""
    return late + (f"t{mark.early}" if mark.early or not late else "") + said


def from_code(code: str) -> Mark:
    """The mark that is written so. ValueError for anything else."""
    match = _CODE.fullmatch(code)
    if not match or not code.rstrip("!"):
        raise ValueError("not-a-mark")
    if code == LETTERS[MarkKind.PRESENT]:
        return PRESENT
    if match["whole"]:
        return Mark(_KINDS[match["whole"]], announced=bool(match["said"]))
    kind = MarkKind.LEFT_EARLY if match["late"] is None else MarkKind.LATE
    return Mark(kind, int(match["late"] or 0), int(match["early"] or 0), bool(match["part"]))
