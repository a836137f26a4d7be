"""Exempelby's paths: every target group has cases that a caseworker recognises, and nobody drowns in overdue steps."""

from collections import Counter, defaultdict

import pytest
from flask import Flask

from reception.cases.models import Case, Closing, FollowUp, Pause, Transfer
from reception.cases.rules import days_to_ask
from reception.cases.terms import CaseState, FollowUpState, TransferState
from reception.path.book import current
from reception.path.models import CasePath, Mark, NotedFact
from reception.path.rules.milestones import SETTLED
from reception.path.rules.noting import is_noted_by_hand, read
from reception.path.rules.phases import phases_of
from reception.path.terms import MilestoneState, Phase, PhaseState, TargetGroup
from reception.people.models import Guardianship, Person
from reception.people.terms import GuardianKind, ReceptionRoute
from reception.plans.models import Action, Goal, Plan
from reception.plans.rules.library import sentence
from reception.plans.terms import PlanState
from tests.demo import told
from tests.demo.told import DAY, Told, everything


@pytest.fixture(scope="module")
def open_cases(exempelby: Flask) -> list[Told]:
    """Every open case with its path."""
    return told.open_cases()


def test_every_target_group_has_open_cases_without_contradictions(open_cases):
    by_group = defaultdict(list)
    for case in open_cases:
        by_group[case.group].append(case)
    assert set(TargetGroup) <= set(by_group)
    for group in TargetGroup:
        sound = [one for one in by_group[group] if not one.states[MilestoneState.CONTRADICTORY]]
        assert len(sound) >= max(0.95 * len(by_group[group]), 1), group


def test_the_template_is_that_of_the_group(open_cases):
    groups = Counter((case.template, case.group) for case in open_cases if case.group)
    alike = sum(count for (template, group), count in groups.items() if template == group.value)
    assert alike > 0.97 * groups.total()


def test_one_case_has_days_that_contradict_each_other(open_cases):
    [slip] = [case for case in open_cases if case.name == "Habben Tesfai"]
    assert slip.states[MilestoneState.CONTRADICTORY]


def test_of_cases_older_than_half_a_year_most_steps_are_done(open_cases):
    for case in open_cases:
        if (
            case.days_open > 180
            and case.group is not TargetGroup.OTHER
            and not case.states[MilestoneState.CONTRADICTORY]
        ):
            applies = [one for one in case.milestones if one.phase is Phase.RECEPTION]
            open_ = [one for one in applies if one.state in {MilestoneState.OPEN, MilestoneState.OVERDUE}]
            assert len(open_) <= 0.5 * len(applies)
    old = [case.states for case in open_cases if case.days_open > 180]
    done = sum(states[MilestoneState.FULFILLED] for states in old)
    left = sum(states[MilestoneState.OPEN] + states[MilestoneState.OVERDUE] for states in old)
    assert done > 3 * left


def test_few_cases_have_overdue_steps_and_fewer_have_many(open_cases):
    late = [len(case.overdue) for case in open_cases]
    assert 0.03 < sum(1 for count in late if 1 <= count <= 2) / len(late) < 0.16
    assert 0 < sum(1 for count in late if count > 2) / len(late) < 0.06


def test_one_case_is_silent_and_has_several_overdue_steps(open_cases):
    [behind] = [case for case in open_cases if case.name == "Berhane Kidane"]
    assert len(behind.overdue) == 3


def test_every_caseworker_has_some_overdue_steps_and_none_has_hundreds(open_cases):
    late, cases = Counter(), Counter(case.worker_id for case in open_cases if case.worker_id)
    for case in open_cases:
        late[case.worker_id] += len(case.overdue)
    busy = [worker for worker, count in cases.items() if count >= 20]
    assert busy
    assert max(late[worker] for worker in cases) <= 25
    assert 2 <= sum(late[worker] for worker in busy) / len(busy) <= 12


def test_something_is_due_this_week(open_cases):
    ahead = {MilestoneState.OPEN, MilestoneState.UPCOMING, MilestoneState.BLOCKED}
    soon = [
        one for case in open_cases for one in case.milestones
        if one.state in ahead and one.due and (one.due - DAY).days <= 7
    ]  # fmt: skip
    assert 5 <= len(soon) <= 80


def test_amina_is_received_learns_looks_for_work_and_has_one_step_overdue(open_cases):
    [amina] = [case for case in open_cases if case.name == "Amina Yusuf"]
    phases = {view.phase: view for view in phases_of(amina.milestones)}
    assert amina.overdue == {"area_school"}
    assert {view.state for view in phases.values()} == {PhaseState.UNDER_WAY}
    reception = phases[Phase.RECEPTION]
    assert reception.done >= 0.75 * reception.steps
    done = {one.code for one in amina.milestones if one.state is MilestoneState.FULFILLED}
    assert {"settlement", "registration", "sfi_available", "enrolment", "establishment_decision", "plan"} <= done


def test_her_daughter_waits_for_preschool_and_her_son_goes_to_school(open_cases):
    hodan, liban = (next(one for one in open_cases if one.name == name) for name in ("Hodan Mohamed", "Liban Mohamed"))
    assert hodan.overdue == {"preschool_offered"}
    assert not liban.overdue
    assert "school_placement" in {one.code for one in liban.milestones if one.state is MilestoneState.FULFILLED}


