"""Groups: where lessons begin, one group, adding and changing one, closing it."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.education import permits
from reception.education.forms.groups import GroupFilter, GroupForm, LastDayForm, NewGroupForm
from reception.education.operations import groups as operations
from reception.education.queries.groups import Wanted, own_group_ids
from reception.education.queries.groups import group as group_numbered
from reception.education.queries.groups import groups as all_groups
from reception.education.queries.groups.group_page import group_page
from reception.education.queries.registers.signals import signals_to_act_on
from reception.education.queries.school_units import school_units, teachers_of_units
from reception.education.queries.timetable.teaching_day import LessonRow, lesson_rows, not_reported
from reception.i18n.formats import now, today
from reception.i18n.text import _
from reception.web.blueprint import Room
from reception.web.forms import Form
from reception.web.paging import page_of, window
from reception.web.remarks import warn, written

if TYPE_CHECKING:
    from reception.education.models import StudyGroup
    from reception.reckoning.remarks import Remarks

room = Room("groups", __name__, url_prefix="/groups")
#: How many days ahead the next lesson is looked for on a day without any (our choice: over a week of days off).
_AHEAD = timedelta(days=14)


@room.route("", permit=permits.GROUPS)
def groups() -> ResponseReturnValue:
    """Today's lessons of one's own groups, what is not reported, absence to act on, and the groups of the unit."""
    day, actor = today(), staff()
    own = own_group_ids(actor.user_id, day)
    narrowing = GroupFilter()
    page = page_of(all_groups(_wanted(narrowing, own), window()))
    coming = lesson_rows(own, day, day + _AHEAD)
    return render_template(
        "education/groups/groups.html",
        page=page,
        own=set(own),
        today_rows=[row for row in coming if row.lesson.on == day],
        next_row=_next_after(day, coming),
        unreported=[one for one in not_reported(own) if one.on < day],
        signals=signals_to_act_on(),
        narrowing=narrowing,
        is_past=_is_past(),
        is_plain=not request.args,
        today=day,
        now=now(),
    )


def _next_after(day: date, rows: list[LessonRow]) -> LessonRow | None:
    return next((row for row in rows if row.lesson.on > day and not row.is_cancelled), None)


def _is_past() -> bool:
    return request.args.get("terms") == "past"


def _wanted(narrowing: GroupFilter, own: list[int]) -> Wanted:
    asked = narrowing.asked()
    return Wanted(
        today(),
        programme=asked.get("programme"),
        course=asked.get("course"),
        text=asked.get("q", ""),
        is_past=_is_past(),
        first_ids=tuple(own),
    )


@room.route("/new", methods=["GET", "POST"], permit=permits.KEEP_GROUPS)
def new() -> ResponseReturnValue:
    """A new group, with its responsible teacher."""
    form = NewGroupForm(teacher_id=staff().user_id)
    form.offer_languages()
    form.offer(school_units(), teachers_of_units())
    if form.validate_on_submit() and (made := written(form, lambda: _added(form))):
        group, remarks = made
        warn(remarks)
        flash(_("The group is added. Now enter its lessons."), "done")
        return redirect(url_for("timetable.timetable", number=group.number), 303)
    return render_template("education/groups/new.html", form=form)


def _added(form: NewGroupForm) -> "tuple[StudyGroup, Remarks]":
    return operations.add_group(form.unit_id.data, teacher_id=form.teacher_id.data, **form.facts)


@room.route("/<number:number>", permit=permits.PLACES)
def group(number: str) -> ResponseReturnValue:
    """One group: who teaches it, its pupils with their attendance, its next lessons."""
    found = group_page(group_numbered(number), today())
    return render_template("education/groups/group.html", found=found, group=found.group, today=today(), now=now())


@room.route("/<number:number>/edit", methods=["GET", "POST"], permit=permits.KEEP_GROUPS)
def edit(number: str) -> ResponseReturnValue:
    """Correct the facts of a group; its lessons follow its days."""
    found = group_numbered(number, permits.KEEP_GROUPS)
    form = _change_form(found)
    is_latest = form.validate_on_submit() and not form.is_outdated(found, lambda: _change_form(found, formdata=None))
    if is_latest and (said := written(form, lambda: operations.change_group(found, **form.values))) is not None:
        warn(said)
        return back_to(found, _("The group is changed."))
    return group_form(found, form, _("Change the group"))


def _change_form(found: "StudyGroup", **options: Any) -> GroupForm:
    form = GroupForm(obj=found, **options)
    form.offer_languages(found.language)
    return form


@room.route("/<number:number>/close", methods=["GET", "POST"], permit=permits.KEEP_GROUPS)
def close(number: str) -> ResponseReturnValue:
    """No lessons after a day; what was reported stays."""
    found = group_numbered(number, permits.KEEP_GROUPS)
    form = _close_form(found)
    is_latest = form.validate_on_submit() and not form.is_outdated(found, lambda: _close_form(found, formdata=None))
    if is_latest and (said := written(form, lambda: operations.close_group(found, form.on.data))) is not None:
        warn(said)
        return back_to(found, _("The group is closed."))
    hint = _("Lessons after the last day fall away. Registers and results stay, and the group can be opened again.")
    return group_form(found, form, _("Close the group"), hint=hint)


def _close_form(found: "StudyGroup", **options: Any) -> LastDayForm:
    return LastDayForm(version=found.version, on=found.closed_on or today(), **options)


@room.route("/<number:number>/open", methods=["POST"], permit=permits.KEEP_GROUPS, endpoint="open")
def open_again(number: str) -> ResponseReturnValue:
    """It goes on after all."""
    found = group_numbered(number, permits.KEEP_GROUPS)
    warn(operations.open_group(found))
    return back_to(found, _("The group goes on."))


def back_to(group: "StudyGroup", words: str, endpoint: str = "groups.group") -> ResponseReturnValue:
    """Say that it is done, and show the group."""
    flash(words, "done")
    return redirect(url_for(endpoint, number=group.number), 303)


def group_form(group: "StudyGroup", form: Form, title: str, **more: Any) -> str:
    """A page with one form about a group. `hint` stands under the heading, `submit` on the button; `back` leads out.

    `whom`: a teacher's name; `pupil_name` and `pupil_number`, `lesson`: whom and what it is about; `place`: one to
    take back.
    """
    about = dict.fromkeys(("hint", "submit", "whom", "pupil_name", "pupil_number", "place", "lesson"))
    shown = {**about, "back": url_for("groups.group", number=group.number), **more}
    return render_template("education/groups/form.html", group=group, form=form, title=title, **shown)
