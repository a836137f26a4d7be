"""What may happen to what somebody keeps. Nothing is committed here."""

from reception.overview.operations.saved import (
    MenuFull,
    TooMany,
    change_filter,
    remove_filter,
    save_filter,
    set_in_menu,
)

__all__ = ["MenuFull", "TooMany", "change_filter", "remove_filter", "save_filter", "set_in_menu"]