def test_children_have_no_steps_of_grown_ups(open_cases):
    for case in open_cases:
        if case.age < 15:
            done = {one.code for one in case.milestones if one.state not in SETTLED}
            assert not done & {"enrolment", "sfi_available", "establishment_decision", "civic_orientation_started"}


def test_what_is_noted_and_ticked_is_known_to_the_definitions_and_lies_in_the_past(exempelby):
    book = current()
    codes = {code for template in book.templates.values() for code in template.in_force(DAY)}
    for noted in everything(NotedFact):
        definition = book.facts[noted.code]
        assert is_noted_by_hand(definition)
        assert read(definition, noted.value) is not None
        assert noted.noted_at.date() <= DAY
    marks = everything(Mark)
    assert {mark.code for mark in marks} <= codes
    assert all(mark.on_day <= DAY and mark.made_at.date() >= mark.on_day for mark in marks)
    shares = Counter(mark.state for mark in marks)
    assert 0.005 < shares[MilestoneState.NOT_APPLICABLE] / shares.total() < 0.12


def test_every_case_has_a_path_that_is_to_be_reckoned(exempelby):
    assert {row.case_id for row in everything(CasePath)} == {case.id for case in everything(Case)}
    assert {row.reckoned_on for row in everything(CasePath)} == {None}


def test_unaccompanied_minors_are_minors_and_have_somebody_who_decides(exempelby):
    minors = [one for one in everything(Person) if one.route is ReceptionRoute.UNACCOMPANIED]
    guarded = {
        one.person_id for one in everything(Guardianship)
        if one.kind in {GuardianKind.UNACCOMPANIED_TRUSTEE, GuardianKind.APPOINTED_CUSTODIAN}
    }  # fmt: skip
    assert minors
    assert all((DAY - one.birth_on).days < 18 * 365.25 for one in minors)
    assert {one.id for one in minors} <= guarded


def test_every_closing_says_why_and_asks_four_times(exempelby):
    closed = {case.id for case in everything(Case) if case.state is CaseState.CLOSED}
    closings = everything(Closing)
    assert closed <= {one.case_id for one in closings}
    asked = defaultdict(dict)
    for one in everything(FollowUp):
        asked[one.closing_id][one.moment] = one.due_on
    assert all(asked[one.id] == days_to_ask(one.closed_on) for one in closings)
    reopened = [one for one in closings if one.reopened_on]
    assert reopened
    for one in reopened:
        later = {
            ask.state for ask in everything(FollowUp) if ask.closing_id == one.id and ask.due_on >= one.reopened_on
        }
        assert later <= {FollowUpState.DROPPED, FollowUpState.NOT_ASKED}


def test_most_questions_whose_day_has_come_are_answered_and_some_wait(exempelby):
    due = Counter(one.state for one in everything(FollowUp) if one.due_on <= DAY)
    asked = due[FollowUpState.ANSWERED] + due[FollowUpState.NOT_KNOWN] + due[FollowUpState.WAITING]
    assert 0.5 < due[FollowUpState.ANSWERED] / asked < 0.8
    assert 0.1 < due[FollowUpState.NOT_KNOWN] / asked < 0.35
    assert 10 < due[FollowUpState.WAITING] < 100


def test_some_paths_rest_and_some_pauses_are_over(exempelby):
    pauses = everything(Pause)
    over = [one for one in pauses if one.ends_on and one.ends_on < DAY]
    assert 3 <= len(pauses) <= 30
    assert 0 < len(over) < len(pauses)


def test_about_half_of_the_grown_ups_have_a_plan_in_sentences_of_the_library(exempelby):
    plans = everything(Plan)
    assert {one.state for one in plans} == set(PlanState)
    open_ = {case.id for case in everything(Case) if case.state is CaseState.OPEN}
    grown = {
        case.id for case in everything(Case)
        if case.id in open_ and case.person.birth_on and (DAY - case.person.birth_on).days >= 18 * 366
    }  # fmt: skip
    assert 0.35 < len({one.case_id for one in plans} & grown) / len(grown) < 0.75
    assert all(sentence(one.sentence) for one in (*everything(Goal), *everything(Action)))


def test_aminas_plan_has_a_wish_three_goals_and_seven_actions(exempelby):
    [plan] = [one for one in everything(Plan) if one.case.person.shown_name == "Amina Yusuf"]
    assert plan.own_wish
    assert (len(plan.goals), sum(len(goal.actions) for goal in plan.goals)) == (3, 7)


def test_one_is_offered_one_was_taken_over_and_one_moved_to_another_municipality(exempelby):
    transfers = {one.state: one for one in everything(Transfer)}
    assert set(transfers) == {TransferState.OFFERED, TransferState.ACCEPTED, TransferState.SENT}
    assert transfers[TransferState.OFFERED].to_unit.name == "Integrationsenheten"
    assert transfers[TransferState.ACCEPTED].new_case.state is CaseState.OPEN
    assert transfers[TransferState.SENT].to_municipality
    assert all(one.packet.startswith("{") for one in transfers.values())
