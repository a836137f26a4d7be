"""Adding facts to a record: names, numbers, languages, permits and key dates."""

from datetime import date
from typing import Any, TypeVar

from reception.audit.log import concern, record
from reception.i18n.formats import today
from reception.i18n.text_safety import clean
from reception.people import queries
from reception.people.models import Identifier, KeyDate, OfPerson, PermitGround, Person, PersonLanguage, PersonName
from reception.people.operations.corrections import rows_like, settle
from reception.people.rules.identifiers import KnownNumber, known_number
from reception.people.terms import (
    BirthPrecision,
    Ground,
    IdentityGrade,
    KeyDateKind,
    LanguageUse,
    LegalSex,
    NameKind,
    NumberKind,
    Source,
)

Row = TypeVar("Row", bound=OfPerson)

#: Why a number is not verified although its check digit is right: somebody else stands with it in the register.
BEING_CHECKED = "being-checked"


def add_name(
    person: Person, *, kind: NameKind, text: str, language: str | None = None, version: int | None = None
) -> PersonName:
    """Add a name or a spelling; a new name as in the passport turns the earlier one into an earlier name.

    Raises UnsafeText, StaleDataError.
    """
    if kind is NameKind.PASSPORT:
        for earlier in person.names:
            earlier.kind = NameKind.OTHER if earlier.kind is NameKind.PASSPORT else earlier.kind
    name = PersonName(kind=kind, text=clean(text), language=language)
    return _added(person, name, version, kind=kind)


def add_identifier(
    person: Person,
    *,
    number_text: str,
    reason: str | None = None,
    grade: IdentityGrade | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    version: int | None = None,
) -> Identifier:
    """Add a number beside those the person has; a personal identity number ends the coordination number it replaces.

    A number that is none is kept as unverified if there is a `reason`. One that somebody else has is kept as
    unverified, "being-checked", whether or not the actor may see that person. Raises InvalidNumber, StaleDataError.
    """
    number = known_number(number_text, today=today(), reason=reason)
    if number.kind is NumberKind.PERSONNUMMER and number.is_verified:
        _end_coordination_number(person, starts_on or today())
    identifier = identifier_of(number, is_taken=_is_taken(person, number))
    identifier.grade, identifier.starts_on, identifier.ends_on = grade, starts_on, ends_on
    if identifier.verified:
        learn_from_number(person, number)
        concern(Person, (person.id,))  # what follows from a date of birth concerns those who live together, too
    return _added(person, identifier, version, kind=identifier.kind, verified=identifier.verified)


def identifier_of(number: KnownNumber, *, is_taken: bool = False) -> Identifier:
    """A number as a row, without its person."""
    return Identifier(
        kind=number.kind,
        value=number.value,
        written=number.written,
        verified=number.is_verified and not is_taken,
        reason=number.reason or (BEING_CHECKED if is_taken else None),
    )


def _is_taken(person: Person, number: KnownNumber) -> bool:
    if not number.is_personal:
        return False
    holders = queries.holders_of(number)
    return bool(holders - {person.id})


def _end_coordination_number(person: Person, on: date) -> None:
    for earlier in person.identifiers:
        if earlier.kind is NumberKind.SAMORDNINGSNUMMER and earlier.ends_on is None:
            earlier.ends_on = max(on, earlier.starts_on or on)


def learn_from_number(person: Person, number: KnownNumber) -> None:
    """Take date of birth and legal sex from a number where nobody has told them; what somebody told stands."""
    if number.says is None or not number.is_personal:
        return
    if person.birth_on is None:
        person.birth_on, person.birth_precision = number.says.birth_on, BirthPrecision.DAY
        person.birth_source = Source.AUTHORITY
    if person.legal_sex is LegalSex.UNKNOWN and not person.legal_sex_set_by_hand and number.says.sex:
        person.legal_sex = LegalSex(number.says.sex)


def end_identifier(person: Person, identifier: Identifier, *, ends_on: date, version: int | None = None) -> None:
    """The number is no longer the person's; it stays in the record and is still found."""
    identifier.ends_on = ends_on
    settle(person, identifier, version)
    record("identifier.ended", identifier, kind=identifier.kind)


def add_language(
    person: Person,
    *,
    language: str,
    use: LanguageUse = LanguageUse.SPEAKS_WELL,
    reads: bool | None = None,
    version: int | None = None,
) -> PersonLanguage:
    """Add a language, after those that carry better. Raises IntegrityError if it is there already."""
    row = PersonLanguage(language=language, use=use, reads=reads)
    return _added(person, row, version)


def add_permit(
    person: Person,
    *,
    ground: Ground,
    starts_on: date | None = None,
    ends_on: date | None = None,
    source: Source = Source.UNKNOWN,
    version: int | None = None,
) -> PermitGround:
    """Add a decision on a residence permit to the earlier ones."""
    row = PermitGround(ground=ground, starts_on=starts_on, ends_on=ends_on, source=source)
    return _added(person, row, version, ground=ground)


def add_key_date(
    person: Person, *, kind: KeyDateKind, on_day: date, source: Source = Source.UNKNOWN, version: int | None = None
) -> KeyDate:
    """Add a date that drives deadlines. Raises IntegrityError if that kind has a date already."""
    return _added(person, KeyDate(kind=kind, on_day=on_day, source=source), version, kind=kind)


def _added(person: Person, row: Row, version: int | None, **codes: Any) -> Row:
    rows_like(person, row).append(row)
    settle(person, row, version)
    record(f"{row.__tablename__.replace('_', '-')}.added", row, **codes)
    return row
