"""Moving in and out, what is seen to then, and who lives there."""

from typing import TYPE_CHECKING, Any

from flask import request
from flask.typing import ResponseReturnValue

from reception.housing import permits
from reception.housing.forms.chain import (
    AddMemberForm,
    DropMemberForm,
    MoveInForm,
    MoveOutForm,
    StepsForm,
    days_of_steps,
)
from reception.housing.operations import contracts as operations
from reception.housing.queries import contracts as queries
from reception.housing.terms import MoveInItem
from reception.housing.views.chain import act_page, is_done
from reception.housing.views.room import back_to, page_of, room
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.web import answers
from reception.web.short_number import normalise

if TYPE_CHECKING:
    from reception.housing.models import Contract
    from reception.people.models import Person

_PLACE = "/dwellings/contracts/<number:number>"
_WRITE: Any = {"methods": ["GET", "POST"], "permit": permits.WRITE_CONTRACTS}


@room.route(f"{_PLACE}/move-in", **_WRITE)
def move_in(number: str) -> ResponseReturnValue:
    """When they moved in, and what was seen to that day."""
    contract = queries.contract(number, permits.WRITE_CONTRACTS)
    form = MoveInForm(version=contract.version, moved_in_on=contract.moved_in_on)
    done = {step.item for step in contract.steps}
    form.items.choices = [(item.value, _(item.label)) for item in MoveInItem if item not in done]
    work = lambda: operations.move_in(contract, form.moved_in_on.data, form.done)  # noqa: E731
    if is_done(contract, form, work, _("Moving in is entered.")):
        return answers.go_back(page_of(contract))
    return act_page(contract, form, _("Enter moving in"), _("Enter moving in"))


@room.route(f"{_PLACE}/move-out", **_WRITE)
def move_out(number: str) -> ResponseReturnValue:
    """When they left."""
    contract = queries.contract(number, permits.WRITE_CONTRACTS)
    form = MoveOutForm(version=contract.version)
    work = lambda: operations.move_out(contract, form.moved_out_on.data)  # noqa: E731
    if is_done(contract, form, work, _("Moving out is entered.")):
        return back_to(contract)
    return act_page(contract, form, _("Enter moving out"), _("Enter moving out"))


@room.route(f"{_PLACE}/steps", **_WRITE)
def steps(number: str) -> ResponseReturnValue:
    """What was seen to when they moved in, each with its day."""
    contract = queries.contract(number, permits.WRITE_CONTRACTS)
    form = StepsForm(data=days_of_steps(contract.steps) | {"version": contract.version})
    if is_done(contract, form, lambda: operations.tick_off(contract, form.days), _("Saved.")):
        return back_to(contract, "moving-in")
    return act_page(contract, form, _("What was seen to at moving in"), _("Save"))


@room.route(f"{_PLACE}/steps/done", methods=["POST"], permit=permits.WRITE_CONTRACTS)
def tick(number: str) -> ResponseReturnValue:
    """One thing was done today."""
    contract = queries.contract(number, permits.WRITE_CONTRACTS)
    item = request.form.get("item", "")
    if item in list(MoveInItem):
        operations.tick_off(contract, {MoveInItem(item): today()})
        answers.done(_("Done today."))
    return back_to(contract, "moving-in")


@room.route(f"{_PLACE}/members/new", **_WRITE)
def add_member(number: str) -> ResponseReturnValue:
    """Somebody lives there as well."""
    contract = queries.contract(number, permits.WRITE_CONTRACTS)
    form = AddMemberForm(version=contract.version)
    others = [(mate.person_id, mate.called) for mate in queries.others_to_add(contract)]
    form.person_id.choices = others
    if not others:
        del form.person_id
    if is_done(contract, form, lambda: _add(contract, form), _("Added.")):
        return back_to(contract, "people")
    return act_page(contract, form, _("Somebody lives here too"), _("Add"))


def _add(contract: "Contract", form: AddMemberForm) -> Any:
    person_id = form.chosen
    if person_id is None:
        person = _numbered(form.number.data or "")
        if person is None:
            form.refuse("number", _("No person has this number."))
            return None
        person_id = person.id
    return operations.add_member(contract, person_id, is_tenant=bool(form.is_tenant.data), came_on=form.came_on.data)


def _numbered(text: str) -> "Person | None":
    number = normalise(text)
    return queries.resident_to_add(number) if number else None


@room.route(f"{_PLACE}/members/<int:member_id>/leave", **_WRITE)
def drop_member(number: str, member_id: int) -> ResponseReturnValue:
    """Somebody does not live there any more."""
    contract = queries.contract(number, permits.WRITE_CONTRACTS)
    member = queries.member_of(contract, member_id)
    form = DropMemberForm(version=contract.version)
    work = lambda: operations.drop_member(member, form.left_on.data)  # noqa: E731
    if is_done(contract, form, work, _("Entered.")):
        return back_to(contract, "people")
    return act_page(contract, form, _("Somebody has left the home"), _("Save"), member=member)


@room.route(f"{_PLACE}/members/<int:member_id>/tenant", methods=["POST"], permit=permits.WRITE_CONTRACTS)
def mark_tenant(number: str, member_id: int) -> ResponseReturnValue:
    """It is, or is not, this person's contract."""
    contract = queries.contract(number, permits.WRITE_CONTRACTS)
    member = queries.member_of(contract, member_id)
    operations.mark_tenant(member, is_tenant=not member.is_tenant)
    answers.done(_("Saved."))
    return back_to(contract, "people")
