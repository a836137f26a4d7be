"""The pages of skills."""

from reception.skills.views import profiles, validations, vocabularies, vocabulary

ROOMS = (
    profiles.room,
    profiles.of_pupils,
    vocabulary.room,
    vocabularies.room,
    validations.room,
)
