"""A survey is answered: the ticket goes and the answer falls into the box, in one transaction, or neither."""

from collections.abc import Mapping

import sqlalchemy as sa

from reception.db.locking import hold
from reception.db.session import db
from reception.surveys.models import Survey, SurveyTicket
from reception.surveys.operations import box
from reception.surveys.queries.answering import asked_in, is_open
from reception.surveys.rules.answers import given, says_something
from reception.surveys.rules.tickets import token_hash


class NotOpen(Exception):
    """The ticket is used or unknown, or the survey takes no answers: it is not told which."""


class NothingSaid(Exception):
    """No question of the survey is answered."""


def answer(token: str, sent: Mapping[int, int], language: str) -> None:
    """Take what was sent with a token: places of answers by question. The token opens nothing afterwards.

    Of many who use one token at the same moment one is heard. Answers to one survey are taken one after another; no
    row, log or mark tells when or from where. Raises NotOpen, NothingSaid; then nothing has happened.
    """
    hashed = token_hash(token)
    of_ticket = sa.select(SurveyTicket.survey_id).where(SurveyTicket.token_hash == hashed)
    survey = db.session.scalars(sa.select(Survey).where(Survey.id.in_(of_ticket))).one_or_none()
    if survey is None:
        raise NotOpen
    hold(survey)
    questions = asked_in(survey.id)
    if not is_open(survey):
        raise NotOpen
    if not says_something(sent, questions):
        raise NothingSaid
    used = db.session.execute(sa.delete(SurveyTicket).where(SurveyTicket.token_hash == hashed))
    if used.rowcount != 1:  # type: ignore[attr-defined]  # of a DELETE
        raise NotOpen
    box.add(survey, given(sent, questions, language))
