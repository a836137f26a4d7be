"""What a changed row changes in a record: facts are added beside the earlier ones, or corrected and kept as such."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from reception.cases import operations as cases
from reception.cases.models import Case
from reception.cases.operations import NotNamed, OutsideUnit
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.imports.operations.people import dossier
from reception.imports.queries.records import GRADES
from reception.imports.rules import messages
from reception.imports.rules.comparison import PERMANENT, PERMIT, Changed
from reception.imports.rules.records import PersonRow
from reception.imports.rules.told import KNOWN_WORKER
from reception.people import operations as people
from reception.people.models import ContactDetail, KeyDate, PermitGround, Person
from reception.people.rules.numbers import shown
from reception.people.terms import (
    BirthPrecision,
    ContactKind,
    Ground,
    KeyDateKind,
    LegalSex,
    NameKind,
    ReceptionRoute,
    Source,
)


def change_record(person: Person, case: Case | None, row: PersonRow, changes: tuple[Changed, ...]) -> None:
    """Write the changes of a row into the record of its person, and the case of the unit. Protection comes last."""
    by_field = {change.field: change for change in changes}
    for field, change in by_field.items():
        if field in _CHANGES:
            _CHANGES[field](person, row, change)
    if any(field in by_field for field in PERMIT):
        _change_permit(person, row, by_field)
    if "worker" in by_field and case is not None:
        _change_worker(case, by_field["worker"].after)


def protect(person: Person, row: PersonRow, named: list[int]) -> None:
    """Protect the person as the list says; without a known worker, the manager names staff."""
    if row.protection != "none":
        people.protect(person, GRADES[row.protection], named, may_be_nobody=True)


def _correct(person: Person, **values: Any) -> None:
    people.correct(person, reason=_(messages.CORRECTED_BY_LIST), **values)


def _change_name(person: Person, row: PersonRow, _change: Changed) -> None:
    people.add_name(person, kind=NameKind.PASSPORT, text=row.name.passport)


def _change_number(person: Person, row: PersonRow, change: Changed) -> None:
    """Add the number; one that the list had before, and has not now, ends (a coordination number ends by itself)."""
    if row.number is None:
        return
    people.add_identifier(person, number_text=shown(row.number.kind, row.number.value))
    for earlier in person.identifiers:
        if earlier.value == change.before and earlier.ends_on is None:
            people.end_identifier(person, earlier, ends_on=max(today(), earlier.starts_on or today()))


def _change_dossier(person: Person, _row: PersonRow, change: Changed) -> None:
    people.add_identifier(person, number_text=dossier(change.after).written)


def _change_birth(person: Person, row: PersonRow, _change: Changed) -> None:
    if row.birth is not None:
        precision = BirthPrecision(row.birth.precision)
        _correct(person, birth_on=row.birth.on, birth_precision=precision, birth_source=Source.IMPORT)


def _change_sex(person: Person, _row: PersonRow, change: Changed) -> None:
    _correct(person, legal_sex=LegalSex(change.after), legal_sex_set_by_hand=True)


def _change_citizenship(person: Person, _row: PersonRow, change: Changed) -> None:
    _correct(person, citizenships=change.after)


def _change_interpreter(person: Person, row: PersonRow, _change: Changed) -> None:
    _correct(person, interpreter_needed=row.interpreter)


def _change_route(person: Person, _row: PersonRow, change: Changed) -> None:
    _correct(person, route=ReceptionRoute(change.after))


def _change_note(person: Person, row: PersonRow, _change: Changed) -> None:
    _correct(person, note=row.note)


def _change_languages(person: Person, _row: PersonRow, change: Changed) -> None:
    for tag in change.after.split():
        people.add_language(person, language=tag)


def _change_day(kind: KeyDateKind) -> Callable[[Person, PersonRow, Changed], None]:
    def change_day(person: Person, _row: PersonRow, change: Changed) -> None:
        day = date.fromisoformat(change.after)
        standing: KeyDate | None = next((one for one in person.key_dates if one.kind is kind), None)
        if standing is None:
            people.add_key_date(person, kind=kind, on_day=day, source=Source.IMPORT)
        else:
            reason = _(messages.CORRECTED_BY_LIST)
            people.correct(person, of=standing, reason=reason, on_day=day, source=Source.IMPORT)

    return change_day


def _change_contact(kind: ContactKind) -> Callable[[Person, PersonRow, Changed], None]:
    def change_contact(person: Person, _row: PersonRow, change: Changed) -> None:
        people.add_contact_detail(person, kind=kind, text=change.after)
        for earlier in _current(person, kind):
            if earlier.unmasked == change.before:
                people.end_contact_detail(earlier, ends_on=max(today(), earlier.starts_on or today()))

    return change_contact


def _current(person: Person, kind: ContactKind) -> list[ContactDetail]:
    return [detail for detail in person.contact_details if detail.kind is kind and detail.ends_on is None]


def _change_permit(person: Person, row: PersonRow, changes: Mapping[str, Changed]) -> None:
    """A permit that only runs longer, or whose first day was missing, is corrected; any other is a new decision."""
    if row.ground is None:
        return
    said_before = {field: changes[field].before if field in changes else _said(row, field) for field in PERMIT}
    standing = next((permit for permit in person.permits if _is(permit, said_before)), None)
    if (
        standing is not None
        and "ground" not in changes
        and said_before["permit_from"] in (None, _said(row, "permit_from"))
    ):
        reason = _(messages.CORRECTED_BY_LIST)
        people.correct(person, of=standing, reason=reason, starts_on=row.permit_from, ends_on=row.permit_to)
    else:
        ground, source = Ground(row.ground), Source.IMPORT
        people.add_permit(person, ground=ground, starts_on=row.permit_from, ends_on=row.permit_to, source=source)


def _said(row: PersonRow, field: str) -> str | None:
    value = getattr(row, field)
    return value.isoformat() if isinstance(value, date) else value


def _is(permit: PermitGround, said: Mapping[str, str | None]) -> bool:
    held = [None if day is None else day.isoformat() for day in (permit.starts_on, permit.ends_on)]
    told = [None if said[field] == PERMANENT else said[field] for field in PERMIT]
    return [*held, permit.ground.value] == told


def _change_worker(case: Case, worker: str) -> None:
    """Give the case to the caseworker of the list, unless that may not be."""
    try:
        cases.assign(case, int(worker.removeprefix(KNOWN_WORKER)), today())
    except (OutsideUnit, NotNamed):
        return


_CHANGES: Mapping[str, Callable[[Person, PersonRow, Changed], None]] = {
    "name": _change_name,
    "number": _change_number,
    "dossier": _change_dossier,
    "born": _change_birth,
    "sex": _change_sex,
    "citizenship": _change_citizenship,
    "interpreter": _change_interpreter,
    "route": _change_route,
    "note": _change_note,
    "languages": _change_languages,
    "received_on": _change_day(KeyDateKind.RECEIVED),
    "sfi_start": _change_day(KeyDateKind.SFI_STARTED),
    "phone": _change_contact(ContactKind.PHONE),
    "email": _change_contact(ContactKind.EMAIL),
    "address": _change_contact(ContactKind.ADDRESS),
}
