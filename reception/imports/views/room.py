"""The rooms that the pages of this folder share: lists of people, and lists of homes.

Both have the same pages. A page asks `target()` which of the two it is, and leads to its own room by relative
endpoints (".run").
"""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import request, url_for

from reception.housing.permits import KEEP
from reception.i18n.text import _
from reception.imports.permits import IMPORT
from reception.imports.terms import ImportTarget
from reception.web.blueprint import Room

View = TypeVar("View", bound=Callable[..., Any])

room = Room("imports", __name__, url_prefix="/imports")
homes_room = Room("dwelling_import", __name__, url_prefix="/dwellings/import")

_TARGETS = {room.name: ImportTarget.PEOPLE, homes_room.name: ImportTarget.HOMES}


def route(rule: str, **options: Any) -> Callable[[View], View]:
    """Serve `rule` in both rooms, each to those who may bring its lists."""

    def decorate(view: View) -> View:
        room.route(rule, permit=IMPORT, **options)(view)
        homes_room.route(rule, permit=KEEP, **options)(view)
        return view

    return decorate


def target() -> ImportTarget:
    """What the lists of this page's room are about."""
    return _TARGETS[request.blueprint or room.name]


@room.context_processor
@homes_room.context_processor
def _about() -> dict[str, object]:
    is_of_homes = request.blueprint == homes_room.name
    homes = [(_("Homes"), url_for("dwellings.dwellings")), (_("Lists of homes"), url_for(".runs"))]
    return {"of_homes": is_of_homes, "root": homes if is_of_homes else [(_("Imports"), url_for(".runs"))]}
