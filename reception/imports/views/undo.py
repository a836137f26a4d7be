"""Taking a whole list back."""

from contextlib import suppress

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.text import _
from reception.imports import operations, queries
from reception.imports.tables import HAPPENED, table_in_words
from reception.imports.terms import ImportState
from reception.imports.views.room import route, target


@route("/<number:number>/undo", methods=["GET", "POST"])
def undo(number: str) -> ResponseReturnValue:
    """Say what would go and what stands in the way; then have it taken back."""
    run = queries.run(number, target())
    if run.state is not ImportState.DONE or queries.job_under_way(run) is not None:
        return redirect(url_for(".run", number=number), 303)
    obstacles = queries.in_the_way(operations.undo_obstacles(run), run.target)
    if request.method == "POST" and not obstacles:
        with suppress(operations.NotNow):
            operations.order_undoing(run)
        return redirect(url_for(".run", number=number), 303)
    return render_template(
        "imports/undo.html",
        run=run,
        obstacles=[(table_in_words(found.table), _(HAPPENED[found.why]), found) for found in obstacles],
    )
