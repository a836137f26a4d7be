"""Whatever is done to contracts in whatever order: no unit is let twice, and more people than places is said."""

import random
from datetime import date, timedelta
from itertools import combinations

import pytest

from reception.access.actor import system
from reception.db.session import db
from reception.housing.models import Contract, DwellingUnit
from reception.housing.operations import contracts
from reception.housing.queries import occupied
from reception.housing.queries.contracts import remarks_now
from reception.housing.rules.occupancy import exclude_each_other, people_on
from reception.housing.terms import EndingReason, Party, Tenure
from reception.i18n.formats import today
from reception.reckoning.remarks import Refused
from tests.factories.homes import make_home
from tests.factories.people import make_person

HORIZON = 400
STEPS = 60


class Town:
    """A home with two rooms and a small one, some people, and the contracts made so far."""

    def __init__(self, seed):
        self.draw = random.Random(seed)
        self.homes = [
            make_home(f"Gata {seed}", capacity=3, parts=[("1", 1), ("2", 2)]),
            make_home(f"Väg {seed}", capacity=1),
        ]
        self.units = [unit for home in self.homes for unit in home.units]
        self.people = [make_person(name=f"Person {place}").id for place in range(6)]
        self.made = []

    def day(self):
        return today() + timedelta(days=self.draw.randint(-HORIZON, HORIZON))

    def end(self, first):
        return None if self.draw.random() < 0.2 else first + timedelta(days=self.draw.randint(-5, 200))

    def one(self):
        return self.draw.choice(self.made)

    def let(self):
        first = self.day()
        before = self.one() if self.made and self.draw.random() < 0.5 else None
        who = self.draw.sample(self.people, self.draw.randint(1, 4))
        unit: DwellingUnit = self.draw.choice(self.units)
        made, _said = contracts.let(
            tenure=Tenure.MUNICIPAL, unit_id=unit.id, people=[(one, True) for one in who], first_on=first,
            last_on=self.end(first), author_id=None, follows=before,
            ends_follows=self.draw.random() < 0.5,
        )  # fmt: skip
        self.made.append(made)

    def extend(self):
        contracts.extend(self.one(), self.day())

    def end_one(self):
        contracts.end(self.one(), self.day(), EndingReason.TIME_OUT)

    def notice(self):
        contracts.give_notice(self.one(), Party.LANDLORD, self.day(), self.day())

    def again(self):
        contracts.take_up_again(self.one())

    def cancel(self):
        contracts.cancel(self.one())

    def correct(self):
        first = self.day()
        contracts.correct(self.one(), unit_id=self.draw.choice(self.units).id, first_on=first, last_on=self.end(first))

    def take_over(self):
        self.made.append(contracts.take_over(self.one(), self.day()))

    def join(self):
        contracts.add_member(self.one(), self.draw.choice(self.people))

    def leave(self):
        contracts.drop_member(self.draw.choice(self.one().members), min(self.day(), today()))

    def step(self):
        acts = [
            self.let,
            self.extend,
            self.end_one,
            self.notice,
            self.again,
            self.cancel,
            self.correct,
            self.take_over,
            self.join,
            self.leave,
        ]
        act = self.let if not self.made or self.draw.random() < 0.3 else self.draw.choice(acts)
        try:
            with db.session.begin_nested():
                act()
        except Refused:
            self.made = [one for one in self.made if one in db.session]
            return False
        return True


def assert_sound(town):
    """No two contracts that exclude each other share a day; nobody is fewer than none; too many is said on the page."""
    homes = [home.id for home in town.homes]
    units, found = occupied.rule_units(homes), occupied.occupations(homes)
    for one, other in combinations(found, 2):
        if exclude_each_other(units[one.unit_id], units[other.unit_id]):
            assert not one.period.meets(other.period)
    assert all(people_on(today() + timedelta(days=day), found) >= 0 for day in range(-HORIZON, HORIZON, 20))
    for one in found:
        contract = db.session.get_one(Contract, one.contract_id, execution_options={"permit": "test"})
        if one.people > units[one.unit_id].capacity and one.period.end >= today():
            assert "more-people-than-places" in [remark.code for remark in remarks_now(contract, None)]


@pytest.mark.parametrize("seed", range(8))
def test_after_any_sequence_of_acts_what_is_let_is_sound(app, seed):
    town = Town(seed)
    with system("test"):
        done = sum(town.step() for _step in range(STEPS))
        assert_sound(town)
        db.session.rollback()
    assert done > STEPS / 6, "enough was allowed for the rest to mean something"


def test_letting_too_many_is_said_at_once(app):
    home = make_home(capacity=1)
    people = [(make_person(name=name).id, True) for name in ("Amina", "Bilal")]
    with system("test"):
        made, said = contracts.let(
            tenure=Tenure.MUNICIPAL, unit_id=home.units[0].id, people=people[:1], first_on=date(2026, 1, 1),
            last_on=None, author_id=None,
        )  # fmt: skip
        assert "more-people-than-places" not in [remark.code for remark in said]
        joined = contracts.add_member(made, people[1][0])
        assert "more-people-than-places" in [remark.code for remark in joined]


def test_a_closed_unit_one_that_is_no_longer_kept_and_one_without_lease_are_refused(app):
    leased = make_home(leased=(date(2025, 1, 1), date(2026, 6, 30)))
    gone = make_home("Lillgatan 2", left_on=date(2026, 6, 30))
    person = make_person(name="Amina")

    def refused(home, first, last):
        with system("test"), pytest.raises(Refused) as found:
            contracts.let(
                tenure=Tenure.MUNICIPAL, unit_id=home.units[0].id, people=[(person.id, True)], first_on=first,
                last_on=last, author_id=None,
            )  # fmt: skip
        return [remark.code for remark in found.value.remarks if remark.stops]

    assert refused(leased, date(2026, 7, 1), date(2027, 1, 1)) == ["outside-lease"]
    assert refused(leased, date(2026, 7, 1), date(2026, 1, 1)) == ["last-before-first"]
    assert refused(gone, date(2026, 1, 1), date(2027, 1, 1)) == ["unit-left"]
