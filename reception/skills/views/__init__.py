"""The pages of skills."""

from reception.skills.views import (
    cv,
    interview,
    profiles,
    progress,
    qualifications,
    sharing,
    sheet,
    validations,
    vocabularies,
    vocabulary,
)

ROOMS = (
    profiles.room,
    profiles.of_pupils,
    interview.room,
    vocabulary.room,
    vocabularies.room,
    validations.room,
    sharing.room,
    progress.room,
    cv.room,
)

#: Imported for their pages, which stand in the rooms above.
_MADE = (qualifications, sheet)
