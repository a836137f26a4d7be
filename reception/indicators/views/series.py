"""National series: what is held, and the upload."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.sentences import sentence
from reception.i18n.text import _, ngettext
from reception.i18n.text_safety import legible
from reception.indicators.forms.series import SeriesForm
from reception.indicators.operations import series as operations
from reception.indicators.permits import SERIES
from reception.indicators.queries import series as queries
from reception.indicators.rules.series import RefusedSeries
from reception.indicators.rules.series_files import COLUMNS
from reception.sheets.cells import UnreadableSheet
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.remarks import written
from reception.web.uploads import takes_files

room = Room("national_series", __name__, url_prefix="/indicators/series")
takes_files("national_series.take_in")


@dataclass(frozen=True)
class Refusal:
    """What is wrong with a file: (row, column, sentence) of the first problems, and how many more there are."""

    first: tuple[tuple[int, str, str], ...]
    more: int


@room.route("", permit=SERIES)
def series() -> ResponseReturnValue:
    """What is held, what indicators wait for, and the latest files."""
    held = queries.held()
    return render_template(
        "indicators/series.html",
        held=held,
        awaited=queries.awaited({one.kpi for one in held}),
        files=queries.imports(),
        own=queries.own(),
    )


@room.route("/import", methods=["GET", "POST"], permit=SERIES)
def take_in() -> ResponseReturnValue:
    """Take in a file: whole, or not at all."""
    form, refusal = SeriesForm(), None
    if form.validate_on_submit():
        read, refusal = _read(form)
        brought = written(form, lambda: operations.take(read.points, legible(form.file_name))) if read else None
        if read is not None and brought is not None:
            _tell(brought, is_part=read.is_part)
            return redirect(url_for(".series"), 303)
    return render_template("indicators/series_import.html", form=form, refusal=refusal, columns=COLUMNS)


def _read(form: SeriesForm) -> tuple[operations.Read | None, Refusal | None]:
    """The figures in the file; none, and what is wrong with them, where it cannot be taken."""
    try:
        return operations.read(form.content, form.file_name), None
    except UnreadableSheet as problem:
        form.refuse("file", _(problem.reason))
        return None, None
    except RefusedSeries as refused:
        form.refuse("file", _refused(len(refused.found)))
        first = tuple((one.line, one.column, sentence(one.said)) for one in refused.first)
        return None, Refusal(first, refused.more)


def _refused(number: int) -> str:
    return ngettext(
        "The file is not taken in: %(num)s thing in it needs to be corrected. The list tells in which row.",
        "The file is not taken in: %(num)s things in it need to be corrected. The list tells in which rows.",
        number,
    )


def _tell(brought: operations.Changes, *, is_part: bool) -> None:
    answers.done(
        _(
            "The file is taken in. New figures: %(new)s. Changed: %(changed)s. There already: %(same)s.",
            new=brought.new,
            changed=brought.changed,
            same=brought.same,
        )
    )
    if is_part:
        flash(_("The file is one page of several. Take in the others, too."), "soon")
