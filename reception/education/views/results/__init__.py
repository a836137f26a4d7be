"""The grid of a group's results: entering, pasting from a sheet, signing, printing."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.access.permit import OutOfReach
from reception.education import permits
from reception.education.forms.results import GridForm, grid_form
from reception.education.operations import results as operations
from reception.education.queries.groups import group as group_numbered
from reception.education.queries.groups import leads, teaches
from reception.education.queries.results.grid import Grid, grid
from reception.education.rules import results as rules
from reception.education.rules.results import Key
from reception.education.terms.pupils import ResultPart
from reception.education.views.results.pasting import Pasting
from reception.i18n.formats import today
from reception.i18n.sentences import in_words
from reception.i18n.text import _, label, ngettext
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.remarks import written

if TYPE_CHECKING:
    from reception.education.models import StudyGroup
    from reception.education.rules.results import Written
    from reception.reckoning.remarks import Remarks

room = Room("results", __name__)


def words() -> Mapping[ResultPart, str]:
    """What the columns are called."""
    return {part: label(part) for part in ResultPart}


def shown_group(number: str) -> "StudyGroup":
    """The group, when it has results. Raises OutOfReach."""
    found = group_numbered(number)
    if found.course is None:
        raise OutOfReach
    return found


def may_write(group: "StudyGroup") -> bool:
    """Whether the actor enters results: who teaches the group, or taught it on its last day, and who leads it."""
    actor, day = staff(), min(today(), group.last_on)
    if not permits.WRITE_RESULTS.held_by(actor):
        return False
    return teaches(group, actor.user_id, day) is not None or leads(group, actor, day)


def may_sign(group: "StudyGroup") -> bool:
    """Whether the actor signs and corrects results: who leads the group, or led it on its last day."""
    return permits.WRITE_RESULTS.held_by(staff()) and leads(group, staff(), min(today(), group.last_on))


@room.route("/groups/<number:number>/results", permit=permits.RESULTS)
def results(number: str) -> ResponseReturnValue:
    """The grid."""
    group = shown_group(number)
    made = grid(group, today())
    return _page(made, _form(made) if may_write(group) else None)


@room.route("/groups/<number:number>/results", methods=["POST"], endpoint="save", permit=permits.WRITE_RESULTS)
def save(number: str) -> ResponseReturnValue:
    """Save what was changed; or read a pasted text into the grid, which saves nothing."""
    group = shown_group(number)
    if not may_write(group):
        raise OutOfReach
    made = grid(group, today())
    form = _form(made)
    is_valid = form.validate_on_submit()
    pasting = Pasting(form, made, words(), today())
    if is_valid and pasting.is_to_be_read(asked="read" in request.form):
        pasting.take()
        return _page(made, form, pasting)
    if is_valid:
        form.dated(today())
        return _save(made, form, pasting)
    return _page(made, form, pasting)


def _save(made: Grid, form: GridForm, pasting: Pasting) -> ResponseReturnValue:
    try:
        done = written(form, lambda: operations.enter(made.group, form.before, form.written, by_id=staff().user_id))
    except operations.Clash as clash:
        return _clashing(made, form, pasting, clash.cells)
    if done is None:
        return _page(made, form, pasting)
    _say(*done)
    if pasting.is_open:
        return _again(made.group, pasting)
    return redirect(url_for("results.results", number=made.group.number), 303)


def _say(count: int, warnings: "Remarks") -> None:
    if not count:
        flash(_("Nothing was changed."), "info")
        return
    answers.done(ngettext("%(num)s result saved.", "%(num)s results saved.", count))
    for text in dict.fromkeys(in_words(remark.said) for remark in warnings):
        flash(text, "soon")


def _again(group: "StudyGroup", pasting: Pasting) -> ResponseReturnValue:
    """The grid as it is saved now, with the text of which something is still asked."""
    made = grid(group, today())
    fresh = _form(made, is_new=True)
    rest = pasting.carried_to(fresh, made)
    return _page(made, fresh, rest)


def _clashing(
    made: Grid, form: GridForm, pasting: Pasting, cells: "Mapping[Key, Written | None]"
) -> ResponseReturnValue:
    """Nothing is saved: both texts are shown, and the next save is deliberate. What the other alone wrote comes in."""
    now = grid(made.group, today())
    before, mine = form.before, form.written
    untouched = {key for key in form.open_cells if before.get(key) == mine.get(key)}
    form.show({key: written for key, written in now.sheet.items() if key in untouched})
    form.empty(key for key in untouched if key not in now.sheet)
    form.remember(now.sheet)
    locked = {(pupil_id, ResultPart(part)) for pupil_id, part in now.locked}
    return _page(now, form, pasting, {key: (mine.get(key), cells[key], key in locked) for key in cells}), 409


def _form(made: Grid, *, is_new: bool = False) -> GridForm:
    """The form of the cells that are not signed, filled with what stands unless something was sent or given back.

    What was written in a cell that was signed meanwhile is kept, and asked about.
    """
    columns = rules.parts_of(made.course)
    locked = {key for key in made.locked if is_new or rules.name_of((key[0], ResultPart(key[1]))) not in request.form}
    keys = [(row.pupil_id, part) for row in made.rows for part in columns if (row.pupil_id, str(part)) not in locked]
    form = grid_form(keys, words(), columns, is_new=is_new)
    if is_new or (request.method != "POST" and not form.was_given_back):
        form.show(made.sheet)
        form.remember(made.sheet)
    return form


def _page(
    made: Grid,
    form: GridForm | None,
    pasting: Pasting | None = None,
    clashes: "Mapping[Key, tuple[Written | None, Written | None, bool]] | None" = None,
) -> str:
    return render_template(
        "education/results/grid.html",
        grid=made,
        group=made.group,
        form=form,
        parts=rules.parts_of(made.course),
        words=words(),
        pasting=pasting,
        clashes=clashes or {},
        signs=may_sign(made.group),
        complete=[row for row in made.rows if row.is_complete],
        unsaved=form.unsaved if form else set(),
        GRADE=ResultPart.GRADE,
    )


@room.route("/groups/<number:number>/results/print", permit=permits.RESULTS)
def printed(number: str) -> ResponseReturnValue:
    """The group's results on paper."""
    made = grid(shown_group(number), today())
    return render_template(
        "education/results/print.html",
        grid=made, group=made.group, parts=rules.parts_of(made.course), words=words(), today=today(),
    )  # fmt: skip
