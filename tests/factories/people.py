"""Newcomers with an open case, made directly so that a test about one thing does not depend on ten others."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime

from reception.access.actor import system
from reception.accounts.models import Unit, User
from reception.audit.log import record
from reception.cases.models import Case, CaseAssignment
from reception.cases.terms import CaseState
from reception.db.session import db
from reception.people import operations
from reception.people.models import ContactDetail, Identifier, NamedAccess, Person, PersonName
from reception.people.rules.names import sort_key
from reception.people.terms import BirthPrecision, ContactKind, LegalSex, NameKind, NumberKind, Protection
from reception.web import short_number

SOURCE = random.Random(2026)
OPENED = date(2026, 1, 15)


def make_person(
    *,
    name: str = "Amina Warsame",
    own_script: str | None = None,
    number: str | None = None,
    birth: date | None = date(1990, 5, 17),
    sex: LegalSex = LegalSex.UNKNOWN,
    phone: str | None = None,
    protection: Protection = Protection.NONE,
    named: Sequence[User] = (),
    unit: Unit | None = None,
    worker: User | None = None,
    opened_on: date = OPENED,
) -> Person:
    """A person; with `unit`, one with an open case there, worked with by `worker`.

    `number` is a personal or coordination number of twelve digits. `named` are those who may open a protected file.
    """
    with system("test"):
        person = _person(name, birth, sex, protection)
        _describe(person, name, own_script, number, phone)
        for user in named:
            db.session.add(NamedAccess(person_id=person.id, user_id=user.id, starts_on=OPENED))
        if unit is not None:
            make_case(person, unit=unit, worker=worker, opened_on=opened_on)
        db.session.flush()
        operations.index(person)
        record("test.person-made", person)
        db.session.commit()
    return person


def make_case(
    person: Person, *, unit: Unit, worker: User | None = None, opened_on: date = OPENED, closed_on: date | None = None
) -> Case:
    """A case of `unit` about `person`."""
    with system("test"):
        case = Case(
            number=short_number.make(SOURCE),
            person=person,
            unit_id=unit.id,
            worker_id=worker.id if worker else None,
            opened_on=opened_on,
            active_on=closed_on or opened_on,
            state=CaseState.CLOSED if closed_on else CaseState.OPEN,
            closed_on=closed_on,
        )
        db.session.add(case)
        if worker is not None:
            db.session.add(CaseAssignment(case=case, user_id=worker.id, starts_on=opened_on))
        record("test.case-made", case)
        db.session.flush()
    return case


def _person(name: str, birth: date | None, sex: LegalSex, protection: Protection) -> Person:
    person = Person(
        number=short_number.make(SOURCE),
        shown_name=name,
        sort_key=sort_key(name),
        birth_on=birth,
        birth_precision=BirthPrecision.DAY if birth else None,
        legal_sex=sex,
        protection=protection,
        protection_since=None if protection is Protection.NONE else OPENED,
        registered_at=datetime(2026, 1, 15, 9, tzinfo=UTC),
    )
    db.session.add(person)
    db.session.flush()
    return person


def _describe(person: Person, name: str, own_script: str | None, number: str | None, phone: str | None) -> None:
    sealed = person.is_protected
    rows = [PersonName(person_id=person.id, kind=NameKind.PASSPORT, text=name)]
    if own_script:
        rows.append(PersonName(person_id=person.id, kind=NameKind.OWN_SCRIPT, text=own_script))
    if number:
        rows.append(_identifier(person, number))
    if phone:
        detail = {"sealed": phone} if sealed else {"plain": phone}
        rows.append(ContactDetail(person_id=person.id, kind=ContactKind.PHONE, **detail))
    db.session.add_all(rows)


def _identifier(person: Person, number: str) -> Identifier:
    is_coordination = int(number[6:8]) > 60
    kind = NumberKind.SAMORDNINGSNUMMER if is_coordination else NumberKind.PERSONNUMMER
    return Identifier(person_id=person.id, kind=kind, value=number, written=f"{number[:8]}-{number[8:]}", verified=True)
