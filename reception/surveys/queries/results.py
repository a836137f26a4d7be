"""What came of a survey that is closed. Every page and file reads it here; nothing is shown of one that is open, for
two looks at a table that grows would tell the difference."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import sqlalchemy as sa

from reception.disclosure.response import Response, by_group
from reception.i18n import locales
from reception.surveys import permits
from reception.surveys.models import Survey, SurveyAnswer, SurveyQuestion
from reception.surveys.queries.answering import Question, words
from reception.surveys.rules.results import LANGUAGE, Answered, Counted, Outcome, outcomes
from reception.surveys.rules.traits import Traits
from reception.surveys.terms import SurveyState

#: So many earlier surveys stand beside one.
_MOST_EARLIER: Final = 5


@dataclass(frozen=True)
class Earlier:
    """The same question in an earlier survey."""

    number: str
    title: str
    closed_on: date | None
    count: int
    base: int


@dataclass(frozen=True)
class Results:
    """A survey and what may be shown of it. `outcomes` None: too few answered. `response` None: it would tell who did
    not answer. `answered` None: too few, or none of a survey that is open."""

    number: str
    title: str
    is_closed: bool
    closed_on: date | None
    answered: int | None
    response: list[Response[str]] | None
    outcomes: list[Outcome] | None
    questions: dict[int, Question]
    traits: dict[str, Question | None]


def results(number: str) -> Results:
    """What may be shown of a survey. Raises OutOfReach."""
    survey = permits.RESULTS.one(sa.select(Survey).where(Survey.number == number))
    said = {one.id: one for one in words(survey.id, locales.current().tag).questions}
    told = {one.about: one for one in said.values() if one.about is not None}
    traits: dict[str, Question | None] = {LANGUAGE: None, **told}
    found, answered = _outcomes(survey, list(traits))
    return Results(
        survey.number,
        survey.title,
        survey.state is SurveyState.CLOSED,
        survey.closes_on,
        answered,
        by_group(survey.asked, survey.answered) if found is not None else None,
        found,
        said,
        traits,
    )


def outcomes_of(surveys: Sequence[Survey]) -> list[tuple[Survey, list[Outcome]]]:
    """What may be shown of each question, unsplit, of those surveys that are closed and have answers enough."""
    closed = [survey for survey in surveys if survey.state is SurveyState.CLOSED]
    questions, answers = _counted(closed), _answers(closed)
    found = [(survey, outcomes(questions[survey.id], [], answers[survey.id])) for survey in closed]
    return [(survey, some) for survey, some in found if some is not None]


def earlier(number: str) -> dict[str, list[Earlier]]:
    """By the code of a question of the bank: how it was answered in surveys that closed before, the latest first."""
    survey = permits.RESULTS.one(sa.select(Survey).where(Survey.number == number))
    codes = {one.code for one in _counted([survey])[survey.id] if one.code is not None}
    if survey.state is not SurveyState.CLOSED or survey.closes_on is None or not codes:
        return {}
    asked = sa.select(SurveyQuestion.survey_id).where(SurveyQuestion.code.in_(codes))
    query = sa.select(Survey).where(
        Survey.id.in_(asked),
        Survey.id != survey.id,
        Survey.state == SurveyState.CLOSED,
        Survey.closes_on <= survey.closes_on,
    )
    others = permits.RESULTS.all(query.order_by(Survey.closes_on.desc(), Survey.id.desc()).limit(_MOST_EARLIER))
    found: dict[str, list[Earlier]] = defaultdict(list)
    for other, some in outcomes_of(others):
        for outcome in some:
            if outcome.headline is not None and outcome.question.code in codes:
                before = Earlier(other.number, other.title, other.closes_on, *outcome.headline)
                found[outcome.question.code].append(before)
    return dict(found)


def _outcomes(survey: Survey, traits: Sequence[str]) -> tuple[list[Outcome] | None, int | None]:
    """What may be shown, and how many answered."""
    if survey.state is not SurveyState.CLOSED:
        return None, None
    answers = _answers([survey])[survey.id]
    found = outcomes(_counted([survey])[survey.id], traits, answers)
    return found, None if found is None else len(answers)


def _counted(surveys: Sequence[Survey]) -> dict[int, list[Counted]]:
    """The questions of surveys by survey, in their order, without those that ask for a trait."""
    query = sa.select(SurveyQuestion).where(
        SurveyQuestion.survey_id.in_([one.id for one in surveys]), SurveyQuestion.about.is_(None)
    )
    found: dict[int, list[Counted]] = defaultdict(list)
    for one in permits.RESULTS.all(query.order_by(SurveyQuestion.place, SurveyQuestion.id)):
        found[one.survey_id].append(Counted(one.id, one.kind, one.options, one.code))
    return found


def _answers(surveys: Sequence[Survey]) -> dict[int, list[Answered]]:
    query = sa.select(SurveyAnswer).where(SurveyAnswer.survey_id.in_([one.id for one in surveys]))
    found: dict[int, list[Answered]] = defaultdict(list)
    for one in permits.ANSWERS.all(query):
        said = {int(key): place for key, place in one.said.items()}
        found[one.survey_id].append(Answered(Traits(one.language, one.about), said))
    return found
