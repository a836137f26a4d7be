"""Many answer at the same moment, in threads of their own, on both databases."""

from functools import partial

import pytest
import sqlalchemy as sa

from reception.accounts.models import Unit
from reception.db.session import db
from reception.surveys.models import Survey, SurveyAnswer, SurveyBox, SurveyQuestion, SurveyTicket
from reception.surveys.operations import box
from reception.surveys.operations.answering import NotOpen, answer
from reception.surveys.rules.answers import unpacked
from reception.surveys.terms import SurveyState
from tests import installations
from tests.conftest import ENGINES
from tests.factories.surveys import make_survey, make_tickets
from tests.installations import installation, make_board

MANY = 20


@pytest.fixture(scope="module", params=ENGINES)
def standing(request, tmp_path_factory):
    """An installation of its own, where everything is committed."""
    with installation(request.param, tmp_path_factory.mktemp(f"answers_{request.param}")) as app:
        with app.app_context():
            unit_id = make_board("Kommunstyrelsen").id
            db.session.remove()
        yield app, unit_id


@pytest.fixture
def at_once(standing):
    """`at_once(*works)`: "done" or "shut", of each."""
    return partial(installations.at_once, standing[0], told={NotOpen: lambda _refused: "shut"})


@pytest.fixture
def asked(standing):
    """A survey that is open: (id, the first question's id, tokens)."""
    app, unit_id = standing
    with app.app_context():
        survey = make_survey(db.session.get_one(Unit, unit_id))
        tokens = make_tickets(survey, MANY)
        query = sa.select(SurveyQuestion.id).where(SurveyQuestion.survey_id == survey.id)
        found = survey.id, db.session.scalars(query.order_by(SurveyQuestion.place)).first(), tokens
        db.session.remove()
    return found


def held(app, survey_id):
    """How many answers the box holds, are written, and how many tickets remain."""
    with app.app_context():
        boxes = db.session.scalars(sa.select(SurveyBox).where(SurveyBox.survey_id == survey_id)).all()
        counts = [
            db.session.scalar(sa.select(sa.func.count(model.id)).where(model.survey_id == survey_id))
            for model in (SurveyAnswer, SurveyTicket)
        ]
        found = (sum(len(unpacked(one.answers)) for one in boxes), *counts)
        db.session.remove()
    return found


def test_one_token_used_by_many_at_once_is_one_answer(standing, at_once, asked):
    survey_id, question, tokens = asked
    works = [lambda: answer(tokens[0], {question: 4}, "en")] * MANY
    assert at_once(*works) == ["done"] + ["shut"] * (MANY - 1)
    assert held(standing[0], survey_id) == (1, 0, MANY - 1)


def test_of_many_who_answer_at_once_none_is_lost(standing, at_once, asked):
    survey_id, question, tokens = asked
    works = [partial(answer, token, {question: 4}, "en") for token in tokens]
    assert at_once(*works) == ["done"] * MANY
    assert held(standing[0], survey_id) == (MANY, 0, 0)


def close(survey_id):
    """As the job does that closes it."""
    survey = db.session.get_one(Survey, survey_id)
    box.empty(survey)
    survey.state = SurveyState.CLOSED


def test_who_answers_while_it_is_closed_is_counted_or_shut_out(standing, at_once, asked):
    survey_id, question, tokens = asked
    works = [partial(answer, token, {question: 4}, "en") for token in tokens[1:]]
    said = at_once(partial(close, survey_id), *works)
    in_box, written, left = held(standing[0], survey_id)
    heard = said.count("done") - 1
    assert (in_box, written, left) == (0, heard, MANY - heard)


def test_emptying_twice_writes_once(standing, at_once, asked):
    survey_id, question, tokens = asked
    at_once(*(partial(answer, token, {question: 4}, "en") for token in tokens))
    assert at_once(partial(close, survey_id), partial(close, survey_id)) == ["done", "done"]
    assert held(standing[0], survey_id) == (0, MANY, 0)
