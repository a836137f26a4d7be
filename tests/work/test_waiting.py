"""How long each authority lets a unit wait: asked, answered, the median where it says something, and what waits now."""

from collections.abc import Callable
from datetime import date

import pytest

from reception.accounts.models import User
from reception.contacts.terms import QuestionKind, QuestionState
from reception.i18n.formats import today
from reception.people.models import Person
from reception.people.terms import Protection
from reception.sheets import delimited
from tests.clients import Read, StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_case, make_person
from tests.work.desk import asked, day, make_authority

ClientOf = Callable[[User], StrictClient]
WAITING = "/work/waiting"


@pytest.fixture
def person(municipality: Municipality) -> Person:
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.caseworker)


def since(first: date, last: date | None = None) -> str:
    return f"{WAITING}?first={first}&last={last or today()}"


def table(page: Read) -> dict[str, list[str]]:
    """The figures of the page by their row."""
    rows = [row for row in page.all("tr") if row.find("th") is not None and row.findall("td")]
    return {
        " ".join("".join(row.find("th").itertext()).split()): [  # type: ignore[union-attr]
            " ".join("".join(cell.itertext()).split()) for cell in row.findall("td")
        ]
        for row in rows
    }


def test_days_are_counted_by_authority_and_kind(browser: StrictClient, person: Person) -> None:
    service = make_authority()
    for took in (10, 20, 30, 40, 100):
        asked(person, service, day(-120), answered_on=day(-120 + took))
    asked(person, service, day(-60))
    asked(person, service, day(-20), kind=QuestionKind.BENEFIT, answered_on=day(-13))
    asked(person, service, day(-19), kind=QuestionKind.BENEFIT, state=QuestionState.WITHDRAWN)
    page = browser.get(since(day(-150)))
    assert page.heading == "How long authorities let wait"
    assert table(page) == {
        "All questions": ["8", "6", "25 days", "100 days", "1", "60 days", "1"],
        "Enrolment and programme": ["6", "5", "30 days", "100 days", "1", "60 days", "0"],
        "Benefit or allowance": ["2", "1", "too few to say", "7 days", "0", "–none", "1"],
    }
    assert "not protected for publication" in page.words
    assert f"/questions?whose=unit&organisation={service.id}" in [link.get("href") for link in page.all("a")]


def test_an_authority_with_one_kind_has_one_line_and_those_asked_most_stand_first(
    browser: StrictClient, person: Person
) -> None:
    rare, often = make_authority("Rarely"), make_authority("Often")
    asked(person, rare, day(-3))
    for _time in range(2):
        asked(person, often, day(-3))
    page = browser.get(since(day(-10)))
    assert [heading.text for heading in page.all("bdi") if heading.text in {"Rarely", "Often"}] == ["Often", "Rarely"]
    assert "All questions" not in page.words


def test_only_what_was_asked_in_the_period_counts(browser: StrictClient, person: Person) -> None:
    service = make_authority()
    for days in (-30, -20, -10):
        asked(person, service, day(days))
    assert table(browser.get(since(day(-20), day(-20))))["Enrolment and programme"][0] == "1"
    assert table(browser.get(since(day(-30), day(-10))))["Enrolment and programme"][0] == "3"
    year = today().year - 1
    asked(person, service, date(year, 12, 31))
    asked(person, service, date(year, 1, 1))
    last = browser.get(since(date(year, 1, 1), date(year, 12, 31)))
    assert table(last)["Enrolment and programme"][0] == "2"
    assert "Last year" in [link.text for link in last.all("a", **{"aria-current": "true"})]


def test_this_year_stands_there_when_nothing_is_chosen(browser: StrictClient, person: Person) -> None:
    asked(person, make_authority(), date(today().year, 1, 1))
    assert f"from {today().year}-01-01 to {today()}" in browser.get(WAITING).words
    assert table(browser.get(WAITING))["Enrolment and programme"][0] == "1"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("first=2026-05-01&last=2026-04-01", "The last day is before the first."),
        ("first=nonsense", "Write a date"),
        ("last=31/2", "does not exist in the calendar"),
        ("first=2999-01-01", "at most 20 years ahead"),
        ("first=%2B30", "has not come yet"),
        ("first=%00", "Write a date"),
    ],
)
def test_days_that_cannot_be_are_told_and_the_year_is_shown(browser: StrictClient, query: str, said: str) -> None:
    page = browser.get(f"{WAITING}?{query}")
    assert page.status_code == 200
    assert said in page.words
    assert f"from {today().year}-01-01 to {today()}" in page.words
    assert browser.get(f"{WAITING}/file?{query}").status_code == 200


