"""How long each authority lets the reader's units wait for answers."""

from collections.abc import Iterator
from datetime import date

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.text import _, label, pgettext
from reception.sheets.separated import written
from reception.web.blueprint import Room
from reception.work import permits
from reception.work.forms.waiting import Days, PeriodFilter, last_year, this_year
from reception.work.queries import waiting as queries
from reception.work.rules.waiting import FEWEST_ANSWERS, AuthorityWaits, Waits

room = Room("work_waiting", __name__, url_prefix="/work/waiting")
Line = tuple[str | int | None, ...]


@room.route("", permit=permits.WAITING)
def authorities() -> ResponseReturnValue:
    """How long each authority takes, by what it was asked about; of questions asked in a period."""
    narrowing = PeriodFilter()
    first, last = days = narrowing.days
    years = ((_("This year"), this_year()), (pgettext("period", "Last year"), last_year()))
    return render_template(
        "work/waiting.html",
        narrowing=narrowing,
        first=first,
        last=last,
        rows=queries.waits_asked_between(first, last),
        fewest=FEWEST_ANSWERS,
        file_url=url_for(".file", first=first, last=last),
        years=[(words, _address(year), year == days) for words, year in years],
        is_narrowed=bool(request.args),
    )


def _address(days: Days) -> str:
    first, last = days
    return url_for(".authorities", first=first, last=last)


@room.route("/file", permit=permits.WAITING)
def file() -> ResponseReturnValue:
    """The same as a file with separators. It names nobody."""
    first, last = PeriodFilter().days
    lines = [_heading(first, last), *_lines(queries.waits_asked_between(first, last))]
    headers = {
        "Content-Disposition": f'attachment; filename="waiting-{first}-{last}.csv"',
        "X-Content-Type-Options": "nosniff",
    }
    return Response(written(lines), mimetype="text/csv", headers=headers)


def _heading(first: date, last: date) -> Line:
    return (
        _("Authority, asked from %(first)s to %(last)s", first=first.isoformat(), last=last.isoformat()),
        _("About"), pgettext("questions", "Asked"), _("Answered"), _("Median days to the answer"),
        _("Longest days to the answer"), _("Waiting now"), _("Longest days of waiting now"), _("Awaited no longer"),
    )  # fmt: skip


def _lines(rows: list[AuthorityWaits]) -> Iterator[Line]:
    for row in rows:
        yield (row.organisation, _("All questions"), *_figures(row.all))
        for kind, waits in row.kinds:
            yield (row.organisation, label(kind), *_figures(waits))


def _figures(waits: Waits) -> Line:
    return (
        waits.asked, waits.answered, waits.middle, waits.longest, waits.waiting, waits.longest_waiting, waits.given_up
    )  # fmt: skip
