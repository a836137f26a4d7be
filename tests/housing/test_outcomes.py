"""The figures I1, I23, I24 and I40, each of a cohort made by hand, with the counts that it must give."""

from datetime import date

import pytest

from reception.access.actor import system
from reception.cases.terms import ClosingReason
from reception.housing.queries import outcomes
from reception.housing.rules.outcomes import Life, lives_permanently, paid_soon
from reception.housing.terms import EndingReason, NeedEnding, Tenure, Uncounted
from reception.people.terms import ReceptionRoute
from reception.reckoning.figures import figure
from reception.reckoning.periods import Period
from tests.housing.cohorts import close, home, keep, live, live_together, newcomer, seek

TODAY = date(2026, 11, 22)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
RECEIVED = date(2024, 3, 5)
THEN = date(2026, 3, 5)


def counted(figure):
    """(how many, of how many, why not the others)."""
    return figure.numerator, figure.denominator, dict(figure.uncounted)


def test_what_is_missing_stands_in_neither_number():
    made = figure([True, False, Uncounted.NO_HOME, True, Uncounted.NO_HOME, Uncounted.NOT_YET])
    assert counted(made) == (2, 3, {Uncounted.NO_HOME: 2, Uncounted.NOT_YET: 1})
    assert made.asked == 6


def test_settled_in_time_counts_those_whose_latest_day_lies_in_the_year(municipality):
    unit, latest = municipality.unit, date(2026, 5, 1)
    assigned = {"assigned": date(2026, 3, 10), "settle_by": latest}
    newcomer(unit, "On the day", **assigned, moved_in=latest)
    newcomer(unit, "A day late", **assigned, moved_in=date(2026, 5, 2))
    by_contract = newcomer(unit, "By the contract", **assigned, moved_in=date(2026, 6, 1))
    live(by_contract, first=date(2026, 4, 1), moved_in_on=date(2026, 4, 3))
    before = newcomer(unit, "Lived here before", **assigned)
    live(before, first=date(2025, 1, 1), moved_in_on=date(2025, 1, 1))
    keyless = newcomer(unit, "Has a contract and no day", **assigned)
    live(keyless, first=date(2026, 4, 1))
    waiting, wife = newcomer(unit, "Waits", **assigned), newcomer(unit, "Waits too", **assigned)
    seek(waiting, live_together(waiting, wife))
    gone = newcomer(unit, "Never came", **assigned)
    seek(gone, ended_on=date(2026, 4, 20), ending=NeedEnding.NOT_COMING)
    newcomer(unit, "Still in time", assigned=date(2026, 11, 1), settle_by=date(2026, 12, 30))
    reckoned = newcomer(unit, "Reckoned", assigned=date(2026, 1, 15), moved_in=date(2026, 3, 15))
    keep(reckoned)
    reckoned.route = ReceptionRoute.ASSIGNED
    keep(reckoned)
    newcomer(unit, "No clock", assigned=date(2026, 2, 1), moved_in=date(2026, 2, 2))
    alone = newcomer(unit, "Unaccompanied", assigned=date(2026, 2, 1), moved_in=date(2026, 2, 2))
    alone.route = ReceptionRoute.UNACCOMPANIED
    keep(alone)
    newcomer(unit, "Another year", assigned=date(2025, 3, 10), settle_by=date(2025, 5, 1), moved_in=date(2025, 4, 1))
    mistaken = newcomer(unit, "Entered by mistake", **assigned)
    live(mistaken, first=date(2026, 4, 1), moved_in_on=date(2026, 4, 1), ended_on=date(2026, 4, 1),
         end_reason=EndingReason.MISTAKE)  # fmt: skip
    with system("test"):
        found = outcomes.settled_in(YEAR, TODAY)
    # In time: on the day, by the contract, reckoned. Not: a day late, and the two who still wait.
    missing = {
        Uncounted.NO_LATEST_DAY: 1,
        Uncounted.NOT_MOVED_IN: 3,
        Uncounted.NOT_COMING: 1,
        Uncounted.NOT_YET: 1,
    }
    assert counted(found) == (3, 6, missing)


def test_permanent_contracts_are_counted_by_household_on_the_day_24_months_after_its_reception(municipality):
    unit = municipality.unit
    first, second = newcomer(unit, "Man", received=RECEIVED), newcomer(unit, "Wife", received=date(2024, 12, 1))
    live_together(first, second)
    live(second, tenure=Tenure.FIRST_HAND, first=date(2025, 12, 1))
    alone = newcomer(unit, "Alone", received=RECEIVED)
    live(alone, first=RECEIVED, last_on=date(2026, 12, 31))
    lost = newcomer(unit, "Had one and lost it", received=RECEIVED)
    live(lost, tenure=Tenure.FIRST_HAND, first=RECEIVED, ended_on=date(2026, 3, 4),
         end_reason=EndingReason.OTHER_ARRANGEMENT)  # fmt: skip
    live(lost, tenure=Tenure.RELATIVES, first=date(2026, 3, 5))
    for_a_time = newcomer(unit, "First-hand for a year", received=RECEIVED)
    live(for_a_time, tenure=Tenure.FIRST_HAND, first=date(2025, 6, 1), last_on=date(2026, 6, 1))
    newcomer(unit, "Nothing noted", received=RECEIVED)
    away = newcomer(unit, "Moved", received=RECEIVED)
    live(away, first=RECEIVED, ended_on=date(2025, 6, 1), end_reason=EndingReason.MOVED_AWAY)
    dead = newcomer(unit, "Died", received=RECEIVED)
    close(dead, date(2025, 6, 1), ClosingReason.DECEASED)
    newcomer(unit, "No day", opened_on=date(2024, 5, 1))
    newcomer(unit, "In December", received=date(2024, 12, 20))
    newcomer(unit, "Another year", received=date(2023, 12, 31))
    with system("test"):
        found = outcomes.permanent_in(YEAR, TODAY)
    missing = {
        Uncounted.NO_RECEPTION_DAY: 1,
        Uncounted.NO_HOME: 1,
        Uncounted.LEFT: 1,
        Uncounted.DECEASED: 1,
        Uncounted.NOT_YET: 1,
    }
    assert counted(found) == (1, 4, missing)


