"""The rooms that the pages of this folder share: lists of people, of homes, of attendance and of results.

All have the same pages. A page asks `target()` which of them it is, and leads to its own room by relative
endpoints (".run").
"""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import request, url_for

from reception.housing.permits import KEEP
from reception.i18n.text import _
from reception.imports.permits import IMPORT, IMPORT_ATTENDANCE, IMPORT_RESULTS
from reception.imports.terms import ImportTarget
from reception.web.blueprint import Room

View = TypeVar("View", bound=Callable[..., Any])

room = Room("imports", __name__, url_prefix="/imports")
homes_room = Room("dwelling_import", __name__, url_prefix="/dwellings/import")
attendance_room = Room("attendance_import", __name__, url_prefix="/school/attendance/import")
results_room = Room("result_import", __name__, url_prefix="/school/results/import")

_TARGETS = {
    room.name: ImportTarget.PEOPLE,
    homes_room.name: ImportTarget.HOMES,
    attendance_room.name: ImportTarget.ATTENDANCE,
    results_room.name: ImportTarget.RESULTS,
}


def route(rule: str, **options: Any) -> Callable[[View], View]:
    """Serve `rule` in each room, each to those who may bring its lists."""

    def decorate(view: View) -> View:
        room.route(rule, permit=IMPORT, **options)(view)
        homes_room.route(rule, permit=KEEP, **options)(view)
        attendance_room.route(rule, permit=IMPORT_ATTENDANCE, **options)(view)
        results_room.route(rule, permit=IMPORT_RESULTS, **options)(view)
        return view

    return decorate


def target() -> ImportTarget:
    """What the lists of this page's room are about."""
    return _TARGETS[request.blueprint or room.name]


@room.context_processor
@homes_room.context_processor
@attendance_room.context_processor
@results_room.context_processor
def _about() -> dict[str, object]:
    about = target()
    roots = {
        ImportTarget.PEOPLE: lambda: [(_("Imports"), url_for(".runs"))],
        ImportTarget.HOMES: lambda: [
            (_("Homes"), url_for("dwellings.dwellings")),
            (_("Lists of homes"), url_for(".runs")),
        ],
        ImportTarget.ATTENDANCE: lambda: [(_("Lists of attendance"), url_for(".runs"))],
        ImportTarget.RESULTS: lambda: [(_("Lists of results"), url_for(".runs"))],
    }
    return {
        "of_homes": about is ImportTarget.HOMES,
        "of_attendance": about is ImportTarget.ATTENDANCE,
        "of_results": about is ImportTarget.RESULTS,
        "root": roots[about](),
    }
