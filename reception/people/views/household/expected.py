"""Those who are expected in a household: noting them, and saying that they came or do not come."""

from typing import TYPE_CHECKING

from flask import request
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _
from reception.people import forms, operations, permits, queries
from reception.people.views.household.choosing import chosen_person, offer, suggested
from reception.people.views.household.room import back_to, form_page, room
from reception.web.answers import done

if TYPE_CHECKING:
    from reception.people.models import ExpectedMember, Person


@room.route("/<int:member_id>/expect", methods=["GET", "POST"], permit=permits.WRITE)
def expect(number: str, member_id: int) -> ResponseReturnValue:
    """Somebody is expected in the person's household."""
    person = queries.person_to_change(number)
    household = queries.own_membership(person, member_id).household
    form = forms.ExpectedForm()
    if form.validate_on_submit():
        operations.expect_member(household, person=person, **form.facts)
        done(_("The expected member is saved."))
        return back_to(person)
    return form_page(person, form, heading=_("Somebody is expected"))


@room.route("/expected/<int:expected_id>", methods=["GET", "POST"], permit=permits.WRITE)
def change_expected(number: str, expected_id: int) -> ResponseReturnValue:
    """Change who is expected, or when."""
    person = queries.person_to_change(number)
    row = queries.expected_member(person, expected_id)
    form = forms.ExpectedForm(obj=forms.ShownExpected(row))
    theirs = lambda: forms.ExpectedForm(obj=forms.ShownExpected(row), formdata=None)  # noqa: E731
    if form.validate_on_submit() and not form.is_outdated(row, theirs):
        operations.change_expected(row, person=person, **form.facts)
        done(_("The change is saved."))
        return back_to(person)
    return form_page(person, form, heading=_("Change who is expected"))


@room.route("/expected/<int:expected_id>/come", methods=["GET", "POST"], permit=permits.WRITE)
def come(number: str, expected_id: int) -> ResponseReturnValue:
    """Whoever was expected has come and is a person of the register now. `?person=` writes a number into the form."""
    person = queries.person_to_change(number)
    row = queries.expected_member(person, expected_id)
    form = forms.ComeForm(data={"person": suggested() or row.name, "on": today(), "version": row.version})
    if form.is_submitted():
        hits = offer(form)
        form.validate()
        comer = chosen_person(form, hits)
        if comer is not None and not form.is_outdated(row) and _arrived(form, row, comer):
            done(_("The person has come and lives in the household."))
            return back_to(person)
    return form_page(person, form, heading=_("Has come"), about=(row.name, False), registering=request.path)


def _arrived(form: forms.ComeForm, row: "ExpectedMember", person: "Person") -> bool:
    with form.saving():
        operations.arrive(row, person, form.on.data)
    return not form.failed


@room.route("/expected/<int:expected_id>/cancel", methods=["POST"], permit=permits.WRITE)
def cancel_expected(number: str, expected_id: int) -> ResponseReturnValue:
    """Whoever was expected does not come."""
    person = queries.person_to_change(number)
    operations.cancel_expected(queries.expected_member(person, expected_id), person=person)
    done(_("It is noted that the person does not come."))
    return back_to(person)


@room.route("/expected/<int:expected_id>/again", methods=["POST"], permit=permits.WRITE)
def expect_again(number: str, expected_id: int) -> ResponseReturnValue:
    """Whoever was said not to come is expected after all."""
    person = queries.person_to_change(number)
    operations.expect_again(queries.expected_member(person, expected_id), person=person)
    done(_("The person is expected again."))
    return back_to(person)
