"""I7 and I8 as facts: the same as the slow count of the demo and of random people, and worked examples by hand."""

import random
from datetime import date, timedelta

import pytest

from reception.cases.terms import ClosingReason
from reception.db.session import db
from reception.people import operations as people_operations
from reception.people.terms import BirthPrecision, Protection
from reception.reckoning.asked import Asked
from reception.skills.operations.figures import count_figures
from reception.skills.queries.facts import FACTS
from reception.skills.terms import Body, Outcome, QualificationKind, Step, ValidationEnd
from tests.demo import told
from tests.factories.skills import make_profile, make_qualification, make_validation, taken
from tests.indicators.counting import counted
from tests.indicators.loading import SEEDS, YEARS, load, slowly
from tests.work.figuring import TODAY, ended, keep, received, that_day

_clock = pytest.fixture(autouse=True)(that_day)
EDUCATION, WORK = QualificationKind.EDUCATION, QualificationKind.WORK
RECEIVED = date(2026, 3, 2)


def asked(year=2026, on=TODAY):
    return Asked.of_year(year, on)


def alike(year, on):
    """Both counts of both figures, told by their codes, are the same; and what they are."""
    found = {code: counted(facts(asked(year, on))) for code, facts in FACTS.items()}
    assert found == slowly(count_figures, year, on)
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_a_loaded_municipality_is_counted_as_the_slow_count_counts_it(app, monkeypatch, seed):
    load(monkeypatch, seed)
    found = [alike(year, on) for year in YEARS for on in (told.DAY, date(2025, 6, 30))]
    assert any(one["I7"]["yes"] for one in found)
    assert any(one["I8"]["no"] for one in found)


@pytest.mark.parametrize("seed", range(2))
def test_people_of_whom_anything_may_be_noted_are_counted_as_the_slow_count_counts_them(municipality, seed):
    chance = random.Random(seed)
    for number in range(30):
        on = date(2025, 1, 1) + timedelta(days=chance.randrange(650))
        born = RECEIVED - timedelta(days=round(365.25 * chance.choice([17, 18, 19, 30, 66, 67, 68])) + 60)
        person = received(municipality, f"Person {number}", on, chance.choice([born, born.replace(day=28), None]))
        with_precision(person, chance.choice(list(BirthPrecision)))
        for unit in chance.choice([[], [municipality.unit], [municipality.unit, municipality.other_board_unit]]):
            mapped_on = chance.choice([None, on + timedelta(days=chance.randrange(120))])
            profile = make_profile(person, unit=unit, mapped_on=mapped_on, started_on=on)
            for _one in range(chance.randrange(4)):
                something(chance, profile)
        if chance.random() < 0.3:
            reason = chance.choice([*ClosingReason])
            ended(person, on + timedelta(days=chance.randrange(100)), reason)
    for year, on in ((2025, TODAY), (2026, TODAY), (2026, date(2026, 5, 1)), (2027, TODAY)):
        alike(year, on)


def with_precision(person, precision):
    if person.birth_on is not None:
        person.birth_precision = precision
        keep(person)


def something(chance, profile):
    made = make_qualification(
        profile, chance.choice([*QualificationKind]), "Something",
        level_code=chance.choice([None, "1", "206", "327", "537", "9", "x"]),
        occupation_code=chance.choice([None, "3451", "2222"]),
        country=chance.choice([None, "SE", "SY"]), months=chance.choice([None, 0, 12, 23, 24]),
    )  # fmt: skip
    if chance.random() < 0.5:
        step = chance.choice([Step.ASSESSMENT, Step.RECOGNITION, Step.OVERVIEW])
        answer = {"answered_on": date(2026, 6, 1), "outcome": Outcome.CONFIRMED} if chance.random() < 0.5 else {}
        end = chance.choice([{}, {"ended_on": date(2026, 7, 1), "ended_as": chance.choice([*ValidationEnd])}])
        make_validation(made, taken(step, RECEIVED, body=Body.UHR, **answer), **end)


