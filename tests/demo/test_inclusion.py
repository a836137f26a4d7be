"""What Exempelby tells of inclusion: activities and friends, reports, counts, and surveys in several languages."""

import pytest

from reception.access.actor import system
from reception.db.session import db
from reception.inclusion.models import ActivityOffer, DiscriminationReport, FriendMatch, StaffLanguage, StaffTraining
from reception.inclusion.operations.figures import count_figures
from reception.inclusion.terms.discrimination import ReportState
from reception.people.terms import Protection
from reception.surveys.models import Survey, SurveyAnswer, SurveyBox, SurveyInvitation, SurveyTicket
from reception.surveys.terms import SurveyState
from tests.demo.told import DAY, everything

pytestmark = pytest.mark.usefixtures("exempelby")


def closed() -> Survey:
    """The survey that is over."""
    return next(one for one in everything(Survey) if one.state is SurveyState.CLOSED)


def test_a_closed_survey_has_answers_in_at_least_five_languages_and_nothing_else_is_left_of_it():
    survey = closed()
    assert len([number for number in survey.answered.values() if number]) >= 5
    answers = [one for one in everything(SurveyAnswer) if one.survey_id == survey.id]
    assert len(answers) == sum(survey.answered.values())
    for model in (SurveyBox, SurveyTicket, SurveyInvitation):
        assert survey.id not in {one.survey_id for one in everything(model)}


def test_a_language_is_told_only_where_ten_answers_share_all_that_is_told():
    kept = [(one.language, tuple(sorted(one.about.items()))) for one in everything(SurveyAnswer)]
    assert all(kept.count(one) >= 10 for one in set(kept))


def test_another_survey_is_open_and_newcomers_are_asked():
    survey = next(one for one in everything(Survey) if one.state is SurveyState.OPEN)
    asked = [one for one in everything(SurveyInvitation) if one.survey_id == survey.id]
    assert asked
    assert all(one.case.person.protection is Protection.NONE for one in asked)


def test_people_take_part_and_meet_and_none_of_them_is_protected():
    for model in (ActivityOffer, FriendMatch):
        rows = everything(model)
        assert rows
        assert all(one.case.person.protection is Protection.NONE for one in rows)


def test_reports_are_open_and_closed_in_time_and_late():
    reports = everything(DiscriminationReport)
    assert {one.state for one in reports} == set(ReportState)
    days = [(one.closed_on - one.received_on).days for one in reports if one.closed_on]
    assert min(days) <= 30 < max(days)


def test_units_have_counts_of_three_years():
    for model in (StaffTraining, StaffLanguage):
        assert {one.year for one in everything(model)} == {DAY.year, DAY.year - 1, DAY.year - 2}


def test_all_figures_of_inclusion_can_be_counted():
    with system("test"):
        found = count_figures(DAY.year, DAY)
        db.session.rollback()
    assert {"I28", "I29", "I31", "I32", "I41", "I44", "I46"} <= found.counted.keys()
    assert all(one.denominator for one in found.counted.values())
    assert found.felt is not None
    assert found.felt.of >= 10
    assert "U65861" in found.told
