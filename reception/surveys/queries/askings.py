"""Rounds of asking: those of a survey, and for the program alone who was asked."""

from collections.abc import Sequence
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload

from reception.access.secret import secret_key
from reception.cases.models import Case
from reception.db.session import db
from reception.surveys import permits
from reception.surveys.models import Survey, SurveyAsking, SurveyInvitation
from reception.surveys.rules.tickets import invitation_token, slip_token
from reception.surveys.terms import AskingKind, AskingState

#: What the job is called.
JOB: Final = "survey-asking"


def askings(survey: Survey) -> Sequence[SurveyAsking]:
    """The rounds of asking of a survey, newest first, each with its unit."""
    query = sa.select(SurveyAsking).where(SurveyAsking.survey_id == survey.id).order_by(SurveyAsking.id.desc())
    return permits.SURVEYS.all(query.options(joinedload(SurveyAsking.unit)))


def asking(survey: Survey, asking_id: int) -> SurveyAsking:
    """One of them. Raises OutOfReach."""
    query = sa.select(SurveyAsking).where(SurveyAsking.survey_id == survey.id, SurveyAsking.id == asking_id)
    return permits.SURVEYS.one(query.options(joinedload(SurveyAsking.unit)))


def asking_by_id(asking_id: int) -> SurveyAsking:
    """A round by its id, for the job that does it."""
    return permits.SURVEYS.one(sa.select(SurveyAsking).where(SurveyAsking.id == asking_id))


def rounds_done(survey: Survey) -> Sequence[SurveyAsking]:
    """The rounds in which newcomers were asked."""
    query = sa.select(SurveyAsking).where(
        SurveyAsking.survey_id == survey.id,
        SurveyAsking.kind == AskingKind.PEOPLE,
        SurveyAsking.state == AskingState.DONE,
    )
    return permits.SURVEYS.all(query.order_by(SurveyAsking.id))


def invitations_of(asking: SurveyAsking) -> Sequence[SurveyInvitation]:
    """Those who were asked in a round, each with her case and person. For the program alone."""
    query = sa.select(SurveyInvitation).join(SurveyInvitation.case).join(Case.person)
    query = query.where(SurveyInvitation.asking_id == asking.id).order_by(SurveyInvitation.id)
    return permits.INVITATIONS.all(query.options(contains_eager(SurveyInvitation.case).contains_eager(Case.person)))


def invitation_ids(survey: Survey) -> Sequence[int]:
    """The ids of all of a survey. Numbers alone: no row of anybody is read."""
    query = sa.select(SurveyInvitation.id).where(SurveyInvitation.survey_id == survey.id)
    return db.session.scalars(query.execution_options(permit=permits.INVITATIONS.name)).all()


def invitation(invitation_id: int) -> SurveyInvitation | None:
    """One of them with its survey. For the program alone."""
    query = sa.select(SurveyInvitation).where(SurveyInvitation.id == invitation_id)
    query = query.options(joinedload(SurveyInvitation.survey).joinedload(Survey.unit))
    return next(iter(permits.INVITATIONS.all(query)), None)


def token_of(one: SurveyInvitation) -> str:
    """The token of somebody who was asked. It is kept nowhere, and made again for her."""
    return invitation_token(one.survey_id, one.id, secret_key())


def slip_tokens(asking: SurveyAsking) -> list[str]:
    """The tokens of the slips of a round, in their order on paper."""
    return [slip_token(asking.id, index, secret_key()) for index in range(asking.size or 0)]
