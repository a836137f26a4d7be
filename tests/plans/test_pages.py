"""The plan by the front door: begun, written, agreed on, followed up, changed; and who may see it."""

import re
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.cases import operations as cases
from reception.cases.terms import Owner, Phase
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.terms import Protection
from reception.plans.models import Action, Goal, Plan
from reception.plans.terms import ActionState, GoalState, PlanState
from tests.factories.people import make_case, make_person
from tests.factories.plans import case_of, make_plan

LONG_AGO = date(2026, 2, 3)


@pytest.fixture
def person(municipality):
    return make_person(unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def worker(client_of, municipality):
    return client_of(municipality.caseworker)


@pytest.fixture
def colleague(client_of, municipality):
    return client_of(municipality.caseworker2)


@pytest.fixture
def address(person):
    return f"/people/{person.number}/plan"


def all_of(model):
    return db.session.scalars(sa.select(model).order_by(model.id).execution_options(permit="test")).all()


def one_of(model):
    (found,) = all_of(model)
    return found


def agree(worker, address, **values):
    answer = worker.fill(f"{address}/agree", **{"with_interpreter": "yes", **values})
    assert answer.status_code == 303, answer.words
    return answer


def test_a_plan_is_begun_written_and_agreed_on(worker, person, address):
    empty = worker.get(address)
    assert "No plan yet" in empty.words
    begun = worker.post(f"{address}/begin")
    assert begun.location == f"{address}/edit"
    worker.fill(begun.location, own_wish="Jag vill arbeta som snickare.", review_on="+60")
    goal = {
        "sentence": "goal-job",
        "text": "Gärna i ett snickeri.",
        "sentences-0": "cv",
        "texts-1": "Jag ringer Snickeri AB.",
        "owners-1": "newcomer",
        "days-1": "+7",
    }
    assert worker.fill(f"{address}/goals/new", **goal).location == f"{address}/edit"
    answer = agree(worker, address)
    assert answer.location == address
    page = worker.get(address)
    for words in (
        "Jag vill arbeta som snickare.",
        "I have a job and live on my own pay.",
        "Gärna i ett snickeri.",
        "I write a CV and get help to improve it.",
        "Jag ringer Snickeri AB.",
        (today() + timedelta(days=7)).isoformat(),
        "Version 1 stands.",
        "This is my plan.",
    ):
        assert words in page.words, words
    plan = one_of(Plan)
    assert (plan.state, plan.agreed_on, plan.with_interpreter) == (PlanState.AGREED, today(), True)
    assert plan.review_on == today() + timedelta(days=60)
    assert [(action.owner, action.sentence) for action in all_of(Action)] == [
        (Owner.NEWCOMER, "cv"),
        (Owner.NEWCOMER, None),
    ]
    assert one_of(Goal).phase is Phase.WORK
    assert case_of(person).active_on == today()


def test_whoever_begins_second_comes_to_the_same_draft(worker, colleague, address):
    for browser in (worker, colleague):
        assert browser.post(f"{address}/begin").location == f"{address}/edit"
    assert one_of(Plan).state is PlanState.DRAFT


def test_a_changed_plan_is_a_new_version_and_the_former_one_can_be_read(worker, person, address):
    former = make_plan(case_of(person), agreed_on=LONG_AGO, goals=2, actions=2)
    first, second = former.goals
    worker.post(f"{address}/actions/{first.actions[0].id}/state", data={"state": "done"})
    worker.post(f"{address}/actions/{first.actions[1].id}/state", data={"state": "dropped"})
    worker.post(f"{address}/goals/{second.id}/state", data={"state": "reached"})
    worker.post(f"{address}/begin")
    draft = all_of(Plan)[-1]
    assert draft.own_wish == former.own_wish
    (copied,) = draft.goals
    assert [(action.text, action.state, action.ended_on) for action in copied.actions] == [
        ("Steg 0.0", ActionState.DONE, today())
    ]
    worker.fill(f"{address}/goals/{copied.id}", text="Ett annat mål")
    page = worker.get(address)
    (folded,) = page.all("details", class_="more")
    assert "Ett annat mål" in "".join(folded.itertext()), "the draft can be looked at"
    assert page.words.count("Ett annat mål") == 1, "the version that stands is still the agreed one"
    agree(worker, address)
    page = worker.get(address)
    assert "Ett annat mål" in page.words
    assert "Version 2 stands." in page.words
    assert [plan.state for plan in all_of(Plan)] == [PlanState.REPLACED, PlanState.AGREED]
    read = worker.get(f"{address}/versions/{former.id}")
    assert read.heading == f"Plan, version 1, {person.shown_name}"
    assert "Mål 0" in read.words
    assert "Ett annat mål" not in read.words


def test_what_is_ticked_while_the_next_version_is_written_is_ticked_there_too(worker, person, address):
    standing = make_plan(case_of(person), agreed_on=LONG_AGO)
    worker.post(f"{address}/begin")
    (goal,) = standing.goals
    worker.post(f"{address}/actions/{goal.actions[0].id}/state", data={"state": "done"})
    worker.post(f"{address}/goals/{goal.id}/state", data={"state": "reached"})
    assert [action.state for action in all_of(Action)] == [ActionState.DONE] * 2
    assert [goal.state for goal in all_of(Goal)] == [GoalState.REACHED] * 2


def test_a_slip_of_the_tick_is_taken_back(worker, person, address):
    action = make_plan(case_of(person), agreed_on=LONG_AGO).goals[0].actions[0]
    url = f"{address}/actions/{action.id}/state"
    assert worker.post(url, data={"state": "done"}).location.startswith(f"{address}#goal-")
    undo = worker.get(address).form(f"{url}?state=planned").get("action")
    assert worker.post(undo).status_code == 303
    action = one_of(Action)
    assert (action.state, action.ended_on) == (ActionState.PLANNED, None)
    assert worker.post(url, data={"state": "perhaps"}).status_code == 400


def test_an_agreed_plan_is_never_rewritten(worker, person, address):
    plan = make_plan(case_of(person), agreed_on=LONG_AGO)
    goal = plan.goals[0]
    action = goal.actions[0]
    for path in ("edit", "agree", "goals/new", f"goals/{goal.id}", f"actions/{action.id}", "throw-away"):
        assert worker.get(f"{address}/{path}").location == address, path
    worker.post(f"{address}/goals/{goal.id}", data={"text": "Annat", "phase": "work", "version": goal.version})
    worker.post(f"{address}/actions/{action.id}/remove")
    worker.post(f"{address}/goals/{goal.id}/remove")
    worker.post(f"{address}/goals/{goal.id}/down")
    worker.post(f"{address}/throw-away")
    assert one_of(Goal).text == "Mål 0"
    assert one_of(Action).text == "Steg 0.0"


def test_a_draft_is_not_followed_up(worker, person, address):
    goal = make_plan(case_of(person)).goals[0]
    worker.post(f"{address}/actions/{goal.actions[0].id}/state", data={"state": "done"})
    worker.post(f"{address}/goals/{goal.id}/state", data={"state": "reached"})
    assert one_of(Action).state is ActionState.PLANNED
    assert one_of(Goal).state is GoalState.UNDER_WAY


def test_what_was_typed_stays_when_the_draft_was_agreed_on_meanwhile(worker, colleague, person, address):
    goal = make_plan(case_of(person)).goals[0]
    page = worker.get(f"{address}/goals/{goal.id}")
    agree(colleague, address)
    answer = worker.post(f"{address}/goals/{goal.id}", data={**page.form_values(), "text": "Mina egna ord"})
    assert "Copy what you need" in answer.words
    assert answer.form_values()["text"] == "Mina egna ord"
    assert one_of(Goal).text == "Mål 0"


def test_two_who_change_one_goal_choose_what_stands(worker, colleague, person, address):
    goal = make_plan(case_of(person)).goals[0]
    url = f"{address}/goals/{goal.id}"
    late = {**colleague.get(url).form_values(), "text": "Den andras"}
    assert worker.fill(url, text="Den enas").status_code == 303
    told = colleague.post(url, data=late)
    assert told.status_code == 409
    values = told.form_values()
    assert (values["text"], values["_theirs-text"]) == ("Den andras", "Den enas")
    colleague.post(url, data={**values, "_chosen-text": "mine"})
    assert one_of(Goal).text == "Den andras"


def test_whoever_agrees_is_told_what_somebody_changed_while_it_was_read(worker, colleague, person, address):
    goal = make_plan(case_of(person)).goals[0]
    page = worker.get(f"{address}/agree")
    colleague.fill(f"{address}/goals/{goal.id}/actions/new", text="Något nytt", owner="newcomer")
    values = {**page.form_values(), "with_interpreter": "no"}
    told = worker.post(f"{address}/agree", data=values)
    assert told.status_code == 409
    assert "Något nytt" in told.words
    assert one_of(Plan).state is PlanState.DRAFT
    assert worker.post(f"{address}/agree", data=told.form_values()).status_code == 303
    assert one_of(Plan).with_interpreter is False


def test_a_wish_is_saved_though_a_goal_was_added_meanwhile(worker, colleague, person, address):
    make_plan(case_of(person))
    page = worker.get(f"{address}/edit")
    colleague.fill(f"{address}/goals/new", sentence="goal-friends")
    answer = worker.post(f"{address}/edit", data={**page.form_values(), "own_wish": "Ro"})
    assert answer.status_code == 303
    assert one_of(Plan).own_wish == "Ro"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({}, "Choose a sentence, or write your own words."),
        ({"text": "Eget mål"}, "Choose which phase the goal belongs to."),
        ({"text": "x" * 501, "phase": "work"}, "Shorten this to 500 characters"),
        ({"sentence": "no-such-goal", "text": "Eget"}, "Choose one from the list."),
        ({"sentence": "goal-job", "phase": "play"}, None),
        ({"sentence": "goal-job", "texts-0": "Något"}, "Choose who does it: your own words do not say."),
        ({"sentence": "goal-job", "days-2": "+7"}, "Choose a sentence, or write your own words."),
        ({"sentence": "goal-job", "sentences-0": "cv", "days-0": "i går kväll"}, "This needs to be corrected"),
        ({"sentence": "goal-job", "sentences-1": "nothing"}, "Choose one from the list."),
        ({"sentence": "goal-job", "sentences-0": "cv", "owners-0": "king"}, "Choose one from the list."),
    ],
)
def test_what_cannot_be_taken_keeps_what_was_typed(worker, person, address, typed, message):
    make_plan(case_of(person), goals=0)
    answer = worker.fill(f"{address}/goals/new", **typed)
    if message is None:
        assert answer.status_code in {200, 303}
        return
    assert answer.status_code == 200
    assert message in answer.words
    shown = answer.form_values()
    for name, value in typed.items():
        if name in {"sentence", "sentences-1", "owners-0"} and value in {"no-such-goal", "nothing", "king"}:
            continue
        assert shown[name] == value
    assert all_of(Goal) == []


