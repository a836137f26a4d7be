"""Whom a row of a school's list is about: what the row says of her, and what she is known by here. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reception.imports.rules import numbering
from reception.imports.rules.folding import fold
from reception.imports.rules.row_reader import RowReader
from reception.reckoning.periods import Period

#: What an answer about a group, a pupil or a word may be, beside what is meant.
LEAVE_OUT = "none"


@dataclass(frozen=True, slots=True)
class Pupil:
    """What a row says of who it is about. `number` is an identity number, `code` the school's own number or alias."""

    name: str | None = None
    code: str | None = None
    number: str | None = None
    born: date | None = None

    @property
    def is_nobody(self) -> bool:
        """Whether the row says nothing that anybody could be told by: a day of birth alone is many people's."""
        return self == Pupil(born=self.born)

    @property
    def spelling(self) -> str:
        """What stands in the list, for a question. Never an identity number."""
        return self.name or self.code or "–"

    @property
    def key(self) -> str:
        """What equal spellings have in common."""
        parts = (self.number, self.code and fold(self.code), self.name and name_key(self.name), self.born)
        return "|".join(str(part or "") for part in parts)


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A pupil's place in a group. `keys` are what she is known by: her number, alias or name, folded."""

    id: int
    pupil_id: int
    person_id: int
    pupil_number: str
    shown: str
    keys: frozenset[str]
    days: Period
    number: frozenset[str] = frozenset()
    born: date | None = None


def read(row: RowReader) -> Pupil:
    """What a row says of its pupil."""
    number, _dossier, birth = numbering.read(row)
    given, family = row.text("given_name"), row.text("family_name")
    name = row.text("name") or " ".join(filter(None, (given, family))) or None
    born = birth.on if birth and birth.precision == "day" else None
    return Pupil(name, row.text("pupil_number"), number.value if number else None, born)


def matching(pupil: Pupil, places: Sequence[KnownPlace]) -> set[int]:
    """Whom a row may be about: by identity number, else by pupil number or alias, else by name and day of birth."""
    if pupil.number and (by_number := {one.pupil_id for one in places if pupil.number in one.number}):
        return by_number
    if pupil.code:
        spoken = {fold(pupil.code), name_key(pupil.code)}
        if by_code := {one.pupil_id for one in places if spoken & one.keys}:
            return by_code
    if not pupil.name:
        return set()
    named = [one for one in places if name_key(pupil.name) in one.keys]
    born = [one for one in named if pupil.born is None or one.born is None or one.born == pupil.born]
    return {one.pupil_id for one in born}


def name_key(name: str) -> str:
    """A name without case, marks and order: "Warsame, Amina" and "Amina Warsame" are one."""
    return " ".join(sorted(filter(None, (fold(word) for word in name.replace(",", " ").split()))))
