"""The statistician's figures: any year and day, in total and split, before any protection."""

from collections.abc import Sequence
from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.i18n.formats import now, today
from reception.indicators import permits
from reception.indicators.forms.figures import CountForm, ExportForm, FigureFilter
from reception.indicators.operations import counting, looking
from reception.indicators.queries import figures as queries
from reception.indicators.queries.figures import Told
from reception.indicators.rules.catalogue import Catalogue
from reception.indicators.rules.steps import drawing
from reception.indicators.rules.survival import HORIZONS, days_of
from reception.indicators.terms import Breakdown, Measure
from reception.indicators.views import figure_files, figure_words
from reception.web.blueprint import Room

room = Room("indicator_figures", __name__, url_prefix="/indicators")


@room.route("/<string:code>/figures", permit=permits.COUNT)
def figure(code: str) -> ResponseReturnValue:
    """The years that the program keeps beside each other, and one of them split, or as a curve."""
    versions = queries.definition(code)
    every, narrowing, chosen, by = _kept(versions)
    looking.looked_at(code, [one.count for one in every], by)
    return render_template(
        "indicators/figure.html",
        **_words(versions),
        every=every,
        narrowing=narrowing,
        chosen=[(told, _table(told, by)) for told in chosen],
        by=by,
        asked_for=queries.asked_for(code),
        breakdowns_of=queries.breakdowns_of,
    )


@room.route("/<string:code>/count", methods=["GET", "POST"], permit=permits.COUNT)
def count(code: str) -> ResponseReturnValue:
    """Count any year, as known on any day, split as the definition allows."""
    versions = queries.definition(code)
    form = CountForm(data={"on": today(), "year": today().year})
    form.offer(versions)
    if form.validate_on_submit():
        made = counting.count(form.year.data, form.on.data, form.by.chosen, code=code, made_by_id=staff().user_id)
        return redirect(url_for(".counted", count_id=made.id), 303)
    return render_template("indicators/count_new.html", **_words(versions), form=form)


@room.route("/counts/<int:count_id>", permit=permits.COUNT)
def counted(count_id: int) -> ResponseReturnValue:
    """A count that somebody asked for."""
    made = queries.asked_count(count_id)
    versions = queries.definition(made.code or "")
    by = queries.breakdowns_of(made)
    looking.looked_at(versions[0].code, [made], by)
    told = [(one, _table(one, by)) for one in queries.in_count(made, versions)]
    return render_template("indicators/count.html", **_words(versions), made=made, by=by, told=told)


@room.route("/<string:code>/figures/export", methods=["GET", "POST"], permit=permits.COUNT)
def export(code: str) -> ResponseReturnValue:
    """The figures of the page as a file, once it is said what for."""
    versions = queries.definition(code)
    every, _narrowing, chosen, by = _kept(versions)
    back = url_for(".figure", code=code, year=chosen[0].count.year if chosen else None, by=[one.value for one in by])
    return _exported(versions, every, chosen, by, back)


@room.route("/counts/<int:count_id>/export", methods=["GET", "POST"], permit=permits.COUNT)
def export_count(count_id: int) -> ResponseReturnValue:
    """A count as a file, once it is said what for."""
    made = queries.asked_count(count_id)
    versions = queries.definition(made.code or "")
    told = queries.in_count(made, versions)
    return _exported(versions, told, told, queries.breakdowns_of(made), url_for(".counted", count_id=made.id))


def _kept(versions: Catalogue) -> tuple[tuple[Told, ...], FigureFilter, list[Told], tuple[Breakdown, ...]]:
    """Every kept year, the filter, and of the chosen year what its versions say, by which breakdowns."""
    every = queries.years(versions)
    counts = list(dict.fromkeys(one.count for one in every))
    offered = queries.offered(counts[-1], versions) if counts and not _is_of_time(versions) else ()
    narrowing = FigureFilter()
    narrowing.offer([one.year for one in counts], offered)
    if not counts:
        return (), narrowing, [], ()
    year, by = narrowing.chosen([one.year for one in counts], offered)
    return every, narrowing, [one for one in every if one.count.year == year], by


def _table(told: Told, by: Sequence[Breakdown]) -> list[Any]:
    return queries.split(told, by) if by and told.figure is not None else []


def _exported(
    versions: Catalogue, every: Sequence[Told], chosen: Sequence[Told], by: tuple[Breakdown, ...], back: str
) -> ResponseReturnValue:
    if not every:
        return redirect(back, 303)
    form = ExportForm()
    if not form.validate_on_submit():
        return render_template(
            "indicators/exports.html", **_words(versions), form=form, chosen=chosen, by=by, back=back
        )
    purpose, kind = form.purpose.data or "", form.kind.data
    tables = [(told, _table(told, by)) for told in chosen]
    file = figure_files.File(versions[0], tuple(every), tables, by, staff().name, purpose, now())
    counts = list(dict.fromkeys(told.count for told in every))
    looking.taken_away(versions[0].code, counts, by, purpose=purpose, kind=kind, rows=len(file.rows))
    return figure_files.answer(file, kind)


def _is_of_time(versions: Catalogue) -> bool:
    return versions[0].measure is Measure.TIME


def _words(versions: Catalogue) -> dict[str, Any]:
    """What every page of an indicator uses."""
    return {
        "indicator": versions[0],
        "is_of_time": _is_of_time(versions),
        "words": figure_words,
        "drawing": drawing,
        "horizons": [(months, days_of(months)) for months in HORIZONS],
    }
