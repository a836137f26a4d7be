"""Moving in and out, what is seen to then, and who lives there by a contract."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm.attributes import flag_modified

from reception.access.actor import current
from reception.audit.log import record
from reception.db.locking import hold
from reception.db.session import db
from reception.housing.models import Contract, ContractMember, MoveInStep
from reception.housing.operations.checking import remarks_on
from reception.housing.operations.needs import housed
from reception.housing.rules.settlement import remarks_on_moving_in
from reception.housing.rules.tenures import nature
from reception.housing.terms import MoveInItem
from reception.i18n.formats import today
from reception.i18n.markers import N_
from reception.people import queries as people
from reception.people.terms import KeyDateKind
from reception.reckoning.remarks import NOTHING, Remarks, accepted, codes, refusal, warning


def move_in(contract: Contract, on: date, done: Mapping[MoveInItem, date] | None = None) -> Remarks:
    """The household moved in on a day, and what of the checklist was done on which day. Raises Refused.

    What was sought for its people has been found, unless it is a stay with others or a placement.
    """
    hold(contract)
    found = _on_leaving_already(contract, on) + remarks_on_moving_in(
        on, today(), decided_on=_assigned_on(contract), contract_first=contract.first_on
    )
    found = accepted(found)
    contract.moved_in_on = on
    _tick(contract, done or {})
    db.session.flush()
    record("housing-contract.moved-in", contract, warnings=codes(found))
    housed(contract, on)
    return found


def _assigned_on(contract: Contract) -> date | None:
    """The day on which those who live in a home of the municipality were assigned; elsewhere they lived before."""
    if not nature(contract.tenure).through_us:
        return None
    known = people.known_of([member.person_id for member in contract.members if member.came_on is None])
    days = (one.key_dates.get(KeyDateKind.ASSIGNED) for one in known.values())
    return min((day[0] for day in days if day is not None), default=None)


def _on_leaving_already(contract: Contract, on: date) -> Remarks:
    if contract.cancelled_at is not None:
        return (refusal("cancelled", "moved_in", N_("The contract was cancelled. Enter a new one.")),)
    if contract.moved_out_on is not None and contract.moved_out_on < on:
        says = N_("They moved out on %(day)s, before this day.")
        return (refusal("moved-out-before", "moved_in", says, day=contract.moved_out_on),)
    if contract.ends_on is not None and on > contract.ends_on:
        says = N_("The contract ends on %(last)s, before this day.")
        return (refusal("moved-in-after-end", "moved_in", says, last=contract.ends_on),)
    return NOTHING


def move_out(contract: Contract, on: date) -> Remarks:
    """The household left the home on a day. The contract ends by itself or by `end`. Raises Refused."""
    hold(contract)
    found = NOTHING
    if on > today():
        found = (refusal("moved-out-later", "moved_out", N_("Moving out is entered when it has happened.")),)
    elif on < (contract.moved_in_on or contract.first_on):
        says = N_("They moved in on %(day)s and cannot have left before.")
        found = (refusal("moved-out-before-in", "moved_out", says, day=contract.moved_in_on or contract.first_on),)
    accepted(found)
    contract.moved_out_on = on
    db.session.flush()
    record("housing-contract.moved-out", contract)
    if contract.ends_on is None:
        says = N_("The contract has no last day. End it, so that the home becomes free.")
        return (warning("not-ended", "moved_out", says),)
    return NOTHING


def tick_off(contract: Contract, done: Mapping[MoveInItem, date | None]) -> None:
    """What was done when the household moved in, on which day; None takes it back. What is not named stays."""
    hold(contract)
    _tick(contract, done)
    _touch(contract)
    record("housing-contract.steps-noted", contract, items=sorted(done))


def _tick(contract: Contract, done: Mapping[MoveInItem, date | None]) -> None:
    standing = {step.item: step for step in contract.steps}
    for item, day in done.items():
        step = standing.get(item)
        if day is None:
            if step is not None:
                contract.steps.remove(step)
                db.session.delete(step)
        elif step is None:
            contract.steps.append(MoveInStep(item=item, done_on=day, done_by_id=current().user_id))
        elif step.done_on != day:
            step.done_on, step.done_by_id = day, current().user_id


def add_member(contract: Contract, person_id: int, *, is_tenant: bool = False, came_on: date | None = None) -> Remarks:
    """Somebody lives there as well: a child that was born, somebody who joined them. Raises Refused."""
    hold(contract)
    standing = next((one for one in contract.members if one.person_id == person_id), None)
    found = _on_days_of_member(contract, came_on, "came_on")
    if standing is not None and standing.left_on is None:
        found += (refusal("there-already", "person", N_("The person lives there by this contract already.")),)
    if contract.cancelled_at is not None:
        found += (refusal("cancelled", "person", N_("The contract was cancelled. Enter a new one.")),)
    found += _on_place_for(contract, contract.people_now + 1)
    found = accepted(found)
    if standing is None:
        contract.members.append(ContractMember(person_id=person_id, is_tenant=is_tenant, came_on=came_on))
    else:
        standing.left_on, standing.is_tenant = None, is_tenant
    _touch(contract)
    record("housing-contract.member-added", contract, warnings=codes(found))
    return found


def _on_place_for(contract: Contract, people: int) -> Remarks:
    """Who moves in may be one too many: a warning. What stands already is not refused for it."""
    if contract.unit_id is None or contract.cancelled_at is not None:
        return NOTHING
    remarks = remarks_on(contract.agreement, people, contract=contract)
    return tuple(one for one in remarks if one.code == "more-people-than-places")


def _on_days_of_member(contract: Contract, day: date | None, about: str) -> Remarks:
    if day is None:
        return NOTHING
    if day > today():
        return (refusal("later", about, N_("This is entered when it has happened.")),)
    if day < contract.first_on:
        says = N_("The contract begins on %(first)s, after this day.")
        return (refusal("before-contract", about, says, first=contract.first_on),)
    return NOTHING


def drop_member(member: ContractMember, left_on: date) -> Remarks:
    """Somebody does not live there any more. Raises Refused."""
    contract = member.contract
    hold(contract)
    if contract.first_on > today():
        says = N_("The contract has not begun. Cancel it, and enter it again with those who are to live there.")
        accepted((refusal("not-begun", "left_on", says),))
    found = _on_days_of_member(contract, left_on, "left_on")
    if member.came_on is not None and left_on < member.came_on:
        says = N_("The person came on %(day)s and cannot have left before.")
        found += (refusal("left-before-coming", "left_on", says, day=member.came_on),)
    accepted(found)
    member.left_on = left_on
    _touch(contract)
    record("housing-contract.member-left", contract, people=(member.person_id,))
    if contract.people_now == 0:
        says = N_("Nobody lives there by this contract any more. End it, so that the home becomes free.")
        return (warning("nobody-left", "left_on", says),)
    return NOTHING


def mark_tenant(member: ContractMember, *, is_tenant: bool) -> None:
    """Whether it is her contract: she signs it."""
    hold(member.contract)
    member.is_tenant = is_tenant
    _touch(member.contract)
    record("housing-contract.tenant-marked", member.contract, people=(member.person_id,), is_tenant=is_tenant)


def _touch(contract: Contract) -> None:
    """Count a change beside a contract as one of the contract: who changes it at the same time is told."""
    flag_modified(contract, "made_at")
    db.session.flush()
