"""What somebody lives by is noted in months, and each month tells whether she provides for herself."""

from datetime import date

import pytest
import time_machine

from reception.people.terms import Protection
from reception.work.models import IncomePeriod
from reception.work.terms.file import LearntThrough
from reception.work.terms.income import IncomeSource
from tests.factories.people import make_person
from tests.factories.work import make_in, make_work_file
from tests.work.living import NO, NOON, UNKNOWN, YES, answers, at, enter, kept, months


@pytest.fixture(autouse=True)
def a_day_in_november():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def person(municipality):
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.caseworker)


def test_of_whom_nothing_is_noted_the_page_says_so_and_offers_to_note_it(browser, person):
    page = browser.get(at(person))
    assert "Nothing is noted of what the person lives by" in page.words
    assert page.all("a", href=at(person, "/new"))


def test_a_wage_that_goes_on_is_self_support_since_its_first_month(browser, person):
    enter(browser, person, "establishment-benefit", "2025-03", "2026-02")
    enter(browser, person, "wage", "2026-03")
    page = browser.get(at(person))
    assert "Since March 2026 (9 months)" in page.words
    told = answers(page)
    assert told["2026-02"] == (NO, NO)
    assert told["2026-03"] == told["2026-11"] == (YES, YES)


def test_student_finance_is_self_support_by_the_main_definition_and_not_by_the_strict_one(browser, person):
    enter(browser, person, "student-finance", "2026-08")
    page = browser.get(at(person))
    assert answers(page)["2026-09"] == (YES, NO)
    assert "Since August 2026 (4 months)" in page.words
    assert "Not in November 2026" in page.words


def test_a_hole_is_not_known_and_its_month_can_be_filled_in(browser, person):
    enter(browser, person, "wage", "2026-01", "2026-03")
    enter(browser, person, "wage", "2026-05")
    page = browser.get(at(person))
    assert answers(page)["2026-04"] == (UNKNOWN, UNKNOWN)
    assert "Nothing is noted" in months(page)["2026-04"][0]
    assert "Since May 2026 (7 months)" in page.words
    (link,) = page.all("a", href=at(person, "/new?month=2026-04"))
    filled = browser.get(str(link.get("href"))).form_values()
    assert (filled["first_month"], filled["last_month"]) == ("2026-04", "2026-04")
    browser.fill(str(link.get("href")), source="wage")
    assert "Since January 2026 (11 months)" in browser.get(at(person)).words


def test_social_assistance_in_one_month_breaks_the_self_support(browser, person):
    enter(browser, person, "wage", "2026-01")
    enter(browser, person, "social-assistance", "2026-06", "2026-06")
    page = browser.get(at(person))
    told = answers(page)
    assert (told["2026-05"], told["2026-06"], told["2026-07"]) == ((YES, YES), (NO, NO), (YES, YES))
    assert months(page)["2026-06"][0].startswith("Wage, Social assistance")
    assert "Since July 2026 (5 months)" in page.words


def test_two_sources_at_once_are_both_shown_and_the_same_twice_is_told(browser, person):
    enter(browser, person, "wage", "2026-01", "2026-06")
    answer = enter(browser, person, "parental", "2026-04", "2026-06")
    assert "is noted already" not in browser.get(answer.location).words
    again = enter(browser, person, "wage", "2026-06", "2026-08")
    page = browser.get(again.location)
    assert "“Wage” is noted already in some of these months, from 2026-06. It is counted once." in page.words
    assert months(page)["2026-05"][0] == "Wage, Parental benefit"
    assert months(page)["2026-06"][0] == "Wage, Parental benefit"


def test_what_was_not_confirmed_for_long_is_not_known(browser, person):
    enter(browser, person, "wage", "2025-10", confirmed_on="2026-02-10")
    page = browser.get(at(person))
    assert answers(page)["2026-08"] == (YES, YES)
    assert answers(page)["2026-09"] == (UNKNOWN, UNKNOWN)
    assert "perhaps still: Wage" in months(page)["2026-09"][0]
    assert "Known up to August 2026" in page.words
    browser.post(at(person, f"/{kept()[0].id}/confirm"))
    page = browser.get(at(person))
    assert "It goes on, as heard today." in page.words
    assert answers(page)["2026-11"] == (YES, YES)
    assert kept()[0].confirmed_on == date(2026, 11, 22)


