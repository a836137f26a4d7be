"""Who did not come: counts by how they were called, and whether they were reminded."""

from collections.abc import Iterable

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _, label
from reception.reminders import permits
from reception.reminders.forms.no_shows import NoShowFilter
from reception.reminders.queries import no_shows as queries
from reception.reminders.queries import settings
from reception.reminders.rules.no_shows import Line, lines
from reception.sheets.separated import written
from reception.web.blueprint import Room

room = Room("no_shows", __name__, url_prefix="/no-shows")


@room.route("", permit=permits.NO_SHOWS)
def no_shows() -> ResponseReturnValue:
    """What became of the appointments of a year."""
    narrowing, year, unit = _asked()
    return render_template(
        "reminders/no_shows.html",
        narrowing=narrowing,
        year=year,
        rows=lines(queries.outcomes(year, unit)),
        called=_called,
        file_url=url_for(".file", year=year, unit=unit),
        is_narrowed=bool(request.args),
        has_units=len(settings.own_units()) > 1,
    )


@room.route("/file", permit=permits.NO_SHOWS)
def file() -> ResponseReturnValue:
    """The same as a file with separators. It names nobody."""
    _narrowing, year, unit = _asked()
    told = written([_heading(year), *_rows(lines(queries.outcomes(year, unit)))])
    headers = {
        "Content-Disposition": f'attachment; filename="no-shows-{year}.csv"',
        "X-Content-Type-Options": "nosniff",
    }
    return Response(told, mimetype="text/csv", headers=headers)


def _asked() -> tuple[NoShowFilter, int, int | None]:
    """The form, the year, and the unit if it is one's own."""
    narrowing = NoShowFilter()
    narrowing.offer(settings.own_units())
    asked = narrowing.asked()
    return narrowing, asked.get("year", today().year), asked.get("unit")


def _heading(year: int) -> tuple[str, ...]:
    return (
        _("Appointments in %(year)s", year=str(year)),
        _("Reminded"), _("Took place"), _("Did not come"), _("Cancelled"), _("Did not come, percent"),
    )  # fmt: skip


def _rows(found: Iterable[Line]) -> Iterable[tuple[str, ...]]:
    for one in found:
        share = "" if one.percent is None else str(one.percent)
        yield label(one.call), _called(one), str(one.held), str(one.no_show), str(one.cancelled), share


def _called(line: Line) -> str:
    """Whether those of a line were reminded, in words."""
    if line.is_reminded is None:
        return _("All")
    return _("Reminded") if line.is_reminded else _("Not reminded")
