"""Two tell of one pupil at the same moment, in threads of their own: exactly one is taken, on both databases."""

import itertools
from datetime import UTC, date, datetime
from functools import partial

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.db.session import commit, db
from reception.education.models import (
    AbsenceAnnouncement,
    Application,
    Enrolment,
    Lesson,
    Place,
    Pupil,
    Register,
    StudyEvent,
    StudyGroup,
    Teaching,
)
from reception.education.operations.groups import add_teacher, make_responsible
from reception.education.operations.groups.places import move_place
from reception.education.operations.groups.receiving import receive_in_group
from reception.education.operations.pupils import enter_pupil
from reception.education.operations.pupils.applications import apply_once
from reception.education.operations.pupils.placing import place
from reception.education.operations.registers import Entry, take
from reception.education.operations.registers.announcements import announce
from reception.education.operations.studies.events import strike, tell
from reception.education.operations.timetable import carry_out
from reception.education.operations.timetable.lessons import cancel_lesson
from reception.education.queries.registers import sheet_of
from reception.education.rules.studies.periods import Event
from reception.education.terms.pupils import Programme
from reception.education.terms.studies import EnrolmentEvent, SfiCourse, StudyPath
from reception.reckoning.remarks import Refused
from tests import installations
from tests.conftest import ENGINES
from tests.education.pupils import asked
from tests.factories.education import make_group, make_lesson, make_pattern, make_place, make_pupil, make_teacher
from tests.factories.people import make_person
from tests.installations import installation

FIRST = date(2026, 8, 17)
ROUNDS = 4
_numbers = itertools.count(1)
C, D = SfiCourse.C, SfiCourse.D


@pytest.fixture(scope="module", params=ENGINES)
def standing(request, tmp_path_factory):
    """An installation of its own, where everything is committed."""
    with installation(request.param, tmp_path_factory.mktemp(f"studies_{request.param}")) as app:
        yield app


@pytest.fixture
def at_once(standing):
    """`at_once(*works)`: "told" or why it was refused, of each."""
    return partial(
        installations.at_once,
        standing,
        done="told",
        told={Refused: installations.stopping},
    )


def one_of(model, row_id):
    return db.session.get_one(model, row_id, execution_options={"permit": "test"})


def starts(pupil_id, course, group_id=None):
    """Somebody tells of a start."""
    event = Event(EnrolmentEvent.START, course, FIRST, StudyPath.TWO)

    def told():
        group = None if group_id is None else one_of(StudyGroup, group_id)
        return tell(one_of(Pupil, pupil_id), event, group=group, by_id=None)

    return told


@pytest.fixture
def ids(standing):
    """A pupil, and two groups of course C."""
    number = next(_numbers)
    with standing.app_context():
        unit = installations.make_board(f"Skolan {number}")
        pupil = make_pupil(make_person(name=f"Amina {number}"), unit=unit, received_on=FIRST)
        waiting = asked(pupil, Programme.SFI)
        groups = [make_group(f"C{place} {number}", unit=unit).id for place in (1, 2)]
        found = pupil.id, waiting.id, groups
        db.session.remove()
    return found


def count(standing, model, pupil_id, *conditions):
    with standing.app_context():
        query = sa.select(sa.func.count(model.id)).where(model.pupil_id == pupil_id, *conditions)
        return db.session.scalar(query.execution_options(permit="test"))


def test_of_two_who_start_one_course_at_once_one_is_refused(standing, at_once, ids):
    pupil_id, _waiting, (one, other) = ids
    assert at_once(starts(pupil_id, C, one), starts(pupil_id, C, other)) == ["course-open", "told"]
    assert [count(standing, model, pupil_id) for model in (StudyEvent, Enrolment, Place)] == [1, 1, 1]


def test_two_courses_are_both_started(standing, at_once, ids):
    assert at_once(starts(ids[0], C), starts(ids[0], D)) == ["told", "told"]
    assert count(standing, Enrolment, ids[0]) == 2


def test_of_two_who_give_one_place_at_once_one_is_refused(standing, at_once, ids):
    pupil_id, waiting_id, groups = ids

    def gives(group_id):
        return lambda: place(
            one_of(Application, waiting_id), group_id, FIRST, path=StudyPath.TWO, by_id=None
        )  # fmt: skip

    assert at_once(*map(gives, groups)) == ["told", "waits-no-longer"]
    assert count(standing, Place, pupil_id) == 1
    assert count(standing, Application, pupil_id, Application.ended_on.is_not(None)) == 1


def test_an_event_is_taken_back_once(standing, at_once, ids):
    pupil_id = ids[0]
    for _turn in range(ROUNDS):
        assert at_once(starts(pupil_id, C)) == ["told"]
        with standing.app_context():
            query = sa.select(StudyEvent.id).where(StudyEvent.pupil_id == pupil_id, StudyEvent.struck_at.is_(None))
            event_id = db.session.scalar(query.execution_options(permit="test"))

        def strikes(event_id=event_id):
            strike(one_of(StudyEvent, event_id), "Fel")

        assert at_once(strikes, strikes) == ["struck-already", "told"]
    assert count(standing, Enrolment, pupil_id) == 0


def test_one_ends_the_studies_while_another_begins_a_pause(standing, at_once, ids):
    pupil_id = ids[0]
    at_once(starts(pupil_id, C))
    ends = Event(EnrolmentEvent.COMPLETE, C, date(2026, 10, 1))
    pauses = Event(EnrolmentEvent.PAUSE, C, date(2026, 10, 1))
    works = [lambda event=event: tell(one_of(Pupil, pupil_id), event, by_id=None) for event in (ends, pauses)]
    outcome = at_once(*works)
    assert outcome in (["course-not-open", "told"], ["told", "told"])
    assert count(standing, Enrolment, pupil_id, Enrolment.last_on == date(2026, 10, 1)) == 1


