"""What is late for long in a manager's units: to look after, and to print for the unit's meeting."""

from typing import Any, Final

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.i18n.formats import today
from reception.overview.permits import LATE
from reception.overview.queries import escalation as queries
from reception.overview.queries.caseload import managed_units
from reception.overview.rules import escalation as rules
from reception.overview.rules.escalation import LateFilter
from reception.overview.terms import Rung
from reception.path import queries as path
from reception.web.blueprint import Room
from reception.web.paging import page_of, window

room = Room("escalation", __name__)

#: A meeting that has more to speak of needs another list.
MOST_PRINTED: Final = 300


@room.route("/unit/overdue", permit=LATE)
def overdue() -> ResponseReturnValue:
    """What is late for more than a week, the longest first; perhaps of one caseworker, or on one rung alone."""
    chosen = LateFilter.read(request.args)
    lines = queries.late_numbers(staff(), today())
    return render_template(
        "overview/late/page.html",
        chosen=chosen,
        lines=lines,
        whole=rules.whole(lines),
        whose=next((line for line in lines if line.worker == chosen.worker), None),
        page=page_of(queries.late_rows(staff(), today(), chosen, window())),
        address=_address,
        **_words(),
    )


@room.route("/unit/overdue/weekly-list", permit=LATE)
def weekly_list() -> ResponseReturnValue:
    """The weekly list as it is today, by caseworker: for the unit's meeting, also on paper."""
    rows = queries.late_rows(staff(), today(), LateFilter(Rung.WEEKLY), (0, MOST_PRINTED + 1))
    return render_template(
        "overview/late/weekly.html",
        groups=_by_worker(rows[:MOST_PRINTED]),
        more=len(rows) > MOST_PRINTED,
        most=MOST_PRINTED,
        units=sorted(managed_units(staff()).values(), key=str.casefold),
        **_words(),
    )


def _address(chosen: LateFilter) -> str:
    return url_for("escalation.overdue", **chosen.address)  # type: ignore[arg-type]  # Flask's own options are no filters


def _by_worker(rows: list[queries.LateRow]) -> list[tuple[str | None, list[queries.LateRow]]]:
    """The rows of each caseworker by name, last those that nobody has; each keeps its order."""
    groups: dict[tuple[bool, str, int], list[queries.LateRow]] = {}
    for row in rows:
        key = (row.worker_id is None, (row.worker_name or "").casefold(), row.worker_id or 0)
        groups.setdefault(key, []).append(row)
    return [(found[0].worker_name, found) for _key, found in sorted(groups.items())]


def _words() -> dict[str, Any]:
    return {
        "today": today(),
        "titles": path.titles(),
        "several": len(managed_units(staff())) > 1,
        "Rung": Rung,
        "LateFilter": LateFilter,
        "to_manager": rules.TO_MANAGER_AFTER,
        "on_weekly_list": rules.ON_WEEKLY_LIST_AFTER,
    }
