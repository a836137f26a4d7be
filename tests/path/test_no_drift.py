"""After every kind of write, the rows that lists read are those that reckoning everything anew would make.

Drift is the worst that a projection can do: a step that is late on nobody's list.
"""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.cases import operations as case_operations
from reception.cases.models import Pause
from reception.cases.terms import ClosingReason, Outcome, PauseReason, Phase
from reception.db.session import commit, db
from reception.i18n.formats import today
from reception.path import operations, projection
from reception.path.book import current
from reception.path.models import CasePath, MilestoneRow
from reception.path.queries.by_hand import standing_mark
from reception.path.queries.reckoning import KEPT, open_case_ids
from reception.path.rules.noting import is_noted_by_hand
from reception.path.terms import FactKind, MilestoneState
from reception.people import operations as people
from reception.people.models import HouseholdMember, Merge, Person
from reception.people.operations import households
from reception.people.terms import (
    BirthPrecision,
    Ground,
    GuardianKind,
    HouseholdRole,
    KeyDateKind,
    Protection,
    Source,
)
from reception.plans import operations as plans
from tests.factories.people import make_person
from tests.imports.conftest import Importer
from tests.imports.lists import list_of
from tests.path.paths import case_of, make_newcomer

CHILD, REFERENCE = HouseholdRole.CHILD, HouseholdRole.REFERENCE


def rows():
    """Every row that is kept, by case and code, but for its id."""
    query = sa.select(MilestoneRow.case_id, *(getattr(MilestoneRow, name) for name in KEPT))
    return {tuple(row[:2]): tuple(row) for row in db.session.execute(query.execution_options(permit="test"))}


def assert_no_drift():
    """What is kept of open cases is what would be kept if it were made anew."""
    with system("test"):
        db.session.expire_all()
        kept, keys = rows(), open_case_ids()
        open_ids = {key.case_id for key in keys}
        paths = sa.select(CasePath.case_id, CasePath.reckoned_on).execution_options(permit="test")
        reckoned = dict(tuple(row) for row in db.session.execute(paths))
        stale = [case_id for case_id in open_ids if reckoned.get(case_id) != today()]
        assert not stale, f"left for a later round: {stale}"
        db.session.execute(sa.delete(MilestoneRow))
        projection.reckon(keys)
        fresh = rows()
        commit()
    assert {key: row for key, row in kept.items() if key[0] in open_ids} == fresh


@pytest.fixture
def amina(municipality):
    return make_newcomer(municipality)


@pytest.fixture
def as_worker(municipality, acting):
    """Work that is committed as a request commits it."""

    def work(do):
        with acting(municipality.caseworker):
            done = do()
            commit()
        assert_no_drift()
        return done

    return work


@pytest.fixture
def child(municipality):
    """A child of school age with a case of her own."""
    made = make_person(
        name="Hodan Yusuf", birth=today() - timedelta(days=3000), unit=municipality.unit, worker=municipality.caseworker
    )
    projection.rebuild()
    return made


def test_ticking_and_taking_back(amina, as_worker):
    case = case_of(amina)
    for code in sorted({row[1] for row in rows().values()})[:4]:
        as_worker(lambda code=code: operations.tick(case, code, state=MilestoneState.FULFILLED, on=today(), reason="x"))
        as_worker(lambda code=code: operations.withdraw(standing_mark(case, code)))


def test_ticking_many_at_once_and_setting_aside(amina, as_worker):
    case, codes = case_of(amina), sorted({row[1] for row in rows().values()})
    as_worker(lambda: operations.tick_earlier(case, codes[:6], on=today(), reason="x"))
    as_worker(lambda: operations.tick(case, codes[7], state=MilestoneState.NOT_APPLICABLE, on=today(), reason="x"))


def test_pausing_changing_ending_and_removing(amina, as_worker):
    case, day = case_of(amina), today()
    pause = as_worker(
        lambda: case_operations.pause_path(
            case, reason=PauseReason.AWAY, starts_on=day - timedelta(days=20), ends_on=None
        )
    )
    as_worker(
        lambda: case_operations.change_pause(
            pause, reason=PauseReason.AWAY, starts_on=day - timedelta(days=30), ends_on=day + timedelta(days=5)
        )
    )
    as_worker(lambda: case_operations.end_pause(pause, day))
    as_worker(lambda: case_operations.remove_pause(pause))
    assert not db.session.scalars(sa.select(Pause).execution_options(permit="test")).all()


