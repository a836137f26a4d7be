"""Two records about one person are merged: her school files are one, nothing is lost, and it can be taken back."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import db
from reception.education.models import Application, Enrolment, Place, Pupil, Result, RosterPlace, StudyEvent
from reception.education.permits import OUTCOMES
from reception.education.queries.registers.absences import watched
from reception.education.queries.registers.attendance import (
    attendance_by_month,
    attendance_of_group,
    exceptions_of,
    orientation_meetings,
)
from reception.education.queries.studies.histories import histories
from reception.education.rules.register import Mark
from reception.education.terms.lessons import MarkKind
from reception.education.terms.pupils import Programme, ResultPart
from reception.education.terms.sharing import SharedGroup
from reception.education.terms.studies import EnrolmentEvent, Grade, SfiCourse, StudyPath
from reception.i18n.formats import today
from reception.people import operations, queries
from reception.people.permits import MOVE_RECORD
from tests.factories.education import NOON, make_group, make_place, make_pupil, make_teacher
from tests.factories.people import make_person
from tests.factories.registers import make_register as register
from tests.factories.rows import all_rows, make_row
from tests.factories.studies_shared import make_sharing

STARTED = date(2026, 8, 17)


@pytest.fixture
def manager(municipality, acting):
    with acting(municipality.manager) as actor:
        yield actor


@pytest.fixture
def kept(municipality):
    return make_person(unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def former(municipality):
    return make_person(name="Aamina Warsama", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def own(municipality, kept):
    return make_pupil(kept, unit=municipality.other_board_unit, received_on=date(2026, 8, 1), left_on=date(2026, 9, 1))


@pytest.fixture
def other(municipality, former):
    return make_pupil(
        former, unit=municipality.other_board_unit, received_on=date(2025, 3, 1), received_in="Malmö", alias="Blue"
    )


def stored(*rows):
    with system("test"):
        db.session.add_all(rows)
        db.session.flush()
        record("test.made")
        db.session.commit()
    return rows[0]


def rows(model):
    return list(db.session.scalars(sa.select(model).order_by(model.id).execution_options(permit="test")))


def begun(pupil, course=SfiCourse.C, on=STARTED):
    stored(
        StudyEvent(pupil=pupil, kind=EnrolmentEvent.START, course=course, on=on, path=StudyPath.TWO, made_at=NOON),
        Enrolment(pupil=pupil, course=course, path=StudyPath.TWO, first_on=on),
    )


def merged(kept, former):
    """The merge, and every row as it was before."""
    db.session.expire_all()
    for person in (kept, former):
        operations.index(person)
    db.session.commit()
    before = all_rows()
    merge = operations.merge(kept, former, {})
    db.session.commit()
    return merge, before


def unmerged(merge):
    operations.unmerge(merge)
    db.session.commit()
    found = all_rows()
    del found["merge"][merge.id]
    return found


def test_one_file_stands_with_what_either_knew_and_both_come_back(manager, kept, former, own, other):
    own_id = own.id
    merge, before = merged(kept, former)
    [pupil] = rows(Pupil)
    assert (pupil.id, pupil.person_id, pupil.alias) == (own_id, kept.id, "Blue")
    assert (pupil.received_on, pupil.received_in, pupil.left_on) == (date(2025, 3, 1), "Malmö", None)
    assert unmerged(merge) == before


def test_the_number_of_a_file_that_went_up_in_another_leads_on_at_its_school_alone(
    manager, kept, former, own, other, municipality, client_of
):
    old, person = other.number, former.number
    merged(kept, former)
    teacher = client_of(make_teacher(municipality.other_board_unit))
    assert teacher.get(f"/pupils/{old}/attendance").location == f"/pupils/{own.number}/attendance"
    assert teacher.get(f"/pupils/{person}").status_code == 404
    assert client_of(municipality.teacher).get(f"/pupils/{old}").status_code == 404


def test_files_of_two_schools_stay_two(manager, kept, former, own, municipality):
    make_pupil(former, unit=municipality.other_unit)
    merge, before = merged(kept, former)
    assert [one.person_id for one in rows(Pupil)] == [kept.id, kept.id]
    assert unmerged(merge) == before


def test_two_open_places_in_one_group_become_one_open_and_one_ended(manager, kept, former, own, other, municipality):
    group = make_group(unit=municipality.other_board_unit)
    mine, theirs = make_place(group, own), make_place(group, other)
    make_row("roster_place", place_id=theirs.id)
    merge, before = merged(kept, former)
    assert {one.id: one.last_on for one in rows(Place)} == {mine.id: None, theirs.id: today() - timedelta(days=1)}
    assert {one.pupil_id for one in rows(Place)} == {own.id}
    assert len(rows(RosterPlace)) == 1
    assert unmerged(merge) == before


def test_two_applications_that_wait_become_one_from_the_first_day(manager, kept, former, own, other):
    for pupil, day, note in ((own, date(2026, 9, 5), "Mornings"), (other, date(2026, 9, 1), "Bus 4")):
        facts = {"programme": Programme.SFI, "applied_on": day, "note": note, "made_at": NOON}
        stored(Application(pupil=pupil, number=f"APP{pupil.id}", **facts))
    merge, before = merged(kept, former)
    [one] = rows(Application)
    assert (one.pupil_id, one.applied_on, one.note) == (own.id, date(2026, 9, 1), "Mornings\nBus 4")
    assert unmerged(merge) == before


def test_studies_that_cannot_both_be_so_are_struck_in_the_file_that_goes(manager, kept, former, own, other):
    begun(own)
    begun(other, on=STARTED + timedelta(days=7))
    begun(other, SfiCourse.D, STARTED + timedelta(days=60))
    own_id = own.id
    merge, before = merged(kept, former)
    [history] = histories([own_id], MOVE_RECORD).values()
    assert [(one.course, one.days.first) for one in history.enrolments] == [
        (SfiCourse.C, STARTED),
        (SfiCourse.D, STARTED + timedelta(days=60)),
    ]
    assert sorted(one.course for one in rows(Enrolment)) == [SfiCourse.C, SfiCourse.D]
    assert [one.struck_because is None for one in rows(StudyEvent)] == [True, False, True]
    assert unmerged(merge) == before


@pytest.mark.parametrize(
    ("own_is_signed", "found"),
    [(False, [(Grade.PASSED, True)]), (True, [(Grade.PASSED, True), (Grade.NOT_PASSED, False)])],
)
def test_of_two_results_in_one_cell_the_better_stands_and_no_signed_one_is_lost(
    manager, kept, former, own, other, municipality, own_is_signed, found
):
    group = make_group(unit=municipality.other_board_unit)
    facts = {"course": SfiCourse.C, "part": ResultPart.GRADE, "group_id": group.id, "on": STARTED, "made_at": NOON}
    signed = {"signed_at": NOON, "signed_by_id": municipality.manager.id}
    stored(Result(pupil=own, grade=Grade.NOT_PASSED, **facts, **(signed if own_is_signed else {})))
    stored(Result(pupil=other, grade=Grade.PASSED, **signed, **facts))
    merge, before = merged(kept, former)
    assert [(one.grade, one.replaced_at is None) for one in rows(Result)] == found
    assert unmerged(merge) == before


def test_a_result_that_is_not_better_stays_to_be_read_as_replaced(manager, kept, former, own, other, municipality):
    group = make_group(unit=municipality.other_board_unit)
    facts = {"course": SfiCourse.C, "part": ResultPart.GRADE, "group_id": group.id, "on": STARTED, "made_at": NOON}
    stored(Result(pupil=own, grade=Grade.PASSED, **facts))
    stored(Result(pupil=other, grade=Grade.NOT_PASSED, **facts))
    merge, before = merged(kept, former)
    assert [(one.pupil_id, one.replaced_at is None) for one in rows(Result)] == [(own.id, True), (own.id, False)]
    assert unmerged(merge) == before


@pytest.mark.parametrize(
    "table", ["absence_signal", "adult_course", "guidance_meeting", "knowledge_assessment", "orientation_note",
              "right_extension", "study_consent", "study_plan"],
)  # fmt: skip
def test_whatever_belongs_to_the_file_follows_it_and_goes_back(manager, kept, former, own, other, table):
    make_row(table, pupil_id=other.id)
    own_id = own.id
    merge, before = merged(kept, former)
    assert [row["pupil_id"] for row in all_rows()[table].values()] == [own_id]
    assert unmerged(merge) == before


def test_that_there_is_a_school_file_is_told_before_only_where_it_crosses(manager, kept, other, former, municipality):
    assert "School files" not in dict(queries.moves(former))
    assert "Other rows" not in dict(queries.moves(former))
    make_sharing(municipality.other_board, municipality.board, SharedGroup.STATUS)
    assert dict(queries.moves(former))["School files"] == 1


def test_a_lesson_on_whose_register_both_files_stood_counts_once_and_as_the_better(
    manager, kept, former, own, other, municipality, acting
):
    group = make_group(unit=municipality.other_board_unit)
    first, second = make_place(group, own), make_place(group, other)
    absent, late = Mark(MarkKind.UNEXCUSED), Mark(MarkKind.LATE, late=20)
    register(group, STARTED, {first: absent})
    register(group, STARTED + timedelta(days=1), {first: absent, second: late})
    register(group, STARTED + timedelta(days=2), {first: absent, second: absent})
    register(group, STARTED + timedelta(days=3))
    merged(kept, former)
    with system("test"):
        [one] = attendance_of_group(group.id, permit=OUTCOMES).values()
        by_month = attendance_by_month(own.id, permit=OUTCOMES)
        exceptions = exceptions_of(own.id, (0, 9), permit=OUTCOMES)
    with acting(make_teacher(municipality.other_board_unit)):
        [seen] = watched([first.id], since=STARTED)
    assert [lesson.kind for lesson in seen.lessons] == [
        MarkKind.PRESENT, MarkKind.LATE, MarkKind.UNEXCUSED, MarkKind.PRESENT,
    ]  # fmt: skip
    assert (one.lessons, one.late, one.unexcused) == (4, 1, 1)
    assert [part.attendance for part in by_month] == [one]
    assert [missed.mark.kind for missed in exceptions] == [MarkKind.UNEXCUSED, MarkKind.LATE]


def test_hours_of_civic_orientation_that_both_files_stood_for_count_once(
    manager, kept, former, own, other, municipality
):
    group = make_group(unit=municipality.other_board_unit, programme=Programme.ORIENTATION)
    first, _second = make_place(group, own), make_place(group, other)
    register(group, STARTED, {first: Mark(MarkKind.UNEXCUSED)})
    merged(kept, former)
    with system("test"):
        [[meeting]] = orientation_meetings([own.id], permit=OUTCOMES).values()
    assert (meeting.on, meeting.minutes) == (STARTED, 180)