def test_a_period_is_ended_by_its_last_month(browser, person):
    enter(browser, person, "wage", "2026-01")
    one = at(person, f"/{kept()[0].id}")
    assert browser.fill(f"{one}/end", last_month="202609", learnt_through="document").status_code == 303
    assert kept()[0].last_month == date(2026, 9, 1)
    page = browser.get(at(person))
    assert answers(page)["2026-10"] == (UNKNOWN, UNKNOWN)
    assert "Still goes on" not in page.words
    browser.post(f"{one}/confirm")
    assert "It has ended already" in browser.get(at(person)).words
    assert kept()[0].last_month == date(2026, 9, 1)


def test_a_period_is_corrected_and_one_noted_by_mistake_goes(browser, person):
    enter(browser, person, "wage", "2026-01")
    one = at(person, f"/{kept()[0].id}")
    assert browser.get(one).form_values()["first_month"] == "2026-01"
    assert browser.fill(one, source="business", first_month="2026-02").status_code == 303
    assert (kept()[0].source, kept()[0].first_month) == (IncomeSource.BUSINESS, date(2026, 2, 1))
    assert "Remove what is noted: Business" in browser.get(f"{one}/remove").words
    browser.post(f"{one}/remove")
    assert kept() == []
    assert browser.get(one).status_code == 404


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"source": ""}, "Choose what the person lives by."),
        ({"source": "lottery"}, "Choose what the person lives by."),
        ({"first_month": ""}, "Write the first month."),
        ({"first_month": "2026-13"}, "Write a year and a month, for example 2026-11."),
        ({"first_month": "March"}, "Write a year and a month, for example 2026-11."),
        ({"first_month": "0000-01"}, "Write a year and a month, for example 2026-11."),
        ({"first_month": "1949-12"}, "This month lies too long ago."),
        ({"first_month": "26-03"}, "Write a year and a month, for example 2026-11."),
        ({"first_month": "2026-12"}, "This month has not come yet."),
        ({"last_month": "2027-12"}, "This month lies more than a year ahead."),
        ({"last_month": "2025-12"}, "The last month is before the first."),
        ({"first_month": "1990-04"}, "This month lies before the person was born."),
        ({"confirmed_on": "2026-11-23"}, "This date has not come yet."),
        ({"confirmed_on": ""}, "Write the day."),
        ({"learnt_through": "gossip"}, "Choose how the unit knows it."),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(browser, person, values, said):
    typed = {"source": "wage", "first_month": "2026-01", "last_month": "", **values}
    answer = browser.fill(at(person, "/new"), **typed)
    assert answer.status_code == 200
    assert said in answer.words
    shown = answer.form_values()
    for name, value in typed.items():
        if name not in {"source", "learnt_through"}:
            assert shown[name] == value
    assert kept() == []


@pytest.mark.parametrize("typed", ["2026-03", "202603", " 2026-03 ", "2026–03", "٢٠٢٦-٠٣"])
def test_a_month_is_read_in_its_clear_forms(browser, person, typed):
    enter(browser, person, "wage", typed)
    assert kept()[0].first_month == date(2026, 3, 1)


def test_a_last_month_that_is_agreed_stands_though_it_has_not_come(browser, person):
    enter(browser, person, "wage", "2026-01", "2027-03", confirmed_on="2026-01-10")
    page = browser.get(at(person))
    assert next(iter(months(page))) == "2026-11"
    assert answers(page)["2026-11"] == (YES, YES)
    assert "2027-03" in page.words


