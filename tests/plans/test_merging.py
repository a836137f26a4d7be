"""Two records about one person, with a plan on both: nothing that was agreed on or written is lost."""

from datetime import date

import pytest
import sqlalchemy as sa

from reception.db.session import db
from reception.people import operations
from reception.plans.merging import join_drafts
from reception.plans.models import Goal, Plan
from reception.plans.terms import PlanState
from tests.factories.people import make_person
from tests.factories.plans import case_of, make_plan
from tests.factories.rows import all_rows


@pytest.fixture(autouse=True)
def _registered():
    operations.on_joining("plan", join_drafts)


@pytest.fixture
def pair(municipality):
    kept, former = (make_person(name=name, unit=municipality.unit) for name in ("Amina Warsame", "Aamina Warsama"))
    make_plan(case_of(kept), agreed_on=date(2026, 3, 1), wish="Snickare.")
    make_plan(case_of(former), agreed_on=date(2026, 2, 1), wish="Kock.")
    make_plan(case_of(kept), wish="Jag vill bli snickare.")
    make_plan(case_of(former), wish="Jag vill bli kock.", goals=2)
    return kept, former


def all_of(model):
    return db.session.scalars(sa.select(model).order_by(model.id).execution_options(permit="test")).all()


def test_two_drafts_become_one_and_the_later_agreement_stands(pair, municipality, acting, client_of):
    kept, former = pair
    with acting(municipality.manager):
        operations.merge(kept, former, {})
        db.session.commit()
    plans = all_of(Plan)
    assert [plan.state for plan in plans].count(PlanState.DRAFT) == 1
    draft = next(plan for plan in plans if plan.state is PlanState.DRAFT)
    assert set(draft.own_wish.split("\n\n")) == {"Jag vill bli snickare.", "Jag vill bli kock."}
    assert len([goal for goal in all_of(Goal) if goal.plan_id == draft.id]) == 3
    page = client_of(municipality.manager).get(f"/people/{kept.number}/plan")
    assert "Version 2 stands." in page.words
    assert "2026-02-01" in page.words, "the earlier agreement can be read"


def test_a_merge_of_plans_is_taken_back_whole(pair, municipality, acting):
    kept, former = pair
    with acting(municipality.manager):
        operations.index(kept)
        operations.index(former)
        db.session.commit()
        before = all_rows()
        merge = operations.merge(kept, former, {})
        db.session.commit()
        operations.unmerge(merge)
        db.session.commit()
        after = all_rows()
    after["merge"].clear()
    assert {name: rows for name, rows in after.items() if rows != before[name]} == {}


def test_the_next_agreement_replaces_both(pair, municipality, acting, client_of):
    kept, former = pair
    with acting(municipality.manager):
        operations.merge(kept, former, {})
        db.session.commit()
    manager = client_of(municipality.manager)
    answer = manager.fill(f"/people/{kept.number}/plan/agree", with_interpreter="no")
    assert answer.status_code == 303
    states = sorted(plan.state.value for plan in all_of(Plan))
    assert states == ["agreed", "replaced", "replaced"]
