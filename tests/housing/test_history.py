"""What homes tell others: the days of the path without drift, and the history of two records that become one."""

from datetime import timedelta
from itertools import pairwise

import pytest
import sqlalchemy as sa

from reception.audit import log as audit_log
from reception.db.session import commit, db
from reception.housing.merging import join_members
from reception.housing.models import Contract, ContractMember
from reception.housing.operations import contracts
from reception.housing.queries.days import days_of_homes
from reception.housing.rules.days import Link, days_of
from reception.housing.terms import EndingReason, Tenure
from reception.i18n.formats import today
from reception.path import queries as path_queries
from reception.path.queries import facts
from reception.path.terms import MilestoneState
from reception.people import operations as people
from reception.people.terms import KeyDateKind, Protection
from tests.factories.homes import make_home, whole
from tests.factories.letting import contract_numbered, contracts_of, let
from tests.factories.people import make_person
from tests.factories.rows import all_rows
from tests.path.paths import case_of, make_newcomer
from tests.path.test_no_drift import assert_no_drift, rows

YEAR = timedelta(days=365)


@pytest.fixture(autouse=True)
def _registered(monkeypatch):
    """As the registry does, for these tests alone."""
    audit_log.follow(Contract)
    monkeypatch.setattr("reception.path.queries.facts._readers", [*facts._readers])
    path_queries.deliver_days(days_of_homes)
    people.on_joining("contract_member", join_members)


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
        return done

    return work


def let_now(*who, unit, **values):
    """The call of an operation, to be done as somebody."""
    days = {"first_on": today() - YEAR, "last_on": today() + YEAR, **values}
    return lambda: contracts.let(
        tenure=Tenure.MUNICIPAL, unit_id=unit.id, people=[(one.id, True) for one in who], author_id=None, **days
    )[0]


def days_told(person, acting, user):
    with acting(user):
        return days_of_homes([case_of(person).id]).get(case_of(person).id, {})


def test_what_happens_to_a_home_changes_the_milestones_as_a_rebuild_would(amina, municipality, as_worker, acting):
    home = make_home()
    states = []

    def did(do):
        found = as_worker(do)
        assert_no_drift()
        states.append({code: row[4:] for (_case, code), row in rows().items()})
        return found

    made = did(let_now(amina, unit=whole(home), signed_on=today() - YEAR))
    did(lambda: contracts.move_in(contract_numbered(made.number), today() - timedelta(days=30)))
    did(lambda: contracts.extend(contract_numbered(made.number), today() + 2 * YEAR))
    did(lambda: contracts.end(contract_numbered(made.number), today(), EndingReason.TIME_OUT))
    did(lambda: contracts.take_up_again(contract_numbered(made.number)))
    did(lambda: contracts.take_over(contract_numbered(made.number), today()))
    assert any(one != other for one, other in pairwise(states)), "the home moves the milestones"
    told = days_told(amina, acting, municipality.caseworker)
    assert told["moved_in"] == today() - timedelta(days=30)
    assert "lease_ends" not in told, "the own contract has no last day"


def test_moving_in_fulfils_the_step_and_cancelling_takes_nothing_for_granted(amina, as_worker):
    made = as_worker(let_now(amina, unit=whole(make_home())))

    def fulfilled():
        return {code for (_case, code), row in rows().items() if MilestoneState.FULFILLED in row}

    before = fulfilled()
    as_worker(lambda: contracts.move_in(contract_numbered(made.number), today()))
    assert fulfilled() - before, "somebody who lives in a home has a step less to do"


def test_days_are_read_in_one_statement_however_many_cases(municipality, acting, app):
    cases = []
    for place in range(5):
        person = make_person(name=f"Person {place}", unit=municipality.unit)
        let(person, tenure=Tenure.SUBLET, first=today() - YEAR, last=today() + YEAR, moved_in_on=today() - YEAR)
        cases.append(case_of(person).id)
    counted = []

    def count(*all_of_it):
        counted.append(all_of_it[2])

    with acting(municipality.caseworker):
        sa.event.listen(db.engine, "before_cursor_execute", count)
        found = days_of_homes(cases)
        sa.event.remove(db.engine, "before_cursor_execute", count)
    assert len([one for one in counted if "housing_contract" in one]) == 1
    assert len(counted) == 1, counted
    assert {days["moved_in"] for days in found.values()} == {today() - YEAR}
    assert len(found) == len(cases)


