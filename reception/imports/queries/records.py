"""The people whom a list is about, as far as whoever imports may see them, and what their records hold."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from reception.accounts.models import Unit
from reception.audit.reading import saw
from reception.cases import permits as case_permits
from reception.cases.models import Case
from reception.db.bulk import chunks
from reception.db.session import db
from reception.i18n.formats import today
from reception.imports.rules.comparison import Record
from reception.imports.rules.told import KNOWN_WORKER, folded_name
from reception.people import permits as people_permits
from reception.people.models import HouseholdMember, Identifier, Person, PersonName, RegistrationDraft
from reception.people.rules.identifiers import PERSONAL_KINDS
from reception.people.terms import (
    BirthPrecision,
    ContactKind,
    DraftState,
    KeyDateKind,
    LegalSex,
    NumberKind,
    Protection,
)

_FACTS = (
    Person.names,
    Person.identifiers,
    Person.languages,
    Person.permits,
    Person.key_dates,
    Person.contact_details,
)
#: The grades of protection in the words of lists.
GRADES = {
    "none": Protection.NONE,
    "marking": Protection.MARKING,
    "protected_registration": Protection.REGISTRATION,
    "fictitious": Protection.ASSUMED_IDENTITY,
}
_GRADE_OF = {grade: word for word, grade in GRADES.items()}


def identities(numbers: Iterable[str]) -> Sequence[Person]:
    """The people with these short numbers whom the reader may tell apart, for a question that names them."""
    found = people_permits.IDENTIFY.all(sa.select(Person).where(Person.number.in_(set(numbers))))
    saw(person.id for person in found)
    return found


def visible(person_ids: Iterable[int]) -> set[int]:
    """Those of these people whose record whoever imports may read."""
    found: set[int] = set()
    for part in chunks(person_ids):
        found |= set(db.session.scalars(people_permits.READ.within(sa.select(Person.id).where(Person.id.in_(part)))))
    return found


def people_with_numbers(values: Iterable[str]) -> dict[str, int]:
    """Who has a personal number, among the people who are not hidden."""
    found: dict[str, int] = {}
    for part in chunks(values):
        query = (
            sa.select(Identifier.value, Person.id)
            .join(Person, Person.id == Identifier.person_id)
            .where(Identifier.value.in_(part), Identifier.kind.in_(PERSONAL_KINDS))
            .order_by(Identifier.verified, Person.id.desc())
        )
        found.update((row[0], row[1]) for row in db.session.execute(people_permits.IDENTIFY.within(query)))
    return found


@dataclass(frozen=True)
class Known:
    """Who somebody is: her number here, and every name she is known by."""

    number: str
    names: frozenset[str]


def known_as(person_ids: Iterable[int]) -> dict[int, Known]:
    """Who these people are, as far as they are not hidden."""
    names: dict[tuple[int, str], set[str]] = defaultdict(set)
    for part in chunks(person_ids):
        query = (
            sa.select(Person.id, Person.number, PersonName.text)
            .join(PersonName, PersonName.person_id == Person.id)
            .where(Person.id.in_(part))
        )
        for row in db.session.execute(people_permits.IDENTIFY.within(query)):
            names[row.id, row.number].add(row.text)
    return {person_id: Known(number, frozenset(known)) for (person_id, number), known in names.items()}


@dataclass(frozen=True)
class Namesake:
    """Somebody who is registered with the same name and day of birth."""

    person_id: int
    number: str
    has_personal_number: bool


def namesakes(wanted: Mapping[tuple[str, date], object]) -> dict[tuple[str, date], list[Namesake]]:
    """Who is registered under each (name, folded; day of birth), among the people who are not hidden."""
    found: dict[tuple[str, date], dict[int, Namesake]] = defaultdict(dict)
    for days in chunks(day for _name, day in wanted):
        for row in db.session.execute(_born_on(days)):
            key = folded_name({"name": row.text}), row.birth_on
            if key in wanted:
                found[key][row.id] = Namesake(row.id, row.number, row.has_number)
    return {key: list(people.values()) for key, people in found.items()}


def _born_on(days: Sequence[date]) -> sa.Select[int, str, date | None, str, bool]:
    has_number = sa.exists().where(
        Identifier.person_id == Person.id, Identifier.kind.in_(PERSONAL_KINDS), Identifier.verified
    )
    query = (
        sa.select(Person.id, Person.number, Person.birth_on, PersonName.text, has_number.label("has_number"))
        .join(PersonName, PersonName.person_id == Person.id)
        .where(Person.birth_on.in_(days), Person.birth_precision == BirthPrecision.DAY)
        .order_by(Person.id)
    )
    return people_permits.IDENTIFY.within(query)


def people_to_change(person_ids: Iterable[int]) -> dict[int, Person]:
    """The people themselves, with all facts, as far as whoever imports may change them."""
    found: dict[int, Person] = {}
    for part in chunks(person_ids):
        query = sa.select(Person).where(Person.id.in_(part)).options(*(selectinload(fact) for fact in _FACTS))
        found |= {person.id: person for person in people_permits.WRITE.all(query)}
    return found


def units_cases(unit: Unit, person_ids: Iterable[int]) -> dict[int, Case]:
    """The unit's case about each person, an open one before a closed one."""
    found: dict[int, Case] = {}
    for part in chunks(person_ids):
        query = (
            sa.select(Case)
            .where(Case.unit_id == unit.id, Case.person_id.in_(part))
            .options(joinedload(Case.person))
            .order_by(Case.state, Case.opened_on)
        )
        found |= {case.person_id: case for case in case_permits.READ.all(query)}
    return found


