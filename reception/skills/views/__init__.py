"""The pages of skills."""

from reception.skills.views import profiles, progress, sharing, vocabularies, vocabulary

ROOMS = (
    profiles.room,
    profiles.of_pupils,
    vocabulary.room,
    vocabularies.room,
    sharing.room,
    progress.room,
)