def test_crowding_counts_people_by_the_home_they_share(municipality):
    unit = municipality.unit
    family = [newcomer(unit, f"Family {number}") for number in range(3)]
    live(*family, first=RECEIVED, unit=home(rooms=2).units[0])
    shared = home(rooms=2, units=2)
    for number in range(2):
        live(newcomer(unit, f"Shares {number}"), first=RECEIVED, unit=shared.units[number])
    left = newcomer(unit, "Moved out of it")
    live(left, first=RECEIVED, unit=shared.units[0], ended_on=date(2025, 1, 1), end_reason=EndingReason.TIME_OUT)
    live(left, tenure=Tenure.OWNED, first=date(2025, 1, 2), rooms=1)
    two = [newcomer(unit, "Lodger"), newcomer(unit, "Lodger's son")]
    live(*two, tenure=Tenure.LODGING, first=RECEIVED, rooms=1)
    live(newcomer(unit, "With an aunt"), tenure=Tenure.RELATIVES, first=RECEIVED, rooms=3)
    live(newcomer(unit, "In care"), tenure=Tenure.CARE_HOME, first=RECEIVED)
    live(newcomer(unit, "No size"), tenure=Tenure.PRIVATE_LET, first=RECEIVED)
    newcomer(unit, "No home noted")
    newcomer(unit, "Later", opened_on=date(2026, 12, 1))
    with system("test"):
        found = outcomes.crowded_on(TODAY)
    # Crowded: the three, and the lodger with her son. Not: the two who share, and one in one room of her own.
    missing = {
        Uncounted.NO_HOME: 1,
        Uncounted.NO_SIZE: 1,
        Uncounted.OTHERS_UNKNOWN: 1,
        Uncounted.PLACEMENT: 1,
    }
    assert counted(found) == (5, 8, missing)


def test_still_resident_needs_a_trace_of_that_day(municipality):
    unit = municipality.unit
    newcomer(unit, "Open case", received=RECEIVED)
    settled = newcomer(unit, "Closed, and lives here", received=RECEIVED)
    live(settled, tenure=Tenure.FIRST_HAND, first=date(2025, 1, 1))
    close(settled, date(2025, 2, 1), ClosingReason.COMPLETED)
    later = newcomer(unit, "Moved after it", received=RECEIVED)
    close(later, date(2026, 3, 6), ClosingReason.MOVED_IN_SWEDEN)
    moved = newcomer(unit, "Moved on the day", received=RECEIVED)
    close(moved, THEN, ClosingReason.MOVED_ABROAD)
    back = newcomer(unit, "Moved and came back", received=RECEIVED)
    close(back, date(2025, 2, 1), ClosingReason.MOVED_IN_SWEDEN, reopened_on=date(2025, 9, 1))
    by_contract = newcomer(unit, "Moved, by the contract; the case is open", received=RECEIVED)
    live(by_contract, first=RECEIVED, ended_on=date(2025, 6, 1), end_reason=EndingReason.LEFT_COUNTRY)
    silent = newcomer(unit, "Nothing known", received=RECEIVED)
    close(silent, date(2025, 2, 1), ClosingReason.LOST_CONTACT)
    newcomer(unit, "No day", opened_on=date(2024, 5, 1))
    mistaken = newcomer(unit, "Opened by mistake", opened_on=date(2024, 5, 1))
    close(mistaken, date(2024, 5, 2), ClosingReason.MISTAKE)
    with system("test"):
        found = outcomes.resident_in(YEAR, TODAY)
    assert counted(found) == (4, 6, {Uncounted.NO_RECEPTION_DAY: 1, Uncounted.NO_TRACE: 1})


def test_a_household_has_left_when_all_have_left():
    stays = Life(RECEIVED)
    leaves = Life(RECEIVED, left_on=(date(2025, 1, 1),))
    assert lives_permanently(leaves.together_with(leaves), TODAY) is Uncounted.LEFT
    assert lives_permanently(leaves.together_with(stays), TODAY) is Uncounted.NO_HOME


@pytest.mark.parametrize(
    ("paid_on", "today", "verdict"),
    [
        ([date(2026, 3, 15), date(2026, 4, 15)], TODAY, True),
        ([date(2026, 3, 16)], TODAY, False),
        ([], date(2026, 3, 15), Uncounted.NOT_YET),
        ([], date(2026, 3, 16), Uncounted.NO_PAYMENT),
    ],
)
def test_the_first_payment_is_soon_until_the_fourteenth_day(paid_on, today, verdict):
    assert paid_soon(date(2026, 3, 1), paid_on, today) is verdict


def test_the_figures_take_as_many_statements_for_few_as_for_many(municipality, client_of):
    from tests import clients  # noqa: PLC0415

    def statements():
        with system("test"):
            clients._statements.clear()
            outcomes.settled_in(YEAR, TODAY)
            outcomes.permanent_in(YEAR, TODAY)
            outcomes.crowded_on(TODAY)
            outcomes.resident_in(YEAR, TODAY)
            return len(clients._statements)

    few = statements()
    for number in range(5):
        one = newcomer(municipality.unit, f"One {number}", assigned=RECEIVED, received=RECEIVED)
        live_together(one)
        live(one, first=RECEIVED, unit=home().units[0])
    assert statements() == few
