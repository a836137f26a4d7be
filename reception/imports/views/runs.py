"""The lists that came, and where each stands."""

from contextlib import suppress
from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.audit.reading import saw
from reception.i18n.formats import now
from reception.i18n.text import _
from reception.imports import operations, queries
from reception.imports.terms import ImportState, RowOutcome
from reception.imports.views.room import route, target
from reception.imports.views.rows import shown
from reception.web.answers import done
from reception.web.paging import page_of, window

if TYPE_CHECKING:
    from collections.abc import Callable

    from reception.imports.models import ImportRun
    from reception.imports.rules.preview import Preview, PreviewRow
    from reception.jobs.models import Job

#: Seconds between two looks at a job: often while it is young, seldom later, and after an hour no more.
PAUSES = ((60, 2), (600, 5), (3600, 20))
#: Without a beginning for so long, something is wrong beside the server.
LATE_SECONDS = 60


@route("")
def runs() -> ResponseReturnValue:
    """The lists that came into one's units, newest first."""
    page = page_of(queries.runs(window(), target()))
    return render_template("imports/list.html", page=page, reader_id=staff().user_id)


@route("/<number:number>")
def run(number: str) -> ResponseReturnValue:
    """Where a list stands: being read, to be looked over, being taken in, done."""
    found = queries.run(number, target())
    job = queries.job_under_way(found)
    if job is not None:
        return _progress(found, job)
    if found.state is ImportState.READY:
        return _preview(found)
    if found.state is ImportState.DONE:
        problem = found.problem or queries.failed_undo(found)
        return render_template("imports/done.html", run=found, left=_left(found), problem=problem)
    return render_template("imports/closed.html", run=found)


def _progress(found: "ImportRun", job: "Job") -> ResponseReturnValue:
    seconds = (now() - job.ordered_at).total_seconds()
    pause = next((pause for limit, pause in PAUSES if seconds < limit), None)
    is_still = "still" in request.args
    return render_template(
        "imports/progress.html",
        run=found,
        job=job,
        pause=None if is_still else pause,
        is_late=job.seen_at is None and seconds > LATE_SECONDS,
    )


def _preview(found: "ImportRun") -> ResponseReturnValue:
    preview = queries.preview_of(found)
    wanted = next((outcome for outcome in RowOutcome if outcome.value == request.args.get("show")), None)
    page = page_of(_window_of([row for row in preview.rows if wanted in (None, row.outcome)]))
    saw(row.person_id for row in page.rows if row.person_id is not None)
    return render_template(
        "imports/preview.html",
        run=found,
        preview=preview,
        page=page,
        rows=[shown(row) for row in page.rows],
        wanted=wanted,
        before=queries.taken_before(found),
        sheets=len({row.sheet for row in preview.rows}),
        outcomes=_outcomes(preview),
    )


def _window_of(rows: "list[PreviewRow]") -> "list[PreviewRow]":
    offset, limit = window()
    return rows[offset : offset + limit]


def _outcomes(preview: "Preview") -> list[tuple[RowOutcome, int]]:
    """(outcome, rows) of what the preview holds."""
    counted = {outcome: sum(row.outcome is outcome for row in preview.rows) for outcome in RowOutcome}
    return [(outcome, count) for outcome, count in counted.items() if count]


def _left(found: "ImportRun") -> list[dict[str, object]]:
    """The rows that were not taken, by number and reason alone."""
    return [shown(row) for row in queries.preview_of(found).rows]


@route("/<number:number>/take", methods=["POST"])
def take(number: str) -> ResponseReturnValue:
    """Take the list in, as the preview says."""
    return _ordered(queries.run(number, target()), operations.order_taking)


@route("/<number:number>/again", methods=["POST"])
def again(number: str) -> ResponseReturnValue:
    """Compare the list with the records once more, as they are now."""
    return _ordered(queries.run(number, target()), operations.order_reading)


def _ordered(found: "ImportRun", order: "Callable[[ImportRun], None]") -> ResponseReturnValue:
    """Order it; a second press of the same button leads to the same page."""
    with suppress(operations.NotNow):
        order(found)
    return redirect(url_for(".run", number=found.number), 303)


@route("/<number:number>/abandon", methods=["POST"])
def abandon(number: str) -> ResponseReturnValue:
    """Give a list up. Any manager of the unit may: the file of somebody who left shall not lie about."""
    try:
        operations.abandon(queries.run_of_unit(number, target()))
        done(_("The list is given up. The file is removed."))
    except operations.NotNow:
        flash(_("This cannot be done any more: somebody was quicker."), "late")
    return redirect(url_for(".runs"), 303)
