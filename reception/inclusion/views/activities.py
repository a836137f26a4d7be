"""Activities of associations and of the municipality: the list, one of them, adding, changing, confirming, ending."""

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.accounts.queries.tree import working_units
from reception.i18n.formats import today
from reception.i18n.sentences import in_words
from reception.i18n.text import _
from reception.inclusion import permits
from reception.inclusion.forms.activities import ActivityFilter, ActivityForm, EndActivityForm, weekdays
from reception.inclusion.operations import activities as operations
from reception.inclusion.queries import activities as queries
from reception.inclusion.queries import occasions
from reception.inclusion.queries.activities import Wanted
from reception.inclusion.rules.occasions import is_mixed
from reception.inclusion.views.frame import pages
from reception.reckoning.remarks import Refused
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.paging import page_of, window
from reception.web.remarks import saved, warn, written

if TYPE_CHECKING:
    from reception.inclusion.models import Activity

room = Room("activities", __name__, url_prefix="/activities")
#: How many meetings that were stand on the page of an activity.
MEETINGS = 20


@room.app_template_filter("weekday_name")
def weekday_name(number: int | None) -> str:
    """A day of the week by its number, 0 is Monday, in the reader's language; "" for none."""
    return "" if number is None else weekdays()[number][1]


@room.route("", permit=permits.ACTIVITIES)
def activities() -> ResponseReturnValue:
    """The activities that go on, narrowed."""
    narrowing = ActivityFilter()
    narrowing.offer(queries.associations(), _units())
    found, count = queries.activities_found(_wanted(narrowing.asked()), window())
    return render_template(
        "inclusion/activities/list.html",
        inclusion_pages=pages("activities"),
        narrowing=narrowing,
        page=page_of(found),
        count=count,
        unsettled=occasions.unsettled_by_activity(),
    )


def _wanted(asked: dict[str, Any]) -> Wanted:
    weekday = asked.get("weekday")
    return Wanted(
        words=asked.get("q", ""),
        open_to=asked.get("open_to"),
        kind=asked.get("kind"),
        language=asked.get("language"),
        weekday=weekday - 1 if weekday else None,
        organisation_id=asked.get("organisation"),
        unit_id=asked.get("unit"),
        silent_days=asked.get("silent"),
        ended=asked.get("ended", False),
    )


def _units() -> list[tuple[int, str]]:
    return [(one.id, one.name) for one in working_units()]


def _form(one: "Activity | None" = None, **options: Any) -> ActivityForm:
    form = ActivityForm(obj=one, **options)
    units = _units()
    if one is not None and one.unit is not None and one.unit_id not in dict(units):
        units.append((one.unit.id, one.unit.name))
    form.offer(
        queries.associations(one.organisation_id if one else None),
        units,
        queries.contact_persons(one.contact_person_id if one else None),
    )
    return form


@room.route("/new", methods=["GET", "POST"], permit=permits.ACTIVITIES)
def new() -> ResponseReturnValue:
    """Note an activity."""
    form = _form()
    if request.method == "GET" and not form.was_given_back:
        form.open_to.data = form.open_to.coerce("everybody")
    if form.validate_on_submit():
        made = written(form, lambda: operations.add_activity(**form.entered))
        if made is not None:
            warn(made[1])
            return _back_to(made[0], _("The activity is noted."))
    return _form_page(None, form, _("Add an activity"))


@room.route("/<number:number>", permit=permits.ACTIVITIES)
def activity(number: str) -> ResponseReturnValue:
    """What it is, who may come, when somebody last heard of it, and its meetings."""
    one = queries.activity(number)
    earlier = page_of(occasions.earlier_of(one, window(MEETINGS)), rows_a_page=MEETINGS)
    return render_template(
        "inclusion/activities/page.html",
        activity=one,
        listed=queries.listed(one),
        meetings=occasions.occasions_of(one),
        earlier=earlier,
        is_mixed=is_mixed,
        today=today(),
    )


@room.route("/<number:number>/edit", methods=["GET", "POST"], permit=permits.ACTIVITIES)
def edit(number: str) -> ResponseReturnValue:
    """Correct what is known of it."""
    one = queries.activity(number)
    form = _form(one)
    is_latest = form.validate_on_submit() and not form.is_outdated(one, lambda: _form(one, formdata=None))
    if is_latest and saved(form, lambda: warn(operations.change_activity(one, **form.entered))):
        return _back_to(one, _("The activity is changed."))
    return _form_page(one, form, _("Change the activity"))


@room.route("/<number:number>/confirm", methods=["POST"], permit=permits.ACTIVITIES)
def confirm(number: str) -> ResponseReturnValue:
    """Somebody heard today that it goes on."""
    one = queries.activity(number)
    try:
        operations.confirm_activity(one)
    except Refused as refused:
        for remark in refused.remarks:
            flash(in_words(remark.said), "late")
        return redirect(url_for(".activity", number=number), 303)
    return _back_to(one, _("It is noted that it goes on."))


@room.route("/<number:number>/end", methods=["GET", "POST"], permit=permits.ACTIVITIES)
def end(number: str) -> ResponseReturnValue:
    """It goes on until a day."""
    one = queries.activity(number)
    form = _end_form(one)
    is_latest = form.validate_on_submit() and not form.is_outdated(one, lambda: _end_form(one, formdata=None))
    if is_latest and saved(form, lambda: warn(operations.end_activity(one, form.ends_on.data))):
        return _back_to(one, _("Its last day is noted. What was done there stays."))
    return _form_page(one, form, _("End the activity"))


def _end_form(one: "Activity", **options: Any) -> EndActivityForm:
    return EndActivityForm(data={"version": one.version, "ends_on": one.ends_on or today()}, **options)


@room.route("/<number:number>/reopen", methods=["POST"], permit=permits.ACTIVITIES)
def reopen(number: str) -> ResponseReturnValue:
    """It goes on after all."""
    one = queries.activity(number)
    operations.reopen_activity(one)
    return _back_to(one, _("It is noted that it goes on."))


def _form_page(one: "Activity | None", form: ActivityForm | EndActivityForm, title: str) -> str:
    return render_template("inclusion/activities/form.html", activity=one, form=form, title=title)


def _back_to(one: "Activity", words: str) -> ResponseReturnValue:
    answers.done(words)
    return redirect(url_for(".activity", number=one.number), 303)
