"""How a register is stored: who stood on it, counts, and a row for each exception; nothing for who was present. Pure.

Who stood on it is a list of its own that many lessons share, since a group changes seldom: most lessons store one row
and a few exceptions. It is never worked out from enrolments afterwards: correcting an enrolment changes no attendance.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from reception.education.rules.register.marks import (
    PRESENT,
    Mark,
    Register,
    from_code,
    missed_minutes,
    to_code,
)
from reception.education.terms.lessons import MarkKind

_BETWEEN: Final = "."
#: The kinds that have a row of their own.
STORED: Final = frozenset(MarkKind) - {MarkKind.PRESENT}


@dataclass(frozen=True, slots=True)
class Row:
    """An exception as it is stored. `missed`: minutes, so that a database adds them up without knowing the marks."""

    pupil: int
    kind: MarkKind
    late: int
    early: int
    missed: int
    announced: bool


@dataclass(frozen=True, slots=True)
class Coded:
    """A register as it is stored: `listed` in ascending order, the exceptions likewise.

    `attended`: minutes of all pupils together.
    """

    listed: tuple[int, ...]
    rows: tuple[Row, ...]
    minutes: int
    attended: int


def coded(register: Register, minutes: int) -> Coded:
    """The register of a lesson of so many minutes, as it is stored."""
    listed = tuple(sorted(register))
    rows = tuple(_row(pupil, register[pupil], minutes) for pupil in listed if register[pupil].kind in STORED)
    return Coded(listed, rows, minutes, len(listed) * minutes - sum(row.missed for row in rows))


def decoded(listed: Collection[int], rows: Iterable[Row]) -> dict[int, Mark]:
    """The register as it was saved, in ascending order. ValueError for an exception of somebody not on it."""
    register = dict.fromkeys(sorted(listed), PRESENT)
    for row in rows:
        if row.pupil not in register:
            raise ValueError("not-on-register")
        register[row.pupil] = Mark(row.kind, row.late, row.early, row.announced)
    return register


def to_text(register: Register) -> str:
    """The whole register in one short line, for the form that remembers what it showed: "12g!.13n.17s20"."""
    return _BETWEEN.join(f"{pupil}{to_code(mark)}" for pupil, mark in sorted(register.items()))


def from_text(text: str) -> dict[int, Mark]:
    """The register that is written so. ValueError for anything else: a form may have been tampered with."""
    register: dict[int, Mark] = {}
    for part in filter(None, text.split(_BETWEEN)):
        code = part.lstrip("0123456789")
        pupil = int(part[: len(part) - len(code)])
        if pupil in register:
            raise ValueError("pupil-twice")
        register[pupil] = from_code(code)
    return register


def _row(pupil: int, mark: Mark, minutes: int) -> Row:
    return Row(pupil, mark.kind, mark.late, mark.early, missed_minutes(mark, minutes), mark.announced)
