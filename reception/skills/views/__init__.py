"""The pages of skills."""

from reception.skills.views import interview, profiles, qualifications, sheet, vocabularies, vocabulary

ROOMS = (
    profiles.room,
    profiles.of_pupils,
    interview.room,
    vocabulary.room,
    vocabularies.room,
)

__all__ = ["ROOMS", "qualifications", "sheet"]
