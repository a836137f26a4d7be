"""What a school, and a unit about a child's school, hold of a person. Its words never hold the person's name."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from reception.accounts.models import Unit
from reception.cases.models import Case
from reception.db.session import db
from reception.education.models import (
    AbsenceAnnouncement,
    AbsenceSignal,
    AdultCourse,
    Application,
    Assessment,
    Enrolment,
    GuidanceMeeting,
    Lesson,
    LessonPattern,
    OrientationNote,
    Place,
    Pupil,
    Result,
    RightExtension,
    Schooling,
    SchoolMeeting,
    StudyConsent,
    StudyEvent,
    StudyGroup,
    StudyPlan,
    Support,
)
from reception.education.terms.pupils import (
    AdultCourseState,
    Goal,
    GuidanceKind,
    OrientationNoteKind,
    Pace,
    Programme,
    ResultPart,
)
from reception.education.terms.school import SchoolMeetingKind
from reception.education.terms.sharing import ActsOn, SharedGroup
from reception.education.terms.studies import (
    AdultCourseKind,
    AdultLevel,
    EnrolmentEvent,
    Grade,
    SchoolForm,
    SchoolSupport,
    SfiCourse,
    StudyPath,
)
from reception.i18n.formats import today
from reception.people.models import Person
from reception.web import short_number
from tests.factories.people import SOURCE

NOON = datetime(2026, 11, 2, 11, tzinfo=UTC)
#: A Monday with a lesson whose register nobody took.
DAY = date(2026, 11, 2)
TERM = (date(2026, 8, 17), date(2027, 6, 11))


def school_word(mark: str) -> str:
    """The mark of what a school holds. A teacher reads it of a protected pupil, whose `mark` shows nowhere there."""
    return mark[::-1].casefold()


def school_rows(mark: str, person: Person, case: Case, school: Unit | None = None) -> dict[str, Any]:
    """The rows, by what they are, stored; the school is the unit of the case unless said."""
    word = school_word(mark)
    pupil = Pupil(
        number=_number(), person=person, unit_id=school.id if school else case.unit_id, alias="Alma",
        registered_on=TERM[0], received_on=TERM[0],
    )  # fmt: skip
    rows = {"pupil": pupil, **_groups(person, pupil), **_schooling(word, person, case)}
    db.session.add_all(rows.values())
    db.session.flush()
    told = {
        **_file(word, pupil),
        **_studies(word, pupil, rows["place"].group_id, case.worker_id),
        **_consent(pupil, case.unit),
    }
    db.session.add_all(told.values())
    db.session.flush()
    return {**rows, **told}


def _groups(person: Person, pupil: Pupil) -> dict[str, Any]:
    """A group with a lesson, and one of civic orientation; the pupil alone has a place in each."""
    days = {"unit_id": pupil.unit_id, "first_on": TERM[0], "last_on": TERM[1]}
    group = StudyGroup(number=_number(), name=f"C {person.id}", programme=Programme.SFI, course=SfiCourse.C, **days)
    meeting = StudyGroup(number=_number(), name=f"S {person.id}", programme=Programme.ORIENTATION, **days)
    hours = {"starts": time(8, 30), "ends": time(11, 30)}
    pattern = LessonPattern(group=group, weekday=DAY.weekday(), **hours)
    db.session.add_all([pupil, group, meeting, pattern])
    db.session.flush()
    return {
        "group": group,
        "orientation_group": meeting,
        "pattern": pattern,
        "place": Place(group=group, pupil=pupil, first_on=TERM[0], made_at=NOON),
        "orientation_place": Place(group=meeting, pupil=pupil, first_on=TERM[0], made_at=NOON),
        "lesson": Lesson(group=group, pattern_id=pattern.id, pattern_day=DAY, on=DAY, **hours),
    }


def _file(word: str, pupil: Pupil) -> dict[str, Any]:
    """What the pupil applied for, and what was found, planned, decided and said."""
    of = {"pupil": pupil, "made_at": NOON}
    studies = {"path": StudyPath.TWO, "note": f"Kartlagt{word}"}
    return {
        "application": Application(
            number=_number(), programme=Programme.SFI, applied_on=DAY, note=f"Ansökan{word}", **of
        ),
        "knowledge": Assessment(on=DAY, course=SfiCourse.C, **studies, **of),
        "study_plan": StudyPlan(
            on=DAY, with_pupil=True, goal=Goal.WORK, goal_text=f"Studiemål{word}", pace=Pace.FULL, hours=15, **of
        ),
        "extension": RightExtension(
            decided_on=DAY, until=today() + timedelta(days=300), reason=f"Förlängd{word}", **of
        ),
        "guided": GuidanceMeeting(at=NOON, kind=GuidanceKind.FIRST, came=True, agreed=f"Vägval{word}", **of),
        "note": OrientationNote(
            kind=OrientationNoteKind.HOURS_ELSEWHERE, on=DAY, minutes=90, where=f"Annanstans{word}", **of
        ),
        "certificate": OrientationNote(kind=OrientationNoteKind.CERTIFICATE, on=DAY, **of),
        "adult_course": AdultCourse(
            name=f"Kurs{word}", level=AdultLevel.BASIC, kind=AdultCourseKind.NATIONAL, state=AdultCourseState.STUDIES,
            applied_on=DAY, first_on=DAY, **of,
        ),
        "announced": AbsenceAnnouncement(
            since=NOON + timedelta(days=200), until=NOON + timedelta(days=200, hours=3), **of
        ),
    }  # fmt: skip


def _studies(word: str, pupil: Pupil, group_id: int, signed_by_id: int | None) -> dict[str, Any]:
    """A start, a result, signed if somebody is there to sign, and absence that teacher and caseworker are to act on."""
    of = {"pupil": pupil, "made_at": NOON, "group_id": group_id}
    seen = {"rule": "three-in-ten-days", "first_on": DAY, "last_on": DAY, "absences": 3, "act_by": today()}
    return {
        "event": StudyEvent(kind=EnrolmentEvent.START, course=SfiCourse.C, on=TERM[0], path=StudyPath.TWO, **of),
        "enrolment": Enrolment(pupil=pupil, course=SfiCourse.C, path=StudyPath.TWO, first_on=TERM[0]),
        "result": Result(
            course=SfiCourse.C, part=ResultPart.READING, on=DAY, grade=Grade.PASSED,
            signed_at=NOON if signed_by_id else None, signed_by_id=signed_by_id, **of,
        ),
        "signal": AbsenceSignal(acts=ActsOn.TEACHER, note=f"Frånvaro{word}", **seen, **of),
        "shared_signal": AbsenceSignal(acts=ActsOn.CASEWORKER, **seen, **of),
    }  # fmt: skip


def _consent(pupil: Pupil, unit: Unit) -> dict[str, Any]:
    held = {"language": "so", "given_on": DAY, "expires_on": today() + timedelta(days=300), "made_at": NOON}
    to_board = unit.parent_id or unit.id
    return {"study_consent": StudyConsent(pupil=pupil, to_board_id=to_board, facts=SharedGroup.ATTENDANCE, **held)}


def _schooling(word: str, person: Person, case: Case) -> dict[str, Any]:
    schooling = Schooling(
        number=_number(), person=person, unit_id=case.unit_id, form=SchoolForm.COMPULSORY, received_on=DAY,
        first_on=DAY, note=f"Skolgång{word}", made_at=NOON,
    )  # fmt: skip
    support = Support(schooling=schooling, kind=SchoolSupport.MOTHER_TONGUE, first_on=DAY, note=f"Stöd{word}")
    met = SchoolMeeting(
        schooling=schooling, on=DAY, kind=SchoolMeetingKind.MAPPING, agreed=f"Hemskola{word}", made_at=NOON
    )
    return {"schooling": schooling, "support": support, "school_meeting": met}


def _number() -> str:
    return short_number.make(SOURCE)
