"""The school's pupils: the list, and the first page of each."""

from typing import TYPE_CHECKING, Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import current
from reception.access.permit import OutOfReach
from reception.education import permits
from reception.education.forms.pupils import LeaveForm, NamedPupilForm, PupilFilterForm, PupilForm, PupilNumberForm
from reception.education.operations import pupils as operations
from reception.education.queries import pupils as queries
from reception.education.queries.groups.own_groups import own_groups
from reception.education.queries.pupils.names import called
from reception.education.queries.pupils.pupil_lists import PupilFilter, pupils
from reception.education.queries.pupils.pupil_page import overview
from reception.education.queries.pupils.registering import own_draft
from reception.education.terms.pupil_lists import Shown
from reception.education.terms.studies import SfiCourse
from reception.education.views.pupils.pupil_tabs import pupil_page, register_tab
from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.people.rules.lookup import holds_long_number
from reception.people.views.former import also_leads_on
from reception.web.answers import done
from reception.web.blueprint import Room
from reception.web.paging import page_of, window
from reception.web.remarks import saved
from reception.web.short_number import normalise

if TYPE_CHECKING:
    from reception.education.models import Pupil
    from reception.education.queries.pupils.names import PupilName

room = Room("pupils", __name__)
also_leads_on("/pupils/<number:number>", queries.standing_number)
register_tab("overview", N_("Overview"), "pupils.pupil", permits.PUPILS, 0)


@room.route("/pupils", endpoint="pupils", permit=permits.PUPILS)
def pupil_list() -> ResponseReturnValue:
    """The pupils of one's school; the address is the filter. Six digits or more have no place in it (decision 3)."""
    is_refused = holds_long_number(request.args.get("q", "")) and normalise(request.args["q"]) is None
    chosen = PupilFilter() if is_refused else _chosen()
    page = _list_page(chosen, PupilNumberForm(formdata=None), is_refused=is_refused)
    return page, 400 if is_refused else 200


@room.route("/pupils", methods=["POST"], endpoint="find", permit=permits.PUPILS)
def find() -> ResponseReturnValue:
    """The pupil with an identity number. It is sent, and stands in no address."""
    form = PupilNumberForm()
    if not form.validate_on_submit():
        return _list_page(_chosen(), form)
    found = pupils(PupilFilter(number=form.number.data or ""), (0, 2))
    if len(found) == 1:
        return redirect(url_for(".pupil", number=found[0].number), 303)
    form.refuse("number", _("No pupil of the school has this number."))
    return _list_page(PupilFilter(), form)


def _list_page(chosen: PupilFilter, number_form: PupilNumberForm, *, is_refused: bool = False) -> str:
    groups = own_groups()
    address = {} if is_refused else request.args
    return render_template(
        "education/pupils/list.html",
        chosen=chosen,
        page=page_of(pupils(chosen, window())),
        filters=PupilFilterForm(groups, address, show=chosen.shown),
        number_form=number_form,
        is_refused=is_refused,
    )


def _chosen() -> PupilFilter:
    show, course = request.args.get("show", ""), request.args.get("course", "")
    return PupilFilter(
        shown=Shown(show) if show in list(Shown) else Shown.NOW,
        course=SfiCourse(course) if course in list(SfiCourse) else None,
        group=normalise(request.args.get("group", "")),
        text=request.args.get("q", "").strip()[:200],
    )


@room.route("/pupils/<number:number>", permit=permits.PUPILS)
def pupil(number: str) -> ResponseReturnValue:
    """One pupil: how it stands, what to do next. At the number of a registration that waits, a neutral page."""
    try:
        found = queries.pupil(number)
    except OutOfReach:
        if own_draft(number) is None:
            raise
        return render_template("education/pupils/draft.html", number=number)
    page = pupil_page(found, "overview")
    return render_template(
        "education/pupils/overview.html", page=page, overview=overview(found, page.name), writes=_writes()
    )


def _writes() -> bool:
    return permits.WRITE_PUPILS.held_by(current())


@room.route("/pupils/<number:number>/edit", methods=["GET", "POST"], permit=permits.WRITE_PUPILS)
def edit(number: str) -> ResponseReturnValue:
    """What the school knows of a pupil. The alias is written by those alone who may read the name."""
    found = queries.pupil(number, permits.WRITE_PUPILS)
    name = called([found.id])[found.id]
    form = _form(found, name)
    is_valid = form.validate_on_submit()
    if (
        is_valid
        and not form.is_outdated(found, lambda: _form(found, name, formdata=None))
        and _changed(form, found, name)
    ):
        done(_("The pupil's facts are saved."))
        return redirect(url_for(".pupil", number=number), 303)
    return render_template("education/pupils/edit.html", page=pupil_page(found, ""), form=form)


def _form(found: "Pupil", name: "PupilName", **options: Any) -> PupilForm:
    writes_alias = name.is_protected and not name.is_alias
    return (NamedPupilForm if writes_alias else PupilForm)(obj=found, **options)


def _changed(form: PupilForm, found: "Pupil", name: "PupilName") -> bool:
    is_open = name.is_protected and not name.is_alias
    return saved(form, lambda: operations.change_pupil(found, name=name.shown if is_open else None, **form.values))


@room.route("/pupils/<number:number>/leave", methods=["GET", "POST"], permit=permits.WRITE_PUPILS)
def leave(number: str) -> ResponseReturnValue:
    """The pupil has left the school."""
    found = queries.pupil(number, permits.WRITE_PUPILS)
    form = LeaveForm(obj=found)
    if form.validate_on_submit() and not form.is_outdated(found) and saved(
        form, lambda: operations.leave(found, form.on.data)
    ):  # fmt: skip
        done(_("The pupil has left. The file stays."))
        return redirect(url_for(".pupil", number=number), 303)
    return render_template("education/pupils/leave.html", page=pupil_page(found, ""), form=form)


@room.route("/pupils/<number:number>/come-back", methods=["POST"], permit=permits.WRITE_PUPILS)
def come_back(number: str) -> ResponseReturnValue:
    """The pupil is at the school after all."""
    operations.come_back(queries.pupil(number, permits.WRITE_PUPILS))
    done(_("The pupil is at the school again."))
    return redirect(url_for(".pupil", number=number), 303)