def records_of(person_ids: Iterable[int], unit: Unit) -> dict[int, Record]:
    """What the records of these people hold, in the words of a list; people out of reach are left out."""
    people = people_to_change(person_ids)
    cases = units_cases(unit, people)
    return {person_id: _record(person, cases.get(person_id)) for person_id, person in people.items()}


def _record(person: Person, case: Case | None) -> Record:
    dates = {date.kind: date.on_day.isoformat() for date in person.key_dates}
    single = {
        "born": _birth(person),
        "sex": person.legal_sex.value if person.legal_sex is not LegalSex.UNKNOWN else None,
        "citizenship": " ".join(person.citizenships.split()),
        "interpreter": {True: "yes", False: "no", None: None}[person.interpreter_needed],
        "route": person.route.value if person.route else None,
        "note": person.note,
        "received_on": dates.get(KeyDateKind.RECEIVED),
        "sfi_start": dates.get(KeyDateKind.SFI_STARTED),
        "worker": f"{KNOWN_WORKER}{case.worker_id}" if case is not None and case.worker_id else None,
    }
    return Record(
        single={field: value for field, value in single.items() if value},
        several=_several(person),
        permits=tuple((_day(permit.starts_on), _day(permit.ends_on), permit.ground.value) for permit in person.permits),
        protection=_GRADE_OF[person.protection],
    )


def _several(person: Person) -> dict[str, frozenset[str]]:
    numbers, details = person.identifiers, person.contact_details
    return {
        "name": frozenset(name.text for name in person.names),
        "number": frozenset(number.value for number in numbers if number.kind in PERSONAL_KINDS),
        "dossier": frozenset(number.value for number in numbers if number.kind is NumberKind.DOSSIER),
        "languages": frozenset(language.language for language in person.languages),
        **{
            kind.value: frozenset(detail.unmasked for detail in details if detail.kind is kind and not detail.ends_on)
            for kind in ContactKind
        },
    }


def _birth(person: Person) -> str | None:
    return (
        f"{person.birth_on.isoformat()} {person.birth_precision.value}"
        if person.birth_on and person.birth_precision
        else None
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def registered(person_id: int | None) -> Person:
    """Somebody in the municipal register, to open a case about. Raises OutOfReach."""
    return people_permits.REGISTER.one(sa.select(Person).where(Person.id == person_id))


def people_behind(drafts: Iterable[str]) -> dict[str, int]:
    """Whom registrations that waited are about, by their numbers: the person they met, or the other that they became.

    For operations only: what it answers is never shown (contract, decision 2).
    """
    wanted = list(drafts)
    query = (
        sa.select(RegistrationDraft.number, RegistrationDraft.met_person_id, RegistrationDraft.state, Person.id)
        .outerjoin(Person, Person.number == RegistrationDraft.number)
        .where(RegistrationDraft.number.in_(wanted))
    )
    rows = db.session.execute(people_permits.NUMBER_IN_USE.within(query)) if wanted else ()
    return {
        number: became if state is DraftState.OTHER and became is not None else met
        for number, met, state, became in rows
    }


def living_in(person: Person) -> Sequence[HouseholdMember]:
    """The households where somebody lives today, the one joined last first."""
    query = sa.select(HouseholdMember).where(
        HouseholdMember.person_id == person.id,
        sa.or_(HouseholdMember.ends_on.is_(None), HouseholdMember.ends_on >= today()),
    )
    return people_permits.HOUSEHOLD.all(query.order_by(HouseholdMember.id.desc()))
