"""Surveys: the list, one of them, and how many were asked in it, by language."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from reception.db.session import db
from reception.disclosure.response import in_groups
from reception.surveys import permits
from reception.surveys.models import Survey, SurveyAsking, SurveyInvitation, SurveyTicket
from reception.surveys.terms import AskingKind, SurveyState


def surveys(window: tuple[int, int]) -> Sequence[Survey]:
    """The surveys, newest first, each with its unit."""
    offset, limit = window
    query = sa.select(Survey).options(joinedload(Survey.unit)).order_by(Survey.id.desc())
    return permits.SURVEYS.all(query.offset(offset).limit(limit))


def survey(number: str) -> Survey:
    """A survey with its unit, its questions in order and all its texts. Raises OutOfReach."""
    return permits.SURVEYS.one(_whole().where(Survey.number == number))


def survey_by_id(survey_id: int) -> Survey:
    """The same by its id."""
    return permits.SURVEYS.one(_whole().where(Survey.id == survey_id))


def _whole() -> sa.Select[Survey]:
    return sa.select(Survey).options(
        joinedload(Survey.unit), selectinload(Survey.questions), selectinload(Survey.texts)
    )


def open_surveys() -> Sequence[Survey]:
    """The surveys that are open."""
    return permits.SURVEYS.all(_whole().where(Survey.state == SurveyState.OPEN).order_by(Survey.id))


def asked_by_language(survey: Survey) -> dict[str, int]:
    """How many were asked in each language, slips of paper among them. Counts alone: no row of anybody is read."""
    if survey.state is SurveyState.CLOSED:
        return dict(survey.asked)
    people = sa.select(SurveyInvitation.language, sa.func.count()).where(SurveyInvitation.survey_id == survey.id)
    counted = people.group_by(SurveyInvitation.language).execution_options(permit=permits.INVITATIONS.name)
    slips = sa.select(SurveyAsking.language, sa.func.sum(SurveyAsking.size)).where(
        SurveyAsking.survey_id == survey.id, SurveyAsking.kind == AskingKind.SLIPS
    )
    found: dict[str, int] = {}
    for language, count in [*db.session.execute(counted), *db.session.execute(slips.group_by(SurveyAsking.language))]:
        found[language] = found.get(language, 0) + int(count)
    return found


def asked_in_groups(survey: Survey) -> list[tuple[tuple[str, ...], int]] | None:
    """How many were asked in each language, as a page may show it: languages of fewer than ten together; None: fewer
    than ten were asked in all. Of a survey that is closed the results tell it beside how many answered."""
    return in_groups(asked_by_language(survey))


def unused_by_language(survey: Survey) -> dict[str, int]:
    """How many tickets have not been used, by the language in which they were given. For the closing alone."""
    query = sa.select(SurveyTicket.language, sa.func.count()).where(SurveyTicket.survey_id == survey.id)
    return {language: int(count) for language, count in db.session.execute(query.group_by(SurveyTicket.language))}
