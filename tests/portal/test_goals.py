"""My goals: the plan that was agreed, its sentences in her language, free words as they stand."""

from datetime import date

import pytest

from reception.access.actor import system
from reception.audit.log import record
from reception.cases.terms import Owner, Phase
from reception.db.session import db
from reception.i18n.formats import now
from reception.plans.models import Action, Goal, Plan
from reception.plans.terms import ActionState, GoalState, PlanState
from tests.factories.people import make_person
from tests.factories.plans import case_of, make_plan
from tests.factories.portal import newcomer_in


@pytest.fixture
def english(app, case):
    """Her browser, in English so that tests read our own words."""
    return newcomer_in(app, case, language="en")


def agree(case):
    """A plan with a sentence of the library, free words, a done action and goals that were given up."""
    with system("test"):
        actions = [
            Action(sentence="sfi-attendance", owner=Owner.NEWCOMER, due_on=date(2027, 1, 15), position=0),
            Action(
                text="Eva ringer skolan.", owner=Owner.MUNICIPALITY, position=1, state=ActionState.DONE,
                ended_on=date(2026, 11, 1),
            ),
            Action(
                text="Struket steg.", owner=Owner.NEWCOMER, position=2, state=ActionState.DROPPED,
                ended_on=date(2026, 11, 1),
            ),
        ]  # fmt: skip
        goals = [
            Goal(phase=Phase.EDUCATION, sentence="goal-sfi-completed", text="Före sommaren.", actions=actions),
            Goal(phase=Phase.WORK, text="Övergivet mål.", state=GoalState.DROPPED, ended_on=date(2026, 11, 1)),
        ]
        plan = Plan(
            case=case, state=PlanState.AGREED, own_wish="Waxaan rabaa inaan shaqeeyo.", agreed_on=date(2026, 9, 1),
            with_interpreter=True, review_on=date(2026, 12, 1), made_at=now(), goals=goals,
        )  # fmt: skip
        db.session.add(plan)
        db.session.flush()
        record("test.plan-made", plan)
        db.session.commit()
    return plan


def test_the_librarys_sentences_stand_in_her_language_with_swedish_beside(case, english):
    agree(case)
    page = english.get("/my/en/goals")
    assert "I complete SFI." in page.words
    assert "Jag blir klar med sfi." in page.words
    assert len(english.statements) <= 8


def test_the_page_leads_to_the_plan_on_paper(case, english):
    agree(case)
    page = english.get("/my/en/goals")
    (link,) = page.all("a", href="/my/en/plan.pdf")
    assert "Print my plan" in "".join(link.itertext())
    answer = english.get("/my/en/plan.pdf")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")


def test_free_words_stand_as_written_and_are_said_to_be_in_swedish(case, english):
    agree(case)
    page = english.get("/my/en/goals")
    marked = [one for one in page.all("span", lang="sv") if one.text == "Före sommaren."]
    assert marked
    assert "In Swedish" in page.words
    assert "Waxaan rabaa inaan shaqeeyo." in page.words


def test_actions_say_who_by_when_and_whether_they_are_done(case, english):
    agree(case)
    said = english.get("/my/en/goals").words
    assert "2027-01-15" in said
    assert "Who: You" in said
    assert "Done" in said
    assert "2026-09-01" in said
    assert "2026-12-01" in said


def test_what_was_given_up_is_left_out(case, english):
    agree(case)
    said = english.get("/my/en/goals").words
    assert "Övergivet" not in said
    assert "Struket" not in said


def test_a_plan_that_is_being_written_is_not_shown(case, english):
    make_plan(case, wish="Ett utkast.")
    said = english.get("/my/en/goals").words
    assert "utkast" not in said
    assert "You have no plan with us yet." in said
    assert "Karin Kase" in said


def test_of_two_versions_the_newest_that_was_agreed_is_shown_with_its_number(case, english):
    make_plan(case, agreed_on=date(2026, 2, 1), state=PlanState.REPLACED, wish="Förr.")
    make_plan(case, agreed_on=date(2026, 8, 1), wish="Nu.")
    said = english.get("/my/en/goals").words
    assert "Nu." in said
    assert "Förr." not in said
    assert "version 2" in said


def test_the_plan_of_another_is_not_hers(municipality, english):
    other = case_of(make_person(name="Omar Said", unit=municipality.unit, worker=municipality.caseworker))
    make_plan(other, agreed_on=date(2026, 2, 1), wish="En annans önskan.")
    assert "annans" not in english.get("/my/en/goals").words


def test_in_arabic_the_plan_runs_from_right_to_left_and_free_words_do_not(case, hers):
    agree(case)
    page = hers.get("/my/ar/goals")
    assert page.page.get("dir") == "rtl"
    assert all(one.get("dir") == "ltr" for one in page.all("span", lang="sv") if one.text == "Före sommaren.")
    assert page.all("blockquote")[0].get("dir") == "auto"
