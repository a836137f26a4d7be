"""A household provides for itself month by month: all adults who lived there, as far as the reader reaches them."""

from datetime import date

import pytest
import time_machine

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import db
from reception.people.models import HouseholdMember
from reception.people.terms import HouseholdRole, Protection
from reception.work.models import IncomePeriod
from reception.work.terms.file import LearntThrough
from reception.work.terms.income import IncomeSource
from tests.factories.households import make_household
from tests.factories.people import make_person
from tests.factories.work import make_in, make_work_file
from tests.work.living import NO, NOON, UNKNOWN, YES, answers, at, enter, months

SINCE = date(2025, 6, 1)


@pytest.fixture(autouse=True)
def a_day_in_november():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def person(municipality):
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def partner(municipality):
    return make_person(name="Bashir Yusuf", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.caseworker)


def joined(household, person, role, since, until=None):
    with system("test"):
        row = HouseholdMember(
            household_id=household.id, person_id=person.id, role=role, starts_on=since, ends_on=until
        )  # fmt: skip
        db.session.add(row)
        db.session.flush()
        record("test.joined", row)
        db.session.commit()


def of_two(person, partner, since=SINCE):
    return make_household((person, HouseholdRole.REFERENCE), (partner, HouseholdRole.PARTNER), since=since)


def household(browser, person):
    return browser.get(at(person, "/household"))


def test_who_lives_alone_is_her_own_household(browser, person):
    enter(browser, person, "wage", "2026-01")
    page = household(browser, person)
    assert "You see no other adult in the household." in page.words
    assert answers(page)["2026-05"] == (YES, YES)
    assert "Amina Yusuf" in months(page)["2026-05"][0]


def test_one_who_works_and_one_on_parental_benefit_provide_for_themselves(browser, person, partner):
    of_two(person, partner)
    enter(browser, person, "parental", "2026-01")
    enter(browser, partner, "wage", "2026-01")
    page = household(browser, person)
    assert answers(page)["2026-05"] == (YES, YES)
    assert months(page)["2026-05"][1] == "Wage, Parental benefit"
    assert answers(browser.get(at(person)))["2026-05"] == (NO, NO)
    assert "Since January 2026 (11 months)" in page.words
    assert "A household provides for itself when one of its adults has such an income" in page.words


def test_social_assistance_of_one_breaks_the_month_of_both(browser, person, partner):
    of_two(person, partner)
    enter(browser, person, "wage", "2026-01")
    enter(browser, partner, "student-finance", "2026-01")
    enter(browser, partner, "social-assistance", "2026-06", "2026-06")
    told = answers(household(browser, person))
    assert (told["2026-05"], told["2026-06"], told["2026-07"]) == ((YES, YES), (NO, NO), (YES, YES))
    assert answers(browser.get(at(person)))["2026-06"] == (YES, YES)


def test_strict_and_main_differ_where_both_study(browser, person, partner):
    of_two(person, partner)
    enter(browser, person, "student-finance", "2026-01")
    enter(browser, partner, "student-finance", "2026-01")
    assert answers(household(browser, person))["2026-05"] == (YES, NO)


def test_a_hole_of_one_makes_the_month_of_both_not_known(browser, person, partner):
    of_two(person, partner)
    enter(browser, person, "wage", "2026-01")
    enter(browser, partner, "wage", "2026-01", "2026-03")
    enter(browser, partner, "wage", "2026-05")
    page = household(browser, person)
    assert answers(page)["2026-04"] == (UNKNOWN, UNKNOWN)
    assert "Of somebody nothing is known." in months(page)["2026-04"][1]


def test_a_partner_who_moved_out_in_mid_year_counts_until_then(browser, person, partner):
    home = make_household((person, HouseholdRole.REFERENCE), since=SINCE)
    joined(home, partner, HouseholdRole.PARTNER, SINCE, until=date(2026, 6, 15))
    enter(browser, person, "wage", "2026-01")
    enter(browser, partner, "social-assistance", "2026-01")
    page = household(browser, person)
    told = answers(page)
    assert (told["2026-06"], told["2026-07"]) == ((NO, NO), (YES, YES))
    assert "Bashir Yusuf" in months(page)["2026-06"][0]
    assert "Bashir Yusuf" not in months(page)["2026-07"][0]
    assert "Since July 2026 (5 months)" in page.words


