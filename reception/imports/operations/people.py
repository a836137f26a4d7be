"""A row of the list of people, as what is registered of a person."""

from datetime import date

from reception.accounts.models import Unit
from reception.i18n.formats import today
from reception.imports.operations.row_plans import RowPlan
from reception.imports.rules import told
from reception.imports.rules.records import PersonRow
from reception.people.operations import Enrolment, Facts
from reception.people.rules.identifiers import KnownNumber, known_number
from reception.people.rules.numbers import shown
from reception.people.terms import ContactKind, Ground, KeyDateKind, NumberKind, Source


def enrolment(plan: RowPlan, unit: Unit, worker_id: int | None) -> Enrolment:
    """Everything that a row tells of a person, to be registered at once."""
    row = plan.row
    return Enrolment(
        facts=_facts(plan, unit, worker_id),
        identifiers=tuple(dossier(row.dossier) for _ in (1,) if row.dossier),
        permits=_permits(row),
        key_dates=_key_dates(row),
        contact_details=contact_details(row),
        note=row.note,
    )


def _facts(plan: RowPlan, unit: Unit, worker_id: int | None) -> Facts:
    row = plan.row
    return Facts(
        name=row.name.passport,
        number_text=shown(row.number.kind, row.number.value) if row.number else None,
        birth=(row.birth.on.isoformat(), row.birth.precision) if row.birth else None,
        birth_source=Source.IMPORT if row.birth else None,
        legal_sex=row.sex,
        languages=row.languages,
        citizenships=row.citizenships,
        route=row.route,
        interpreter_needed=row.interpreter,
        other_names=tuple(name for name in (row.name.written,) if name),
        unit_id=unit.id,
        worker_id=worker_id,
        opened_on=day_of_opening(plan).isoformat(),
        beside=beside(plan),
    )


def day_of_opening(plan: RowPlan) -> date:
    """Reception, or the first contact if that is earlier or reception is not known; never ahead."""
    first_contact = plan.contacts[0].row.held_on if plan.contacts else None
    known = [day for day in (plan.row.received_on, first_contact) if day is not None]
    return min(*known, today()) if known else today()


def dossier(value: str) -> KnownNumber:
    """A dossier number as it is kept."""
    return known_number(shown(NumberKind.DOSSIER, value), today=today())


def _permits(row: PersonRow) -> tuple[tuple[Ground, date | None, date | None, Source], ...]:
    return ((Ground(row.ground), row.permit_from, row.permit_to, Source.IMPORT),) if row.ground else ()


def _key_dates(row: PersonRow) -> tuple[tuple[KeyDateKind, date, Source], ...]:
    days = ((KeyDateKind.RECEIVED, row.received_on), (KeyDateKind.SFI_STARTED, row.sfi_start))
    return tuple((kind, day, Source.IMPORT) for kind, day in days if day is not None)


def contact_details(row: PersonRow) -> tuple[tuple[ContactKind, str], ...]:
    """What leads to the person."""
    details = (
        (ContactKind.PHONE, row.phone),
        (ContactKind.EMAIL, row.email),
        (ContactKind.ADDRESS, row.address),
    )
    return tuple((kind, text) for kind, text in details if text)


def beside(plan: RowPlan) -> dict[str, str]:
    """All that a row and its contacts tell, as text: for the manager who decides a registration that waits."""
    notes = [f"{contact.row.held_on.isoformat()} {contact.row.note or ''}".strip() for contact in plan.contacts]
    return {**told.of_person(plan.row), **({"contacts": "\n".join(notes)} if notes else {})}