def test_an_action_is_added_changed_and_removed(worker, person, address):
    goal = make_plan(case_of(person), actions=0).goals[0]
    new = f"{address}/goals/{goal.id}/actions/new"
    assert "Choose a sentence, or write your own words." in worker.fill(new).words
    assert worker.fill(new, sentence="sfi-application", again="1").location == new
    action = one_of(Action)
    assert action.owner is Owner.NEWCOMER
    worker.fill(f"{address}/actions/{action.id}", owner="adult_education", due_on="2026-12-24")
    changed = one_of(Action)
    assert (changed.owner, changed.due_on) == (Owner.ADULT_EDUCATION, date(2026, 12, 24))
    worker.post(f"{address}/actions/{action.id}/remove")
    assert all_of(Action) == []


def test_goals_change_places_and_go(worker, person, address):
    make_plan(case_of(person), goals=0)
    for words in ("Ett", "Två"):
        worker.fill(f"{address}/goals/new?phase=work", text=words, phase="work")
    first, second = all_of(Goal)
    worker.post(f"{address}/goals/{second.id}/up")
    page = worker.get(f"{address}/edit")
    assert page.words.index("Två") < page.words.index("Ett")
    worker.fill(f"{address}/goals/{first.id}/remove")
    assert one_of(Goal).text == "Två"


