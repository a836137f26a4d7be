"""Cohorts counted by hand: who moved, died, came back, is protected, has files of several boards, or was merged.

What each figure counts of whom is told in tests/work/test_figures*.py, of which the database is asked as well.
"""

from datetime import UTC, date, datetime, timedelta

import pytest

from reception.access.actor import system
from reception.cases.terms import ClosingReason
from reception.contacts.models import Contact
from reception.contacts.terms import Channel, ContactState
from reception.db.session import db
from reception.indicators.rules.catalogue import versions_of
from reception.organisations.models import Organisation
from reception.organisations.rules import sort_key
from reception.organisations.terms import OrganisationKind
from reception.people import operations as people_operations
from reception.people.terms import BirthPrecision, Protection
from reception.work.models import Enrolment, StatusNote
from reception.work.queries.facts import FACTS, TIMES
from reception.work.terms.income import WorkStatus
from reception.work.terms.jobs import JobContract, PlacementKind
from tests.factories.people import make_case
from tests.factories.plans import case_of
from tests.factories.work import make_employer, make_employment, make_in, make_placement, make_work_file
from tests.indicators.counting import counted
from tests.work.figuring import NOON, TODAY, TOLD, ended, keep, received, that_day

_clock = pytest.fixture(autouse=True)(that_day)
RECEIVED = date(2024, 5, 6)


def verdicts(code, year=2026, on=TODAY):
    return dict(counted(FACTS[code](versions_of(code)[0].asked(year, on))))


def people(code, verdict, year=2026):
    """Whose the rows with this verdict are."""
    with system("test"):
        query = FACTS[code](versions_of(code)[0].asked(year, TODAY)).execution_options(permit="test")
        return sorted(row.person_id for row in db.session.execute(query) if row.verdict == verdict)


def waits(year=2026, on=TODAY):
    """{person id: (days, 1 or 0)} of the time to the first job."""
    with system("test"):
        query = TIMES["I17t"](versions_of("I17t")[0].asked(year, on)).execution_options(permit="test")
        return {row.person_id: (row.days, row.happened) for row in db.session.execute(query)}


@pytest.fixture
def file_of(municipality):
    """`file_of("Amina")`: the file on work of somebody who was received."""

    def make(name="Amina", on=RECEIVED, birth=date(1990, 5, 17)):
        return make_work_file(received(municipality, name, on=on, birth=birth), unit=municipality.unit)

    return make


def test_of_a_cohort_each_person_is_counted_once_and_the_protected_as_all_others(municipality, file_of, acting):
    working, hidden, moved, dead, back, twice, former = (
        file_of(name) for name in ("Work", "Hidden", "Moved", "Dead", "Back", "Twice", "Former")
    )
    with system("test"):
        hidden.person.protection = Protection.MARKING
        db.session.commit()
    for file in (working, hidden, moved, dead, back, former):
        make_employment(file, None, date(2025, 1, 1))
    ended(moved.person, RECEIVED.replace(year=2026))
    ended(dead.person, date(2026, 5, 5), ClosingReason.DECEASED)
    ended(back.person, date(2025, 9, 1))
    make_case(back.person, unit=municipality.other_unit, opened_on=date(2025, 10, 1))
    make_employment(twice, None, date(2025, 2, 1), ended_on=date(2025, 3, 1))
    other = make_work_file(twice.person, unit=municipality.other_board_unit)
    make_placement(other, make_employer(), date(2026, 5, 1), kind=PlacementKind.NEW_START_JOB)
    # Working, hidden, who came back, she of two boards, and she who will be merged with the first: 5 of 5.
    assert verdicts("I17-24") == {"yes": 5, "left": 1, "deceased": 1}
    with acting(municipality.manager):
        people_operations.merge(working.person, former.person, {})
        db.session.commit()
    assert verdicts("I17-24") == {"yes": 4, "left": 1, "deceased": 1}
    here = [working.person_id, hidden.person_id, back.person_id, twice.person_id]
    assert people("I17-24", "yes") == sorted(here)
    assert people("I17-24", "deceased") == [dead.person_id]


def test_as_known_on_an_earlier_day_what_had_not_come_yet_is_not_counted(file_of):
    make_employment(file_of(), None, date(2025, 1, 1))
    assert verdicts("I17-24", on=date(2026, 5, 5)) == {"not-yet": 1}
    assert verdicts("I17-24", on=date(2026, 5, 6)) == {"yes": 1}
    assert verdicts("I17-24", 2025) == {}
    assert verdicts("I22", 2027) == verdicts("I39", 2027) == verdicts("I43", 2027) == verdicts("I20", 2027) == {}


def test_the_first_note_of_the_day_that_tells_something_stands(municipality, file_of):
    file = file_of()
    other = make_work_file(file.person, unit=municipality.other_board_unit)
    at = {"moment": "received-24-months", "on": date(2026, 5, 6)}
    make_in(file, StatusNote, status=WorkStatus.UNKNOWN, **at, **TOLD)
    make_in(other, StatusNote, status=WorkStatus.SUBSIDISED, **at, **TOLD)
    assert verdicts("I17-24") == {"yes": 1}