def test_who_moved_away_herself_is_judged_where_she_lived(browser, person, partner):
    home = make_household((partner, HouseholdRole.REFERENCE), since=SINCE)
    joined(home, person, HouseholdRole.PARTNER, SINCE, until=date(2026, 3, 31))
    enter(browser, person, "wage", "2026-01")
    enter(browser, partner, "social-assistance", "2026-01")
    told = answers(household(browser, person))
    assert (told["2026-03"], told["2026-04"]) == ((NO, NO), (YES, YES))


def test_a_child_is_no_adult_until_the_month_after_the_birthday(browser, person, municipality):
    child = make_person(name="Cilan Yusuf", birth=date(2008, 5, 10), unit=municipality.unit)
    make_household((person, HouseholdRole.REFERENCE), (child, HouseholdRole.CHILD), since=SINCE)
    enter(browser, person, "wage", "2026-01")
    page = household(browser, person)
    told = answers(page)
    assert (told["2026-05"], told["2026-06"]) == ((YES, YES), (UNKNOWN, UNKNOWN))
    assert "Cilan" not in months(page)["2026-05"][0]
    assert "Cilan" in months(page)["2026-06"][0]


def test_an_adult_of_another_unit_counts_as_not_known_and_has_no_name(browser, person, municipality):
    other = make_person(name="Dalal Nour", unit=municipality.other_board_unit)
    of_two(person, other)
    enter(browser, person, "wage", "2026-01")
    page = household(browser, person)
    assert answers(page)["2026-05"] == (UNKNOWN, UNKNOWN)
    assert "Another adult in the household" in months(page)["2026-05"][0]
    assert "Dalal" not in page.words
    assert other.number not in page.get_data(as_text=True)


def test_somebody_hidden_never_shows_not_even_as_a_gap(browser, person, municipality):
    hidden = make_person(name="Hidden One", unit=municipality.unit, protection=Protection.REGISTRATION)
    of_two(person, hidden)
    file = make_work_file(hidden, unit=municipality.unit)
    make_in(
        file, IncomePeriod, source=IncomeSource.SOCIAL_ASSISTANCE, first_month=date(2026, 1, 1),
        confirmed_on=date(2026, 11, 1), learnt_through=LearntThrough.PERSON,
    )  # fmt: skip
    enter(browser, person, "wage", "2026-01")
    page = household(browser, person)
    assert answers(page)["2026-05"] == (YES, YES)
    assert "Another adult" not in page.words
    assert "Hidden" not in page.words
    assert hidden.number not in page.get_data(as_text=True)


def test_named_staff_see_the_protected_adult_by_number(person, municipality, client_of):
    worker = municipality.caseworker
    hidden = make_person(
        name="Hidden One", unit=municipality.unit, protection=Protection.REGISTRATION, named=[worker]
    )  # fmt: skip
    of_two(person, hidden)
    browser = client_of(worker)
    enter(browser, person, "wage", "2026-01")
    enter(browser, hidden, "social-assistance", "2026-01")
    page = household(browser, person)
    assert answers(page)["2026-05"] == (NO, NO)
    assert hidden.number in months(page)["2026-05"][0]
    assert "Hidden One" not in page.words


def test_what_another_board_noted_of_the_partner_is_not_told(browser, person, partner, municipality):
    of_two(person, partner)
    theirs = make_work_file(partner, unit=municipality.other_board_unit)
    make_in(
        theirs, IncomePeriod, source=IncomeSource.SOCIAL_ASSISTANCE, first_month=date(2026, 1, 1),
        confirmed_on=date(2026, 11, 1), learnt_through=LearntThrough.PERSON,
    )  # fmt: skip
    enter(browser, person, "wage", "2026-01")
    page = household(browser, person)
    assert answers(page)["2026-05"] == (UNKNOWN, UNKNOWN)
    assert "Social assistance" not in page.words


def test_a_household_of_many_takes_no_more_questions(browser, person, municipality):
    living = [make_person(name=f"Adult {place}", unit=municipality.unit) for place in range(8)]
    make_household(
        (person, HouseholdRole.REFERENCE), *((one, HouseholdRole.RELATIVE) for one in living), since=None
    )  # fmt: skip
    enter(browser, person, "wage", "2026-01")
    household(browser, person)
    many = len(browser.statements)
    alone = make_person(name="Alone Ali", unit=municipality.unit, worker=municipality.caseworker)
    household(browser, alone)
    assert many <= len(browser.statements) + 1