def test_a_goal_page_offers_the_phases_sentences_first(worker, person, address):
    make_plan(case_of(person), goals=0)
    page = worker.get(f"{address}/goals/new?phase=inclusion")
    groups = [group.get("label") for group in page.all("select", name="sentence")[0].iter("optgroup")]
    assert groups == ["Inclusion", "Reception", "Education", "Job"]
    assert page.form_values()["phase"] == "inclusion"
    assert worker.get(f"{address}/goals/new?phase=nonsense").status_code == 200


def test_a_draft_is_thrown_away_and_what_stands_goes_on_standing(worker, person, address):
    make_plan(case_of(person), agreed_on=LONG_AGO)
    worker.post(f"{address}/begin")
    assert "holds 1 goal" in worker.get(f"{address}/throw-away").words
    worker.fill(f"{address}/throw-away")
    assert one_of(Plan).state is PlanState.AGREED
    assert "Mål 0" in worker.get(address).words


def test_a_plan_without_a_goal_is_not_agreed_on(worker, person, address):
    make_plan(case_of(person), goals=0)
    answer = worker.fill(f"{address}/agree", with_interpreter="no")
    assert "There is no goal in the plan yet. Add one first." in answer.words
    assert "Say whether an interpreter was there." in worker.fill(f"{address}/agree").words