def test_a_protected_persons_days_are_told_to_her_own_case_alone(municipality, acting):
    hidden = make_person(name="Dunya", protection=Protection.MARKING, unit=municipality.unit)
    other = make_person(name="Amina", unit=municipality.unit)
    let(hidden, unit=whole(make_home()), first=today() - YEAR, last=today() + YEAR, moved_in_on=today() - YEAR)
    assert days_told(hidden, acting, municipality.caseworker)["moved_in"] == today() - YEAR
    assert days_told(other, acting, municipality.caseworker) == {}


def link(tenure, first, end=None, **days):
    """A link of somebody's history, its days in days from today."""
    at = {name: today() + timedelta(days=value) for name, value in days.items()}
    named = {name: at.get(name) for name in ("signed_on", "moved_in_on", "assigned_on")}
    return Link(
        tenure, today() + timedelta(days=first), None if end is None else today() + timedelta(days=end), **named
    )


@pytest.mark.parametrize(
    ("links", "told"),
    [
        ([], {}),
        ([link(Tenure.MUNICIPAL, 0, 30, signed_on=-1)], {"lease_signed": -1, "lease_ends": 30}),
        ([link(Tenure.MUNICIPAL, 0, 30), link(Tenure.FIRST_HAND, 20)], {}),
        ([link(Tenure.RELATIVES, -9, 30, moved_in_on=-9)], {"moved_in": -9}),
        ([link(Tenure.CARE_HOME, -9, None)], {"minor_placed": -9}),
        ([link(Tenure.CARE_HOME, 9, None)], {}),
        ([link(Tenure.RELATIVES, -90, -50, moved_in_on=-90, assigned_on=-40)], {}),
        ([link(Tenure.RELATIVES, -90, None, moved_in_on=-90, assigned_on=-40)], {}),
    ],
    ids=["nothing", "a lease", "one that another follows", "relatives", "placed", "to be placed", "before", "across"],
)
def test_the_days_that_the_path_reckons_with(links, told):
    assert days_of(links, today()) == {code: today() + timedelta(days=days) for code, days in told.items()}


def test_a_home_before_the_assignment_is_none_of_this_municipalitys(municipality, as_worker, acting):
    amina = make_person(name="Amina", unit=municipality.unit)
    as_worker(lambda: people.add_key_date(amina, kind=KeyDateKind.ASSIGNED, on_day=today() - timedelta(days=5)))
    let(amina, tenure=Tenure.RELATIVES, first=today() - YEAR, last=None, moved_in_on=today() - YEAR)
    assert "moved_in" not in days_told(amina, acting, municipality.caseworker)


def pair_with_homes(municipality):
    """Two records about one person: a contract each, and one that both stand on."""
    kept, former = (make_person(name=name, unit=municipality.unit) for name in ("Amina Warsame", "Aamina Warsama"))
    let(former, tenure=Tenure.RELATIVES, first=today() - 3 * YEAR, last=today() - YEAR)
    both = let(kept, former, unit=whole(make_home()), first=today() - YEAR, last=today() + YEAR)
    return kept, former, both


def test_the_homes_of_two_records_become_one_history(municipality, acting, client_of):
    kept, former, both = pair_with_homes(municipality)
    member = next(one for one in both.members if one.person_id == former.id)
    own = next(one for one in both.members if one.person_id == kept.id)
    own.is_tenant, member.is_tenant, own.left_on = False, True, today()
    db.session.commit()
    with acting(municipality.manager):
        people.merge(kept, former, {})
        db.session.commit()
    assert len(contracts_of(kept)) == 2
    (stays,) = contract_numbered(both.number).members
    assert (stays.person_id, stays.is_tenant, stays.left_on) == (kept.id, True, None)
    tab = client_of(municipality.caseworker).get(f"/people/{kept.number}/home")
    assert "Lives with relatives or friends" in tab.words


def test_a_merge_of_homes_is_taken_back_whole(municipality, acting):
    kept, former, _both = pair_with_homes(municipality)
    with acting(municipality.manager):
        people.index(kept)
        people.index(former)
        db.session.commit()
        before = all_rows()
        merge = people.merge(kept, former, {})
        db.session.commit()
        assert db.session.scalar(sa.select(sa.func.count(ContractMember.id)).execution_options(permit="test")) == 2
        people.unmerge(merge)
        db.session.commit()
        after = all_rows()
    for table in ("housing_contract", "contract_member"):
        assert after[table] == before[table]
