"""From a figure to the people behind it, of one's own unit's cases alone."""

from collections import defaultdict
from itertools import groupby
from typing import Any, Final

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.cases import permits as cases
from reception.cases.terms import Phase
from reception.i18n.formats import today
from reception.indicators import permits
from reception.indicators.forms.behind import OwnFilter, WhoseFilter
from reception.indicators.queries import behind as queries
from reception.indicators.queries.families import facts_of
from reception.indicators.rules import behind as rules
from reception.indicators.rules.catalogue import Indicator, in_force
from reception.indicators.rules.reasons import reasons
from reception.reckoning.asked import Asked
from reception.web.blueprint import Room
from reception.web.paging import page_of, window

room = Room("indicator_people", __name__, url_prefix="/indicators")
_SAID: Final = frozenset({rules.YES, rules.NO, rules.ALL})


@room.route("/own", permit=permits.BEHIND)
def own() -> ResponseReturnValue:
    """The figures of a year in one's own unit's cases, as they are known today; each number leads to its people."""
    year, form = rules.year_in(request.args.get("year"), today()) or today().year, OwnFilter()
    whose = _whose(form)
    form.of_years(rules.years(today()), year)
    among = _with_people(year)
    numbers: defaultdict[tuple[str, int], dict[str, int]] = defaultdict(dict)
    for cell in queries.own_cells(Asked.of_year(year, today()), among, whose):
        numbers[cell.code, cell.edition][cell.verdict] = cell.number
    phases = groupby(rules.lines(numbers, among), key=lambda line: line.indicator.phase)
    return render_template(
        "indicators/own.html",
        year=year,
        narrowing=form,
        whose=whose,
        phases=[(phase, list(lines)) for phase, lines in phases],
        **_words(),
    )


@room.route("/<string:code>/people", permit=permits.BEHIND)
def people(code: str) -> ResponseReturnValue:
    """Who stands behind a number: exactly those that it counts, once for each thing that is counted."""
    year, answer = rules.year_in(request.args.get("year"), today()), request.args.get("answer", "")
    one = _indicator(code, year) if year else None
    if one is None or year is None or answer not in _SAID | set(reasons()):
        abort(404)
    form, asked = WhoseFilter(), Asked.of_year(year, today())
    whose = _whose(form)
    return render_template(
        "indicators/people.html",
        one=one,
        year=year,
        answer=answer,
        whose=whose,
        page=page_of(queries.people_behind(asked, one, answer, whose, window())),
        by_worker=queries.by_worker(asked, one, answer) if _manages() else (),
        place=rules.mended_on(answer),
        to_mend=rules.is_mendable(answer),
        **_words(),
    )


def _with_people(year: int) -> list[Indicator]:
    period = Asked.of_year(year, today()).period
    found = (one for one in in_force(period) if rules.has_people(one) and facts_of(one.code) is not None)
    return sorted(found, key=lambda one: tuple(Phase).index(one.phase))


def _indicator(code: str, year: int) -> Indicator | None:
    """The version that the address asks for; the latest of that year where it asks for none."""
    versions = sorted((one for one in _with_people(year) if one.code == code), key=lambda one: -one.version)
    wanted = rules.numbered(request.args.get("version"))
    return next((one for one in versions if wanted in {None, one.version}), None)


def _whose(form: WhoseFilter) -> rules.Whose:
    manages = _manages()
    return form.offer(staff().user_id, queries.workers() if manages else {}, manages=manages)


def _manages() -> bool:
    return cases.ASSIGN.held_by(staff())


def _words() -> dict[str, Any]:
    return {"reasons": reasons(), "today": today(), "rules": rules, "own_id": str(staff().user_id)}
