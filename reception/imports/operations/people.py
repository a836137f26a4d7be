"""One row of the list of people, made into a person with a case."""

import json
from datetime import date
from typing import Any

from reception.accounts.models import Unit
from reception.cases import operations as cases
from reception.cases.models import Case
from reception.i18n.formats import today
from reception.imports.rules.records import PersonRow
from reception.people import operations as people
from reception.people import queries as person_queries
from reception.people.models import Person, RegistrationDraft
from reception.people.rules.identifiers import known_number
from reception.people.rules.numbers import shown
from reception.people.terms import (
    BirthPrecision,
    ContactKind,
    Ground,
    KeyDateKind,
    NumberKind,
    Protection,
    ReceptionRoute,
    Source,
)

GRADES = {
    "marking": Protection.MARKING,
    "protected_registration": Protection.REGISTRATION,
    "fictitious": Protection.ASSUMED_IDENTITY,
}


def is_registered(row: PersonRow) -> bool:
    """Whether somebody in reach has the row's number already."""
    if row.number is None:
        return False
    written = shown(row.number.kind, row.number.value)
    return person_queries.visible_match(known_number(written, today=today())) is not None


def register(
    row: PersonRow, unit: Unit, *, worker_id: int | None, first_contact: date | None
) -> Person | RegistrationDraft:
    """The person of a row, with everything that the row tells, or a closed draft (contract, decision 2)."""
    found = people.register_person(
        name=row.name.passport,
        number_text=shown(row.number.kind, row.number.value) if row.number else None,
        birth=(row.birth.on, BirthPrecision(row.birth.precision)) if row.birth else None,
        birth_source=Source.IMPORT if row.birth else None,
        legal_sex=row.sex,
        languages=row.languages,
        citizenships=row.citizenships,
        route=ReceptionRoute(row.route) if row.route else None,
        interpreter_needed=row.interpreter,
        other_names=tuple(name for name in (row.name.written,) if name),
        unit_id=unit.id,
        worker_id=worker_id,
        opened_on=day_of_opening(row, first_contact),
        beside=beside(row),
    )
    if isinstance(found, Person):
        _add_facts(found, row)
    return found


def open_case(person: Person, row: PersonRow, unit: Unit, *, worker_id: int | None, first_contact: date | None) -> Case:
    """The unit's case about the person, opened on the day of reception."""
    return cases.open_case(person, unit_id=unit.id, worker_id=worker_id, opened_on=day_of_opening(row, first_contact))


def day_of_opening(row: PersonRow, first_contact: date | None) -> date:
    """Reception, or the first contact if that is earlier or reception is not known; never ahead."""
    known = [day for day in (row.received_on, first_contact) if day is not None]
    return min(*known, today()) if known else today()


def _add_facts(person: Person, row: PersonRow) -> None:
    if row.dossier:
        people.add_identifier(person, number_text=shown(NumberKind.DOSSIER, row.dossier))
    if row.ground or row.permit_to:
        people.add_permit(
            person,
            ground=Ground(row.ground or "refugee"),
            starts_on=row.permit_from,
            ends_on=row.permit_to,
            source=Source.IMPORT,
        )
    for kind, day in ((KeyDateKind.RECEIVED, row.received_on), (KeyDateKind.SFI_STARTED, row.sfi_start)):
        if day is not None:
            people.add_key_date(person, kind=kind, on_day=day, source=Source.IMPORT)
    for contact_kind, text in (
        (ContactKind.PHONE, row.phone),
        (ContactKind.EMAIL, row.email),
        (ContactKind.ADDRESS, row.address),
    ):
        if text:
            people.add_contact_detail(person, kind=contact_kind, text=text)
    person.note = row.note


def protect(person: Person, row: PersonRow, named: list[int]) -> None:
    """Protect the person as the list says; without a known worker, the manager names staff."""
    if row.protection != "none":
        people.protect(person, GRADES[row.protection], named, may_be_nobody=True)


def beside(row: PersonRow) -> dict[str, str]:
    """What the row tells that has no place of its own yet, as text."""
    told: dict[str, Any] = {
        "household": row.household,
        "relation": row.relation,
        "sfi": f"{row.sfi.track or ''}{row.sfi.course or ''}" if row.sfi else None,
        "worker": row.worker if row.worker_id is None else None,
    }
    return {name: str(value) for name, value in told.items() if value}


def kept_beside(told: dict[str, str]) -> str | None:
    """The same as JSON, or None when there is nothing."""
    return json.dumps(told, ensure_ascii=False) if told else None
