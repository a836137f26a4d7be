"""Two records about one person: whose facts stand, and for how long the merge can be taken back. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, Literal

from reception.i18n.markers import N_
from reception.people.rules.identifiers import PERSONAL_KINDS
from reception.people.terms import CommunicationMode, InterpreterWish, LegalSex, Protection

Side = Literal["kept", "former"]
Chosen = Mapping[str, Side]

#: For how many days a merge can be undone. No law sets it: it is the municipality's own rule, long enough for a slip
#: to show when the next letter or meeting comes (features.md, row 4).
UNDO_DAYS: Final = 30
#: The name as in the passport is chosen like a field of the person.
NAME: Final = "name"
#: A key date that both records have is chosen as this and its kind.
KEY_DATE: Final = "key_date_"
_GRADES: Final = list(Protection)
#: What says that nobody has told anything.
_UNTOLD: Final = frozenset({None, "", LegalSex.UNKNOWN, InterpreterWish.NONE, CommunicationMode.SPOKEN})


@dataclass(frozen=True)
class Field:
    """Facts of a person that stand or fall together. `beside` says how the others are known and is not compared.

    `is_identity` tells what everybody may know who may identify people in the register.
    """

    name: str
    label: str
    columns: tuple[str, ...]
    beside: tuple[str, ...] = ()
    is_identity: bool = False

    def told(self, record: Any) -> tuple[Any, ...] | None:
        """What a record says, or None when nobody has told it."""
        values = tuple(getattr(record, column) for column in self.columns)
        return values if values[0] not in _UNTOLD else None


FIELDS: Final = (
    Field("birth", N_("Date of birth"), ("birth_on", "birth_precision"), ("birth_source",), is_identity=True),
    Field("legal_sex", N_("Legal sex"), ("legal_sex",), ("legal_sex_set_by_hand",), is_identity=True),
    Field("citizenships", N_("Citizenship"), ("citizenships",), is_identity=True),
    Field("route", N_("How the person came here"), ("route",)),
    Field("pronunciation", N_("How the name is said"), ("pronunciation",)),
    Field("interpreter_needed", N_("Interpreter needed"), ("interpreter_needed",)),
    Field("interpreter_language", N_("Language of the interpreter"), ("interpreter_language", "interpreter_dialect")),
    Field("interpreter_wish", N_("Wish about the interpreter"), ("interpreter_wish",)),
    Field("communication_mode", N_("How the person prefers to communicate"), ("communication_mode",)),
)


def standing(field: Field, kept: Any, former: Any, chosen: Chosen) -> Side:
    """Whose value stands: the only one, or the chosen one, or that of the record that stands."""
    if field.told(former) is None:
        return "kept"
    return "former" if field.told(kept) is None else chosen.get(field.name, "kept")


def differ(field: Field, kept: Any, former: Any) -> bool:
    """Whether both records say something, and not the same."""
    said, other = field.told(kept), field.told(former)
    return said is not None and other is not None and said != other


def joined_note(kept: str | None, former: str | None) -> str | None:
    """Both notes, one after the other; the same note once."""
    parts = dict.fromkeys(part for part in (kept, former) if part)
    return "\n\n".join(parts) or None


def stricter(*grades: Protection) -> Protection:
    """The strictest of several grades of protection."""
    return max(grades, key=_GRADES.index)


def protected_since(*records: Any) -> date | None:
    """Since when the strictest grade holds: the earliest day that a record with that grade tells."""
    grade = stricter(*(record.protection for record in records))
    days = (record.protection_since for record in records if record.protection is grade)
    return min((day for day in days if day is not None), default=None)


def contradict(numbers: Iterable[Any], others: Iterable[Any]) -> bool:
    """Whether both records hold a verified personal number of one kind that is still used, and not the same one."""
    said, other = _personal(numbers), _personal(others)
    return any(said[kind].isdisjoint(other[kind]) for kind in said.keys() & other.keys())


def _personal(numbers: Iterable[Any]) -> dict[Any, set[str]]:
    found: dict[Any, set[str]] = {}
    for number in numbers:
        if number.verified and number.ends_on is None and number.kind in PERSONAL_KINDS:
            found.setdefault(number.kind, set()).add(number.value)
    return found


def last_moment(made_at: datetime) -> datetime:
    """Until when a merge can be undone."""
    return made_at + timedelta(days=UNDO_DAYS)
