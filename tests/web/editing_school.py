"""The pages that change what exists of pupils, groups, lessons and children's school; see `tests.web.editing`."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import select

from reception.db.base import Base
from reception.db.session import db
from reception.education.models import (
    AbsenceSignal,
    OrientationNote,
    Pupil,
    RightExtension,
    StudyEvent,
    StudyGroup,
)
from reception.education.terms.pupils import OrientationNoteKind, Programme
from reception.education.terms.sharing import ActsOn, SharedGroup
from reception.education.terms.studies import EnrolmentEvent, SfiCourse, StudyPath
from reception.i18n.formats import iso_moment, now, today
from tests.education.pupils import asked, kept, studying
from tests.factories.education import make_group, make_lesson, make_pattern, make_place, make_pupil
from tests.factories.studies_shared import make_consent, make_sharing
from tests.web.world import Edit, World, days_on, latest_in

_marks = count(1)
_LONG_AGO = datetime(2026, 1, 1, 10, tzinfo=UTC)


def _pupil(world: World, **facts: Any) -> Pupil:
    return make_pupil(unit=world.municipality.unit, name=f"Amina {next(_marks)}", **facts)


def _file(rest: str) -> Callable[[World], str]:
    return lambda world: f"/pupils/{_pupil(world).number}/{rest}"


def _group(world: World) -> StudyGroup:
    days = {"first_on": today() - timedelta(days=60), "last_on": today() + timedelta(days=60)}
    teacher = world.municipality.teacher
    return make_group(f"C{next(_marks)}", unit=world.municipality.unit, teacher=teacher, **days)


def _of_group(rest: str) -> Callable[[World], str]:
    def address(world: World) -> str:
        group = _group(world)
        return f"/groups/{group.number}/{rest.format(teaching=group.teachers[0].id)}"

    return address


def _place(rest: str) -> Callable[[World], str]:
    def address(world: World) -> str:
        group = _group(world)
        return f"/groups/{group.number}/pupils/{make_place(group, _pupil(world)).id}/{rest}"

    return address


def _lesson(world: World) -> str:
    group = _group(world)
    return f"/groups/{group.number}/lessons/{make_lesson(group, today() + timedelta(days=1)).id}"


def _pattern(rest: str) -> Callable[[World], str]:
    def address(world: World) -> str:
        group = _group(world)
        return f"/groups/{group.number}/timetable/{make_pattern(group).id}{rest}"

    return address


def _meeting(world: World) -> str:
    base = f"/pupils/{_pupil(world).number}/guidance"
    browser = world.client_of(world.municipality.guidance)
    answer: Any = browser.fill(f"{base}/new", at=iso_moment(now() + timedelta(days=2)), kind="first")
    assert answer.status_code == 303, answer.words
    return f"{base}/{latest_in('guidance_meeting')}/edit"


def _course(world: World) -> str:
    base = f"/pupils/{_pupil(world).number}/courses"
    facts = {
        "name": "Vård 1",
        "level": "upper-secondary",
        "kind": "vocational",
        "state": "applied",
        "applied_on": days_on(-9),
    }
    answer: Any = world.client_of(world.municipality.teacher).fill(f"{base}/new", **facts)
    assert answer.status_code == 303, answer.words
    return f"{base}/{latest_in('adult_course')}/edit"


def _application(rest: str = "") -> Callable[[World], str]:
    def address(world: World) -> str:
        pupil = _pupil(world)
        made = asked(pupil, Programme.SFI, today() - timedelta(days=20))
        return f"/pupils/{pupil.number}/applications/{made.number}{rest}"

    return address


def _schooling(rest: str) -> Callable[[World], str]:
    def address(world: World) -> str:
        base = f"/people/{world.person.number}/school"
        answer: Any = world.worker.fill(f"{base}/new?form=compulsory", first_on=days_on(-80))
        assert answer.status_code == 303, answer.words
        return f"{base}/{_number_in('schooling')}/{rest}"

    return address


def _number_in(table: str) -> str:
    found = Base.metadata.tables[table]
    query = select(found.c.number).where(found.c.id == latest_in(table)).execution_options(permit="test")
    return str(db.session.execute(query).scalar_one())


def _beside_school(rest: str, table: str, **facts: str) -> Callable[[World], str]:
    def address(world: World) -> str:
        base = _schooling(rest)(world)
        answer: Any = world.worker.fill(f"{base}/new", **facts)
        assert answer.status_code == 303, answer.words
        return f"{base}/{latest_in(table)}/edit"

    return address


def _agreement(rest: str) -> Callable[[World], str]:
    def address(world: World) -> str:
        found = world.municipality
        return f"/admin/sharing/{make_sharing(found.other_board, found.board).id}/{rest}"

    return address


def _event(world: World) -> str:
    pupil = _pupil(world)
    day = today() - timedelta(days=30)
    told = {"kind": EnrolmentEvent.START, "course": SfiCourse.C, "on": day, "path": StudyPath.TWO}
    made = kept(StudyEvent(pupil=pupil, made_at=_LONG_AGO, **told))
    studying(pupil, SfiCourse.C, day)
    return f"/pupils/{pupil.number}/studies/events/{made.id}/strike"


def _extension(world: World) -> str:
    pupil = _pupil(world)
    days = {"decided_on": today() - timedelta(days=9), "until": today() + timedelta(days=200)}
    made = kept(RightExtension(pupil=pupil, reason="Sjuk", made_at=_LONG_AGO, **days))
    return f"/pupils/{pupil.number}/right/{made.id}/strike"


def _orientation_note(world: World) -> str:
    pupil = _pupil(world)
    made = kept(OrientationNote(pupil=pupil, kind=OrientationNoteKind.OFFERED, on=date(2026, 9, 1), made_at=_LONG_AGO))
    return f"/pupils/{pupil.number}/orientation/notes/{made.id}/strike"


def _consent(world: World) -> str:
    pupil = _pupil(world)
    given = {"given_on": today() - timedelta(days=10)}
    made = make_consent(pupil, world.municipality.other_board, SharedGroup.STATUS, **given)
    return f"/pupils/{pupil.number}/sharing/{made.id}/withdraw"


def _signal(world: World) -> str:
    made = _made_signal(_pupil(world), ActsOn.TEACHER)
    return f"/school/signals/{made.id}/end"


def _shared_signal(world: World) -> str:
    found = world.municipality
    pupil = make_pupil(world.person, unit=found.other_board_unit)
    make_sharing(found.other_board, found.board, SharedGroup.ATTENDANCE)
    made = _made_signal(pupil, ActsOn.CASEWORKER)
    return f"/people/{world.person.number}/studies/signals/{made.id}"


def _made_signal(pupil: Pupil, acts: ActsOn) -> AbsenceSignal:
    days = {"first_on": today() - timedelta(days=30), "last_on": today() - timedelta(days=1), "act_by": today()}
    made: AbsenceSignal = kept(
        AbsenceSignal(pupil=pupil, acts=acts, rule="three-in-a-row", absences=3, made_at=_LONG_AGO, **days)
    )
    return made


TEACHER = {"by": "sfi_staff", "also_by": "sfi_staff"}
COUNSELLOR = {"by": "guidance", "also_by": "guidance"}
ADMINISTRATOR = {"by": "administrator", "also_by": "administrator"}
#: The second sees both texts and chooses for each field.
CHOSEN = (
    Edit("groups.edit", _of_group("edit"), "room", "B12", "Biblioteket", **TEACHER),
    Edit("pupils.edit", _file("edit"), "studies_in", "Storby kommun", "Lillby kommun", **TEACHER),
    Edit("applications.edit", _application(), "note", "Bara förmiddag.", "Buss 4.", by="guidance", also_by="sfi_staff"),
    Edit("adult_courses.edit", _course, "note", "Läser hemma.", "Läser på plats.", by="guidance", also_by="sfi_staff"),
    Edit("guidance.edit", _meeting, "agreed", "Ringer Komvux.", "Skriver ett brev.", **COUNSELLOR),
    Edit("person_school.edit", _schooling("edit"), "note", "Åker skolbuss.", "Går till skolan."),
    Edit("person_school.mapping", _schooling("mapping"), "language", days_on(-9), days_on(-8)),
    Edit("person_school.edit_support", _beside_school("support", "school_support", kind="mother-tongue", language="so"),
         "note", "På tisdagar.", "På onsdagar."),
    Edit("person_school.edit_meeting", _beside_school("meetings", "school_meeting", on=days_on(-4), kind="other"),
         "agreed", "Skolan ringer.", "Mamman ringer."),
    Edit("sharing_between_boards.end", _agreement("end"), "valid_to", days_on(20), days_on(10), **ADMINISTRATOR),
    Edit("groups.close", _of_group("close"), "on", days_on(20), days_on(10), **TEACHER),
    Edit("teachers.end", _of_group("teachers/{teaching}/end"), "on", days_on(20), days_on(10), **TEACHER),
    Edit("group_places.end", _place("end"), "last_on", days_on(20), days_on(10), **TEACHER),
    Edit("lessons.move", _lesson, "room", "C3", "Biblioteket", **TEACHER),
    Edit("timetable.edit", _pattern(""), "room", "C3", "Biblioteket", **TEACHER),
)  # fmt: skip
#: The second is told, keeps what was written, and sends it once more or lets it be.
TOLD = (
    Edit("pupils.leave", _file("leave"), "on", days_on(-3), days_on(-2), **TEACHER),
    Edit("person_school.end", _schooling("end"), "last_on", days_on(-3), days_on(-2), {"ended_as": "moved-away"}),
    Edit("sharing_between_boards.strike", _agreement("strike"), "because", "Det var fel nämnd.", "Det var fel dag.",
         **ADMINISTRATOR),
    Edit("timetable.end", _pattern("/end"), "since", days_on(20), days_on(10), **TEACHER),
    Edit("person_studies.signal", _shared_signal, "note", "Ringde hem i går.", "Skrev hem i går.",
         {"ended_as": "talked"}),
)  # fmt: skip
#: The second is refused beside the field, and keeps what was written.
REFUSED = (
    Edit("orientation.strike", _orientation_note, "because", "Det var fel elev.", "Det var fel dag.", **TEACHER),
    Edit("studies.strike", _event, "because", "Det var en annan elev.", "Det var en annan dag.", **TEACHER),
    Edit("rights.strike", _extension, "because", "Det var en annan elev.", "Det var en annan dag.", **TEACHER),
    Edit("study_consents.withdraw", _consent, "on", days_on(-3), days_on(-2), **TEACHER),
    Edit("signals.end", _signal, "note", "Ringde eleven.", "Skrev till eleven.", {"ended_as": "talked"}, **TEACHER),
)  # fmt: skip
#: Tested beside their own domain, or told by a message with nothing long written to lose.
TOLD_ELSEWHERE = frozenset(
    {
        "applications.end", "attendance_import.columns", "attendance_import.questions", "group_places.move",
        "placing.place", "registers.save", "result_import.columns", "result_import.questions", "results.save",
        "results.sign",
        "single_results.correct", "studies.act",
    }
)  # fmt: skip
#: One press, and nothing is typed: the second press finds it done, and is told.
ACTS = frozenset(
    {
        "announcements.withdraw", "attendance_import.abandon", "attendance_import.again",
        "attendance_import.ask_again", "attendance_import.take", "attendance_import.undo", "group_places.go_on",
        "group_places.take_back", "groups.open", "guidance.missed", "holidays.remove", "lessons.cancel",
        "lessons.put_back", "person_school.remove", "person_school.reopen", "pupils.come_back",
        "result_import.abandon", "result_import.again", "result_import.ask_again", "result_import.take",
        "result_import.undo", "signals.reopen", "teachers.responsible",
    }
)  # fmt: skip
#: Something new: there is nobody to write over.
NEW = frozenset(
    {
        "adult_courses.new", "announcements.new", "applications.new", "applying.new", "attendance_import.new",
        "group_places.new", "groups.new", "guidance.new", "holidays.new", "lessons.new",
        "orientation.new_certificate", "orientation.new_note", "person_school.new", "person_school.new_meeting",
        "person_school.new_support", "pupil_registration.new", "result_import.new", "rights.extend",
        "sharing_between_boards.new", "single_results.new", "studies.start", "study_consents.new",
        "study_plans.assess", "study_plans.new", "teachers.new", "timetable.new",
    }
)  # fmt: skip
#: No row is written: looking for somebody.
NO_ROWS = frozenset({"pupils.find"})