@pytest.mark.parametrize("kind", [FactKind.DATE, FactKind.FLAG, FactKind.NUMBER, FactKind.CHOICE])
def test_noting_changing_and_forgetting_facts(amina, as_worker, kind):
    case = case_of(amina)
    for definition in [one for one in current().facts.values() if is_noted_by_hand(one) and one.kind is kind][:6]:
        choices = list(definition.choices)
        first, second = {
            FactKind.DATE: (today(), today() - timedelta(days=40)),
            FactKind.FLAG: (True, False),
            FactKind.NUMBER: (3, 900),
            FactKind.CHOICE: (choices[0] if choices else "", choices[-1] if choices else ""),
        }[kind]
        code = definition.code
        row = as_worker(lambda: operations.note_fact(case, code, value=first, source=Source.PERSON))  # noqa: B023
        as_worker(lambda: operations.change_fact(row, value=second, source=Source.DOCUMENT))  # noqa: B023
        as_worker(lambda: operations.forget_fact(row))  # noqa: B023


def test_dates_permits_and_corrections(amina, as_worker):
    as_worker(lambda: people.add_key_date(amina, kind=KeyDateKind.MOVED_IN, on_day=today() - timedelta(days=60)))
    permit = as_worker(lambda: people.add_permit(amina, ground=Ground.REFUGEE, starts_on=today() - timedelta(days=1)))
    as_worker(lambda: people.correct(amina, of=permit, reason="x", ends_on=today()))
    as_worker(lambda: people.correct(amina, reason="x", citizenships="SE", route=None, interpreter_needed=True))
    as_worker(
        lambda: people.correct(
            amina,
            reason="x",
            birth_on=date(2012, 1, 1),
            birth_precision=BirthPrecision.YEAR,
            birth_source=Source.PERSON,
        )
    )


def test_a_date_of_birth_that_a_personal_number_tells(municipality, as_worker):
    nobody_knows = make_person(name="Utan Datum", birth=None, unit=municipality.unit, worker=municipality.caseworker)
    mother = make_newcomer(municipality)
    with system("test"):
        households.start_household_of((mother, REFERENCE, None), (nobody_knows, CHILD, None))
        commit()
    assert_no_drift()
    as_worker(lambda: people.add_identifier(nobody_knows, number_text="20150706-2386"))
    assert db.session.get(Person, nobody_knows.id).birth_on is not None


def test_a_household_that_begins_grows_and_shrinks(municipality, amina, child, as_worker):
    other = make_person(name="Ali Yusuf", birth=today() - timedelta(days=4000), unit=municipality.unit)
    projection.rebuild()
    household = as_worker(lambda: households.start_household_of((amina, REFERENCE, None), (child, CHILD, None)))
    member = as_worker(lambda: households.join_household(household, other, role=CHILD, starts_on=None))
    as_worker(lambda: households.leave_household(member, today() - timedelta(days=1)))
    again = as_worker(lambda: households.join_household(household, other, role=CHILD, starts_on=today()))
    as_worker(
        lambda: households.change_member(again, role=CHILD, starts_on=today(), ends_on=today() + timedelta(days=1))
    )


def test_somebody_who_was_never_in_the_household(amina, child, as_worker):
    """What goes away leaves nothing to find the others by."""
    as_worker(lambda: households.start_household_of((amina, REFERENCE, None), (child, CHILD, None)))
    member = db.session.scalars(
        sa.select(HouseholdMember).where(HouseholdMember.person_id == child.id).execution_options(permit="test")
    ).one()
    as_worker(lambda: households.remove_member(member, reason="fel"))


def test_moving_to_another_household(amina, child, as_worker):
    as_worker(lambda: households.start_household_of((amina, REFERENCE, None), (child, CHILD, None)))
    member = db.session.scalars(
        sa.select(HouseholdMember).where(HouseholdMember.person_id == child.id).execution_options(permit="test")
    ).one()
    as_worker(lambda: households.move(member, households.start_household(), today()))


