"""Two records side by side, in words: what each says, what stands, and what is chosen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reception.i18n.formats import day_in_words, language_name, listed
from reception.i18n.text import _, label
from reception.people.rules.merging import FIELDS, KEY_DATE, NAME, Chosen, Field, Side, differ, standing
from reception.people.terms import NameKind
from reception.people.wording import birth_in_words, citizenship, identity_number

if TYPE_CHECKING:
    from reception.people.models import Person
    from reception.people.queries import MergePair

_NOBODY: Chosen = {}


@dataclass(frozen=True)
class Line:
    """One kind of fact on both records, in words ("" when nothing is said).

    `stands` says whose value stands if nobody chooses, "both" when both are kept; `is_choice` that one must choose.
    """

    name: str
    label: str
    kept: str
    former: str
    stands: str
    is_choice: bool = False


def compared(pair: "MergePair") -> list[Line]:
    """What the two records say. Of one that the reader does not read, only who it is."""
    kept, former = pair.kept, pair.former
    lines = [_name(kept, former), *_names_and_numbers(kept, former)]
    lines += [_line(field, kept, former) for field in FIELDS if field.is_identity or (pair.reads_both)]
    if pair.reads_both:
        lines += [*_dates(kept, former), _notes(kept, former)]
    lines.append(_protection(kept, former))
    return [line for line in lines if line.kept or line.former]


def _name(kept: "Person", former: "Person") -> Line:
    names = [person.name_as(NameKind.PASSPORT) for person in (kept, former)]
    own, other = (name.text if name else "" for name in names)
    stands: Side = "former" if other and not own else "kept"
    return Line(NAME, label(NameKind.PASSPORT), own, other, stands, bool(own and other and own != other))


def _names_and_numbers(kept: "Person", former: "Person") -> Iterator[Line]:
    for title, words in ((_("Other names"), _other_names), (_("Numbers"), _numbers)):
        yield _kept_both(title, words(kept), words(former))


def _kept_both(title: str, kept: str, former: str) -> Line:
    return Line("", title, kept, former, "both" if kept and former else "former" if former else "kept")


def _other_names(person: "Person") -> str:
    return listed([name.text for name in person.names if name.kind is not NameKind.PASSPORT])


def _numbers(person: "Person") -> str:
    return listed([identity_number(number) for number in person.identifiers])


def _line(field: Field, kept: "Person", former: "Person") -> Line:
    said = [_words(field, person) for person in (kept, former)]
    stands = standing(field, kept, former, _NOBODY)
    return Line(field.name, _(field.label), said[0], said[1], stands, differ(field, kept, former))


def _words(field: Field, person: "Person") -> str:
    told = field.told(person)
    in_words: Callable[..., str] = _WORDS.get(field.name, _plainly)
    return in_words(*told) if told is not None else ""


def _plainly(value: Any) -> str:
    return label(value) if hasattr(value, "label") else str(value)


def _language(tag: str, dialect: str | None) -> str:
    return f"{language_name(tag)} ({dialect})" if dialect else language_name(tag)


_WORDS: dict[str, Callable[..., str]] = {
    "birth": birth_in_words,
    "citizenships": lambda codes: listed([citizenship(code) for code in codes.split()]),
    "interpreter_needed": lambda is_needed: _("Yes") if is_needed else _("No"),
    "interpreter_language": _language,
}


def _dates(kept: "Person", former: "Person") -> Iterator[Line]:
    """The dates that both records have and tell differently; all others are kept as they are."""
    own = {date.kind: date.on_day for date in kept.key_dates}
    other = {date.kind: date.on_day for date in former.key_dates}
    for kind in (kind for kind in own if kind in other and own[kind] != other[kind]):
        said = day_in_words(own[kind]), day_in_words(other[kind])
        yield Line(f"{KEY_DATE}{kind}", label(kind), *said, "kept", is_choice=True)


def _notes(kept: "Person", former: "Person") -> Line:
    return _kept_both(_("Note about the identity"), kept.note or "", former.note or "")


def _protection(kept: "Person", former: "Person") -> Line:
    said = [label(person.protection) if person.is_protected else "" for person in (kept, former)]
    return Line("", _("Kind of protection"), said[0], said[1], "stricter")