def test_no_version_is_agreed_on_before_the_one_it_replaces(worker, person, address):
    make_plan(case_of(person), agreed_on=today())
    worker.post(f"{address}/begin")
    yesterday = (today() - timedelta(days=1)).isoformat()
    answer = worker.fill(f"{address}/agree", with_interpreter="no", agreed_on=yesterday)
    assert "The version before this one was agreed on later" in answer.words


def test_in_a_closed_case_the_plan_is_read_and_not_written(worker, person, address):
    plan = make_plan(case_of(person), agreed_on=LONG_AGO)
    case = case_of(person)
    with system("test"):
        cases.close_case(case, on=today())
        db.session.commit()
    page = worker.get(address)
    assert "Mål 0" in page.words
    assert "nothing is written in it" in page.words
    assert not page.page.findall(".//main//form")
    goal = plan.goals[0]
    for path in ("begin", f"goals/{goal.id}/state", f"actions/{goal.actions[0].id}/state"):
        assert worker.post(f"{address}/{path}", data={"state": "done"}).status_code == 404
    for path in ("edit", "agree", "goals/new"):
        assert worker.get(f"{address}/{path}").status_code == 404


def test_an_earlier_cases_plan_is_among_the_earlier_ones(worker, municipality, address, person):
    closed = make_case(person, unit=municipality.unit, opened_on=date(2025, 1, 1), closed_on=date(2025, 9, 1))
    plan = make_plan(closed, agreed_on=date(2025, 2, 2))
    page = worker.get(address)
    assert "No plan yet" in page.words
    assert f"{address}/versions/{plan.id}" in {link.get("href") for link in page.all("a")}
    assert "Mål 0" in worker.get(f"{address}/versions/{plan.id}").words


def test_another_units_plan_is_nobodys_business(client_of, municipality, worker, person, address):
    plan = make_plan(case_of(person), agreed_on=LONG_AGO)
    for user in (municipality.other_unit_caseworker, municipality.other_board_manager):
        browser = client_of(user)
        for path in ("", "/edit", f"/versions/{plan.id}"):
            assert browser.get(address + path).status_code == 404
        assert browser.post(f"{address}/begin").status_code == 404
    other = make_person(name="Yusuf Cabdi", unit=municipality.unit)
    assert worker.get(f"/people/{other.number}/plan/versions/{plan.id}").status_code == 404
    answer = worker.post(f"/people/{other.number}/plan/goals/{plan.goals[0].id}/state", data={"state": "reached"})
    assert answer.status_code == 404


def test_a_protected_persons_plan_is_for_those_who_are_named(client_of, municipality):
    person = make_person(
        protection=Protection.MARKING, named=[municipality.caseworker], unit=municipality.unit, name="Hemlig Vän"
    )
    plan = make_plan(case_of(person), agreed_on=LONG_AGO)
    address, goal = f"/people/{person.number}/plan", plan.goals[0]
    named, other = client_of(municipality.caseworker), client_of(municipality.caseworker2)
    page = named.get(address)
    assert "Mål 0" in page.words
    assert "Do not show or tell anybody else" in page.words
    for path in ("", "/edit", f"/versions/{plan.id}", "/nowhere"):
        assert other.get(address + path).status_code == 404
    for path in ("/begin", f"/goals/{goal.id}/state", f"/actions/{goal.actions[0].id}/state"):
        assert other.post(address + path, data={"state": "done"}).status_code == 404


@pytest.mark.parametrize("path", ["", "/edit", "/agree", "/goals/new"])
def test_a_long_plan_takes_no_more_statements_than_a_short_one(worker, municipality, path):
    counts = []
    for goals, versions in ((1, 1), (9, 6)):
        person = make_person(unit=municipality.unit, worker=municipality.caseworker)
        for _each in range(versions):
            make_plan(case_of(person), agreed_on=LONG_AGO, state=PlanState.REPLACED)
        make_plan(case_of(person), agreed_on=LONG_AGO, goals=goals, actions=goals)
        make_plan(case_of(person), goals=goals, actions=goals)
        assert worker.get(f"/people/{person.number}/plan{path}").status_code == 200
        counts.append(len(worker.statements))
    assert counts[0] == counts[1]


def test_nothing_about_the_plan_stands_in_an_address_or_a_cookie(worker, person, address):
    make_plan(case_of(person), goals=0)
    answer = worker.fill(f"{address}/goals/new", sentence="goal-job", text="Mycket privat")
    assert "privat" not in answer.location
    with worker.session_transaction() as kept:
        assert not re.search(r"privat|Warsame", str(dict(kept)))
