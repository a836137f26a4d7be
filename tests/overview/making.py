"""Tasks, appointments and questions on cases, made directly."""

from datetime import date, datetime, time, timedelta

import sqlalchemy as sa

from reception.access.actor import system
from reception.accounts.models import User
from reception.audit.log import record
from reception.cases import permits as case_permits
from reception.cases.models import Case, Task
from reception.contacts.models import Contact, Question
from reception.contacts.terms import Channel, ContactState, InterpreterState, QuestionKind
from reception.db.session import db
from reception.i18n.formats import at_local, now, today
from reception.organisations.models import Organisation
from reception.organisations.terms import OrganisationKind
from reception.people.models import Person


def day(days: int) -> date:
    """The day that many days from today."""
    return today() + timedelta(days=days)


def case_of(person: Person) -> Case:
    """The person's only case."""
    with system("test"):
        return case_permits.READ.one(sa.select(Case).where(Case.person_id == person.id))


def make_task(
    person: Person, title: str, due_on: date | None, *, owner: User | None = None, resting_until: date | None = None
) -> Task:
    """A task to do."""
    return _saved(
        Task(
            case_id=case_of(person).id,
            title=title,
            due_on=due_on,
            owner_id=owner and owner.id,
            resting_until=resting_until,
            made_at=now(),
        )
    )


def make_contact(
    person: Person,
    at: datetime,
    *,
    summary: str = "",
    state: ContactState = ContactState.HELD,
    author: User | None = None,
    **facts: object,
) -> Contact:
    """A contact that took place."""
    facts.setdefault("interpreter", InterpreterState.NONE)
    return _saved(
        Contact(
            case_id=case_of(person).id, at=at, channel=Channel.VISIT, state=state, summary=summary,
            author_id=author and author.id, logged_at=now(), **facts,
        )
    )  # fmt: skip


def make_appointment(
    person: Person, days: int, place: str, *, clock: time = time(10), author: User | None = None, **facts: object
) -> Contact:
    """A planned contact, so many days from today."""
    at = at_local(datetime.combine(day(days), clock))
    return make_contact(person, at, state=ContactState.PLANNED, place=place, author=author, **facts)


def make_organisation(name: str) -> Organisation:
    """An authority."""
    with system("test"):
        organisation = Organisation(name=name, sort_key=name.casefold(), kind=OrganisationKind.AUTHORITY)
        db.session.add(organisation)
        record("test.organisation")
        db.session.commit()
    return organisation


def make_question(
    person: Person, organisation: Organisation, days_ago: int, *, text: str = "When?", author: User | None = None
) -> Question:
    """A question that waits."""
    return _saved(
        Question(
            case_id=case_of(person).id, organisation_id=organisation.id, kind=QuestionKind.PERMIT, text=text,
            asked_on=day(-days_ago), author_id=author and author.id, made_at=now(),
        )
    )  # fmt: skip


def make_silent(person: Person, days_ago: int) -> None:
    """Let nothing have happened on the person's case for so long."""
    with system("test"):
        case = case_of(person)
        case.active_on = day(-days_ago)
        record("test.silent", case)
        db.session.commit()


def _saved(row):
    with system("test"):
        db.session.add(row)
        db.session.flush()
        record("test.made", people=())
        db.session.commit()
    return row


def list_of(section):
    """The address of a whole list of the day; what one waits for stands with what the unit waits for."""
    return "/questions" if section == "waiting" else f"/my-day/{section}"
