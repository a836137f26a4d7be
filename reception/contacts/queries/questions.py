"""Questions put to authorities: one of them, and all that are waited for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.actor import Actor
from reception.access.permit import Permit
from reception.audit.reading import saw
from reception.cases.models import Case
from reception.cases.queries.awaited import NOBODY, Awaited, Colleagues, about, in_place_of, of_units
from reception.cases.terms import CaseState
from reception.contacts import permits
from reception.contacts.models import Question
from reception.contacts.rules import is_overdue, waiting_days
from reception.contacts.terms import QuestionKind, QuestionState
from reception.db.aliases import shared_alias
from reception.db.session import db
from reception.i18n.formats import today
from reception.organisations.models import Organisation
from reception.people.models import Person


@dataclass(frozen=True, kw_only=True)
class Waiting(Awaited):
    """A question without an answer."""

    question_id: int
    kind: QuestionKind
    text: str
    asked_on: date

    @property
    def days(self) -> int:
        """How long the answer has been awaited."""
        return waiting_days(self.asked_on, None, today())

    @property
    def is_overdue(self) -> bool:
        """Whether it should have come by now."""
        return is_overdue(self.expected_on, today())


@dataclass(frozen=True)
class WaitingSum:
    """How many answers an organisation owes, and since how many days at most."""

    organisation_id: int
    organisation_name: str
    count: int
    days: int


def question(case: Case, question_id: int, permit: Permit = permits.READ_QUESTIONS) -> Question:
    """A question of a case. Raises OutOfReach."""
    query = sa.select(Question).where(Question.id == question_id, Question.case_id == case.id)
    return permit.one(query.options(joinedload(Question.organisation), joinedload(Question.author)))


def waiting_on(case: Case) -> Sequence[Question]:
    """The unanswered questions of a case, the longest awaited first."""
    query = (
        sa.select(Question)
        .where(Question.case_id == case.id, Question.state == QuestionState.WAITING)
        .options(joinedload(Question.organisation))
        .order_by(Question.asked_on, Question.id)
    )
    return permits.READ_QUESTIONS.all(query)


def waiting_for(
    actor: Actor,
    *,
    organisation_id: int | None = None,
    whole_unit: bool = False,
    standing_in: Colleagues = NOBODY,
    window: tuple[int, int] = (0, 200),
) -> list[Waiting]:
    """What the actor waits for from others, the longest awaited first; `whole_unit`: the actor's units wait for.

    With `standing_in`, also what those colleagues wait for.
    """
    offset, limit = window
    query = _waiting().where(of_units(actor) if whole_unit else _of(actor, standing_in)).offset(offset).limit(limit)
    if organisation_id is not None:
        query = query.where(Question.organisation_id == organisation_id)
    found: Any = db.session.execute(permits.READ_QUESTIONS.within(query))
    rows = [
        _row(asked, organisation, case_number, person, in_place_of(actor, standing_in, worker_id, asked.author_id))
        for asked, organisation, case_number, person, worker_id in found
    ]
    saw(row.person_id for row in rows)
    return rows


def waiting_by_organisation(
    actor: Actor, *, whole_unit: bool = False, standing_in: Colleagues = NOBODY
) -> list[WaitingSum]:
    """What each organisation owes the actor, the longest awaited first; and those whom one stands in for."""
    query = (
        sa.select(Organisation.id, Organisation.name, sa.func.count(), sa.func.min(Question.asked_on))
        .select_from(Question)
        .join(Question.case)
        .join(Question.organisation)
        .where(Question.state == QuestionState.WAITING, Case.state == CaseState.OPEN)
        .where(of_units(actor) if whole_unit else _of(actor, standing_in))
        .group_by(Organisation.id, Organisation.name)
        .order_by(sa.func.min(Question.asked_on), Organisation.id)
    )
    rows = db.session.execute(permits.READ_QUESTIONS.within(query))
    return [WaitingSum(key, name, count, waiting_days(first, None, today())) for key, name, count, first in rows]


def _waiting() -> sa.Select[Question, Organisation, str, Person, int | None]:
    return (
        sa.select(Question, Organisation, Case.number, Person, Case.worker_id)
        .join(Question.organisation)
        .join(Question.case)
        .join(Case.person)
        .where(Question.state == QuestionState.WAITING, Case.state == CaseState.OPEN)
        .order_by(Question.asked_on, Question.id)
    )


#: Made once: an alias of a wide table takes longer to make than a question to ask.
_asked, _of_worker = shared_alias(Question), shared_alias(Case)


def _of(actor: Actor, standing_in: Colleagues) -> sa.ColumnElement[bool]:
    """Two index look-ups: a condition with "or" over two tables would read every open case."""
    ids = [actor.user_id, *standing_in]
    written = sa.select(_asked.id).where(_asked.author_id.in_(ids), _asked.state == QuestionState.WAITING)
    on_own_cases = (
        sa.select(_asked.id)
        .join(_of_worker, _of_worker.id == _asked.case_id)
        .where(_of_worker.worker_id.in_(ids), _of_worker.state == CaseState.OPEN)
        .where(_asked.state == QuestionState.WAITING)
    )
    return Question.id.in_(sa.union_all(written, on_own_cases))


def _row(
    asked: Question, organisation: Organisation, case_number: str, person: Person, for_name: str | None
) -> Waiting:
    return Waiting(
        question_id=asked.id,
        organisation_id=organisation.id,
        organisation_name=organisation.name,
        kind=asked.kind,
        text=asked.text,
        asked_on=asked.asked_on,
        expected_on=asked.expected_on,
        case_number=case_number,
        **about(person),
        for_name=for_name,
    )
