"""The facts of the record that stands: what was chosen, and the strictest protection.

Every value that does not stand is kept as a correction, so that the record still tells that somebody once wrote it.
"""

from dataclasses import dataclass
from typing import Any

from reception.i18n.text import _
from reception.people.models import Person
from reception.people.operations.contacts import write_detail
from reception.people.operations.corrections import note_correction, show_name, text_of
from reception.people.rules.merging import (
    FIELDS,
    NAME,
    Chosen,
    Field,
    differ,
    joined_note,
    protected_since,
    standing,
    stricter,
)
from reception.people.terms import NameKind


@dataclass(frozen=True)
class Decided:
    """What the record that stands will say: `values` by column; `lost` are (field, what did not stand, what does)."""

    values: dict[str, Any]
    lost: list[tuple[str, str | None, str | None]]
    #: The name as in the passport that does not stand (its id), if both have one.
    other_name_id: int | None
    reason: str


def decide(kept: Person, former: Person, chosen: Chosen) -> Decided:
    """Whose facts stand. Nothing is written yet."""
    values = {name: value for one in FIELDS for name, value in _of_field(one, kept, former, chosen).items()}
    values["note"] = joined_note(kept.note, former.note)
    values["registered_at"] = min(kept.registered_at, former.registered_at)
    values["protection"] = stricter(kept.protection, former.protection)
    values["protection_since"] = protected_since(kept, former)
    lost = [told for one in FIELDS if differ(one, kept, former) for told in _lost(one, kept, former, chosen)]
    reason = _("Two records were merged: %(number)s went up in this one.", number=former.number)
    return Decided(values, lost, _other_name(kept, former, chosen), reason)


def _of_field(one: Field, kept: Person, former: Person, chosen: Chosen) -> dict[str, Any]:
    side = kept if standing(one, kept, former, chosen) == "kept" else former
    return {column: getattr(side, column) for column in (*one.columns, *one.beside)}


def _lost(one: Field, kept: Person, former: Person, chosen: Chosen) -> list[tuple[str, str | None, str | None]]:
    stands, falls = (kept, former) if standing(one, kept, former, chosen) == "kept" else (former, kept)
    told = ((column, text_of(getattr(falls, column)), text_of(getattr(stands, column))) for column in one.columns)
    return [(f"person.{column}", before, after) for column, before, after in told if before != after]


def _other_name(kept: Person, former: Person, chosen: Chosen) -> int | None:
    own, other = kept.name_as(NameKind.PASSPORT), former.name_as(NameKind.PASSPORT)
    if own is None or other is None:
        return None
    return own.id if chosen.get(NAME) == "former" else other.id


def settle(kept: Person, decided: Decided) -> None:
    """Write what was decided to the record that stands. Its rows have followed already."""
    for column, value in decided.values.items():
        setattr(kept, column, value)
    for what, before, after in decided.lost:
        note_correction(kept, what, before, after, decided.reason)
    _name(kept, decided.other_name_id)
    if kept.is_protected:
        _seal(kept)


def _name(kept: Person, other_name_id: int | None) -> None:
    """One name stands as in the passport; what others said so are other spellings."""
    for name in kept.names:
        if name.id == other_name_id:
            name.kind = NameKind.OTHER
    show_name(kept)


def _seal(kept: Person) -> None:
    for detail in kept.contact_details:
        write_detail(detail, detail.unmasked, sealed=True)
