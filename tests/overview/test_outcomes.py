"""I42, and the five figures of a year as the command prints them."""

import json
from datetime import date

from click.testing import CliRunner

from reception.access.actor import system
from reception.housing.terms import Uncounted
from reception.overview import cli
from reception.overview.operations import figures
from reception.overview.queries import outcomes
from reception.path.models import NotedFact
from reception.people.terms import Source
from reception.reckoning.periods import Period
from tests.housing.cohorts import NOON, case_of, keep, live_together, newcomer

TODAY = date(2026, 11, 22)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
RECEIVED = date(2026, 3, 5)


def paid(person, value):
    """A first payment noted on the case, as it is kept."""
    case_id = case_of(person).id
    keep(NotedFact(case_id=case_id, code="first_payment", value=value, source=Source.UNKNOWN, noted_at=NOON))


def test_the_first_payment_of_anybody_in_the_household_counts(municipality):
    unit = municipality.unit
    man, wife = newcomer(unit, "Man", received=RECEIVED), newcomer(unit, "Wife", received=date(2026, 6, 1))
    live_together(man, wife)
    paid(wife, "2026-03-19")
    paid(newcomer(unit, "A day late", received=RECEIVED), "2026-03-20")
    paid(newcomer(unit, "Before", received=RECEIVED), "2026-03-01")
    paid(newcomer(unit, "No day at all", received=RECEIVED), "soon")
    newcomer(unit, "Nothing noted", received=RECEIVED)
    newcomer(unit, "Still has time", received=date(2026, 11, 10))
    paid(newcomer(unit, "No day of reception", opened_on=date(2026, 4, 1)), "2026-04-02")
    paid(newcomer(unit, "Another year", received=date(2025, 12, 30)), "2026-01-02")
    with system("test"):
        found = outcomes.first_payments_in(YEAR, TODAY)
    assert (found.numerator, found.denominator) == (2, 3)
    assert found.uncounted == {Uncounted.NO_RECEPTION_DAY: 1, Uncounted.NO_PAYMENT: 2, Uncounted.NOT_YET: 1}


def test_the_command_tells_all_five_with_what_could_not_be_counted(municipality, app, monkeypatch):
    newcomer(municipality.unit, "Received", received=RECEIVED, assigned=date(2026, 1, 9), settle_by=RECEIVED)
    monkeypatch.setattr(cli, "create_app", lambda: app)
    answer = CliRunner().invoke(cli.housing, ["figures", "--year", "2026", "--json"], catch_exceptions=False)
    told = json.loads(answer.output)
    assert told["year"] == 2026
    assert set(told["figures"]) == {"I1", "I23", "I24", "I40", "I42"}
    assert told["figures"]["I1"] == {"numerator": 0, "denominator": 0, "not_countable": {"no-move-in-day": 1}}


def test_the_log_keeps_that_figures_were_counted(municipality, app, monkeypatch):
    noted = []
    monkeypatch.setattr(cli, "create_app", lambda: app)
    monkeypatch.setattr(figures, "record", lambda action, **details: noted.append((action, details)))
    CliRunner().invoke(cli.housing, ["figures", "--year", "2025"], catch_exceptions=False)
    assert noted == [("housing-figures.counted", {"year": 2025})]
