"""What may happen to what somebody keeps. Nothing is committed here."""

from reception.overview.operations.digests import Taken, choose_digest, give_back_digest, note_sent, take_digest
from reception.overview.operations.figures import count_figures
from reception.overview.operations.saved import (
    MenuFull,
    TooMany,
    change_filter,
    remove_filter,
    save_filter,
    set_in_menu,
)

__all__ = [
    "MenuFull",
    "Taken",
    "TooMany",
    "change_filter",
    "choose_digest",
    "count_figures",
    "give_back_digest",
    "note_sent",
    "remove_filter",
    "save_filter",
    "set_in_menu",
    "take_digest",
]
