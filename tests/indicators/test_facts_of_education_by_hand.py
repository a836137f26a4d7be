"""The facts of studies on worked examples: each expected number can be reckoned from what stands in the test."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from reception.access.actor import system
from reception.db.session import db
from reception.education.models import AdultCourse, GuidanceMeeting, OrientationNote
from reception.education.queries.facts import FACTS, TIMES
from reception.education.terms.pupils import (
    AdultCourseState,
    ApplicationEnd,
    GuidanceKind,
    OrientationNoteKind,
    Programme,
)
from reception.education.terms.studies import (
    AdultCourseKind,
    AdultLevel,
    EnrolmentEvent,
    Interruption,
    NoGrade,
    SfiCourse,
)
from reception.indicators.rules.catalogue import versions_of
from reception.people import operations
from reception.people.models import KeyDate
from reception.people.terms import KeyDateKind, Protection
from tests.education.pupils import asked, kept
from tests.factories.education import make_pupil
from tests.factories.people import make_person
from tests.factories.results import NOON, make_result, make_studies
from tests.indicators.counting import counted

TODAY = date(2026, 11, 22)
PLACED = ApplicationEnd.PLACED


@pytest.fixture(autouse=True)
def _that_day():
    with time_machine.travel(datetime(2026, 11, 22, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def pupil_called(municipality):
    """`pupil_called("Amina")`: one more pupil of the school."""
    return lambda name, **facts: make_pupil(unit=municipality.unit, name=f"{name} Elev", **facts)


def count(code, year=2026, on=TODAY):
    return dict(counted(FACTS[code](versions_of(code)[0].asked(year, on))))


def times(code, year=2026, on=TODAY):
    """{name of the person: (days, happened)}"""
    select = TIMES[code](versions_of(code)[0].asked(year, on))
    with system("test"):
        found = db.session.execute(select.execution_options(permit="test")).all()
    assert len({row.person_id for row in found}) == len(found), "nobody is counted twice"
    return {row.person_id: (row.days, row.happened) for row in found}


def received(pupil, day, kind=KeyDateKind.RECEIVED):
    kept(KeyDate(person_id=pupil.person_id, kind=kind, on_day=day))
    return pupil


def apply(pupil, day, programme=Programme.SFI, **facts):
    asked(pupil, programme, day, **facts)
    return pupil


def test_who_moves_dies_or_waits_within_her_month_is_told_apart(pupil_called):
    """Applied 4 May: the month ends on 4 June."""
    day = date(2026, 5, 4)
    for name, ended_on, ended_as in (
        ("Moved in time", date(2026, 6, 4), ApplicationEnd.MOVED_AWAY),
        ("Moved a day late", date(2026, 6, 5), ApplicationEnd.MOVED_AWAY),
        ("Died", date(2026, 5, 20), ApplicationEnd.DECEASED),
        ("Not reached", date(2026, 5, 20), ApplicationEnd.NOT_REACHED),
    ):
        apply(pupil_called(name), day, in_establishment=True, ended_on=ended_on, ended_as=ended_as)
    apply(pupil_called("Waits"), day, in_establishment=True)
    began = apply(pupil_called("Began"), day, in_establishment=True, ended_on=date(2026, 6, 1), ended_as=PLACED)
    make_studies(began, date(2026, 6, 4))
    assert count("I2") == {"yes": 1, "no": 1, "left": 1, "deceased": 1, "no-start": 2}


def test_who_came_back_is_not_away(pupil_called):
    """She left in 2025; her application of 2026 says that she is here again."""
    back = pupil_called("Back", left_on=date(2025, 9, 1))
    apply(back, date(2026, 5, 4), in_establishment=True)
    away = pupil_called("Away", left_on=date(2026, 5, 20))
    apply(away, date(2026, 5, 4), in_establishment=True)
    assert count("I2") == {"no": 1, "left": 1}


def test_files_of_several_schools_are_one_person_who_is_protected_or_not(municipality):
    person = make_person(name="Two Schools", protection=Protection.REGISTRATION)
    first, second, third = (
        make_pupil(person, unit=unit)
        for unit in (municipality.unit, municipality.other_unit, municipality.other_board_unit)
    )
    received(apply(first, date(2026, 3, 2), in_establishment=True, right_from=date(2026, 1, 5)), date(2026, 1, 5))
    apply(second, date(2026, 4, 1), in_establishment=False)
    make_studies(second, date(2026, 4, 2))
    make_studies(third, date(2026, 5, 4), course=SfiCourse.D)
    assert count("I2") == {"yes": 1}
    assert count("I3") == {"yes": 1}
    assert count("I9") == {"no": 1}
    assert times("I2t") == {person.id: (87, 1)}, "5 January to 2 April"
    assert list(times("I4t").values()) == [(234, 0)], "2 April to 22 November"


def test_records_that_were_merged_are_one_person(municipality, acting):
    one, other = (make_person(name=name, unit=municipality.unit, worker=municipality.caseworker) for name in "AB")
    files = [make_pupil(person, unit=municipality.unit) for person in (one, other)]
    for pupil, day in zip(files, (date(2026, 3, 2), date(2026, 4, 1)), strict=True):
        apply(pupil, day, in_establishment=True, ended_on=day, ended_as=PLACED)
    make_studies(files[0], date(2026, 3, 16), date(2026, 5, 4))
    make_studies(files[1], date(2026, 5, 5), date(2026, 6, 5), course=SfiCourse.D)
    assert count("I2") == {"yes": 1, "no": 1}
    with acting(municipality.manager):
        operations.merge(one, other, {})
        db.session.commit()
    assert count("I2") == {"yes": 1}
    assert count("I6") == {"no": 2}
    assert count("I9") == {"no": 1}


def test_the_time_to_sfi_ends_where_somebody_begins_or_can_be_followed_no_longer(pupil_called, municipality):
    """Received on 2 March 2026, asked on 22 November: 265 days."""
    day = date(2026, 3, 2)
    people = {name: received(pupil_called(name), day) for name in ("Began", "Waits", "Moved", "Died", "Ahead")}
    ends = {"Moved": (date(2026, 4, 1), ApplicationEnd.MOVED_AWAY), "Died": (date(2026, 5, 1), ApplicationEnd.DECEASED)}
    for name, pupil in people.items():
        ended_on, ended_as = ends.get(name, (None, None))
        apply(pupil, date(2026, 3, 9), ended_on=ended_on, ended_as=ended_as)
    make_studies(people["Began"], date(2026, 4, 1))
    make_studies(people["Ahead"], date(2026, 12, 1))
    before = apply(received(pupil_called("Before"), day), date(2026, 1, 5))
    make_studies(before, date(2026, 2, 2))
    child = make_pupil(make_person(name="Child", birth=date(2010, 7, 2)), unit=municipality.unit)
    apply(received(child, day), date(2026, 8, 3))
    refused = {"ended_on": date(2026, 3, 20), "ended_as": ApplicationEnd.NO_RIGHT}
    apply(received(pupil_called("Refused"), day), date(2026, 3, 9), **refused)
    received(pupil_called("Never applied"), day)
    apply(received(pupil_called("Received before"), date(2023, 12, 31)), date(2026, 3, 9))
    wanted = {"Began": (30, 1), "Waits": (265, 0), "Moved": (30, 0), "Died": (60, 0), "Ahead": (265, 0)}
    expected = {people[name].person_id: said for name, said in wanted.items()} | {before.person_id: (0, 1)}
    assert times("I2t") == expected
    assert times("I2t", on=date(2026, 3, 31))[people["Began"].person_id] == (29, 0), "as it stood the day before"


def test_the_time_to_course_d_counts_a_signed_pass_wherever_it_was_set(pupil_called, municipality):
    first = date(2024, 9, 2)
    passed, unsigned, failed, moved = (pupil_called(name) for name in ("Passed", "Unsigned", "Failed", "Moved"))
    for pupil in (passed, unsigned, failed):
        make_studies(pupil, first, course=SfiCourse.C)
    broke = {"ending": EnrolmentEvent.INTERRUPT, "reason": Interruption.LEFT_COUNTRY}
    make_studies(moved, first, date(2025, 9, 2), course=SfiCourse.C, **broke)
    make_studies(pupil_called("Began before"), date(2021, 12, 31))
    signed = {"course": SfiCourse.D, "signed_by": municipality.sfi_staff}
    make_result(passed, on=date(2025, 6, 5), by_examination=True, **signed)
    make_result(passed, on=date(2025, 12, 5), **{**signed, "group": None, "replaced_at": NOON})
    make_result(unsigned, course=SfiCourse.D, on=date(2025, 6, 5))
    make_result(failed, NoGrade.LITTLE_PARTICIPATION, on=date(2025, 6, 5), **signed)
    assert times("I4t") == {
        passed.person_id: (276, 1), unsigned.person_id: (811, 0), failed.person_id: (811, 0), moved.person_id: (365, 0),
    }  # fmt: skip


def test_guidance_counts_from_the_first_course_of_any_kind_and_by_swedish_days(pupil_called):
    """The meeting is at 23:30 UTC on the last day of 2025: in Sweden it is New Year's Day."""
    pupil = pupil_called("At midnight")
    kept(
        AdultCourse(
            pupil=pupil, name="Vård", level=AdultLevel.BASIC, kind=AdultCourseKind.NATIONAL, first_on=date(2025, 8, 18),
            state=AdultCourseState.STUDIES, made_at=NOON,
        )
    )  # fmt: skip
    make_studies(pupil, date(2026, 1, 12))
    at = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)
    kept(GuidanceMeeting(pupil=pupil, at=at, kind=GuidanceKind.FIRST, came=True, made_at=NOON))
    assert count("I9", 2025) == {"no": 1}
    assert count("I9", 2026) == {}, "she began once, and that was in 2025"


