"""Those who live in a household: starting one, adding somebody, correcting and removing."""

from typing import TYPE_CHECKING, Any

from flask import request
from flask.typing import ResponseReturnValue

from reception.i18n.text import _
from reception.people import forms, operations, permits, queries
from reception.people.forms.household import WITH
from reception.people.terms import HouseholdRole, Source
from reception.people.views.household.choosing import chosen_person, offer, suggested
from reception.people.views.household.room import back_to, form_page, room
from reception.web.answers import done

if TYPE_CHECKING:
    from reception.people.models import Household, HouseholdMember, Person


@room.route("/start", methods=["GET", "POST"], permit=permits.WRITE)
def start(number: str) -> ResponseReturnValue:
    """A household for the person: a new one, or that of somebody else."""
    person = queries.person_to_change(number)
    form = forms.StartForm(data={"person": suggested()})
    if form.is_submitted():
        hits = offer(form)
        form.validate()
        if _started(form, hits, person):
            done(_("The household is saved."))
            return back_to(person)
    return form_page(person, form, heading=_("Household"))


def _started(form: forms.StartForm, hits: list[queries.Hit], person: "Person") -> bool:
    host = host_in(form, hits, person) if form.where.data == WITH else None
    if form.failed:
        return False
    home = queries.home_of(host) if host else None
    if home is not None:
        return joins(form, home, person)
    own = (person, form.role.data, form.starts_on.data)
    operations.start_household_of(*([(host, HouseholdRole.REFERENCE, None)] if host else []), own)
    return True


def host_in(form: Any, hits: list[queries.Hit], person: "Person") -> "Person | None":
    """In whose household `person` is to live; None, and the form says why, while something is missing."""
    host = chosen_person(form, hits)
    if host is not None and host.id == person.id:
        form.refuse("person", _("Write somebody else."))
    return host


def joins(form: Any, household: "Household", person: "Person") -> bool:
    """Let the person join; the form says so if she is there already."""
    try:
        with form.saving():
            operations.join_household(
                household, person, role=form.role.data, starts_on=form.starts_on.data, source=Source.PERSON
            )
    except operations.AlreadyMember:
        form.refuse("person", is_there())
    return not form.failed


def is_there() -> str:
    """What the form says of somebody who is in the household those days already."""
    return _("This person is in the household during those days already.")


@room.route("/<int:member_id>/add", methods=["GET", "POST"], permit=permits.WRITE)
def add(number: str, member_id: int) -> ResponseReturnValue:
    """Somebody of the register lives in the person's household. `?person=` writes a number into the form."""
    person = queries.person_to_change(number)
    household = queries.own_membership(person, member_id).household
    form = forms.AddForm(data={"person": suggested()})
    if form.is_submitted():
        hits = offer(form)
        form.validate()
        member = chosen_person(form, hits)
        if member is not None and joins(form, household, member):
            done(_("The person is added to the household."))
            return back_to(person)
    return form_page(person, form, heading=_("Add a member"), registering=request.path)


@room.route("/<int:member_id>", methods=["GET", "POST"], permit=permits.WRITE)
def change(number: str, member_id: int) -> ResponseReturnValue:
    """Correct what somebody is in the household, and since when."""
    person = queries.person_to_change(number)
    member = queries.membership(person, member_id)
    form = _member_form(member)
    is_latest = form.validate_on_submit() and not form.is_outdated(member)
    if is_latest and _changed(form, member):
        done(_("The change is saved."))
        return back_to(person)
    return form_page(person, form, heading=_("Change the place in the household"), about=about(member))


def _member_form(member: "HouseholdMember") -> forms.MemberForm:
    form = forms.MemberForm(obj=member)
    if not queries.is_seen_with_others(member):
        del form.role  # alone, a role would tell of those who are not seen
    return form


def _changed(form: forms.MemberForm, member: "HouseholdMember") -> bool:
    try:
        operations.change_member(member, **{"role": member.role, **form.facts})
    except operations.AlreadyMember:
        form.refuse("starts_on", is_there())
    return not form.failed


def about(member: "HouseholdMember") -> tuple[str, bool]:
    person = member.person
    return (person.number if person.is_protected else person.shown_name), person.is_protected


@room.route("/<int:member_id>/remove", methods=["GET", "POST"], permit=permits.WRITE)
def remove(number: str, member_id: int) -> ResponseReturnValue:
    """Take away a place in a household that was a slip, with a reason."""
    person = queries.person_to_change(number)
    member = queries.membership(person, member_id)
    form = forms.RemoveForm(version=member.version)
    if form.validate_on_submit() and not form.is_outdated(member):
        operations.remove_member(member, reason=str(form.reason.data))
        done(_("It is removed. The correction is kept in the record."))
        return back_to(person)
    return form_page(person, form, heading=_("Remove from the household"), about=about(member), removing=True)
