"""The pages of surveys for staff; those who answer come in by `portal`."""

from reception.surveys.views import askings, questions, results, surveys, texts
from reception.web.blueprint import Room

ROOMS: tuple[Room, ...] = (surveys.room, questions.room, texts.room, askings.room, results.room)