def rows_of(standing, model, **wanted):
    """How many rows there are."""
    with standing.app_context():
        query = sa.select(sa.func.count(model.id)).filter_by(**wanted)
        return db.session.scalar(query.execution_options(permit="test"))


def test_two_who_enter_one_person_get_the_same_file(standing, at_once, ids):
    for _turn in range(ROUNDS):
        with standing.app_context():
            person_id, unit_id = make_person(name="Bahar").id, one_of(Pupil, ids[0]).unit_id
            db.session.remove()

        def enters(person_id=person_id, unit_id=unit_id):
            enter_pupil(person_id, unit_id, by_id=None)

        assert at_once(enters, enters, enters) == ["told", "told", "told"]
        assert rows_of(standing, Pupil, person_id=person_id) == 1


def test_one_absence_is_announced_once(standing, at_once, ids):
    with standing.app_context():
        by_id = make_teacher(one_of(Pupil, ids[0]).unit, f"Tove {ids[0]}").id
        db.session.remove()

    def tells():
        pupil = one_of(Pupil, ids[0])
        since, until = (datetime(2026, 11, 23, hour, tzinfo=UTC) for hour in (8, 12))
        announce(pupil, since=since, until=until, by_id=by_id)

    assert at_once(tells, tells, tells) == ["told", "told-already", "told-already"]
    assert rows_of(standing, AbsenceAnnouncement, pupil_id=ids[0]) == 1


def test_a_timetable_is_carried_out_once(standing, at_once, ids):
    group_id = ids[2][0]
    with standing.app_context():
        make_pattern(one_of(StudyGroup, group_id))
        db.session.remove()

    def carries():
        carry_out(one_of(StudyGroup, group_id))

    assert at_once(carries, carries, carries) == ["told", "told", "told"]
    with standing.app_context(), system("test"):
        days = list(db.session.scalars(sa.select(Lesson.on).where(Lesson.group_id == group_id)))
    assert len(days) == len(set(days)) > 10


def test_a_lesson_is_reported_or_cancelled_and_never_both(standing, at_once, ids):
    with standing.app_context():
        group = one_of(StudyGroup, ids[2][0])
        lessons = [make_lesson(group, date(2026, 9, 1 + turn)).id for turn in range(ROUNDS)]
        db.session.remove()
    for lesson_id in lessons:

        def reports(lesson_id=lesson_id):
            take(sheet_of(lesson_id), Entry({}, {}), by_id=None)

        def cancels(lesson_id=lesson_id):
            cancel_lesson(one_of(Lesson, lesson_id))

        assert at_once(reports, cancels) in (["lesson-reported", "told"], ["cancelled", "told"])
        assert rows_of(standing, Register, lesson_id=lesson_id) == (
            0 if rows_of(standing, Lesson, id=lesson_id, state="cancelled") else 1
        )


def test_a_group_has_one_responsible_teacher_after_two_made_one(standing, at_once, ids):
    group_id = ids[2][0]
    with standing.app_context():
        unit = one_of(StudyGroup, group_id).unit
        teachers = [make_teacher(unit, f"{name} {group_id}").id for name in ("Siv", "Ulf")]
        with system("test"):
            teaching = [add_teacher(one_of(StudyGroup, group_id), user_id, FIRST).id for user_id in teachers]
            commit()
        db.session.remove()
    works = [lambda one=one: make_responsible(one_of(Teaching, one)) for one in teaching]
    assert at_once(*works) == ["told", "told"]
    assert rows_of(standing, Teaching, group_id=group_id, is_responsible=True) == 1


def test_who_receives_a_pupil_in_a_group_never_waits_for_who_places_the_same_pupil(standing, at_once, ids):
    pupil_id, waiting_id, (group_id, _other) = ids

    def places():
        place(one_of(Application, waiting_id), group_id, FIRST, path=StudyPath.TWO, by_id=None)

    def receives():
        receive_in_group(one_of(StudyGroup, group_id), one_of(Pupil, pupil_id), FIRST, by_id=None)

    assert at_once(places, receives) in (["place-overlaps", "told"], ["told", "waits-no-longer"], ["told", "told"])
    assert count(standing, Place, pupil_id) == 1


def test_two_who_change_groups_with_each_other_never_wait_for_each_other(standing, at_once, ids):
    _pupil, _waiting, group_ids = ids
    for _turn in range(ROUNDS):
        with standing.app_context():
            groups = [one_of(StudyGroup, one) for one in group_ids]
            made = [make_place(one, make_pupil(unit=one.unit)).id for one in groups]
            db.session.remove()

        def moves(place_id, to):
            return lambda: move_place(one_of(Place, place_id), one_of(StudyGroup, to), date(2026, 9, 7), by_id=None)

        works = [moves(place_id, to) for place_id, to in zip(made, reversed(group_ids), strict=True)]
        assert at_once(*works) == ["told", "told"]


def test_of_two_applications_from_cases_one_stands_and_neither_learns_of_the_other(standing, at_once, ids):
    def sends():
        apply_once(one_of(Pupil, ids[0]), Programme.ORIENTATION, FIRST, by_case=True, by_id=None)

    assert at_once(sends, sends, sends) == ["told", "told", "told"]
    assert count(standing, Application, ids[0], Application.programme == Programme.ORIENTATION) == 1
