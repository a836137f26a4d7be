"""The room of validations, and what its pages share: finding one, its form, and the way back."""

from typing import TYPE_CHECKING, Any

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from reception.access.permit import Permit
from reception.skills import permits
from reception.skills.queries import profiles
from reception.skills.queries import validations as queries
from reception.skills.views.frame import in_frame
from reception.web import answers
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.skills.models import SkillsProfile, Validation
    from reception.web.forms import Form

room = Room("validations", __name__, url_prefix="/skills")
OF_PROFILE = "/<number:number>/validations"
ONE = f"{OF_PROFILE}/<number:validation_number>"


def found(number: str, validation_number: str, permit: Permit = permits.READ) -> "tuple[SkillsProfile, Validation]":
    """The profile and the validation of these numbers. Raises OutOfReach."""
    profile = profiles.profile(number, permit, whole=False)
    return profile, queries.validation(profile, validation_number)


def to_change(number: str, validation_number: str) -> "tuple[SkillsProfile, Validation]":
    """The same, to be changed. Raises OutOfReach."""
    profile = profiles.profile(number, permits.WRITE, whole=False)
    return profile, queries.validation(profile, validation_number, permits.WRITE_VALIDATIONS)


def anew(one: "Validation") -> "Validation":
    """The validation and its steps as they are by now, for the form that they fill."""
    return queries.validation(one.qualification.profile, one.number, permits.WRITE_VALIDATIONS)


def at(one: "Validation") -> dict[str, Any]:
    """What the addresses of a validation are made of."""
    return {"number": one.qualification.profile.number, "validation_number": one.number}


def back_to(one: "Validation", words: str) -> ResponseReturnValue:
    """Say that it is done, and show the validation."""
    answers.done(words)
    return redirect(url_for("validations.validation", **at(one)), 303)


def form_page(
    profile: "SkillsProfile",
    form: "Form",
    title: str,
    one: "Validation | None" = None,
    *,
    template: str = "skills/validations/form.html",
    **context: Any,
) -> str:
    """A page with one form about a validation, or about one that is to begin."""
    shown = {"hint": None, "submit": None, "danger": False, "what": one.qualification.title if one else None, **context}
    cancel = url_for("validations.validation", **at(one)) if one else url_for(".of_profile", number=profile.number)
    return in_frame(template, profile.person, profile, "", form=form, title=title, cancel_url=cancel, **shown)
