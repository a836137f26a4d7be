"""Questions to authorities: asked, answered, withdrawn."""

from datetime import date

from reception.audit.log import record
from reception.cases import operations as cases
from reception.cases.models import Case
from reception.contacts.models import Question
from reception.contacts.rules import joined_notes
from reception.contacts.terms import QuestionKind, QuestionState
from reception.db.session import db
from reception.i18n.formats import now


class NotWaiting(Exception):
    """The question has been answered or withdrawn."""


def ask(
    case: Case,
    *,
    organisation_id: int,
    kind: QuestionKind,
    text: str,
    asked_on: date,
    expected_on: date | None,
    author_id: int | None,
) -> Question:
    """Put a question to an authority and wait for its answer."""
    question = Question(
        case=case,
        organisation_id=organisation_id,
        kind=kind,
        text=text,
        asked_on=asked_on,
        expected_on=expected_on,
        author_id=author_id,
        made_at=now(),
    )
    db.session.add(question)
    db.session.flush()
    cases.active(case, asked_on)
    record("question.asked", question, kind=kind, organisation=organisation_id)
    return question


def answer(question: Question, *, answered_on: date, answer: str) -> None:
    """The answer came. Raises NotWaiting; a day before it was asked is refused by the database."""
    _check_waiting(question)
    question.state, question.answered_on, question.answer = QuestionState.ANSWERED, answered_on, answer
    db.session.flush()
    cases.active(question.case, answered_on)
    record("question.answered", question)


def add_to_answer(question: Question, *, answered_on: date, answer: str) -> None:
    """Add to an answer that stands there; a question that was withdrawn is answered after all."""
    question.answer = joined_notes(question.answer or "", answer)
    question.state, question.answered_on = QuestionState.ANSWERED, question.answered_on or answered_on
    db.session.flush()
    cases.active(question.case, answered_on)
    record("question.answer-added-to", question)


def withdraw_question(question: Question) -> None:
    """No answer is awaited any longer. Raises NotWaiting."""
    _check_waiting(question)
    question.state = QuestionState.WITHDRAWN
    db.session.flush()
    record("question.withdrawn", question)


def _check_waiting(question: Question) -> None:
    if question.state is not QuestionState.WAITING:
        raise NotWaiting
