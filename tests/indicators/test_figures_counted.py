"""A count that the statistician asks for: any year and day, split as the definition allows, kept and shown."""

from datetime import date

import pytest
import sqlalchemy as sa

from reception.db.session import db
from reception.i18n.formats import today
from reception.indicators.models import IndicatorCount
from reception.people.terms import LegalSex
from tests.factories.indicators import make_count, make_durations
from tests.factories.people import make_person
from tests.indicators.figures_of_tests import SHARE, lines, rows_of, use


@pytest.fixture(autouse=True)
def definitions(monkeypatch):
    use(monkeypatch)


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.statistician)


@pytest.fixture
def three_people(municipality):
    make_person(name="Alfa Ett", sex=LegalSex.WOMAN, birth=date(2000, 5, 1))
    make_person(name="Beta Två", sex=LegalSex.WOMAN, birth=date(1950, 5, 1))
    make_person(name="Gamma Tre", sex=LegalSex.MAN, birth=date(2000, 5, 1))


def counts():
    return db.session.scalars(sa.select(IndicatorCount)).all()


def asked(browser, **values):
    return browser.fill("/indicators/T1/count", **{"year": "2025", "on": "2026-01-31", "by": [], **values})


def test_a_count_is_made_and_shown_with_its_classes_its_sum_its_day_and_who_made_it(browser, three_people):
    answer = asked(browser, by=["age", "sex"])
    assert answer.status_code == 303
    page = browser.get(answer.location)
    assert page.heading == "2025: Women"
    assert rows_of(page) == [
        ["Woman", "25–34 years", "1", "1", "100.0 %", "0"],
        ["Woman", "66 years and older", "1", "1", "100.0 %", "0"],
        ["Man", "25–34 years", "0", "1", "0.0 %", "0"],
        ["Sum", "2", "3", "66.7 %", "0"],
    ]
    for words in ("2026-01-31", "Stina Statistik", "version 1", "Sex and Age group", "2 of 3"):
        assert words in page.words


def test_it_is_recorded_that_it_was_made_and_that_it_was_looked_at(browser, three_people):
    browser.get(asked(browser, by=["sex"]).location)
    told = {"code": "T1", "on": "2026-01-31", "by": "sex"}
    assert lines("indicators.counted") == [{**told, "year": 2025}]
    assert lines("indicators.looked-at") == [{**told, "year": "2025"}]


def test_in_total_there_is_one_number_and_nothing_to_split(browser, three_people):
    page = browser.get(asked(browser).location)
    assert "2 of 3 · 66.7 %" in page.words
    assert "Everybody who is asked about could be counted." in page.words
    assert not page.all("table")


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"by": ["age", "reception-year", "route"]}, "so many at once would leave cells of single people"),
        ({"by": ["study-path"]}, "The definition of this indicator does not allow a split by: Study path of SFI."),
        ({"by": ["shoe-size"]}, "Choose one from the list."),
        ({"year": "1989"}, "Write a year from 1990 to 2100."),
        ({"year": "last year"}, "Write a year from 1990 to 2100."),
        ({"year": ""}, "Write the year to be counted."),
        ({"year": "1999"}, "No definition of this indicator was in force in 1999."),
        ({"year": "2026", "on": "2025-12-31"}, "2026 had not begun on 2025-12-31."),
        ({"on": "+1"}, "This date has not come yet."),
        ({"on": ""}, "Write the reference date."),
    ],
)
def test_what_would_name_people_or_means_nothing_is_refused_with_its_reason(browser, three_people, values, reason):
    answer = asked(browser, **values)
    assert reason in answer.words
    assert counts() == []


def test_sex_may_stand_beside_two(browser, three_people):
    assert asked(browser, by=["sex", "age", "reception-year"]).status_code == 303


def test_a_year_without_data_says_so_and_shows_no_zero(browser, monkeypatch, three_people):
    use(monkeypatch, SHARE.replace("2000-01-01", "1990-01-01"))
    page = browser.get(asked(browser, year="1995").location)
    assert "Nobody is asked about in 1995." in page.words
    assert not page.all("table")


def test_where_the_definition_changed_within_the_year_both_versions_are_counted(browser, monkeypatch, three_people):
    first = f"{SHARE}valid_to = 2025-06-30\n"
    use(monkeypatch, first, SHARE.replace("version = 1", "version = 2").replace("2000-01-01", "2025-07-01"))
    page = browser.get(asked(browser).location)
    assert "By the definition, version 1, in force from 2025-01-01 to 2025-06-30" in page.words
    assert "By the definition, version 2, in force from 2025-07-01 to 2025-12-31" in page.words


def test_a_split_must_be_allowed_by_each_version_of_the_year(browser, monkeypatch, three_people):
    first = f"{SHARE}valid_to = 2025-06-30\n".replace(', "route"', "")
    use(monkeypatch, first, SHARE.replace("version = 1", "version = 2").replace("2000-01-01", "2025-07-01"))
    assert "does not allow a split by: Way to the municipality." in asked(browser, by=["route"]).words
    assert asked(browser, year="2026", on=today().isoformat(), by=["route"]).status_code == 303


def test_time_until_something_happens_is_counted_without_any_split(browser, three_people):
    answer = browser.fill("/indicators/T2/count", year="2025", on="2026-01-31")
    page = browser.get(answer.location)
    assert "After 100 days it had happened to half of them." in page.words
    assert "It has happened to 2 of 3 so far" in page.words
    assert "by" not in browser.get("/indicators/T2/count").form_values()


def test_what_the_program_counts_by_itself_and_what_is_not_there_have_no_page_of_their_own(browser):
    made = make_count(2025, date(2026, 10, 31), {})
    browser.lenient = True
    assert [browser.get(f"/indicators/counts/{key}").status_code for key in (made.id, 999)] == [404, 404]


def test_the_curve_of_a_kept_year_is_told_at_five_months_and_the_median_in_words(browser):
    made = make_count(2025, date(2026, 10, 31), {})
    make_durations(made, "T2", 1, [(30, True, 4), (200, True, 3), (300, False, 2), (400, True, 1), (500, False, 2)])
    page = browser.get("/indicators/T2/figures")
    assert rows_of(page) == [
        ["Median", "200 days"],
        ["How many are followed", "12"],
        ["It has happened", "8"],
        ["Waiting, or known no longer", "4"],
    ]
    assert [row[:2] for row in rows_of(page, 1)] == [
        ["6 months", "33.3 %"],
        ["12 months", "58.3 %"],
        ["24 months", "nobody was followed so long"],
        ["36 months", "nobody was followed so long"],
        ["48 months", "nobody was followed so long"],
    ]
    assert [row[3] for row in rows_of(page, 1)] == ["8", "3", "0", "0", "0"]
    assert "After 200 days it had happened to half of them." in page.words
    assert page.all("{http://www.w3.org/2000/svg}path")
    assert lines("indicators.looked-at") == [{"code": "T2", "year": "2025", "on": "2026-10-31", "by": ""}]
