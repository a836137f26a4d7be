"""A release that is being made: what would be hidden, why, and at what cost; and publishing it."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import now
from reception.i18n.markers import N_
from reception.i18n.sentences import in_words
from reception.i18n.text import _
from reception.indicators.terms import Breakdown
from reception.reckoning.remarks import Refused
from reception.releases import permits
from reception.releases.forms.drafts import PlanForm, YearForm
from reception.releases.operations import drafts as operations
from reception.releases.queries import drafts as queries
from reception.releases.rules.reading import tables_of
from reception.releases.rules.tables import block_of
from reception.releases.terms import Detail, DraftState
from reception.releases.views import words
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.remarks import saved, written

if TYPE_CHECKING:
    from reception.indicators.rules.catalogue import Indicator
    from reception.releases.models import ReleaseDraft
    from reception.releases.rules.document import Protected

room = Room("release_drafts", __name__, url_prefix="/releases/drafts")
#: Seconds between two looks at a job.
_PAUSE = 2
_LATE_SECONDS = 60
#: Why a number is hidden. Nobody but the statistician ever sees which is which.
_SMALL, _TELLS = N_("small"), N_("would tell")


@room.route("/new", methods=["GET", "POST"], permit=permits.BUILD)
def new() -> ResponseReturnValue:
    """Begin a draft and have it built: one press."""
    form = YearForm()
    if form.validate_on_submit():
        made = written(form, lambda: operations.begin(form.year.data))
        if made is not None:
            answers.done(_("The release is being built."))
            return redirect(url_for(".draft", year=made.year), 303)
    return render_template("releases/drafts/new.html", form=form)


@room.route("/<int:year>", permit=permits.BUILD)
def draft(year: int) -> ResponseReturnValue:
    """A draft: being built, or each indicator with what is hidden of it and what that costs."""
    found = queries.draft(year)
    job = queries.job_under_way(found)
    if job is not None:
        seconds = (now() - job.ordered_at).total_seconds()
        return render_template(
            "releases/drafts/progress.html",
            draft=found,
            job=job,
            is_late=job.seen_at is None and seconds > _LATE_SECONDS,
            pause=None if "still" in request.args else _PAUSE,
        )
    parts = {block_of(one.indicator): one for one in queries.protected(found)}
    rows = [_row(one, parts.get(block_of(one)), queries.refused(found)) for one in queries.indicators_of(found)]
    return render_template(
        "releases/drafts/draft.html",
        draft=found,
        rows=rows,
        totals=_totals(list(parts.values())),
        is_built=found.state is DraftState.BUILT,
    )


def _row(indicator: "Indicator", part: "Protected | None", refused: Collection[str]) -> dict[str, Any]:
    block = block_of(indicator)
    told: dict[str, Any] = {"block": block, "title": indicator.title, "is_in": part is not None}
    told["is_refused"] = block in refused
    return told | _totals([part] if part else [])


def _totals(parts: list["Protected"]) -> dict[str, Any]:
    cost, bound = sum(one.cost for one in parts), sum(one.bound for one in parts)
    hidden, primary = sum(len(one.hidden) for one in parts), sum(len(one.primary) for one in parts)
    return {
        "numbers": sum(len(one.table.system.cells) for one in parts) - hidden, "primary": primary,
        "secondary": hidden - primary, "cost": cost, "bound": bound,
        "gap": round(100 * (cost - bound) / cost) if cost else 0, "withheld": any(one.is_withheld for one in parts),
    }  # fmt: skip


@room.route("/<int:year>/<string(maxlength=40):block>", methods=["GET", "POST"], permit=permits.BUILD)
def indicator(year: int, block: str) -> ResponseReturnValue:
    """An indicator of a draft: every number as it is, which are hidden and why, and how finely it is split."""
    found = queries.draft(year)
    one = _indicator(found, block)
    plan = dict(queries.plan_of(found, one) or {})
    form = PlanForm()
    form.offer(plan, has_sex=Breakdown.SEX in one.breakdowns)
    if form.validate_on_submit() and saved(form, lambda: operations.choose(found, one, form.plan)):
        answers.done(_("The figure is split like that, and what has to be hidden is found anew."))
        return redirect(url_for(".indicator", year=year, block=block), 303)
    part = next((each for each in queries.protected(found) if block_of(each.indicator) == block), None)
    return render_template(
        "releases/drafts/indicator.html",
        draft=found,
        one=one,
        block=block,
        form=form,
        has_plan=bool(plan),
        is_left_out=queries.plan_of(found, one) is None,
        part=part,
        totals=_totals([part] if part else []),
        refused=queries.refused(found).get(block),
        tables=_tables(part) if part else (),
        words=words,
    )


def _tables(part: "Protected") -> Any:
    marks = {cell: _(_SMALL if cell in part.primary else _TELLS) for cell in part.hidden}
    cells = [{"id": one.id, "dims": one.dims, "value": one.count} for one in part.table.system.cells]
    return tables_of(cells, marks)


def _indicator(found: "ReleaseDraft", block: str) -> "Indicator":
    one = next((each for each in queries.indicators_of(found) if block_of(each) == block), None)
    if one is None:
        abort(404)
    return one


@room.route('/<int:year>/<string(maxlength=40):block>/<any("out", "in"):where>', methods=["POST"], permit=permits.BUILD)
def include(year: int, block: str, where: str) -> ResponseReturnValue:
    """Leave an indicator out of the release, or take it in again."""
    found = queries.draft(year)
    one = _indicator(found, block)
    said = _("The figure is left out.") if where == "out" else _("The figure is in the release again.")
    plan: dict[Breakdown, Detail] | None = None if where == "out" else {}
    return _done(lambda: operations.choose(found, one, plan), said, url_for(".indicator", year=year, block=block))


@room.route("/<int:year>/build", methods=["POST"], permit=permits.BUILD)
def build(year: int) -> ResponseReturnValue:
    """Count and protect anew."""
    found = queries.draft(year)
    return _done(lambda: operations.order(found), _("The release is being built."), url_for(".draft", year=year))


@room.route("/<int:year>/publish", methods=["GET", "POST"], permit=permits.BUILD)
def publish(year: int) -> ResponseReturnValue:
    """Ask once more, then publish: it cannot be taken back."""
    found = queries.draft(year)
    if request.method == "POST":
        try:
            made = operations.publish(found)
        except Refused as refused:
            _tell(refused)
            return redirect(url_for(".draft", year=year), 303)
        answers.done(_("Release %(number)s is published.", number=made.number))
        return redirect(url_for("releases.release", release_number=made.number), 303)
    totals = _totals(queries.protected(found))
    return render_template("releases/drafts/publish.html", draft=found, totals=totals)


@room.route("/<int:year>/discard", methods=["POST"], permit=permits.BUILD)
def discard(year: int) -> ResponseReturnValue:
    """Throw a draft away."""
    found = queries.draft(year)
    said = _("The draft is thrown away. What is published stays.")
    return _done(lambda: operations.discard(found), said, url_for("releases.releases"))


def _done(work: Callable[[], object], said: str, where: str) -> ResponseReturnValue:
    try:
        work()
    except Refused as refused:
        _tell(refused)
    else:
        answers.done(said)
    return redirect(where, 303)


def _tell(refused: Refused) -> None:
    for remark in refused.remarks:
        flash(in_words(remark.said), "late")
