"""The facts of inclusion and of surveys: by hand, and as the slow count says of a whole municipality."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import db
from reception.inclusion.models import StaffLanguage, StaffTraining
from reception.inclusion.operations.figures import count_figures
from reception.inclusion.queries.facts import FACTS, SUMS
from reception.inclusion.terms.activities import OccasionState
from reception.people.operations.merging import merge
from reception.people.terms import Protection
from reception.reckoning.asked import Asked
from reception.surveys.queries.facts import SUMS as OF_SURVEYS
from reception.surveys.terms import SurveyState
from tests.demo import told
from tests.factories.discrimination import make_report
from tests.factories.inclusion_activities import make_activity, make_association, make_occasion, make_offer
from tests.factories.inclusion_mentors import case_of, make_friends, make_match, make_volunteer, make_wish
from tests.factories.people import make_case, make_person
from tests.factories.plans import make_plan
from tests.factories.surveys import make_answers, make_survey
from tests.indicators.counting import counted

YEAR = 2025
ON = date(2026, 11, 22)
ASKED = Asked.of_year(YEAR, ON)
SINCE = date(2024, 2, 1)
CLOSED = {"state": SurveyState.CLOSED, "opens_on": date(2025, 3, 1), "closes_on": date(2025, 4, 1)}


def summed(select: sa.Select[*tuple[Any, ...]]) -> dict[str, int]:
    """The numbers of each verdict."""
    with system("test"):
        rows = db.session.execute(select.execution_options(permit="test"))
        return {row.verdict: int(row.number) for row in rows}


def people_of(select: sa.Select[*tuple[Any, ...]]) -> list[int]:
    """Whose the rows are."""
    with system("test"):
        return sorted(db.session.scalars(select.execution_options(permit="test")))


@pytest.mark.parametrize(("persons", "seed"), [(120, 5), (160, 8)])
def test_every_year_of_a_municipality_is_counted_as_the_slow_way_counts_it(app, persons, seed):
    told.load(persons=persons, seed=seed)
    db.session.commit()
    seen: Counter[str] = Counter()
    for year in range(told.DAY.year - 3, told.DAY.year + 2):
        asked = Asked.of_year(year, told.DAY)
        with system("test"):
            slow = count_figures(year, told.DAY)
        for code, fact in FACTS.items():
            fast, expected = counted(fact(asked)), slow.counted[code]
            assert (fast["yes"], fast["no"]) == (expected.numerator, expected.denominator - expected.numerator), code
            assert fast.total() == expected.asked
            seen[code] += expected.denominator
        for code, sums in SUMS.items():
            number, of = summed(sums(asked)), slow.counted.get(code)
            assert (number.get("yes", 0), sum(number.values())) == (
                (of.numerator, of.denominator) if of else (0, 0)
            ), code  # fmt: skip
            seen[code] += sum(number.values())
        with system("test"):
            felt = OF_SURVEYS["I30"](asked)
        expected_felt = {"yes": slow.felt.count, "no": slow.felt.of - slow.felt.count} if slow.felt else {}
        assert summed(felt) == expected_felt
        seen["I30"] += sum(expected_felt.values())
    assert {code for code in (*FACTS, "I44") if not seen[code]} == set()


def test_i28_counts_each_person_once_whatever_boards_have_her_files(municipality):
    association, own = make_activity(), make_activity(None, "Öppen kväll", unit_id=municipality.unit.id)
    twice = make_person(name="Two Files", unit=municipality.unit, opened_on=SINCE)
    other = make_case(twice, unit=municipality.other_board_unit, opened_on=SINCE)
    make_offer(case_of(twice), own, date(2025, 2, 1), started_on=date(2025, 2, 8))
    make_offer(other, association, date(2024, 12, 1), started_on=date(2024, 12, 20), ended_on=date(2025, 1, 1))
    moved = make_person(name="Moved Away", unit=municipality.unit, opened_on=SINCE)
    make_offer(case_of(moved), association, date(2024, 5, 1), started_on=date(2024, 5, 8), ended_on=date(2024, 12, 31))
    protected = make_person(name="Pia", unit=municipality.unit, opened_on=SINCE, protection=Protection.MARKING)
    make_offer(case_of(protected), own, date(2025, 12, 31))
    later = make_person(name="Next Year", unit=municipality.unit, opened_on=SINCE)
    make_offer(case_of(later), association, date(2026, 1, 1), started_on=date(2026, 1, 2))
    assert counted(FACTS["I28"](ASKED)) == {"yes": 1, "no": 1}
    assert people_of(FACTS["I28"](ASKED)) == sorted([twice.id, protected.id])


def test_i29_counts_who_wished_and_met_whatever_number_of_wishes(municipality):
    friend = make_volunteer(unit=municipality.unit, most=5)
    met = make_person(name="Met Somebody", unit=municipality.unit, opened_on=SINCE)
    make_wish(met, wished_on=date(2025, 3, 1))
    wish = make_wish(met, wished_on=date(2024, 3, 1))
    make_friends(wish, friend, date(2024, 4, 1), ends_on=date(2024, 9, 1))
    make_friends(wish, friend, date(2024, 10, 1), ends_on=date(2025, 1, 1))
    waits = make_person(name="Waits", unit=municipality.unit, opened_on=SINCE)
    make_match(make_wish(waits, wished_on=date(2025, 12, 31)), friend)
    gave_up = make_person(name="Gave Up", unit=municipality.unit, opened_on=SINCE)
    make_wish(gave_up, wished_on=date(2024, 3, 1), ended_on=date(2024, 12, 31))
    assert counted(FACTS["I29"](ASKED)) == {"yes": 1, "no": 1}
    assert people_of(FACTS["I29"](ASKED)) == sorted([met.id, waits.id])


def test_two_records_that_are_merged_are_one_person(municipality):
    first = make_person(name="Amina Warsame", unit=municipality.unit, worker=municipality.caseworker, opened_on=SINCE)
    second = make_person(name="Amina Warsame", unit=municipality.unit, worker=municipality.caseworker, opened_on=SINCE)
    activity = make_activity()
    for one in (first, second):
        make_offer(case_of(one), activity, date(2025, 2, 1))
    assert counted(FACTS["I28"](ASKED)) == {"no": 2}
    with system("test"):
        merge(first, second, {})
        db.session.commit()
    assert counted(FACTS["I28"](ASKED)) == {"no": 1}


def test_i31_counts_planned_meetings_and_those_where_both_came(municipality):
    activity = make_activity(make_association())
    held = {"state": OccasionState.HELD}
    make_occasion(activity, date(2025, 1, 1), newcomers=1, established=1, **held)
    make_occasion(activity, date(2025, 2, 1), newcomers=9, established=0, **held)
    make_occasion(activity, date(2025, 3, 1), state=OccasionState.CANCELLED)
    make_occasion(activity, date(2025, 12, 31))
    make_occasion(activity, date(2026, 1, 1), newcomers=5, established=5, **held)
    assert counted(FACTS["I31"](ASKED)) == {"yes": 1, "no": 3}
    assert counted(FACTS["I31"](Asked.of_year(YEAR, date(2025, 2, 15)))) == {"yes": 1, "no": 1}


def test_i32_counts_a_report_once_its_time_has_passed(app):
    for received, closed in (
        (date(2025, 5, 1), date(2025, 5, 31)),
        (date(2025, 6, 1), date(2025, 7, 2)),
        (date(2025, 7, 1), None),
        (date(2025, 12, 31), date(2026, 1, 2)),
        (date(2024, 12, 31), date(2025, 1, 2)),
    ):
        make_report(received_on=received, closed_on=closed)
    assert counted(FACTS["I32"](ASKED)) == {"yes": 2, "no": 2}
    assert counted(FACTS["I32"](Asked.of_year(YEAR, date(2026, 1, 29)))) == {"yes": 1, "no": 2}


def test_i41_counts_the_newest_agreed_plan_of_each_open_case(municipality):
    unit = municipality.unit
    wishes = [("Jag vill bli snickare.", "yes"), ("   ", "no"), (None, "no")]
    for place, (wish, _answer) in enumerate(wishes):
        person = make_person(name=f"Person {place}", unit=unit, opened_on=SINCE)
        make_plan(case_of(person), agreed_on=date(2024, 6, 1), wish="Något annat.")
        make_plan(case_of(person), agreed_on=date(2025, 6, 1), wish=wish)
        make_plan(case_of(person), wish="Ett utkast.")
        make_plan(case_of(person), agreed_on=date(2026, 1, 1), wish="Året efter.")
    gone = make_case(make_person(name="Closed Before"), unit=unit, opened_on=SINCE, closed_on=date(2025, 12, 31))
    make_plan(gone, agreed_on=date(2025, 6, 1))
    make_person(name="No Plan", unit=unit, opened_on=SINCE)
    assert counted(FACTS["I41"](ASKED)) == Counter(answer for _wish, answer in wishes)


def counts_of_units(municipality: Any) -> None:
    """Two units: one can help in both languages that are spoken, one in one; and the year before."""
    unit, other = municipality.unit, municipality.other_unit
    with system("test"):
        db.session.add_all(
            [
                StaffTraining(unit_id=unit.id, year=YEAR, subject="interpreters", meant=10, trained=7),
                StaffTraining(unit_id=unit.id, year=YEAR, subject="plain-swedish", meant=4, trained=0),
                StaffTraining(unit_id=other.id, year=YEAR, subject="interpreters", meant=5, trained=5),
                StaffTraining(unit_id=unit.id, year=YEAR - 1, subject="interpreters", meant=9, trained=9),
                StaffLanguage(unit_id=unit.id, year=YEAR, language="ar", staff=2),
                StaffLanguage(unit_id=unit.id, year=YEAR, language="so", staff=1),
                StaffLanguage(unit_id=other.id, year=YEAR, language="ar", staff=3),
                StaffLanguage(unit_id=other.id, year=YEAR, language="so", staff=0),
            ]
        )
        record("test.counts")
        db.session.commit()


def test_i44_sums_what_units_gave_in_all_and_by_subject(municipality):
    counts_of_units(municipality)
    assert summed(SUMS["I44"](ASKED)) == {"yes": 12, "no": 7}
    assert summed(SUMS["I44-interpreters"](ASKED)) == {"yes": 12, "no": 3}
    assert summed(SUMS["I44-plain-swedish"](ASKED)) == {"yes": 0, "no": 4}
    assert summed(SUMS["I44-trauma-informed"](ASKED)) == {}
    assert summed(SUMS["I44"](Asked.of_year(YEAR - 2, ON))) == {}


def test_i46_asks_units_for_the_languages_of_cases_that_are_open_on_the_day(municipality):
    counts_of_units(municipality)
    assert counted(FACTS["I46"](ASKED)) == {}
    for place, tag in enumerate(("ar", "ar", "so", None)):
        person = make_person(name=f"Person {place}", unit=municipality.unit, opened_on=SINCE)
        with system("test"):
            person.interpreter_language = tag
            record("test.language", person)
            db.session.commit()
    assert counted(FACTS["I46"](ASKED)) == {"yes": 1, "no": 1}


def test_i30_sums_what_the_protection_of_surveys_lets_be_shown(municipality):
    survey = make_survey(municipality.unit, **CLOSED)
    make_answers(survey, [(15, "sv", {}, (4, 1)), (12, "ar", {}, (5, 1)), (20, "sv", {}, (2, 2))])
    small = make_survey(municipality.unit, **CLOSED)
    make_answers(small, [(9, None, {}, (5, 1))])
    with system("test"):
        of_year = OF_SURVEYS["I30"](ASKED)
        before_it_closed = OF_SURVEYS["I30"](Asked.of_year(YEAR, CLOSED["closes_on"] - timedelta(days=1)))
    assert summed(of_year) == {"yes": 27, "no": 20}
    assert summed(before_it_closed) == {}
