"""What may happen to employers, and to what was said with them. Raises `Refused` where rules stop it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.access.actor import current
from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.organisations import operations as organisations
from reception.organisations.models import Organisation
from reception.organisations.terms import OrganisationKind
from reception.reckoning.remarks import accepted
from reception.work.models import Employer, EmployerContact, Opening
from reception.work.permits import KEEP_EMPLOYERS
from reception.work.queries.register import details_of
from reception.work.rules.employers import check_contact, check_heard, check_texts, check_unknown, last_heard


def add_employer(
    facts: Mapping[str, Any], details: Mapping[str, Any], contact_person: Mapping[str, Any] | None
) -> Organisation:
    """Put an employer into the register. `facts`: columns of the organisation; `details`: of the employer.

    `contact_person`: name, task, phone and e-mail of somebody who works there, or None.
    """
    checks = [*check_texts({"note": details["note"]}, today())]
    heard_on = details["confirmed_on"]
    accepted([*checks, *(check_heard(heard_on, today()) if heard_on else ())])
    made = organisations.add_organisation(kind=OrganisationKind.EMPLOYER, **facts)
    _add_details(made, details)
    if contact_person is not None:
        organisations.add_contact_person(made, **contact_person)
    return made


def _add_details(organisation: Organisation, details: Mapping[str, Any]) -> Employer:
    row = Employer(organisation_id=organisation.id, **details)
    db.session.add(row)
    db.session.flush()
    record("employer.added", row, fields=" ".join(sorted(name for name, value in details.items() if value)))
    return row


def change_details(organisation: Organisation, row: Employer | None, **details: Any) -> None:
    """Branch, whose it is and note were others. `row` is held by the form; it is None where nothing was known so far.

    Then it is made, unless somebody else makes it in this moment: whoever comes second is told, and writes over nobody.
    """
    accepted(check_texts({"note": details.get("note")}, today()))
    if row is None:
        accepted(check_unknown(is_known=_held_details(organisation) is not None))
        _add_details(organisation, details)
    elif changed := write_anew(row, details):
        record("employer.changed", row, fields=" ".join(changed))


def _held_details(organisation: Organisation) -> Employer | None:
    """The details, which nobody else writes meanwhile, nor makes them: the organisation is held for that."""
    hold(organisation)
    row = details_of(organisation.id)
    if row is not None:
        hold(row)
    return row


def hear(organisation: Organisation, on: date) -> None:
    """Somebody heard from the employer on a day. An earlier day than is known changes nothing."""
    accepted(check_heard(on, today()))
    row = _held_details(organisation)
    if row is None:
        _add_details(organisation, {"confirmed_on": on})
    elif row.confirmed_on is None or row.confirmed_on < on:
        row.confirmed_on = on
        db.session.flush()
        record("employer.heard", row)


def note_contact(organisation: Organisation, **said: Any) -> EmployerContact:
    """Somebody spoke with the employer. `said`: columns of `EmployerContact`."""
    _check(said)
    row = EmployerContact(organisation_id=organisation.id, made_at=now(), author_id=current().user_id, **said)
    db.session.add(row)
    db.session.flush()
    record("employer-contact.noted", row, organisation=organisation.id)
    hear(organisation, said["on"])
    return row


def _check(said: Mapping[str, Any]) -> None:
    checks = check_contact(said["on"], said["next_on"], today())
    accepted([*checks, *check_texts({"text": said["text"]}, today())])


def change_contact(contact: EmployerContact, **said: Any) -> None:
    """A contact was another than was noted. Was it the last that was heard of the employer, that day is found anew."""
    _check(said)
    before = contact.on
    if changed := write_anew(contact, said):
        record("employer-contact.changed", contact, fields=" ".join(changed))
    if contact.on != before:
        _find_last_heard(contact.organisation, before)


def _find_last_heard(organisation: Organisation, moved_from: date) -> None:
    """A day that turned out to be wrong does not count any more; one that somebody confirmed later stays."""
    row = _held_details(organisation)
    if row is None or (row.confirmed_on is not None and row.confirmed_on > moved_from):
        return
    days = [
        db.session.scalar(KEEP_EMPLOYERS.within(sa.select(sa.func.max(column)).where(of == organisation.id)))
        for column, of in (
            (EmployerContact.on, EmployerContact.organisation_id), (Opening.confirmed_on, Opening.organisation_id),
        )
    ]  # fmt: skip
    if changed := write_anew(row, {"confirmed_on": last_heard(*days)}):
        record("employer.changed", row, fields=" ".join(changed))


def close_employer(organisation: Organisation) -> None:
    """It offers nothing any more. What was done with it, and what it offered, stays."""
    hold(organisation)
    if organisation.closed_on is None:
        organisations.close_organisation(organisation)


def reopen_employer(organisation: Organisation) -> None:
    """It is there after all."""
    hold(organisation)
    if organisation.closed_on is not None:
        organisations.reopen_organisation(organisation)