def test_one_day_alone_reaches_to_today_or_from_its_year(browser: StrictClient) -> None:
    assert f"from 2024-05-01 to {today()}" in browser.get(f"{WAITING}?first=2024-05-01").words
    assert "from 2024-01-01 to 2024-05-01" in browser.get(f"{WAITING}?last=2024-05-01").words


def test_questions_of_closed_cases_are_awaited_no_longer(municipality: Municipality, browser: StrictClient) -> None:
    closed = make_person(name="Bo")
    make_case(closed, unit=municipality.unit, worker=municipality.caseworker, closed_on=day(-5))
    asked(closed, make_authority(), day(-20))
    figures = table(browser.get(since(day(-30))))["Enrolment and programme"]
    assert (figures[0], figures[4], figures[6]) == ("1", "0", "1")


def test_other_boards_other_units_and_other_roles_see_none_of_it(
    municipality: Municipality, client_of: ClientOf, person: Person
) -> None:
    asked(person, make_authority(), day(-20))
    for user in (municipality.other_board_caseworker, municipality.other_unit_caseworker):
        assert "Nobody was asked in these days" in client_of(user).get(since(day(-30))).words
        assert b"Arbetsf" not in client_of(user).get(f"{WAITING}/file?first={day(-30)}").get_data()
    for user in (municipality.sfi_staff, municipality.statistician, municipality.reader, municipality.guidance):
        assert client_of(user).get(WAITING).status_code == 403
        assert client_of(user).get(f"{WAITING}/file").status_code == 403


def test_questions_about_hidden_people_count_for_named_staff_alone(
    municipality: Municipality, client_of: ClientOf
) -> None:
    hidden = make_person(
        name="Daryna Koval", unit=municipality.unit, worker=municipality.caseworker,
        protection=Protection.MARKING, named=[municipality.caseworker],
    )  # fmt: skip
    asked(hidden, make_authority(), day(-20))
    assert table(client_of(municipality.caseworker).get(since(day(-30))))["Enrolment and programme"][0] == "1"
    assert "Nobody was asked in these days" in client_of(municipality.caseworker2).get(since(day(-30))).words


def test_many_questions_cost_no_more_statements(browser: StrictClient, person: Person) -> None:
    asked(person, make_authority(), day(-3))
    browser.get(since(day(-90)))
    few = len(browser.statements)
    for number in range(8):
        asked(person, make_authority(f"Authority {number}"), day(-3 - number), answered_on=day(-1))
    browser.get(since(day(-90)))
    assert len(browser.statements) == few


def test_the_file_says_the_same_and_text_in_it_is_never_a_formula(browser: StrictClient, person: Person) -> None:
    odd = make_authority("=2+3;x")
    for took in range(5):
        asked(person, odd, day(-20), answered_on=day(-20 + took))
    asked(person, odd, day(-9), kind=QuestionKind.OTHER)
    page = browser.get(since(day(-30)))
    (link,) = [one for one in page.all("a") if "/file" in (one.get("href") or "")]
    answer = browser.get(str(link.get("href")))
    assert answer.mimetype == "text/csv"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="waiting-{day(-30)}-{today()}.csv"'
    rows = [row.cells for row in delimited.read(answer.get_data(), ";")]
    assert rows[0][1:3] == ("About", "Asked")
    assert rows[1:] == [
        ("'=2+3;x", "All questions", "6", "5", "2", "4", "1", "9", "0"),
        ("'=2+3;x", "Enrolment and programme", "5", "5", "2", "4", "0", None, "0"),
        ("'=2+3;x", "Something else", "1", "0", None, None, "1", "9", "0"),
    ]
