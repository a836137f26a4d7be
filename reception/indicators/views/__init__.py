"""The pages of indicators."""

from reception.indicators.views import behind, board, figures, quality, series
from reception.web.blueprint import Room

ROOMS: tuple[Room, ...] = (board.room, series.room, behind.room, quality.room, figures.room)
