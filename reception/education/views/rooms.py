"""Every room of education, for the registry."""

from typing import Final

from reception.education.views import groups, guidance, orientation, pupils, registers, studies, timetable
from reception.education.views.groups import group_places, teaching
from reception.education.views.orientation import orientation_groups
from reception.education.views.pupils import applications, placing, pupil_registration, waiting_list
from reception.education.views.registers import announcements, signals
from reception.education.views.results import signing, single_results
from reception.education.views.schooling import schooling_parts
from reception.education.views.shared import applying, person_studies
from reception.education.views.sharing import sharing_between_boards, study_consents
from reception.education.views.studies import adult_courses, rights, study_plans
from reception.education.views.timetable import holidays, lessons
from reception.web.blueprint import Room

#: Of the school: its groups, and its pupils.
GROUPS: Final[tuple[Room, ...]] = (
    groups.room,
    teaching.room,
    group_places.room,
    timetable.room,
    lessons.room,
    holidays.room,
    registers.room,
    signing.room,
    orientation_groups.room,
    signals.room,
)
PUPILS: Final[tuple[Room, ...]] = (
    pupils.room,
    pupil_registration.room,
    waiting_list.room,
    applications.room,
    study_plans.room,
    rights.room,
    studies.room,
    placing.room,
    announcements.room,
    single_results.room,
    orientation.room,
    adult_courses.room,
    guidance.room,
    study_consents.room,
)
#: Of the caseworker, and of whoever keeps what boards agreed on.
OTHERS: Final[tuple[Room, ...]] = (
    person_studies.room,
    applying.room,
    schooling_parts.room,
    sharing_between_boards.room,
)
ROOMS: Final = (*GROUPS, *PUPILS, *OTHERS)
