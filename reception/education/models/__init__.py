"""The tables of education."""

from reception.education.models.groups import Lesson, LessonPattern, Place, SchoolHoliday, StudyGroup, Teaching
from reception.education.models.pupils import Application, Assessment, OfPupil, Pupil, RightExtension, StudyPlan
from reception.education.models.registers import (
    AbsenceAnnouncement,
    AbsenceSignal,
    AttendanceMark,
    Register,
    RegisterCorrection,
    Roster,
    RosterPlace,
)
from reception.education.models.school import Schooling, SchoolMapping, SchoolMeeting, Support
from reception.education.models.sharing import Sharing, StudyConsent
from reception.education.models.studies import (
    AdultCourse,
    Enrolment,
    GuidanceMeeting,
    OrientationNote,
    Result,
    StudyEvent,
)

__all__ = [
    "AbsenceAnnouncement",
    "AbsenceSignal",
    "AdultCourse",
    "Application",
    "Assessment",
    "AttendanceMark",
    "Enrolment",
    "GuidanceMeeting",
    "Lesson",
    "LessonPattern",
    "OfPupil",
    "OrientationNote",
    "Place",
    "Pupil",
    "Register",
    "RegisterCorrection",
    "Result",
    "RightExtension",
    "Roster",
    "RosterPlace",
    "SchoolHoliday",
    "SchoolMapping",
    "SchoolMeeting",
    "Schooling",
    "Sharing",
    "StudyConsent",
    "StudyEvent",
    "StudyGroup",
    "StudyPlan",
    "Support",
    "Teaching",
]
