"""The figures of homes, and the lists behind them."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.housing.forms.figures import EndingFilter
from reception.housing.permits import CONTRACTS, DWELLINGS, FIGURES
from reception.housing.queries import contract_lists as lists
from reception.housing.queries import figures as queries
from reception.housing.queries import map as registers
from reception.housing.rules import figures as rules
from reception.i18n.formats import today
from reception.web.blueprint import Room
from reception.web.paging import page_of, window

#: Rows of people, homes and days on a page: few enough to be gone through on a telephone.
ROWS: Final = 25

room = Room("housing_figures", __name__, url_prefix="/dwellings")


@room.route("/figures", permit=FIGURES)
def figures() -> ResponseReturnValue:
    """Who waits, who was settled in time, what ends, what is free, and how the contracts are spread."""
    return render_template(
        "housing/figures/page.html",
        short=queries.in_short(today()),
        homes=queries.homes(today()),
        contracts=queries.by_tenure_and_district(today()),
        months=rules.ends_by_month(lists.ending_days(today()), today()),
        today=today(),
        rules=rules,
    )


@room.route("/ending", permit=CONTRACTS)
def ending() -> ResponseReturnValue:
    """The contracts that end in the next 12 months, with the last day on which notice can be given."""
    narrowing = EndingFilter()
    narrowing.offer(registers.district_choices())
    wanted = lists.Ends(**narrowing.asked())
    return _list(
        "housing/figures/ending.html", lambda day, window: lists.ending(day, window, wanted), narrowing=narrowing
    )


@room.route("/crowded", permit=CONTRACTS)
def crowded() -> ResponseReturnValue:
    """The households whose homes are too small by norm 2."""
    return _list("housing/figures/crowded.html", lists.crowded_rows)


@room.route("/settled", permit=CONTRACTS)
def settled() -> ResponseReturnValue:
    """The assigned households that moved in this year, and whether that was in time."""
    return _list("housing/figures/settled.html", lists.settled_rows)


@room.route("/free", permit=DWELLINGS)
def free() -> ResponseReturnValue:
    """The units that are free today, then those that become free soon."""
    found = queries.homes(today())
    offset, limit = window()
    page = page_of([*found.free, *found.soon][offset : offset + limit])
    return render_template(
        "housing/figures/free.html",
        page=page,
        units=queries.free_units(page.rows),
        free=len(found.free),
        soon=len(found.soon),
        today=today(),
        rules=rules,
    )


def _list(template: str, read: Callable[..., Sequence[Any]], **more: Any) -> ResponseReturnValue:
    page = page_of(read(today(), window(ROWS)), rows_a_page=ROWS)
    return render_template(template, page=page, today=today(), rules=rules, **more)