def test_the_months_before_are_a_link_away(browser, person):
    enter(browser, person, "social-assistance", "2023-01", "2023-12")
    first = browser.get(at(person))
    assert len(months(first)) == 24
    assert next(iter(months(first))) == "2026-11"
    (earlier,) = first.all("a", href=at(person, "?until=2024-11#months"))
    before = browser.get(str(earlier.get("href")).partition("#")[0])
    assert answers(before)["2023-06"] == (NO, NO)
    assert before.all("a", href=at(person, "?until=2026-11#months"))


@pytest.mark.parametrize("until", ["", "tomorrow", "2026-99", "9999-01", "2030-01"])
def test_a_month_that_is_none_shows_the_latest(browser, person, until):
    enter(browser, person, "wage", "2026-01")
    assert next(iter(months(browser.get(at(person, f"?until={until}"))))) == "2026-11"


def test_the_definitions_stand_with_their_source(browser, person):
    enter(browser, person, "wage", "2026-01")
    page = browser.get(at(person))
    assert "How this is reckoned" in page.words
    assert "Upplands Väsby" in page.words
    assert "No law defines self-support." in page.words


def test_two_who_correct_one_period_see_each_other(browser, person, municipality, client_of):
    enter(browser, person, "wage", "2026-01")
    one = at(person, f"/{kept()[0].id}")
    mine = browser.get(one).form_values()
    client_of(municipality.caseworker2).fill(one, first_month="2026-02")
    answer = browser.post(one, data={**mine, "first_month": "2026-03"})
    assert answer.status_code == 409
    assert kept()[0].first_month == date(2026, 2, 1)


def test_two_who_end_one_period_see_each_other(browser, person, municipality, client_of):
    enter(browser, person, "wage", "2026-01")
    one = at(person, f"/{kept()[0].id}/end")
    mine = browser.get(one).form_values()
    client_of(municipality.caseworker2).fill(one, last_month="2026-06")
    assert browser.post(one, data={**mine, "last_month": "2026-08"}).status_code == 409
    assert kept()[0].last_month == date(2026, 6, 1)


def test_a_period_removed_meanwhile_is_no_more(browser, person, municipality, client_of):
    enter(browser, person, "wage", "2026-01")
    one = at(person, f"/{kept()[0].id}")
    mine = browser.get(one).form_values()
    client_of(municipality.caseworker2).post(f"{one}/remove")
    assert browser.post(one, data=mine).status_code == 404


def test_another_board_reads_nothing_of_it(browser, person, municipality, client_of):
    enter(browser, person, "wage", "2026-01")
    stranger = client_of(municipality.other_board_caseworker)
    for path in ("", "/household", "/new", f"/{kept()[0].id}", f"/{kept()[0].id}/remove"):
        assert stranger.get(at(person, path)).status_code == 404


def test_another_board_with_a_case_of_its_own_keeps_its_own_months(municipality, client_of):
    shared = make_person(name="Bo Ali", unit=municipality.other_board_unit, worker=municipality.other_board_caseworker)
    theirs = make_work_file(shared, unit=municipality.unit)
    row = make_in(
        theirs, IncomePeriod, source=IncomeSource.WAGE, first_month=date(2026, 1, 1), confirmed_on=date(2026, 11, 1),
        learnt_through=LearntThrough.PERSON,
    )  # fmt: skip
    other = client_of(municipality.other_board_caseworker)
    assert "Nothing is noted" in other.get(at(shared)).words
    assert other.get(at(shared, f"/{row.id}")).status_code == 404


def test_the_period_of_one_person_is_not_found_on_another(browser, person, municipality):
    enter(browser, person, "wage", "2026-01")
    other = make_person(name="Sara Ali", unit=municipality.unit, worker=municipality.caseworker)
    assert browser.get(at(other, f"/{kept()[0].id}")).status_code == 404


def test_of_somebody_hidden_nothing_is_read(browser, municipality):
    hidden = make_person(name="Hidden One", unit=municipality.unit, protection=Protection.REGISTRATION)
    assert browser.get(at(hidden)).status_code == 404
    assert browser.get(at(hidden, "/new")).status_code == 404
