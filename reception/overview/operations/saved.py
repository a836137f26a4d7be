"""Lists that somebody keeps under a name: saved, renamed, put in the menu and taken out, removed."""

from reception.audit.log import record
from reception.db.session import db
from reception.overview.models import SavedFilter
from reception.overview.queries import saved as queries
from reception.overview.rules.people import PeopleFilter
from reception.overview.rules.saved import MOST_SAVED


class MenuFull(Exception):
    """The menu holds as many lists as it may."""


class TooMany(Exception):
    """As many lists are saved as may be."""


def save_filter(user_id: int, chosen: PeopleFilter, *, name: str, in_menu: bool) -> SavedFilter:
    """Keep a list under a name. Raises TooMany, MenuFull, and IntegrityError if one of that name is kept already."""
    if queries.count_of(user_id) >= MOST_SAVED:
        raise TooMany
    _check_menu(user_id, wanted=in_menu)
    made = SavedFilter(user_id=user_id, name=name, address=chosen.query_string, in_menu=in_menu)
    db.session.add(made)
    db.session.flush()
    record("list.saved", made)
    return made


def change_filter(saved: SavedFilter, *, name: str, in_menu: bool) -> None:
    """Rename a saved list, or put it in the menu or take it out. Raises MenuFull, IntegrityError, StaleDataError."""
    _check_menu(saved.user_id, wanted=in_menu and not saved.in_menu)
    saved.name, saved.in_menu = name, in_menu
    db.session.flush()
    record("list.changed", saved)


def set_in_menu(saved: SavedFilter, *, in_menu: bool) -> None:
    """Put a saved list in the menu, or take it out. Raises MenuFull."""
    change_filter(saved, name=saved.name, in_menu=in_menu)


def remove_filter(saved: SavedFilter) -> None:
    """Remove a saved list. The people in it are not touched."""
    db.session.delete(saved)
    db.session.flush()
    record("list.removed", saved)


def _check_menu(user_id: int, *, wanted: bool) -> None:
    if wanted and queries.is_menu_full(user_id):
        raise MenuFull
