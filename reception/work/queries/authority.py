"""What the reader's units have with Arbetsförmedlingen about a person: contacts, meetings planned, and questions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.cases import queries as cases
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.contacts import permits
from reception.contacts.models import Contact, Question
from reception.contacts.queries.log import with_parties
from reception.contacts.queries.meetings import FACE_TO_FACE
from reception.contacts.rules import HAPPENED, is_overdue, lies_ahead, waiting_days
from reception.contacts.terms import ContactState, QuestionState
from reception.i18n.formats import local, now, today
from reception.organisations.models import Organisation
from reception.organisations.queries import employment_services, has_closed
from reception.people.models import Person
from reception.work.rules.desk_ahead import Ahead, Coming

#: So many of the latest contacts, and of the questions that wait no more, are shown.
SHOWN: Final = 10


@dataclass(frozen=True)
class AskedQuestion:
    """A question to Arbetsförmedlingen. `days`: how long it has waited, or took."""

    row: Question
    days: int
    is_late: bool

    @property
    def is_open(self) -> bool:
        """Whether it may still be answered: the case goes on."""
        return self.row.case.state is CaseState.OPEN


@dataclass(frozen=True)
class Dealings:
    """What the reader's units have with Arbetsförmedlingen about a person. `to_ask`: whom a new question goes to.

    `planned`: meetings that are planned, the next first; `latest`: what took place or was tried, the latest first.
    `case`: the open case of the reader's units.
    """

    case: Case | None
    to_ask: Organisation | None
    planned: Sequence[Contact]
    latest: Sequence[Contact]
    waiting: list[AskedQuestion]
    settled: list[AskedQuestion]

    @property
    def coming(self) -> Iterator[Ahead]:
        """The days ahead: meetings that are planned, and answers that are due."""
        for one in self.planned:
            yield Ahead(local(one.at).date(), Coming.JOINT_MEETING, one.channel)
        for question in self.waiting:
            if question.row.expected_on is not None:
                yield Ahead(question.row.expected_on, Coming.ANSWER, question.row.kind)

    @property
    def last_joint_meeting(self) -> date | None:
        """The day of the latest contact with Arbetsförmedlingen that took place face to face."""
        met = (one for one in self.latest if one.state is ContactState.HELD and one.channel in FACE_TO_FACE)
        found = next(met, None)
        return local(found.at).date() if found else None


def dealings_with(person: Person) -> Dealings:
    """What the reader's units have with Arbetsförmedlingen about a person. The person's reading is noted already."""
    services = employment_services()
    keys = [one.id for one in services]
    questions = _questions(person, keys)
    return Dealings(
        case=cases.open_case_of(person),
        to_ask=next((one for one in services if not has_closed(one)), None),
        planned=_contacts(person, keys, Contact.state == ContactState.PLANNED, Contact.at, SHOWN),
        latest=_contacts(person, keys, Contact.state.in_(HAPPENED), Contact.at.desc(), SHOWN),
        waiting=[one for one in questions if one.row.state is QuestionState.WAITING],
        settled=[one for one in reversed(questions) if one.row.state is not QuestionState.WAITING][:SHOWN],
    )


def has_been(contact: Contact) -> bool:
    """Whether the time of a planned contact has passed, so that it can be said what came of it."""
    return not lies_ahead(contact.at, now())


def _contacts(
    person: Person, keys: list[int], state: sa.ColumnElement[bool], order: Any, most: int
) -> Sequence[Contact]:
    query = (
        sa.select(Contact)
        .where(Contact.case_id.in_(_cases_of(person)), Contact.organisation_id.in_(keys))
        .where(Contact.withdrawn_at.is_(None), state)
        .options(*with_parties())
        .order_by(order, Contact.id)
        .limit(most)
    )
    return permits.READ.all(query)


def _questions(person: Person, keys: list[int]) -> list[AskedQuestion]:
    """Every question to Arbetsförmedlingen about the person, in the order in which they were asked."""
    query = (
        sa.select(Question)
        .where(Question.case_id.in_(_cases_of(person)), Question.organisation_id.in_(keys))
        .options(joinedload(Question.organisation), joinedload(Question.case))
        .order_by(Question.asked_on, Question.id)
    )
    return [
        AskedQuestion(one, waiting_days(one.asked_on, one.answered_on, today()), is_overdue(one.expected_on, today()))
        for one in permits.READ_QUESTIONS.all(query)
    ]


def _cases_of(person: Person) -> sa.Select[int]:
    return sa.select(Case.id).where(Case.person_id == person.id)
