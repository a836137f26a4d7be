"""The pupils of a group: places given, ended, moved to another group, taken back."""

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup, escape

from reception.access.actor import staff
from reception.audit.reading import saw
from reception.education import permits
from reception.education.forms.groups.places import EndPlaceForm, MovePlaceForm, PlaceForm
from reception.education.operations.groups import places as operations
from reception.education.operations.groups.receiving import receive_in_group
from reception.education.queries.groups import group as group_numbered
from reception.education.queries.groups import group_by_id, group_choices
from reception.education.queries.groups.candidates import Candidate, candidates
from reception.education.queries.groups.group_page import group_page
from reception.education.queries.groups.places import place as place_with_id
from reception.education.queries.pupils import pupil as pupil_numbered
from reception.education.queries.pupils.names import called
from reception.education.views.groups import back_to, group_form
from reception.i18n.formats import today
from reception.i18n.sentences import in_words
from reception.i18n.text import _, label
from reception.reckoning.remarks import Refused
from reception.web.blueprint import Room
from reception.web.remarks import warn, written
from reception.web.removed import or_removed, typed_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from reception.education.models import Place, StudyGroup
    from reception.reckoning.remarks import Remarks
    from reception.web.forms import Form

room = Room("group_places", __name__, url_prefix="/groups/<number:number>/pupils")


@room.route("", permit=permits.PLACES)
def places(number: str) -> ResponseReturnValue:
    """Every pupil of the group, those who left too."""
    found = group_page(group_numbered(number), today())
    return render_template("education/groups/places.html", found=found, group=found.group, today=today())


@room.route("/new", methods=["GET", "POST"], permit=permits.WRITE_PLACES)
def new(number: str) -> ResponseReturnValue:
    """Give a place to somebody who waits, or to a pupil found by name."""
    group = group_numbered(number, permits.KEEP_GROUPS)
    day, asked = max(today(), group.first_on), request.args.get("pupil", "")
    form = PlaceForm(first_on=day, pupil=asked)
    if "first_on" not in request.form:
        form.first_on.data = day  # the page that was sent had nobody to choose, and did not ask for days
    listed = candidates(group, (form.q.data or "").strip(), day, form.pupil.data or asked)
    form.pupil.choices = [(one.number, _in_a_list(one)) for one in listed]
    is_sent = not request.form.get("again") and form.validate_on_submit()
    if is_sent and (said := written(form, lambda: _given(group, form))) is not None:
        warn(said)
        return back_to(group, _("The pupil has a place in the group."), "group_places.places")
    return render_template(
        "education/groups/new_place.html", group=group, form=form, listed=listed, free=operations.free_from(group, day)
    )


def _given(group: "StudyGroup", form: PlaceForm) -> "Remarks":
    pupil = pupil_numbered(form.pupil.data)
    return receive_in_group(group, pupil, form.first_on.data, form.last_on.data, by_id=staff().user_id)


def _in_a_list(one: Candidate) -> Markup:
    """A pupil as a choice: the name, what is known of the course, and since when she waits."""
    more = [label(term) for term in one.assessed or ()]
    if one.waits_since:
        more.append(_("waits since %(day)s", day=one.waits_since.isoformat()))
    if one.needs_childcare:
        more.append(_("needs childcare"))
    shown = Markup('<bdi dir="auto">{}</bdi>').format(one.name.shown)
    rest = Markup(' <span class="muted small block">{}</span>').format(" · ".join(more))
    return shown + rest if more else escape(shown)


@room.route("/<int:place_id>/end", methods=["GET", "POST"], permit=permits.WRITE_PLACES)
def end(number: str, place_id: int) -> ResponseReturnValue:
    """The last day of a pupil in the group."""
    group, place = _found(number, place_id, EndPlaceForm)
    form = _end_form(place)
    is_latest = form.validate_on_submit() and not form.is_outdated(place, lambda: _end_form(place, formdata=None))
    if is_latest and (said := written(form, lambda: operations.end_place(place, form.last_on.data))) is not None:
        warn(said)
        return back_to(group, _("The last day of the place is entered."), "group_places.places")
    hint = _("After this day the pupil stands on no register of the group. The studies themselves go on.")
    return _form(group, place, form, _("End the place"), hint=hint, is_ending=True)


@room.route("/<int:place_id>/move", methods=["GET", "POST"], permit=permits.WRITE_PLACES)
def move(number: str, place_id: int) -> ResponseReturnValue:
    """The pupil goes on in another group."""
    group, place = _found(number, place_id, MovePlaceForm)
    form = MovePlaceForm(version=place.version, first_on=max(today(), place.first_on))
    others = [(key, words) for key, words in group_choices(group.programme, unit_id=group.unit_id) if key != group.id]
    form.group_id.choices = [("", _("Choose a group")), *others]
    is_latest = form.validate_on_submit() and not form.is_outdated(place)
    if is_latest and (said := written(form, lambda: _moved(place, form))) is not None:
        warn(said)
        return back_to(group, _("The pupil goes on in the other group."), "group_places.places")
    return _form(group, place, form, _("Move to another group"))


def _end_form(place: "Place", **options: Any) -> EndPlaceForm:
    last_on = place.last_on or max(today(), place.first_on)
    return EndPlaceForm(version=place.version, last_on=last_on, **options)


def _moved(place: "Place", form: MovePlaceForm) -> "Remarks":
    to = group_by_id(form.group_id.data, permits.KEEP_GROUPS)
    _place, remarks = operations.move_place(place, to, form.first_on.data, by_id=staff().user_id)
    return remarks


@room.route("/<int:place_id>/take-back", methods=["POST"], permit=permits.WRITE_PLACES)
def take_back(number: str, place_id: int) -> ResponseReturnValue:
    """The place was a mistake, or the pupil never came."""
    group, place = _found(number, place_id)
    return _done(group, lambda: operations.take_back(place), _("The place is taken back."))


@room.route("/<int:place_id>/go-on", methods=["POST"], permit=permits.WRITE_PLACES)
def go_on(number: str, place_id: int) -> ResponseReturnValue:
    """A place that was ended goes on."""
    group, place = _found(number, place_id)
    return _done(group, lambda: operations.keep_place(place), _("The place goes on."))


def _done(group: "StudyGroup", work: "Callable[[], None]", words: str) -> ResponseReturnValue:
    """Do it, or say why it cannot be done."""
    try:
        work()
    except Refused as refused:
        for remark in refused.remarks:
            flash(in_words(remark.said), "late")
        return redirect(url_for(".places", number=group.number), 303)
    return back_to(group, words, "group_places.places")


def _found(number: str, place_id: int, form: "type[Form] | None" = None) -> "tuple[StudyGroup, Place]":
    group = group_numbered(number, permits.KEEP_GROUPS)
    said = _("The place was taken back meanwhile. Nothing was saved.")
    back = _("To the group's pupils"), url_for(".places", number=group.number)
    with or_removed(said, back, lambda: typed_in(form()) if form else ()):
        place = place_with_id(place_id, group.id, permits.WRITE_PLACES)
    saw([place.pupil.person_id])
    return group, place


def _form(
    group: "StudyGroup", place: "Place", form: "Form", title: str, hint: str | None = None, *, is_ending: bool = False
) -> str:
    back = url_for(".places", number=group.number)
    return group_form(
        group, form, title, hint=hint, back=back, pupil_name=called([place.pupil_id])[place.pupil_id],
        pupil_number=place.pupil.number, place=place if is_ending else None,
    )  # fmt: skip
