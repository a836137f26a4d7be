"""The validations of a profile: what goes on, how far each has come, and what to do next."""

from typing import TYPE_CHECKING

from flask import request
from flask.typing import ResponseReturnValue

from reception.access.permit import OutOfReach
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.skills import permits
from reception.skills.forms.validations import ChangeForm, StartForm
from reception.skills.operations import validations as operations
from reception.skills.queries import profiles
from reception.skills.queries import validations as queries
from reception.skills.rules.bodies import bodies, natural_aim
from reception.skills.rules.validation import StepState
from reception.skills.rules.validation_look import Known, Look, look
from reception.skills.terms import Step
from reception.skills.views.frame import in_frame
from reception.skills.views.validations.room import OF_PROFILE, ONE, at, back_to, form_page, found, room, to_change
from reception.web.remarks import saved, written

if TYPE_CHECKING:
    from reception.skills.models import Validation


@room.route(OF_PROFILE, permit=permits.VALIDATIONS)
def of_profile(number: str) -> ResponseReturnValue:
    """The validations of a profile, and what could get one."""
    profile = profiles.profile(number)
    found = queries.validations_of(profile)
    under_way = {one.qualification_id for one in found if one.ended_on is None}
    ended = {one.qualification_id: one for one in found if one.ended_on is not None}
    return in_frame(
        "skills/validations/of_profile.html",
        profile.person,
        profile,
        "validations",
        validations=[(one, look_of(one)) for one in found],
        without=[(one, ended.get(one.id)) for one in profile.qualifications if one.id not in under_way],
        Step=Step,
    )


def look_of(one: "Validation") -> Look:
    """How a validation stands today."""
    known = Known(one.started_on, one.ended_on, one.next_on, one.next_by)
    return look(known, queries.steps_of(one), bodies(), today())


@room.route(f"{OF_PROFILE}/new", methods=["GET", "POST"], permit=permits.WRITE_VALIDATIONS)
def new(number: str) -> ResponseReturnValue:
    """Begin the validation of the qualification that the address names."""
    profile = profiles.profile(number, permits.WRITE, whole=False)
    what = queries.qualification(profile, _id(request.args.get("qualification", "")))
    form = StartForm(aims_at=natural_aim(queries.brought(what)), started_on=today())
    if form.validate_on_submit():
        made = written(form, lambda: operations.start(what, **form.values))
        if made is not None:
            return back_to(made, _("The validation has begun."))
    return form_page(profile, form, _("Begin a validation"), what=what.title, submit=_("Begin"))


def _id(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise OutOfReach
    return int(text)


@room.route(ONE, permit=permits.VALIDATIONS)
def validation(number: str, validation_number: str) -> ResponseReturnValue:
    """The five steps of a validation, what is to be done next, and every day of it."""
    profile, one = found(number, validation_number)
    reached = queries.documents_reached(profile.person)
    rows = {row.step: row for row in one.steps}
    return in_frame(
        "skills/validations/validation.html",
        profile.person,
        profile,
        "",
        one=one,
        at=at(one),
        look=look_of(one),
        rows=rows,
        attached=queries.attached(one, reached),
        bodies=bodies(),
        today=today(),
        Step=Step,
        StepState=StepState,
    )


@room.route(f"{ONE}/change", methods=["GET", "POST"], permit=permits.WRITE_VALIDATIONS)
def change(number: str, validation_number: str) -> ResponseReturnValue:
    """It is to lead to something else, or began on another day."""
    profile, one = to_change(number, validation_number)
    form = ChangeForm(obj=one)
    is_latest = form.validate_on_submit() and not form.is_outdated(one)
    if is_latest and saved(form, lambda: operations.change(one, **form.values)):
        return back_to(one, _("The validation is changed."))
    return form_page(profile, form, _("Change the validation"), one)
