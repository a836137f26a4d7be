"""Figures from outside: value, of how many and source; out of range is refused."""

from decimal import Decimal

import pytest
import sqlalchemy as sa

from reception.access.roles import Role
from reception.db.session import db
from reception.i18n.formats import today
from reception.inclusion.models import OutsideFigure

OUTSIDE = "/year-counts/outside"
SOURCE = "Kolada, hämtat 2026-03-04"


@pytest.fixture
def year():
    return today().year


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.statistician)


def path_of(code, year):
    return f"/year-counts/{year}/outside/{code}"


def rows():
    return db.session.scalars(sa.select(OutsideFigure).order_by(OutsideFigure.id)).all()


def test_the_coordinator_and_the_statistician_write_them(municipality, client_of, year):
    for role, user in municipality.one_of_each_role.items():
        expected = 200 if role in {Role.STATISTICIAN, Role.INTEGRATION_COORDINATOR} else 403
        browser = client_of(user)
        for page in (OUTSIDE, path_of("U65861", year)):
            assert browser.get(page).status_code == expected, (role, page)
        if expected == 403:
            assert browser.post(f"{path_of('U65861', year)}/remove").status_code == 403


def test_who_voted_is_written_changed_shown_with_the_one_before_and_taken_out(browser, year):
    assert "Kolada U65861" in browser.get(path_of("U65861", year)).form_values()["source"]
    browser.fill(path_of("U65861", year - 4), value="80,5 %", source=SOURCE)
    assert browser.fill(path_of("U65861", year), value="78.25", of="9 100", source=SOURCE).status_code == 303
    browser.fill(path_of("U65861", year), value="78,5")
    assert [(row.code, row.year, row.value, row.of, row.source) for row in rows()] == [
        ("U65861", year - 4, Decimal("80.5"), None, SOURCE),
        ("U65861", year, Decimal("78.5"), 9100, SOURCE),
    ]
    words = browser.get(f"{OUTSIDE}?year={year}").words
    assert "78,5%" in words
    assert f"{year - 4}: 80,5%" in words
    assert SOURCE in words
    assert browser.post(f"{path_of('U65861', year)}/remove").status_code == 303
    assert [row.year for row in rows()] == [year - 4]
    assert browser.post(f"{path_of('U65861', year)}/remove").status_code == 303


@pytest.mark.parametrize(
    ("code", "values", "said"),
    [
        ("U65861", {"value": "101"}, "The figure is in percent: from 0 to 100."),
        ("U65861", {"value": "-0,5"}, "The figure cannot be below 0."),
        ("U65861", {"value": "71.456"}, "Write a number with at most two decimals"),
        ("U65861", {"value": "NaN"}, "Write a number with at most two decimals"),
        ("U65861", {"value": "1e5"}, "Write a number with at most two decimals"),
        ("U65861", {"value": ""}, "Write the figure."),
        ("U65861", {"value": "50", "source": ""}, "Write where the figure comes from."),
        ("U65861", {"value": "50", "source": "x" * 501}, "Shorten this to 500 characters"),
        ("U65861", {"value": "50", "of": "-4"}, "Write a whole number from 0"),
        ("reference-group", {"value": "4", "of": "3"}, "The figure is more than what it is a part of."),
        ("reference-group", {"value": "4", "of": ""}, "Write of how many."),
        ("reference-group", {"value": "4,5", "of": "9"}, "Write a whole number."),
        ("reference-group", {"value": "9999999999", "of": "9"}, "The figure is too large."),
    ],
)
def test_out_of_range_is_refused_beside_its_field(browser, year, code, values, said):
    page = browser.fill(path_of(code, year), **{"source": SOURCE, **values})
    assert page.status_code == 200
    assert said in page.words
    assert not rows()


def test_there_is_no_figure_of_another_code_or_of_a_year_to_come(browser, year):
    assert browser.get(path_of("U00000", year)).status_code == 404
    assert browser.get(path_of("U65861", year + 1)).status_code == 404
    assert browser.get(path_of("U65861", 1989)).status_code == 404
    assert browser.get(f"{OUTSIDE}?year=abc").status_code == 200


def test_two_who_write_one_figure_meet(browser, municipality, client_of, year):
    browser.fill(path_of("N00655", year), value="50", source=SOURCE)
    opened = browser.get(path_of("N00655", year)).form_values()
    client_of(municipality.integration_coordinator).fill(path_of("N00655", year), value="51")
    assert browser.post(path_of("N00655", year), data={**opened, "value": "49"}).status_code == 409
    assert rows()[0].value == 51
