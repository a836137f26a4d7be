"""The pages of skills."""

from reception.skills.views import (
    cv,
    interview,
    profiles,
    qualifications,
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
    cv.room,
)

#: Imported for their pages, which stand in the rooms above.
_MADE = (qualifications, sheet)
