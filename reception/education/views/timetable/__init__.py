"""The timetable of a group: lessons of each week, with a look at what becomes of them before anything is saved."""

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.education import permits
from reception.education.forms.timetable import ChangePatternForm, NewPatternForm, SinceForm
from reception.education.operations import timetable as operations
from reception.education.queries.groups import group as group_numbered
from reception.education.queries.timetable import timetable_page as pages
from reception.education.queries.timetable.timetable_page import Preview
from reception.education.queries.timetable.timetables import pattern as pattern_with_id
from reception.education.queries.timetable.timetables import plan
from reception.education.rules.timetable.patterns import remarks_on_carrying_out
from reception.education.views.groups import group_form
from reception.education.weekdays import weekday
from reception.i18n.formats import today
from reception.i18n.sentences import in_words
from reception.i18n.text import _
from reception.web.blueprint import Room
from reception.web.forms import Form
from reception.web.remarks import saved, warn, written
from reception.web.removed import or_removed, typed_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from reception.education.models import LessonPattern, StudyGroup

room = Room("timetable", __name__, url_prefix="/groups/<number:number>/timetable")


@room.route("", permit=permits.LESSONS)
def timetable(number: str) -> ResponseReturnValue:
    """The lessons of each week, and every lesson of the term with the days off between."""
    group = group_numbered(number)
    found = pages.timetable_page(group, today(), is_whole=request.args.get("lessons") == "all")
    return render_template(
        "education/timetable/timetable.html", group=group, found=found, today=today(), weekday=weekday,
        in_words=in_words,
    )  # fmt: skip


@room.route("/new", methods=["GET", "POST"], permit=permits.KEEP_GROUPS)
def new(number: str) -> ResponseReturnValue:
    """A lesson of each week; "Show the lessons" saves nothing."""
    group = group_numbered(number, permits.KEEP_GROUPS)
    form = NewPatternForm(room=group.room or "")
    preview: Preview | None = None
    if form.validate_on_submit():
        if request.form.get("again"):
            preview = _tried(group, form, lambda: operations.add_pattern(group, **form.values), group.first_on)
        elif saved(form, lambda: _add(group, form)):
            return _carried_out(group, _("The lessons are in the timetable."))
    return _form_page(group, form, preview, _("Add a lesson of each week"))


def _add(group: "StudyGroup", form: NewPatternForm) -> None:
    operations.add_pattern(group, **form.values)
    _carry_out(group)


@room.route("/<int:pattern_id>", methods=["GET", "POST"], permit=permits.KEEP_GROUPS)
def edit(number: str, pattern_id: int) -> ResponseReturnValue:
    """Another day, time or room from a day on."""
    group = group_numbered(number, permits.KEEP_GROUPS)
    pattern = _pattern(group, pattern_id, ChangePatternForm)
    form = ChangePatternForm(obj=pattern, since=max(today(), pattern.first_on or group.first_on))
    preview: Preview | None = None
    if form.validate_on_submit() and not form.is_outdated(pattern):
        if request.form.get("again"):
            since = form.values["since"]
            preview = _tried(group, form, lambda: operations.change_pattern(pattern, **form.values), since)
        elif saved(form, lambda: _change(pattern, form)):
            return _carried_out(group, _("The timetable is changed."))
    return _form_page(group, form, preview, _("Change the lesson of each week"), pattern)


def _pattern(group: "StudyGroup", pattern_id: int, form: type[Form]) -> "LessonPattern":
    said = _("The lesson of each week is in the timetable no more. Nothing was saved.")
    with or_removed(said, to_timetable(group), lambda: typed_in(form())):
        return pattern_with_id(pattern_id, group.id)


def to_timetable(group: "StudyGroup") -> tuple[str, str]:
    """The way to the group's timetable, with its words."""
    return _("To the group's timetable"), url_for("timetable.timetable", number=group.number)


def _change(pattern: "LessonPattern", form: ChangePatternForm) -> None:
    group = pattern.group
    operations.change_pattern(pattern, **form.values)
    _carry_out(group)


@room.route("/<int:pattern_id>/end", methods=["GET", "POST"], permit=permits.KEEP_GROUPS)
def end(number: str, pattern_id: int) -> ResponseReturnValue:
    """No such lesson from a day on."""
    group = group_numbered(number, permits.KEEP_GROUPS)
    pattern = _pattern(group, pattern_id, SinceForm)
    since = max(today(), pattern.first_on or group.first_on)
    form, done = SinceForm(version=pattern.version, since=since), []
    is_latest = form.validate_on_submit() and not form.is_outdated(pattern)
    if is_latest and saved(form, lambda: done.append(operations.end_pattern(pattern, form.since.data))):
        kept = len(done[0].kept)
        if kept:
            flash(_("Lessons whose register is taken stay as they were held: %(count)s.", count=kept), "soon")
        return _carried_out(group, _("The lessons are taken out of the timetable."))
    back = url_for(".timetable", number=group.number)
    hint = _("Lessons from this day on fall away. Those before it stay, and so does everything that was reported.")
    return group_form(group, form, _("End the lesson of each week"), hint=hint, back=back)


def _carry_out(group: "StudyGroup") -> None:
    """Carry the timetable out and note what was kept, what fell away, and what clashes now."""
    planned = plan(group)
    operations.carry_out(group)
    warn(remarks_on_carrying_out(planned.timetable, planned.difference))
    warn(pages.clashes_of(group, [*planned.difference.new, *planned.difference.changed], planned.timetable.lessons))


def _tried(group: "StudyGroup", form: Form, work: "Callable[[], LessonPattern]", since: "date") -> Preview | None:
    """What the change would make; None where it is refused, which stands beside the field."""

    def look() -> Preview:
        pattern_id, planned = operations.tried(group, work)
        return pages.preview(planned, pattern_id, since)

    return written(form, look)


def _carried_out(group: "StudyGroup", words: str) -> ResponseReturnValue:
    flash(words, "done")
    return redirect(url_for(".timetable", number=group.number), 303)


def _form_page(
    group: "StudyGroup", form: Form, preview: Preview | None, title: str, pattern: "LessonPattern | None" = None
) -> str:
    return render_template(
        "education/timetable/pattern.html", group=group, form=form, preview=preview, title=title, pattern=pattern,
        in_words=in_words,
    )  # fmt: skip
