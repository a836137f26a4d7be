"""Every room of education, for the registry."""

from typing import Final

from reception.education.views import (
    adult_courses,
    announcements,
    applications,
    applying,
    group_places,
    groups,
    guidance,
    holidays,
    lessons,
    orientation,
    orientation_groups,
    person_studies,
    placing,
    pupil_registration,
    pupils,
    registers,
    rights,
    schooling_parts,
    sharing_between_boards,
    signals,
    signing,
    single_results,
    studies,
    study_consents,
    study_plans,
    teaching,
    timetable,
    waiting_list,
)
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
