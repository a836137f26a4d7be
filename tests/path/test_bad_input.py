"""Whatever is typed into a form of the path, the plan, pauses, closings, questions and hand-overs, nobody meets an
error page, and what was typed stays in its field."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from reception.cases import operations as case_operations
from reception.cases.models import FollowUp
from reception.cases.terms import ClosingReason, Outcome, PauseReason, Phase
from reception.db.session import commit, db
from reception.i18n.formats import today
from reception.path import operations
from reception.path.book import current
from reception.path.rules.noting import is_noted_by_hand
from reception.path.terms import FactKind
from reception.people.terms import Source
from reception.plans import operations as plans
from tests.path.paths import case_of, make_newcomer

EVIL = (
    "9999-12-31", "+99999999999999999999", "१२", "²", "\u202e2026-01-01", "x" * 100_001, "a\x00b", "%s%(day)s",
)  # fmt: skip
HUGE = 99_999_999_999_999_999_999


@pytest.fixture
def place(municipality, acting):
    """A case with one of everything: where each form stands."""
    person = make_newcomer(municipality)
    closed = make_newcomer(municipality)
    with acting(municipality.caseworker):
        case, other = case_of(person), case_of(closed)
        pause = case_operations.pause_path(case, reason=PauseReason.AWAY, starts_on=today(), ends_on=None)
        plan = plans.begin(case)
        goal = plans.add_goal(
            plan,
            phase=Phase.WORK,
            sentence=None,
            text="Jobb",
            actions=[{"text": "Ring", "sentence": None, "owner": "newcomer"}],
        )
        flags = {one.kind: one.code for one in current().facts.values() if is_noted_by_hand(one)}
        operations.note_fact(case, flags[FactKind.FLAG], value=True, source=Source.PERSON)
        case_operations.close(
            other, on=today() - timedelta(days=100), outcome=Outcome.UNKNOWN, reason=ClosingReason.UNKNOWN
        )
        commit()
    follow_up = db.session.scalars(
        sa.select(FollowUp).order_by(FollowUp.due_on).execution_options(permit="test")
    ).first()
    person_url, case_url = f"/people/{person.number}", f"/cases/{case.number}"
    return [
        f"{person_url}/path/steps/settlement",
        *(f"{person_url}/path/facts/{code}" for code in flags.values()),
        f"{person_url}/path/facts/{flags[FactKind.FLAG]}/remove",
        f"{person_url}/path/template?edition=vasby:1",
        f"{person_url}/plan/edit",
        f"{person_url}/plan/goals/new",
        f"{person_url}/plan/goals/{goal.id}",
        f"{person_url}/plan/goals/{goal.id}/actions/new",
        f"{person_url}/plan/actions/{goal.actions[0].id}",
        f"{person_url}/plan/agree",
        f"{case_url}/pauses/new",
        f"{case_url}/pauses/{pause.id}",
        f"{case_url}/close",
        f"{case_url}/transfer?to=municipality",
        f"{case_url}/transfer?to={municipality.other_board_unit.id}",
        f"/cases/{other.number}/closing",
        f"/cases/{other.number}/reopen",
        f"/follow-ups/{follow_up.id}",
        "/settings/digest",
    ]


@pytest.mark.parametrize("evil", EVIL, ids=lambda text: ascii(text)[:14])
def test_every_field_takes_anything(place, municipality, client_of, evil):
    browser = client_of(municipality.caseworker)
    browser.budget = 60
    for path in place:
        answer = browser.get(path)
        assert answer.status_code == 200, (path, answer.status)
        values = answer.form_values()
        shown = (one for one in answer.form().iter() if one.get("type") != "hidden")
        names = {one.get("name") for one in shown if one.get("name")}
        sent = {**values, **dict.fromkeys(names, evil)}
        target = answer.form().get("action") or path
        answer = browser.post(target, data=sent)
        assert answer.status_code in {200, 303, 400, 404, 409, 413}, (path, answer.status)


@pytest.mark.parametrize("evil", ["", str(HUGE), "²"])
def test_versions_and_tokens_take_anything(place, municipality, client_of, evil):
    browser = client_of(municipality.caseworker)
    browser.budget = 60
    for path in place:
        answer = browser.get(path)
        values = {**answer.form_values(), "version": evil, "next": evil, "to": evil, "edition": evil, "warned": evil}
        answer = browser.post(path.partition("?")[0], data=values)
        assert answer.status_code < 500, (path, answer.status)


def test_a_form_that_lacks_everything(place, municipality, client_of):
    browser = client_of(municipality.caseworker)
    browser.budget = 60
    for path in place:
        browser.get(path)
        assert browser.post(path.partition("?")[0], data={}).status_code < 500, path


def test_addresses_with_odd_ends(place, municipality, client_of):
    worker, manager = client_of(municipality.caseworker), client_of(municipality.manager)
    person_url = place[0].partition("/path")[0]
    case_url = next(path for path in place if path.endswith("/pauses/new")).removesuffix("/pauses/new")
    for path in (
        f"{case_url}/pauses/{HUGE}", f"{person_url}/plan/goals/{HUGE}", f"{person_url}/plan/actions/{HUGE}",
        f"{person_url}/plan/versions/{HUGE}", f"/follow-ups/{HUGE}", f"{person_url}/path/facts/{'x' * 500}",
        f"{person_url}/path/facts/birth", f"{person_url}/path/steps/%00", f"{person_url}/path/steps/{'å' * 99}",
        f"{case_url}/pauses/0", f"{person_url}/plan/goals/{2**31}", f"/follow-ups/{2**63}",
    ):  # fmt: skip
        assert worker.get(path).status_code == 404, path
    for path in (
        f"{person_url}/path?steps=%00", f"{person_url}/path/template?edition=%ff", f"{case_url}/transfer?to={HUGE}",
        f"{case_url}/transfer?to=%00", f"{case_url}/transfer?to=municipality&to=1",
        f"{case_url}/pauses/new?next=//evil",
        f"{person_url}/path/steps/settlement?next=https://evil.example",
    ):  # fmt: skip
        answer = worker.get(path)
        assert answer.status_code == 200, (path, answer.status)
        assert not [link for link in answer.all("a") if "evil" in (link.get("href") or "")], path
    for path in (
        f"/unit/overdue?worker={HUGE}", "/unit/overdue?worker=²", "/unit/overdue?worker=-1&list=nothing",
        "/unit/overdue?page=-1",
        f"/unit/overdue?page={HUGE}", "/unit/overdue?worker=unassigned", f"/unit/follow-ups?page={HUGE}&whose=%00",
        "/unit/overdue?worker=%00", f"/unit/overdue?worker={2**31}",
    ):  # fmt: skip
        assert manager.get(path).status_code in {200, 404}, path


def test_days_that_cannot_be_stay_in_their_fields_each_with_a_message(place, municipality, client_of):
    browser = client_of(municipality.caseworker)
    browser.budget = 60
    for path in place:
        answer = browser.get(path)
        days = [str(one.get("name")) for one in answer.form().iter("input") if one.get("data-date")]
        if days:
            typed = dict.fromkeys(days, "9999-02-30")
            sent = browser.post(answer.form().get("action") or path, data={**answer.form_values(), **typed})
            assert sent.status_code == 200, path
            fields = {one.get("name"): one for one in sent.form().iter("input")}
            assert all(fields[name].get("value") == "9999-02-30" for name in days), path
            assert all(fields[name].get("aria-invalid") == "true" for name in days), path
