"""The rows of a person, made from what is told: values for statements that write many people at once."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from reception.i18n.formats import now, today
from reception.i18n.text_safety import clean
from reception.people.models import (
    ContactDetail,
    Identifier,
    KeyDate,
    OfPerson,
    PermitGround,
    Person,
    PersonLanguage,
    PersonName,
)
from reception.people.operations.enrolment.told import Applicant, Facts
from reception.people.operations.facts import identifier_of, learn_from_number
from reception.people.rules.identifiers import KnownNumber
from reception.people.rules.keys import Known
from reception.people.rules.names import sort_key
from reception.people.terms import ContactKind, LegalSex, NameKind, NumberKind, ReceptionRoute, Source

Values = dict[str, Any]
#: What belongs to a person, by its table.
Parts = Mapping[type[OfPerson], list[Values]]

_IDENTITY: Final = ("birth_on", "birth_precision", "birth_source", "legal_sex", "legal_sex_set_by_hand")


def person_values(one: Applicant, short: str) -> Values:
    """The person's own row, under a short number."""
    facts, note = one.facts, one.told.note
    return {
        "number": short,
        "shown_name": facts.name,
        "sort_key": sort_key(facts.name),
        "route": ReceptionRoute(facts.route) if facts.route else None,
        "citizenships": " ".join(facts.citizenships),
        "interpreter_needed": facts.interpreter_needed,
        "note": clean(note, multiline=True) if note else None,
        "registered_at": now(),
        "version": 1,
        **_identity(one),
    }


def _identity(one: Applicant) -> Values:
    """Date of birth and legal sex: as they are told, else as a number says."""
    facts = one.facts
    birth_on, precision = facts.born or (None, None)
    sex = LegalSex(facts.legal_sex or LegalSex.UNKNOWN)
    person = Person(legal_sex=sex, legal_sex_set_by_hand=sex is not LegalSex.UNKNOWN)
    if birth_on is not None:
        person.birth_on, person.birth_precision = birth_on, precision
        person.birth_source = Source(facts.birth_source or Source.UNKNOWN)
    for number in one.numbers:
        learn_from_number(person, number)
    return {name: getattr(person, name) for name in _IDENTITY}


def parts(one: Applicant, taken: Collection[KnownNumber] = ()) -> Parts:
    """Everything that belongs to the person, still without her id.

    A number that somebody else has (`taken`) is kept as being checked.
    """
    told = one.told
    return {
        PersonName: _names(one.facts),
        Identifier: _identifiers(one.numbers, taken),
        PersonLanguage: [{"language": tag} for tag in dict.fromkeys(one.facts.languages)],
        PermitGround: [_named(("ground", "starts_on", "ends_on", "source"), permit) for permit in told.permits],
        KeyDate: [_named(("kind", "on_day", "source"), first) for first in _first_of_kind(told.key_dates)],
        ContactDetail: [
            {"kind": kind, "plain": clean(text, multiline=kind is ContactKind.ADDRESS)}
            for kind, text in told.contact_details
        ],
    }


def _names(facts: Facts) -> list[Values]:
    told = (
        (NameKind.PASSPORT, facts.name, None),
        (NameKind.PREFERRED, facts.preferred, None),
        (NameKind.OWN_SCRIPT, facts.own_script, facts.own_script_language),
        *((NameKind.OTHER, text, None) for text in facts.other_names),
    )
    return [{"kind": kind, "text": text, "language": language} for kind, text, language in told if text]


def _identifiers(numbers: Iterable[KnownNumber], taken: Collection[KnownNumber]) -> list[Values]:
    """A personal identity number ends the coordination number that it replaces."""
    rows = [identifier_of(number, is_taken=number in taken) for number in numbers]
    is_replaced = any(row.verified and row.kind is NumberKind.PERSONNUMMER for row in rows)
    return [
        {
            "kind": row.kind,
            "value": row.value,
            "written": row.written,
            "verified": row.verified,
            "reason": row.reason,
            "ends_on": today() if is_replaced and row.kind is NumberKind.SAMORDNINGSNUMMER else None,
        }
        for row in rows
    ]


def _first_of_kind(told: Iterable[tuple[Any, ...]]) -> Iterable[tuple[Any, ...]]:
    return {one[0]: one for one in reversed([*told])}.values()


def _named(names: tuple[str, ...], values: tuple[Any, ...]) -> Values:
    return dict(zip(names, values, strict=True))


def known_by(own: Values, belonging: Parts) -> Known:
    """What the person will be found by."""
    details = belonging[ContactDetail]
    phones = [row["plain"] for row in details if row["kind"] is ContactKind.PHONE]
    return Known(
        names=[row["text"] for row in belonging[PersonName]],
        birth=(own["birth_on"], own["birth_precision"]) if own["birth_on"] else None,
        held=[(row["kind"], row["value"]) for row in belonging[Identifier]],
        phones=phones,
        own_phones=phones,
        emails=[row["plain"] for row in details if row["kind"] is ContactKind.EMAIL],
    )
