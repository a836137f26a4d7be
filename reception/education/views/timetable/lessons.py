"""Single lessons of a group: an extra one, one moved, cancelled or put back."""

from typing import TYPE_CHECKING

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from reception.education import permits
from reception.education.forms.timetable import MoveLessonForm, SittingForm
from reception.education.operations.timetable import lessons as operations
from reception.education.operations.timetable import single_lesson
from reception.education.queries.groups import group as group_numbered
from reception.education.queries.timetable.lessons import as_rule
from reception.education.queries.timetable.lessons import lesson as lesson_with_id
from reception.education.queries.timetable.timetable_page import clashes_of
from reception.education.queries.timetable.timetables import pattern as pattern_with_id
from reception.education.rules.timetable.patterns import remarks_on_times
from reception.education.rules.timetable.sittings import Sitting
from reception.education.views.groups import group_form
from reception.education.views.timetable import to_timetable
from reception.i18n.formats import today
from reception.i18n.sentences import in_words
from reception.i18n.text import _
from reception.reckoning.remarks import Refused, accepted
from reception.web.blueprint import Room
from reception.web.remarks import saved, warn
from reception.web.removed import Typed, or_removed, typed_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from reception.education.models import Lesson, StudyGroup

room = Room("lessons", __name__, url_prefix="/groups/<number:number>/lessons")


@room.route("/new", methods=["GET", "POST"], permit=permits.KEEP_GROUPS)
def new(number: str) -> ResponseReturnValue:
    """A lesson outside the weekly timetable."""
    group = group_numbered(number, permits.KEEP_GROUPS)
    form = SittingForm(on=max(today(), group.first_on), room=group.room or "")
    if form.validate_on_submit() and saved(form, lambda: _add(group, form)):
        return _back(group, _("The lesson is added."))
    return _form(group, form, _("Add an extra lesson"), submit=_("Add the lesson"))


def _add(group: "StudyGroup", form: SittingForm) -> None:
    values = form.values
    accepted(remarks_on_times(values["starts"], values["ends"]))
    made = single_lesson(group, Sitting(values["on"], values["starts"], values["ends"], values["room"]))
    _warn_of_clashes(group, made)


def _warn_of_clashes(group: "StudyGroup", lesson: "Lesson") -> None:
    one = as_rule(lesson)
    warn(clashes_of(group, [one], [one]))


@room.route("/<int:lesson_id>", methods=["GET", "POST"], permit=permits.KEEP_GROUPS)
def move(number: str, lesson_id: int) -> ResponseReturnValue:
    """Another day, time or room for one lesson."""
    group = group_numbered(number, permits.KEEP_GROUPS)
    lesson = _lesson(group, lesson_id, lambda: typed_in(MoveLessonForm()))
    form = MoveLessonForm(obj=lesson)
    is_latest = form.validate_on_submit() and not form.is_outdated(lesson)
    if is_latest and saved(form, lambda: _move(group, lesson, form)):
        return _back(group, _("The lesson is moved."))
    hint = _("Only this lesson moves. Its register goes with it.")
    return _form(group, form, _("Move the lesson"), hint=hint, lesson=lesson)


def _move(group: "StudyGroup", lesson: "Lesson", form: SittingForm) -> None:
    warn(operations.move_lesson(lesson, **form.values))
    _warn_of_clashes(group, lesson)


@room.route("/<int:lesson_id>/cancel", methods=["POST"], permit=permits.KEEP_GROUPS)
def cancel(number: str, lesson_id: int) -> ResponseReturnValue:
    """It is not held."""
    group = group_numbered(number, permits.KEEP_GROUPS)
    lesson = _lesson(group, lesson_id)
    return _done(group, lambda: operations.cancel_lesson(lesson), _("The lesson is cancelled."))


@room.route("/<int:lesson_id>/put-back", methods=["POST"], permit=permits.KEEP_GROUPS)
def put_back(number: str, lesson_id: int) -> ResponseReturnValue:
    """It is held as the timetable has it."""
    group = group_numbered(number, permits.KEEP_GROUPS)
    lesson = _lesson(group, lesson_id)
    pattern = pattern_with_id(lesson.pattern_id, group.id)
    return _done(group, lambda: operations.put_back(lesson, pattern), _("The lesson is back in the timetable."))


def _lesson(group: "StudyGroup", lesson_id: int, typed: Typed = tuple) -> "Lesson":
    with or_removed(_("The lesson is in the timetable no more. Nothing was saved."), to_timetable(group), typed):
        return lesson_with_id(lesson_id, group.id)


def _done(group: "StudyGroup", work: "Callable[[], None]", words: str) -> ResponseReturnValue:
    """Do it, or say why it cannot be done."""
    try:
        work()
    except Refused as refused:
        for remark in refused.remarks:
            flash(in_words(remark.said), "late")
        return _back(group)
    return _back(group, words)


def _back(group: "StudyGroup", words: str | None = None) -> ResponseReturnValue:
    if words:
        flash(words, "done")
    whole = "all" if request.args.get("lessons") == "all" else None
    return redirect(url_for("timetable.timetable", number=group.number, lessons=whole), 303)


def _form(group: "StudyGroup", form: SittingForm, title: str, **more: object) -> str:
    return group_form(group, form, title, back=url_for("timetable.timetable", number=group.number), **more)
