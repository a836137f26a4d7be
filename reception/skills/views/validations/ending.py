"""What is to be done next in a validation, how it ends, and opening it again."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.sentences import in_words
from reception.i18n.text import _
from reception.reckoning.remarks import Refused
from reception.skills import permits
from reception.skills.forms.validations import EndForm, NextStepForm
from reception.skills.operations import validations as operations
from reception.skills.queries import validations as queries
from reception.skills.rules.validation_checks import likely_end
from reception.skills.views.validations.room import ONE, at, back_to, form_page, room, to_change
from reception.web.remarks import saved


@room.route(f"{ONE}/next", methods=["GET", "POST"], permit=permits.WRITE_VALIDATIONS)
def next_step(number: str, validation_number: str) -> ResponseReturnValue:
    """What is to be done next, by when and by whom."""
    profile, one = to_change(number, validation_number)
    form = NextStepForm(obj=one)
    is_latest = form.validate_on_submit() and not form.is_outdated(one)
    if is_latest and saved(form, lambda: operations.plan_next(one, **form.entered)):
        return back_to(one, _("The next step is noted."))
    return form_page(profile, form, _("Next step"), one, hint=_("Leave all empty when nothing is to be done."))


@room.route(f"{ONE}/end", methods=["GET", "POST"], permit=permits.WRITE_VALIDATIONS)
def end(number: str, validation_number: str) -> ResponseReturnValue:
    """It is recognised, or goes on no longer."""
    profile, one = to_change(number, validation_number)
    form = EndForm(version=one.version, ended_on=today(), ended_as=likely_end(queries.steps_of(one)))
    is_latest = form.validate_on_submit() and not form.is_outdated(one)
    if is_latest and saved(form, lambda: operations.end(one, **form.values)):
        return back_to(one, _("The validation has ended."))
    return form_page(profile, form, _("End the validation"), one)


@room.route(f"{ONE}/reopen", methods=["POST"], permit=permits.WRITE_VALIDATIONS)
def reopen(number: str, validation_number: str) -> ResponseReturnValue:
    """It goes on after all."""
    _profile, one = to_change(number, validation_number)
    try:
        operations.reopen(one)
    except Refused as refused:
        flash(in_words(refused.remarks[0].said), "late")
        return redirect(url_for(".validation", **at(one)), 303)
    return back_to(one, _("The validation goes on."))
