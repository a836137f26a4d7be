"""The facts of homes, each of a cohort made by hand, with the count that it must give."""

from datetime import date

import sqlalchemy as sa

from reception.access.actor import system
from reception.cases.terms import ClosingReason
from reception.db.session import db
from reception.housing.queries.facts import FACTS
from reception.housing.terms import EndingReason, NeedEnding, Tenure
from reception.indicators.rules.catalogue import versions_of
from reception.people import operations as people
from reception.people.models import HouseholdMember
from reception.people.terms import Protection, ReceptionRoute
from tests.factories.people import make_case
from tests.housing.cohorts import close, home, keep, live, live_together, newcomer, seek
from tests.indicators.counting import counted

TODAY = date(2026, 11, 22)
RECEIVED = date(2024, 3, 5)
#: 24 months later.
THEN = date(2026, 3, 5)


def facts(code, year=2026, on=TODAY):
    """The select of an indicator."""
    return FACTS[code](versions_of(code)[0].asked(year, on))


def told(code, **asked):
    """{verdict: number} of an indicator."""
    return dict(counted(facts(code, **asked)))


def people_of(code):
    """Whose each row is, in order."""
    with system("test"):
        return sorted(row.person_id for row in db.session.execute(facts(code).execution_options(permit="test")))


def test_settled_in_time_looks_at_the_latest_day_and_at_every_day_of_moving_in(municipality):
    unit, latest = municipality.unit, date(2026, 5, 1)
    assigned = {"assigned": date(2026, 3, 10), "settle_by": latest}
    newcomer(unit, "On the day", **assigned, moved_in=latest)
    newcomer(unit, "A day late", **assigned, moved_in=date(2026, 5, 2))
    by_contract = newcomer(unit, "By the contract", **assigned, moved_in=date(2026, 6, 1))
    live(by_contract, first=date(2026, 4, 1), moved_in_on=date(2026, 4, 3))
    live(newcomer(unit, "Lived here before", **assigned), first=date(2025, 1, 1), moved_in_on=date(2025, 1, 1))
    waiting, wife = newcomer(unit, "Waits", **assigned), newcomer(unit, "Waits too", **assigned)
    seek(waiting, live_together(waiting, wife))
    gone = newcomer(unit, "Never came", **assigned)
    seek(gone, ended_on=date(2026, 4, 20), ending=NeedEnding.NOT_COMING)
    newcomer(unit, "Still in time", assigned=date(2026, 11, 1), settle_by=date(2026, 12, 30))
    reckoned = newcomer(unit, "Two months by the ordinance", assigned=date(2025, 12, 31), moved_in=date(2026, 2, 28))
    reckoned.route = ReceptionRoute.ASSIGNED
    keep(reckoned)
    newcomer(unit, "No clock", assigned=date(2026, 2, 1), moved_in=date(2026, 2, 2))
    alone = newcomer(unit, "Unaccompanied", assigned=date(2026, 2, 1), moved_in=date(2026, 2, 2))
    alone.route = ReceptionRoute.UNACCOMPANIED
    keep(alone)
    # In time: on the day, by the contract, two months reckoned (31 December, 28 February).
    # Not: a day late, and the two who wait.
    assert told("I1") == {"yes": 3, "no": 3, "no-move-in-day": 1, "not-coming": 1, "not-yet": 1, "no-latest-day": 1}


def test_a_household_is_one_row_of_its_first_person(municipality):
    unit = municipality.unit
    wife, man = newcomer(unit, "Wife", received=date(2024, 12, 1)), newcomer(unit, "Man", received=RECEIVED)
    live_together(man, wife)
    live(wife, tenure=Tenure.FIRST_HAND, first=date(2025, 12, 1))
    alone = newcomer(unit, "Alone, for a time", received=RECEIVED)
    live(alone, tenure=Tenure.FIRST_HAND, first=date(2025, 6, 1), last_on=date(2026, 6, 1))
    live(newcomer(unit, "Left out"), tenure=Tenure.OWNED, first=RECEIVED)
    # Received with the first of them, and in the year before or after nobody stands there.
    assert told("I23") == {"yes": 1, "no": 1, "no-reception-day": 1}
    assert people_of("I23")[:2] == sorted([min(wife.id, man.id), alone.id])
    assert told("I23", year=2025, on=TODAY) == {}


def test_who_was_in_two_households_counts_in_the_first(municipality):
    unit = municipality.unit
    son, father, wife = (newcomer(unit, name, received=RECEIVED) for name in ("Son", "Father", "Wife"))
    first, second = live_together(father), live_together(wife)
    keep(
        HouseholdMember(household_id=second.id, person_id=son.id, starts_on=date(2025, 1, 1)),
        HouseholdMember(household_id=first.id, person_id=son.id, starts_on=RECEIVED, ends_on=date(2024, 12, 31)),
    )
    live(son, tenure=Tenure.FIRST_HAND, first=date(2025, 6, 1))
    live(wife, first=date(2025, 6, 1))
    assert told("I23") == {"yes": 1, "no": 1}


def test_a_household_has_left_or_died_when_all_of_it_has(municipality):
    unit = municipality.unit
    both = [newcomer(unit, f"Moved {number}", received=RECEIVED) for number in range(2)]
    live_together(*both)
    close(both[0], date(2025, 2, 1), ClosingReason.MOVED_IN_SWEDEN)
    live(both[1], first=RECEIVED, ended_on=date(2025, 3, 1), end_reason=EndingReason.LEFT_COUNTRY)
    one_stays = [newcomer(unit, f"One stays {number}", received=RECEIVED) for number in range(2)]
    live_together(*one_stays)
    close(one_stays[0], date(2025, 2, 1), ClosingReason.MOVED_IN_SWEDEN)
    widow = [newcomer(unit, f"Widow {number}", received=RECEIVED) for number in range(2)]
    live_together(*widow)
    close(widow[0], date(2025, 2, 1), ClosingReason.DECEASED)
    live(widow[1], tenure=Tenure.OWNED, first=RECEIVED)
    close(newcomer(unit, "Died", received=RECEIVED), date(2025, 2, 1), ClosingReason.DECEASED)
    close(newcomer(unit, "Died later", received=RECEIVED), date(2026, 3, 6), ClosingReason.DECEASED)
    assert told("I23") == {"left": 1, "no-home": 2, "yes": 1, "deceased": 1}


