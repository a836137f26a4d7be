"""Counts of a year: training and languages of staff, and figures from outside."""

from typing import TYPE_CHECKING, Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.permit import OutOfReach
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.inclusion import permits
from reception.inclusion.forms.counts import CountsForm, YearFilter, counts_form
from reception.inclusion.operations import counts as operations
from reception.inclusion.queries import counts as queries
from reception.inclusion.rules.counts import NOTHING, Counts, Subject, asked, is_year, subjects
from reception.inclusion.views import outside
from reception.inclusion.views.frame import pages
from reception.inclusion.views.years import room
from reception.web import answers
from reception.web.remarks import saved

if TYPE_CHECKING:
    from reception.inclusion.queries.counts import Kept

__all__ = ["outside", "room"]


@room.route("", permit=permits.COUNTS)
def counts() -> ResponseReturnValue:
    """What was counted of a year, unit by unit."""
    narrowing = YearFilter()
    year = narrowing.chosen()
    return render_template(
        "inclusion/counts/year.html",
        narrowing=narrowing,
        year=year,
        units=queries.units(year),
        inclusion_pages=pages("counts"),
    )


@room.route("/<int:year>/units/<int:unit_id>", methods=["GET", "POST"], permit=permits.COUNTS)
def of_unit(year: int, unit_id: int) -> ResponseReturnValue:
    """The counts of a unit, the year before beside them. `?copy=yes` begins with that year's."""
    if not is_year(year, today()):
        raise OutOfReach
    kept = queries.kept(queries.unit(unit_id), year)
    before = queries.counts_of([unit_id], [year - 1]).get((unit_id, year - 1), NOTHING)
    form = _form(kept, before, is_copied=request.args.get("copy") == "yes")
    is_latest = form.validate_on_submit() and not form.is_outdated(kept, lambda: _form(kept, before, formdata=None))
    if is_latest and saved(form, lambda: _write(kept, year, form)):
        answers.done(_("The counts are saved."))
        return redirect(url_for(".counts", year=year), 303)
    return render_template(
        "inclusion/counts/unit.html",
        form=form,
        unit=kept.unit,
        year=year,
        before=before,
        subjects=_subjects(kept, before),
        is_new=kept.counts.is_empty,
    )


def _write(kept: "Kept", year: int, form: CountsForm) -> None:
    operations.write_counts(kept, year, trainings=form.trainings, languages=form.languages)


def _form(kept: "Kept", before: Counts, *, is_copied: bool = False, **options: Any) -> CountsForm:
    """Filled with what is kept; where nothing is and one asks for it, with what was counted the year before."""
    shown = before if is_copied and kept.counts.is_empty else kept.counts
    return counts_form(_subjects(kept, before), shown, before.languages, version=kept.version, **options)


def _subjects(kept: "Kept", before: Counts) -> list[Subject]:
    return asked(subjects(), {*kept.trainings, *before.trainings})