def test_a_child_of_the_household_becomes_protected(municipality, amina, child, as_worker, acting):
    as_worker(lambda: households.start_household_of((amina, REFERENCE, None), (child, CHILD, None)))
    as_worker(lambda: people.protect(child, Protection.MARKING, [municipality.caseworker.id]))


def test_guardians_who_begin_end_and_go(municipality, child, as_worker):
    guardian = as_worker(
        lambda: people.add_guardian(
            child, kind=GuardianKind.UNACCOMPANIED_TRUSTEE, name="God Man", starts_on=today() - timedelta(days=9)
        )
    )
    as_worker(lambda: people.change_guardian(guardian, reason="x", starts_on=today() - timedelta(days=3)))
    as_worker(lambda: people.end_guardianship(guardian, today()))
    as_worker(lambda: people.remove_guardianship(guardian, reason="x"))


def test_closing_and_opening_again(amina, as_worker):
    case = case_of(amina)
    as_worker(lambda: case_operations.close(case, on=today(), outcome=Outcome.UNKNOWN, reason=ClosingReason.COMPLETED))
    as_worker(lambda: people.add_key_date(amina, kind=KeyDateKind.MOVED_IN, on_day=today() - timedelta(days=60)))
    as_worker(lambda: case_operations.reopen(case, on=today(), because="x"))


def test_going_by_another_template(amina, as_worker):
    case = case_of(amina)
    for template in current().templates.values():
        as_worker(lambda template=template: operations.move(case, template))


def test_a_plan_that_is_agreed_on_and_one_that_is_thrown_away(amina, as_worker):
    case = case_of(amina)
    plan = as_worker(lambda: plans.begin(case))
    as_worker(lambda: plans.add_goal(plan, phase=Phase.WORK, sentence=None, text="Jobb", actions=()))
    as_worker(lambda: plans.agree(plan, agreed_on=today(), with_interpreter=False, review_on=None))
    second = as_worker(lambda: plans.begin(case))
    as_worker(lambda: plans.throw_away(second))


def test_two_records_merged_and_unmerged(municipality, amina, child, as_worker, acting):
    """Each with an open case of its own in one unit, and somebody who lives with the one that goes."""
    twin = make_newcomer(municipality, received=date(2026, 10, 1))
    with system("test"):
        households.start_household_of((twin, REFERENCE, None), (child, CHILD, None))
        commit()
    case = case_of(twin)
    as_worker(lambda: operations.move(case, next(reversed(current().templates.values()))))
    as_worker(lambda: operations.tick(case, "settlement", state=MilestoneState.FULFILLED, on=today(), reason="x"))
    chosen = template_of(case.id)
    with acting(municipality.manager):
        merge_id = people.merge(amina, twin, {}).id
        commit()
    assert_no_drift()
    with acting(municipality.manager):
        people.unmerge(db.session.get_one(Merge, merge_id, execution_options={"permit": "test"}))
        commit()
    assert_no_drift()
    assert template_of(case.id) == chosen


def template_of(case_id):
    query = sa.select(CasePath.template, CasePath.edition, CasePath.begun_on).where(CasePath.case_id == case_id)
    return tuple(db.session.execute(query.execution_options(permit="test")).one())


def test_a_list_taken_in_updated_and_taken_back(municipality, acting):
    importer = Importer(municipality, acting)
    family = [
        {"Löpnr": 1, "Namn": "Amina", "Personnr": "880119-9814", "Hushåll": "H1", "Grund": "Flykting"},
        {"Löpnr": 2, "Namn": "Omar", "Personnr": "20150706-2386", "Hushåll": "", "Grund": "Kvot"},
    ]
    importer(list_of(*family))
    commit()
    assert_no_drift()
    run = importer(
        list_of(
            family[0],
            {**family[1], "Hushåll": "H1"},
            {"Löpnr": 3, "Namn": "Liten", "Personnr": "20190101-2383", "Hushåll": "H1"},
        )
    )
    commit()
    assert_no_drift()
    importer.undo(run)
    commit()
    assert_no_drift()
