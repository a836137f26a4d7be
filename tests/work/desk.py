"""Somebody at Arbetsförmedlingen, the authority in the register, and what was asked of it."""

from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.log import record
from reception.cases import permits as case_permits
from reception.cases.models import Case
from reception.contacts.models import Question
from reception.contacts.terms import QuestionKind, QuestionState
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.organisations.models import Organisation
from reception.organisations.rules import sort_key
from reception.organisations.terms import OrganisationKind
from reception.people.models import KeyDate, Person
from reception.people.terms import KeyDateKind


def day(days: int) -> date:
    """The day that many days from today."""
    return today() + timedelta(days=days)


def kept(row: Any) -> Any:
    with system("test"):
        db.session.add(row)
        db.session.flush()
        record("test.made", people=())
        db.session.commit()
    return row


def make_authority(name: str = "Arbetsförmedlingen", **facts: Any) -> Organisation:
    """An authority in the register, as it is seeded."""
    found: Organisation = kept(
        Organisation(name=name, sort_key=sort_key(name), kind=OrganisationKind.AUTHORITY, languages="", **facts)
    )
    return found


def case_of(person: Person) -> Case:
    """The latest case of a person."""
    with system("test"):
        query = sa.select(Case).where(Case.person_id == person.id).order_by(Case.id.desc())
        return case_permits.READ.all(query)[0]


def asked(person: Person, whom: Organisation, on: date, *, answered_on: date | None = None, **facts: Any) -> Question:
    """A question on the case of a person, answered where a day is given."""
    state = QuestionState.ANSWERED if answered_on else QuestionState.WAITING
    values = {"kind": QuestionKind.ENROLMENT, "text": "When does it begin?", "state": state, **facts}
    row: Question = kept(
        Question(
            case_id=case_of(person).id, organisation_id=whom.id, asked_on=on, answered_on=answered_on,
            answer="Soon." if answered_on else None, made_at=now(), **values,
        )
    )  # fmt: skip
    return row


def make_key_date(person: Person, kind: KeyDateKind, on: date) -> None:
    """A day in a person's record."""
    kept(KeyDate(person_id=person.id, kind=kind, on_day=on))


def rows_of(model: type[Any]) -> list[Any]:
    """Every row of a table, in the order in which they were made."""
    query = sa.select(model).order_by(model.id).execution_options(permit="test", populate_existing=True)
    with system("test"):
        return list(db.session.scalars(query))