def test_orientation_is_owed_since_the_register_and_hours_elsewhere_count(pupil_called):
    """Registered 3 March 2025: until 3 March 2026."""
    names = ("Enough", "Late", "Nothing", "Elsewhere", "Took no part", "Moved", "Struck")
    people = {name: received(pupil_called(name), date(2025, 3, 3), KeyDateKind.REGISTERED) for name in names}
    for pupil in people.values():
        apply(pupil, date(2025, 4, 1), Programme.ORIENTATION)
    people["Moved"].left_on = date(2026, 1, 1)
    kind, hours = OrientationNoteKind, OrientationNoteKind.HOURS_ELSEWHERE
    for name, of_kind, on, minutes in (
        ("Enough", hours, date(2026, 3, 3), 6000),
        ("Late", hours, date(2026, 3, 2), 5999),
        ("Late", hours, date(2026, 3, 4), 60),
        ("Elsewhere", kind.FINISHED_ELSEWHERE, date(2026, 3, 3), None),
        ("Took no part", kind.DID_NOT_ATTEND, date(2026, 1, 7), None),
        ("Moved", kind.OFFERED, date(2025, 5, 1), None),
    ):
        kept(OrientationNote(pupil=people[name], kind=of_kind, on=on, minutes=minutes, made_at=NOON))
    struck = {"struck_at": NOON, "struck_because": "Fel"}
    kept(OrientationNote(pupil=people["Struck"], kind=hours, on=date(2026, 1, 7), minutes=6000, made_at=NOON, **struck))
    kept(OrientationNote(pupil=pupil_called("No day"), kind=kind.CERTIFICATE, on=date(2026, 1, 7), made_at=NOON))
    assert count("I27") == {"yes": 2, "no": 2, "no-hours": 2, "left": 1}


@pytest.mark.parametrize("code", [*FACTS, *TIMES])
def test_a_year_to_come_is_nobodys(pupil_called, code):
    pupil = apply(received(pupil_called("Amina"), date(2026, 3, 2)), date(2026, 3, 9))
    make_studies(pupil, date(2026, 4, 1))
    said = count(code, 2040) if code in FACTS else times(code, 2040)
    assert not said