def test_still_resident_is_told_by_a_trace_of_that_day(municipality):
    unit = municipality.unit
    newcomer(unit, "Open case", received=RECEIVED)
    moved = newcomer(unit, "Moved on the day", received=RECEIVED)
    close(moved, THEN, ClosingReason.MOVED_ABROAD)
    close(newcomer(unit, "Moved after it", received=RECEIVED), date(2026, 3, 6), ClosingReason.MOVED_IN_SWEDEN)
    back = newcomer(unit, "Moved and came back", received=RECEIVED)
    close(back, date(2025, 2, 1), ClosingReason.MOVED_IN_SWEDEN, reopened_on=date(2025, 9, 1))
    too_late = newcomer(unit, "Came back after it", received=RECEIVED)
    close(too_late, date(2025, 2, 1), ClosingReason.MOVED_IN_SWEDEN, reopened_on=date(2026, 9, 1))
    closed = newcomer(unit, "Closed on the day, and opened again", received=RECEIVED)
    close(closed, date(2026, 1, 10), ClosingReason.COMPLETED, reopened_on=date(2026, 9, 1))
    close(newcomer(unit, "Nothing known", received=RECEIVED), date(2025, 2, 1), ClosingReason.LOST_CONTACT)
    close(newcomer(unit, "Died", received=RECEIVED), date(2025, 2, 1), ClosingReason.DECEASED)
    newcomer(unit, "The day is to come", received=date(2024, 12, 24))
    newcomer(unit, "Leap day", received=date(2024, 2, 29))
    # Yes: the open case, moved after it, came back, leap day. No: moved on the day, back too late.
    assert told("I40") == {"yes": 4, "no": 2, "no-trace": 2, "deceased": 1, "not-yet": 1}
    assert told("I40", on=date(2026, 3, 4))["not-yet"] == 9


def test_several_boards_files_a_protected_person_and_a_merged_record_are_each_one(municipality, acting):
    several = newcomer(municipality.unit, "Two boards", received=RECEIVED)
    make_case(several, unit=municipality.other_board_unit, opened_on=date(2024, 5, 1))
    hidden = newcomer(municipality.unit, "Protected", received=RECEIVED)
    hidden.protection = Protection.REGISTRATION
    keep(hidden)
    kept, former = newcomer(municipality.unit, "Amina", received=RECEIVED), newcomer(municipality.unit, "Aamina")
    live(former, tenure=Tenure.OWNED, first=date(2025, 1, 1))
    with acting(municipality.manager):
        people.merge(kept, former, {})
        db.session.commit()
    assert people_of("I40") == sorted([several.id, hidden.id, kept.id])
    assert told("I40") == {"yes": 3}
    assert told("I23") == {"yes": 1, "no-home": 2}
    assert people_of("I24") == sorted([several.id, hidden.id, kept.id])


def test_a_case_that_was_opened_by_mistake_is_none(municipality):
    mistaken = newcomer(municipality.unit, "Nobody", opened_on=date(2024, 5, 1))
    close(mistaken, date(2026, 12, 1), ClosingReason.MISTAKE)
    twice = newcomer(municipality.unit, "Opened by mistake before", opened_on=date(2020, 5, 1))
    close(twice, date(2020, 5, 2), ClosingReason.MISTAKE)
    make_case(twice, unit=municipality.unit, opened_on=date(2024, 5, 1))
    assert told("I40") == {"no-reception-day": 1}
    assert told("I24") == {"no-home": 1}


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
    live(newcomer(unit, "Lodger"), newcomer(unit, "Her son"), tenure=Tenure.LODGING, first=RECEIVED, rooms=1)
    live(newcomer(unit, "With an aunt"), tenure=Tenure.RELATIVES, first=RECEIVED, rooms=3)
    live(newcomer(unit, "In care"), tenure=Tenure.CARE_HOME, first=RECEIVED)
    live(newcomer(unit, "No size"), tenure=Tenure.PRIVATE_LET, first=RECEIVED)
    live(newcomer(unit, "Alone in 15 square metres"), tenure=Tenure.FIRST_HAND, first=RECEIVED, area=15)
    two = [newcomer(unit, f"Two in 39 square metres {number}") for number in range(2)]
    live(*two, tenure=Tenure.FIRST_HAND, first=RECEIVED, area=39)
    newcomer(unit, "No home noted")
    newcomer(unit, "Later", opened_on=date(2026, 12, 1))
    # Crowded: three, the lodger with her son, two. Not: two who share, one in a room of her own, one in 15 m2.
    wanted = {"yes": 7, "no": 4, "no-home": 1, "no-size": 1, "others-unknown": 1, "placement": 1}
    assert told("I24") == wanted


def test_the_figures_are_one_statement_in_one_union(municipality):
    newcomer(municipality.unit, "Open case", received=RECEIVED)
    parts = [facts(code).subquery() for code in FACTS]
    union = sa.union_all(*(sa.select(part.c.person_id, part.c.verdict) for part in parts)).subquery()
    assert counted(sa.select(union.c.verdict)) == {"no-home": 2, "yes": 1}