def test_i7_of_a_cohort_by_hand(municipality, acting):
    def mapped(name, days, **facts):
        person = received(municipality, name, RECEIVED, **facts)
        make_profile(person, unit=municipality.unit, mapped_on=RECEIVED + timedelta(days=days), started_on=RECEIVED)
        return person

    mapped("In time", 60)
    mapped("Late", 61)
    mapped("Child", 5, birth=date(2009, 1, 1))
    mapped("Not known", 5, birth=None)
    hidden = mapped("Protected", 5)
    hidden.protection = Protection.MARKING
    keep(hidden)
    ended(mapped("Mapped, then moved", 10), RECEIVED + timedelta(days=20))
    ended(received(municipality, "Moved", RECEIVED), RECEIVED + timedelta(days=20))
    ended(received(municipality, "Died", RECEIVED), RECEIVED + timedelta(days=20), ClosingReason.DECEASED)
    ended(received(municipality, "Moved later", RECEIVED), RECEIVED + timedelta(days=61))
    received(municipality, "Last week", TODAY - timedelta(days=7))
    received(municipality, "Ahead", TODAY + timedelta(days=1))
    two = mapped("Two boards", 70)
    make_profile(two, unit=municipality.other_board_unit, mapped_on=RECEIVED + timedelta(days=9), started_on=RECEIVED)
    kept, former = received(municipality, "One", RECEIVED), mapped("The same", 3)
    with acting(municipality.manager):
        people_operations.merge(kept, former, {})
        db.session.commit()
    # Yes: in time, protected, mapped then moved, by two boards, merged. No: late, moved later.
    assert counted(FACTS["I7"](asked())) == {
        "yes": 5, "no": 2, "birth-unknown": 1, "left": 1, "deceased": 1, "not-yet": 1,
    }  # fmt: skip
    assert alike(2026, TODAY)["I7"]["yes"] == 5
    assert counted(FACTS["I7"](asked(2025))) == {}


def test_i8_of_a_cohort_by_hand(municipality):
    def mapped(name, on=date(2026, 4, 1), unit=None):
        return make_profile(
            received(municipality, name, RECEIVED), unit=unit or municipality.unit, mapped_on=on, started_on=on
        )

    nurse = {"country": "SY", "level_code": "537"}
    answered = make_qualification(mapped("Answered"), EDUCATION, "Nurse", **nurse)
    answer = {"answered_on": date(2026, 8, 1), "outcome": Outcome.CONFIRMED}
    make_validation(answered, taken(Step.ASSESSMENT, RECEIVED, body=Body.UHR, **answer))
    make_qualification(mapped("Waiting"), EDUCATION, "Nurse", **nurse)
    make_qualification(mapped("Swedish"), EDUCATION, "Nurse", country="SE", level_code="537")
    make_qualification(mapped("Length not noted"), WORK, "Cook")
    added = mapped("Added up")
    for months in (12, 12):
        make_qualification(added, WORK, "Cook", occupation_code="3451", months=months)
    apart = mapped("Two occupations")
    for code in ("3451", "2222"):
        make_qualification(apart, WORK, "Work", occupation_code=code, months=12)
    first = mapped("Two boards")
    other = make_profile(first.person, unit=municipality.other_board_unit, mapped_on=None, started_on=RECEIVED)
    make_qualification(other, EDUCATION, "Nurse", **nurse)
    make_qualification(mapped("Last year", date(2025, 12, 31)), EDUCATION, "Nurse", **nurse)
    mapped("Nothing")
    # Yes: answered. No: waiting, added up, two boards.
    assert counted(FACTS["I8"](asked())) == {"yes": 1, "no": 3, "qualification-unknown": 1}
    assert counted(FACTS["I8"](asked(on=date(2026, 7, 31)))) == {"no": 4, "qualification-unknown": 1}
    assert counted(FACTS["I8"](asked(on=date(2026, 3, 31)))) == {}
    assert alike(2026, date(2026, 7, 31))["I8"]["no"] == 4
    assert counted(FACTS["I8"](asked(2025))) == {"no": 1}