@pytest.mark.parametrize(
    ("birth", "precision", "found"),
    [
        (date(2006, 5, 6), BirthPrecision.DAY, "no"),  # eighteen on the very day
        (date(2006, 5, 7), BirthPrecision.DAY, None),
        (date(2006, 5, 30), BirthPrecision.MONTH, "birth-unknown"),
        (date(2006, 4, 1), BirthPrecision.MONTH, "no"),
        (date(2006, 1, 1), BirthPrecision.YEAR, "birth-unknown"),
        (date(2007, 1, 1), BirthPrecision.YEAR, None),
        (date(2004, 1, 1), BirthPrecision.ESTIMATED, "birth-unknown"),
        (date(2003, 1, 1), BirthPrecision.ESTIMATED, "no"),
        (date(2009, 1, 1), BirthPrecision.ESTIMATED, None),
        (date(1957, 5, 7), BirthPrecision.DAY, "no"),  # 66, and 67 tomorrow
        (date(1957, 5, 6), BirthPrecision.DAY, None),
        (None, None, "birth-unknown"),
    ],
)
def test_of_whom_it_is_asked_is_told_by_what_is_known_of_the_birth(municipality, birth, precision, found):
    person = received(municipality, on=RECEIVED, birth=birth)
    file = make_work_file(person, unit=municipality.unit)
    make_in(
        file, StatusNote, status=WorkStatus.NEITHER, moment="received-24-months", on=date(2026, 5, 6), **TOLD
    )  # fmt: skip
    with system("test"):
        person.birth_precision = precision
        db.session.commit()
    assert verdicts("I17-24") == ({found: 1} if found else {})


def test_the_day_of_a_contact_is_that_of_the_calendar_here(file_of):
    """Half past eleven in the evening of 23 September in Greenwich is the 24th here: the first of the sixty days."""
    authority = keep(
        Organisation(
            name="Arbetsförmedlingen Nordby", sort_key=sort_key("Arbetsförmedlingen Nordby"),
            kind=OrganisationKind.AUTHORITY, languages="",
        )
    )  # fmt: skip
    for name, at in (
        ("Just", datetime(2026, 9, 23, 22, 30, tzinfo=UTC)),
        ("Too early", datetime(2026, 9, 23, 21, 30, tzinfo=UTC)),
    ):
        file = file_of(name)
        make_in(file, Enrolment, enrolled_on=date(2026, 1, 5))
        keep(
            Contact(
                case_id=case_of(file.person).id, at=at, channel=Channel.PHONE, state=ContactState.HELD, summary="",
                organisation_id=authority.id, logged_at=NOON,
            )
        )  # fmt: skip
    assert date(2026, 9, 24) == TODAY - timedelta(days=60)
    assert verdicts("I39") == {"yes": 1, "no": 1}


def test_an_authority_of_a_like_name_is_another(file_of):
    other = keep(
        Organisation(
            name="Arbetsförmedlingens a-kassa", sort_key=sort_key("Arbetsförmedlingens a-kassa"),
            kind=OrganisationKind.AUTHORITY, languages="",
        )
    )  # fmt: skip
    file = file_of()
    make_in(file, Enrolment, enrolled_on=date(2026, 1, 5))
    keep(
        Contact(
            case_id=case_of(file.person).id, at=NOON, channel=Channel.PHONE, state=ContactState.HELD, summary="",
            organisation_id=other.id, logged_at=NOON,
        )
    )  # fmt: skip
    assert verdicts("I39") == {"no": 1}


def test_the_time_to_the_first_job_is_counted_in_days_from_reception(municipality, file_of):
    day = RECEIVED
    soon, supported, before, stopped, never = (file_of(name) for name in ("Soon", "Supported", "Had", "Had once", "No"))
    make_employment(soon, None, day + timedelta(days=100))
    make_employment(soon, None, day + timedelta(days=40), contract=JobContract.OWN_BUSINESS)
    shop = make_employer()
    make_placement(supported, shop, day + timedelta(days=10))
    make_placement(supported, shop, day + timedelta(days=200), kind=PlacementKind.INTRODUCTION_JOB)
    make_employment(before, None, date(2023, 1, 1))
    make_employment(stopped, None, date(2023, 1, 1), ended_on=date(2024, 5, 5))
    waited = (TODAY - day).days
    assert waits() == {
        soon.person_id: (40, 1),
        supported.person_id: (200, 1),
        before.person_id: (0, 1),
        stopped.person_id: (waited, 0),
        never.person_id: (waited, 0),
    }
    other = make_work_file(never.person, unit=municipality.other_board_unit)
    make_employment(other, None, day + timedelta(days=7))
    assert waits()[never.person_id] == (7, 1)


def test_who_moves_away_or_dies_is_followed_until_then(municipality, file_of):
    moved, dead, after, back = (file_of(name) for name in ("Moved", "Dead", "Moved, then worked", "Back"))
    for file in (after, back):
        make_employment(file, None, RECEIVED + timedelta(days=300))
    ended(moved.person, RECEIVED + timedelta(days=50))
    ended(dead.person, RECEIVED + timedelta(days=60), ClosingReason.DECEASED)
    ended(after.person, RECEIVED + timedelta(days=70))
    ended(back.person, RECEIVED + timedelta(days=80))
    make_case(back.person, unit=municipality.other_unit, opened_on=RECEIVED + timedelta(days=90))
    assert waits() == {
        moved.person_id: (50, 0), dead.person_id: (60, 0), after.person_id: (70, 0), back.person_id: (300, 1),
    }  # fmt: skip


def test_the_time_is_that_of_adults_received_in_five_years_as_known_on_the_day(file_of):
    first = file_of("The first", on=date(2022, 1, 1))
    earlier = file_of("Earlier", on=date(2021, 12, 31))
    file_of("Nineteen", birth=date(2004, 5, 7))
    file_of("Not known", birth=None)
    today = file_of("Today", on=TODAY)
    make_employment(first, None, date(2022, 1, 31))
    assert waits() == {first.person_id: (30, 1), today.person_id: (0, 0)}
    assert waits(2022, on=date(2022, 1, 30)) == {earlier.person_id: (30, 0), first.person_id: (29, 0)}
    assert waits(2027) == {}
