"""Bringing lists in: read to see what they would do, taken in row by row, each row known again, and taken back."""

from reception.imports.operations.files import (
    BROKEN_OFF,
    NotNow,
    abandon,
    abandon_forgotten,
    order_reading,
    order_taking,
    order_undoing,
    reading_failed,
    receive,
    receive_homes,
    receive_of_school,
    take_in_if_free,
    taking_failed,
    undo_if_free,
)
from reception.imports.operations.running import Plans, UnderWay, read_in, take_in, undo_obstacles, undo_run
from reception.imports.operations.sources import add_unknown, answer, ask_again, keep_mapping

__all__ = [
    "BROKEN_OFF",
    "NotNow",
    "Plans",
    "UnderWay",
    "abandon",
    "abandon_forgotten",
    "add_unknown",
    "answer",
    "ask_again",
    "keep_mapping",
    "order_reading",
    "order_taking",
    "order_undoing",
    "read_in",
    "reading_failed",
    "receive",
    "receive_homes",
    "receive_of_school",
    "take_in",
    "take_in_if_free",
    "taking_failed",
    "undo_if_free",
    "undo_obstacles",
    "undo_run",
]
