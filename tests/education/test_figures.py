"""I2 to I6 and I27 as the command counts them from what is stored: worked examples, by hand."""

import json
from datetime import UTC, date, datetime, time

import pytest
import sqlalchemy as sa
import time_machine
from click.testing import CliRunner

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import db
from reception.education import cli
from reception.education.models import (
    Application,
    AttendanceMark,
    OrientationNote,
    Register,
    Roster,
    RosterPlace,
)
from reception.education.operations import figures
from reception.education.operations.figures import count_figures
from reception.education.terms.lessons import MarkKind
from reception.education.terms.pupils import ApplicationEnd, OrientationNoteKind, Programme
from reception.education.terms.studies import (
    EnrolmentEvent,
    Grade,
    Interruption,
    NoGrade,
    SfiCourse,
    StudyPath,
    Uncounted,
)
from tests.factories.education import make_group, make_lesson, make_place, make_pupil
from tests.factories.people import make_person
from tests.factories.results import NOON, make_result, make_studies

TODAY = date(2026, 11, 22)
_numbers = iter(range(10**6))


@pytest.fixture(autouse=True)
def _that_day():
    with time_machine.travel(datetime(2026, 11, 22, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def pupil_called(municipality):
    """`pupil_called("Amina")`: one more pupil of the school."""
    return lambda name, **facts: make_pupil(unit=municipality.unit, name=f"{name} Elev", **facts)


def keep(*found):
    with system("test"):
        db.session.add_all(found)
        db.session.flush()
        record("test.kept", found[0])
        db.session.commit()
    return found[0]


def apply(pupil, applied_on, programme=Programme.SFI, **facts):
    number = f"N{next(_numbers)}"
    return keep(
        Application(pupil=pupil, number=number, programme=programme, applied_on=applied_on, made_at=NOON, **facts)
    )


def counted(code, year=2026):
    with system("test"):
        found = count_figures(year, TODAY).of_code[code]
        db.session.rollback()
    return found.numerator, found.denominator, dict(found.uncounted)


def test_i2_counts_who_of_the_establishment_group_began_within_a_month(pupil_called):
    in_time, late, waits = pupil_called("In time"), pupil_called("Late"), pupil_called("Waits")
    apply(in_time, date(2026, 3, 2), in_establishment=True, ended_on=date(2026, 4, 2), ended_as=ApplicationEnd.PLACED)
    make_studies(in_time, date(2026, 4, 2))
    apply(late, date(2026, 3, 2), in_establishment=True, ended_on=date(2026, 4, 3), ended_as=ApplicationEnd.PLACED)
    make_studies(late, date(2026, 4, 3))
    apply(waits, date(2026, 5, 4), in_establishment=True)
    apply(pupil_called("Others"), date(2026, 5, 4), in_establishment=False)
    apply(pupil_called("Not known"), date(2026, 5, 4))
    apply(pupil_called("Not yet"), date(2026, 11, 2), in_establishment=True)
    apply(pupil_called("Next year"), date(2026, 12, 5), in_establishment=True)
    apply(
        pupil_called("Moved"), date(2026, 5, 4), in_establishment=True, ended_on=date(2026, 5, 20),
        ended_as=ApplicationEnd.MOVED_AWAY,
    )  # fmt: skip
    expected = {Uncounted.GROUP_UNKNOWN: 1, Uncounted.NOT_YET: 1, Uncounted.LEFT: 1}
    assert counted("I2") == (1, 3, expected)


def test_i3_counts_from_the_later_of_the_application_and_the_right(pupil_called):
    in_time, late = pupil_called("In time"), pupil_called("Late")
    apply(in_time, date(2026, 1, 12), right_from=date(2026, 3, 2))
    make_studies(in_time, date(2026, 6, 2))
    apply(late, date(2026, 1, 12), right_from=date(2025, 12, 1))
    make_studies(late, date(2026, 6, 2))
    apply(pupil_called("No right day"), date(2026, 1, 12))
    refused = {"ended_on": date(2026, 2, 1), "ended_as": ApplicationEnd.NO_RIGHT}
    apply(pupil_called("Refused"), date(2026, 1, 12), right_from=date(2026, 1, 1), **refused)
    taken_back = {"ended_on": date(2026, 2, 1), "ended_as": ApplicationEnd.WITHDRAWN}
    apply(pupil_called("Withdrew"), date(2026, 1, 12), right_from=date(2026, 1, 1), **taken_back)
    assert counted("I3") == (1, 2, {Uncounted.NO_RIGHT_DAY: 1, Uncounted.NO_START: 1})


def test_somebody_at_two_school_units_is_one_person(municipality):
    person = make_person(name="Two Schools")
    first, second = (make_pupil(person, unit=unit) for unit in (municipality.unit, municipality.other_unit))
    apply(first, date(2026, 3, 2), in_establishment=True)
    apply(second, date(2026, 4, 1), in_establishment=True)
    make_studies(second, date(2026, 4, 2))
    assert counted("I2") == (1, 1, {})


def test_i4_asks_for_two_courses_within_24_months_of_the_first_day(municipality, pupil_called):
    both, one, late = pupil_called("Both"), pupil_called("One"), pupil_called("Late")
    for pupil in (both, one, late, pupil_called("Began later")):
        make_studies(pupil, date(2024, 9, 2) if pupil in (both, one, late) else date(2025, 9, 1), course=SfiCourse.B)
    signed = {"signed_by": municipality.sfi_staff}
    for pupil in (both, one, late):
        make_result(pupil, course=SfiCourse.B, on=date(2025, 6, 5), **signed)
    make_result(both, course=SfiCourse.C, on=date(2026, 9, 2), **signed)
    make_result(late, course=SfiCourse.C, on=date(2026, 9, 3), **signed)
    make_result(one, course=SfiCourse.C, on=date(2026, 6, 5))
    assert counted("I4") == (1, 3, {}), "a grade that is not signed is none, and one a day late is late"


def test_i5_and_i6_count_courses_by_how_they_ended(municipality, pupil_called):
    passed, failed, dash = pupil_called("Passed"), pupil_called("Failed"), pupil_called("Dash")
    broke, died, unsaid = pupil_called("Broke off"), pupil_called("Died"), pupil_called("Unsaid")
    last = date(2026, 6, 5)
    for pupil in (passed, failed, dash, unsaid):
        make_studies(pupil, date(2026, 1, 12), last)
    for pupil, reason in ((broke, Interruption.WORK), (died, Interruption.DECEASED)):
        make_studies(pupil, date(2026, 1, 12), last, ending=EnrolmentEvent.INTERRUPT, reason=reason)
    values = ((passed, Grade.PASSED), (failed, Grade.NOT_PASSED), (dash, NoGrade.LITTLE_PARTICIPATION))
    for pupil, value in values:
        make_result(pupil, value, on=last, signed_by=municipality.sfi_staff)
    assert counted("I5") == (1, 4, {Uncounted.NO_GRADE: 1, Uncounted.DECEASED: 1})
    assert counted("I6") == (1, 5, {Uncounted.DECEASED: 1})


def test_a_course_begun_anew_has_the_grade_of_its_own_time(municipality, pupil_called):
    pupil = pupil_called("Again")
    make_studies(pupil, date(2026, 1, 12), date(2026, 3, 6), ending=EnrolmentEvent.INTERRUPT, reason=Interruption.WORK)
    make_studies(pupil, date(2026, 3, 9), date(2026, 6, 5))
    make_result(pupil, on=date(2026, 6, 5), signed_by=municipality.sfi_staff)
    assert counted("I5") == (1, 2, {})
    assert counted("I6") == (1, 2, {})


def attend(place, on, minutes, *, missed=0):
    """A register of that day with one pupil on it."""
    lesson = make_lesson(place.group, on, time(8), time(16))
    with system("test"):
        roster = db.session.scalars(
            sa.select(Roster).where(Roster.group_id == place.group_id).execution_options(permit="test")
        ).first()
        if roster is None:
            roster = keep(Roster(group_id=place.group_id, listed=str(place.id)))
            keep(RosterPlace(roster_id=roster.id, place_id=place.id))
    counts = {"listed": 1, "late": 0, "left_early": 0, "excused": 0, "unexcused": 0, "attended": minutes - missed}
    keep(Register(lesson_id=lesson.id, roster_id=roster.id, on=on, minutes=minutes, taken_at=NOON, **counts))
    if missed:
        mark = {"kind": MarkKind.LATE, "late": missed, "early": 0, "missed": missed, "announced": False}
        keep(AttendanceMark(lesson_id=lesson.id, place_id=place.id, on=on, **mark))


def test_i27_asks_for_a_hundred_hours_within_12_months(municipality, pupil_called):
    group = make_group("SO", unit=municipality.unit, course=None, programme=Programme.ORIENTATION, language="ar")
    enough, short, nothing = pupil_called("Enough"), pupil_called("Short"), pupil_called("Nothing")
    registered = date(2025, 3, 3)
    for pupil in (enough, short, nothing):
        apply(pupil, registered, Programme.ORIENTATION, right_from=registered)
    elsewhere = {"kind": OrientationNoteKind.HOURS_ELSEWHERE, "on": date(2025, 6, 2), "made_at": NOON}
    keep(OrientationNote(pupil=enough, minutes=99 * 60, **elsewhere))
    attend(make_place(group, enough), date(2026, 2, 2), 60)
    group_of_short = make_group(
        "SO2", unit=municipality.unit, course=None, programme=Programme.ORIENTATION, language="so"
    )
    keep(OrientationNote(pupil=short, minutes=99 * 60, **elsewhere))
    attend(make_place(group_of_short, short), date(2026, 2, 2), 60, missed=5)
    apply(pupil_called("Not yet"), date(2025, 12, 1), Programme.ORIENTATION, right_from=date(2025, 12, 1))
    assert counted("I27") == (1, 2, {Uncounted.NOT_YET: 1, Uncounted.NO_HOURS: 1})


def test_pupils_and_course_participants_are_two_units(pupil_called):
    pupil, other = pupil_called("Two courses"), pupil_called("One course")
    make_studies(pupil, date(2026, 1, 12), date(2026, 4, 17), course=SfiCourse.B)
    make_studies(pupil, date(2026, 4, 20), course=SfiCourse.C)
    make_studies(other, date(2026, 4, 20), course=SfiCourse.C, path=StudyPath.THREE)
    make_studies(pupil_called("Ahead"), date(2026, 12, 1), course=SfiCourse.C)
    with system("test"):
        found = count_figures(2026, TODAY)
        db.session.rollback()
    assert found.pupils == 2
    assert found.participants == {
        (StudyPath.TWO, SfiCourse.B): 1, (StudyPath.TWO, SfiCourse.C): 1, (StudyPath.THREE, SfiCourse.C): 1,
    }  # fmt: skip


def test_the_number_of_statements_stays_the_same_however_many_pupils(pupil_called):
    seen = []

    def note(_connection, _cursor, statement, *_rest):
        seen.append(statement)

    def statements():
        seen.clear()
        sa.event.listen(sa.engine.Engine, "before_cursor_execute", note)
        with system("test"):
            count_figures(2026, TODAY)
            db.session.rollback()
        sa.event.remove(sa.engine.Engine, "before_cursor_execute", note)
        return len([one for one in seen if one.startswith("SELECT")])

    make_studies(pupil_called("First"), date(2026, 1, 12))
    few = statements()
    for number in range(5):
        pupil = pupil_called(f"More{number}")
        apply(pupil, date(2026, 1, 7))
        make_studies(pupil, date(2026, 1, 12))
    assert statements() == few


def test_the_command_tells_each_figure_with_what_could_not_be_counted_and_both_units(pupil_called, app, monkeypatch):
    pupil = pupil_called("Amina")
    apply(pupil, date(2026, 3, 2))
    make_studies(pupil, date(2026, 4, 2))
    monkeypatch.setattr(cli, "create_app", lambda: app)
    answer = CliRunner().invoke(cli.education, ["figures", "--year", "2026", "--json"], catch_exceptions=False)
    told = json.loads(answer.output)
    assert set(told["figures"]) == {"I2", "I3", "I4", "I5", "I6", "I9", "I27"}
    assert told["figures"]["I2"] == {"numerator": 0, "denominator": 0, "not_countable": {"group-unknown": 1}}
    assert told["figures"]["I9"] == {"numerator": 0, "denominator": 1, "not_countable": {}}
    assert told["units"] == {"pupils": 1, "course_participants": [{"path": "2", "course": "C", "number": 1}]}
    plain = CliRunner().invoke(cli.education, ["figures", "--year", "2026"], catch_exceptions=False).output
    assert "I2: 0 of 0" in plain
    assert "Pupils (elever): 1" in plain
    assert "  2C: 1" in plain


def test_the_log_keeps_that_figures_were_counted(municipality, app, monkeypatch):
    noted = []
    monkeypatch.setattr(cli, "create_app", lambda: app)
    monkeypatch.setattr(figures, "record", lambda action, **details: noted.append((action, details)))
    CliRunner().invoke(cli.education, ["figures", "--year", "2025"], catch_exceptions=False)
    assert noted == [("education-figures.counted", {"year": 2025})]
