"""Exempelby's homes: as a housing coordinator would recognise them, and without two contracts on one day."""

from collections import Counter
from datetime import date

from reception.access.actor import system
from reception.db.base import Base
from reception.demo.homes import arriving, people_in
from reception.housing.models import Contract, ContractMember, Dwelling, Fault, HomeNeed, Lease, Offer
from reception.housing.queries import contract_lists, figures, occupied
from reception.housing.queries.outcomes import assigned_with_latest_day_in, settled_in
from reception.housing.rules.occupancy import in_the_way
from reception.housing.rules.tenures import nature
from reception.housing.terms import EndingReason, OfferState, Tenure
from reception.people.models import Person
from reception.people.terms import Protection
from reception.reckoning.periods import Period
from tests.demo.told import DAY, PERSONS, everything

TABLES = (Dwelling, Lease, Contract, ContractMember, HomeNeed, Offer, Fault)
_NUMBERED_ON = [Base.metadata.tables[name].c.id for name in ("staff_user", "organisation")]


def test_no_unit_is_let_twice_and_what_we_let_lies_within_our_own_lease(exempelby):
    with system("test"):
        units, taken, held = occupied.rule_units(), occupied.occupations(), occupied.held()
    by_home = {}
    for one in taken:
        by_home.setdefault(units[one.unit_id].dwelling_id, []).append(one)
    assert taken
    assert not [one for there in by_home.values() for one in there if in_the_way(one, there, units)]
    ours = {one.id for one in everything(Contract) if nature(one.tenure).through_us}
    for one in taken:
        leases = held[units[one.unit_id].dwelling_id]
        assert one.contract_id not in ours or any(lease.holds(one.period) for lease in leases)


def test_first_homes_have_the_shares_of_the_domain_facts(exempelby):
    first = Counter(one.tenure for one in everything(Contract) if one.follows_id is None)
    shares = {tenure: number / first.total() for tenure, number in first.items()}
    assert 0.3 < shares[Tenure.MUNICIPAL] < 0.55
    assert 0.05 < shares[Tenure.TRANSITIONAL] < 0.22
    assert 0.12 < shares[Tenure.LODGING] + shares[Tenure.RELATIVES] < 0.32
    assert any(nature(tenure).placement for tenure in first)


def test_own_contracts_stand_at_the_end_of_histories(exempelby):
    contracts = everything(Contract)
    reasons = Counter(one.end_reason for one in contracts if one.end_reason)
    assert reasons[EndingReason.FIRST_HAND_ELSEWHERE] >= 10
    assert reasons[EndingReason.FIRST_HAND_HERE] >= 2
    before = {one.id: one for one in contracts}
    for one in contracts:
        assert one.follows_id is None or before[one.follows_id].ended_on < one.first_on
        if one.follows_id and before[one.follows_id].end_reason is EndingReason.FIRST_HAND_HERE:
            assert (one.tenure, one.unit_id) == (Tenure.FIRST_HAND, before[one.follows_id].unit_id)


def test_everybody_but_those_on_the_way_has_had_a_home_and_so_have_the_protected(exempelby):
    housed = {one.person_id for one in everything(ContractMember)}
    waiting = people_in(arriving(PERSONS))
    people = everything(Person)
    assert len([one for one in people if one.id not in housed]) <= waiting + 0.05 * len(people)
    assert {one.id for one in people if one.protection is not Protection.NONE} <= housed


def test_this_months_households_wait_with_two_offers_under_way_and_one_too_late(exempelby):
    with system("test"):
        short, homes = figures.in_short(DAY), figures.homes(DAY)
        offers = Counter(one.state for one in everything(Offer) if one.contract_id is None)
        year = Period(date(2026, 1, 1), date(2026, 12, 31))
        assigned, settled = assigned_with_latest_day_in(year), settled_in(year, DAY)
        crowded = contract_lists.crowded(DAY)
    assert 10 <= short.waiting.households <= 40
    assert short.waiting.overdue == 1
    assert offers == {OfferState.MADE: 1, OfferState.ACCEPTED: 1}
    assert len({one.unit_id for one in everything(Offer) if one.contract_id is None}) == 2
    assert 20 <= short.ending <= 90
    assert 4 <= len(crowded) <= 40
    assert settled.asked == len(assigned)
    assert settled.numerator > 0.8 * settled.denominator > 20
    assert len(everything(Dwelling)) == 138
    assert {one.name for one in homes.districts} == {
        "Bruksbyn", "Centrum", "Kvarnbacken", "Kyrkbyn", "Norrängen", "Södermark",
    }  # fmt: skip
    assert 5 <= len(homes.free) <= 40
