"""Letting a home, and entering where a household lives by another right. What becomes of it: `chain`, `moving`.

Each writing is checked by `checking.remarks_on`: refusals raise `Refused` and leave nothing written, warnings are
answered for the page to show.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.access.permit import OutOfReach
from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.locking import hold
from reception.db.session import db
from reception.housing import permits
from reception.housing.models import Closure, Contract, ContractMember
from reception.housing.operations.chain import cancel, end, end_before, extend, give_notice, take_over, take_up_again
from reception.housing.operations.checking import hold_homes, remarks_on
from reception.housing.operations.closures import open_unit
from reception.housing.operations.moving import add_member, drop_member, mark_tenant, move_in, move_out, tick_off
from reception.housing.operations.offers import contract_made
from reception.housing.queries import offers as offer_queries
from reception.housing.rules.chain import remarks_on_following
from reception.housing.rules.contracts import Agreement, remarks_on_contract
from reception.housing.terms import Tenure, Unavailability
from reception.i18n.formats import now
from reception.i18n.markers import N_
from reception.reckoning.periods import Period
from reception.reckoning.remarks import NOTHING, Refused, Remarks, accepted, codes, refusal, warning
from reception.web.free_number import free_number

__all__ = [
    "Refused",
    "add_member",
    "cancel",
    "correct",
    "drop_member",
    "end",
    "extend",
    "give_notice",
    "hold_homes",
    "let",
    "let_by_offer",
    "mark_tenant",
    "move_in",
    "move_out",
    "take_over",
    "take_up_again",
    "tick_off",
]

#: Who is to live there: (id of the person, whether she signs the contract).
People = Sequence[tuple[int, bool]]


def let(
    *,
    tenure: Tenure,
    unit_id: int | None,
    people: People,
    first_on: date,
    last_on: date | None,
    follows: Contract | None = None,
    ends_follows: bool = False,
    despite_reservation: bool = False,
    moved_in_on: date | None = None,
    author_id: int | None,
    **details: Any,
) -> tuple[Contract, Remarks]:
    """A contract or an arrangement of these people, checked; answers the warnings beside it. Raises Refused.

    `details`: conditional, condition, rent, signed_on, furnished, furniture, note, elsewhere, provider_id, rooms, area.
    `ends_follows`: the contract before it ends the day before, if it has no earlier end. `despite_reservation`: days
    that are kept for a household are kept for this one (an accepted offer).
    """
    agreement = Agreement(tenure, first_on, last_on, bool(details.get("conditional")), unit_id)
    with db.session.begin_nested():
        found = _on_people(people) + _on_the_one_before(agreement, follows, ends_it=ends_follows)
        found += remarks_on(agreement, len(people), despite_reservation=despite_reservation)
        found = accepted(found + _on_other_homes(agreement, people, follows))
        contract = Contract(
            number=free_number(Contract, permits.OCCUPIED),
            tenure=tenure,
            unit_id=unit_id,
            first_on=first_on,
            last_on=last_on,
            follows_id=follows.id if follows is not None else None,
            made_at=now(),
            made_by_id=author_id,
            members=[ContractMember(person_id=person_id, is_tenant=signs) for person_id, signs in people],
            **details,
        )
        db.session.add(contract)
        db.session.flush()
        record("housing-contract.made", contract, tenure=tenure, unit=unit_id, warnings=codes(found))
        if moved_in_on is not None:
            found += move_in(contract, moved_in_on)
    return contract, found


def let_by_offer(offer_number: str, **values: Any) -> tuple[Contract, Remarks]:
    """`let`, for a home that was offered: the offer leads to the contract, and days kept for a household are kept for
    this one. Raises what `let` and `offers.contract_made` raise, and OutOfReach for an offer to another household."""
    offer = offer_queries.offer(offer_number, permits.WRITE_OFFERS)
    if offer.need.case.person_id not in {person_id for person_id, _signs in values["people"]}:
        raise OutOfReach
    hold(offer.need)
    with db.session.begin_nested():
        made, found = let(**values, despite_reservation=values.get("unit_id") == offer.unit_id)
        contract_made(offer, made)
        _open_what_was_kept(made)
    return made, found


def _open_what_was_kept(contract: Contract) -> None:
    """The days that were kept for the household are its contract's now.

    Of somebody protected nothing is left of what was kept: its last day would tell everybody when she moves in.
    """
    kept = sa.select(Closure).where(Closure.unit_id == contract.unit_id, Closure.reason == Unavailability.RESERVED)
    for closure in db.session.scalars(kept):
        if Period(closure.first_on, closure.last_on).meets(contract.agreement.period):
            open_unit(closure, closure.first_on if _is_protected(contract) else contract.first_on)


def _is_protected(contract: Contract) -> bool:
    return any(member.person.is_protected for member in contract.members)


def _on_the_one_before(agreement: Agreement, follows: Contract | None, *, ends_it: bool) -> Remarks:
    if follows is None:
        return NOTHING
    if ends_it:
        end_before(follows, agreement)
    if agreement.last is not None and agreement.last < agreement.first:
        return NOTHING  # refused by itself
    return remarks_on_following(follows.agreement, agreement)


def correct(contract: Contract, **values: Any) -> Remarks:
    """Write what was wrong of a contract anew, by the names of its columns: checked as a new one. Raises Refused."""
    hold(contract)
    agreement = _corrected(contract, values)
    hold_homes(*(unit for unit in (contract.unit_id, agreement.unit_id) if unit is not None))
    found = _on_days_entered(contract, agreement)
    if contract.cancelled_at is not None:
        found += tuple(one for one in remarks_on_contract(agreement) if one.code == "last-before-first")
    elif not found:
        found = remarks_on(agreement, contract.people_now, contract=contract)
    found = accepted(found)
    changed = write_anew(contract, values)
    record("housing-contract.corrected", contract, fields=changed, warnings=codes(found))
    return found


def _corrected(contract: Contract, values: dict[str, Any]) -> Agreement:
    """What it says once these values are written."""
    says = contract.agreement
    return replace(
        says,
        tenure=values.get("tenure", says.tenure),
        first=values.get("first_on", says.first),
        last=values.get("last_on", says.last),
        conditional=values.get("conditional", says.conditional),
        unit_id=values.get("unit_id", says.unit_id),
    )


def _on_days_entered(contract: Contract, agreement: Agreement) -> Remarks:
    """Days that are entered already are not to lie outside those that are written now."""
    ended = contract.ended_on
    if ended is not None and ended < agreement.first:
        says = N_("The contract ended on %(ended)s, before this first day.")
        return (refusal("ended-before-first", "first", says, ended=ended),)
    if ended is not None and agreement.last is not None and agreement.last < ended:
        says = N_("The contract ended on %(ended)s, after this last day.")
        return (refusal("ended-after-last", "last", says, ended=ended),)
    return NOTHING


def _on_people(people: People) -> Remarks:
    if not people:
        return (refusal("nobody", "people", N_("Choose who is to live there.")),)
    if not any(signs for _person_id, signs in people):
        return (warning("no-tenant", "people", N_("Nobody is marked as the one whose contract it is.")),)
    return NOTHING


def _on_other_homes(agreement: Agreement, people: People, follows: Contract | None) -> Remarks:
    """Somebody of them has another contract on these days: as far as the writer may know, beside the one before."""
    if agreement.last is not None and agreement.last < agreement.first:
        return NOTHING
    end_day = sa.func.coalesce(Contract.ended_on, Contract.last_on)
    theirs = sa.select(ContractMember.contract_id).where(
        ContractMember.person_id.in_([person_id for person_id, _signs in people]), ContractMember.left_on.is_(None)
    )
    query = sa.select(Contract.id).where(
        Contract.id.in_(theirs),
        Contract.cancelled_at.is_(None),
        sa.or_(end_day.is_(None), end_day >= agreement.first),
        Contract.first_on <= agreement.period.end,
        Contract.id != (follows.id if follows is not None else 0),
    )
    if db.session.scalar(permits.CONTRACTS.within(query.limit(1))) is None:
        return NOTHING
    says = N_("Somebody of the household has another contract on some of these days. End it when they have moved.")
    return (warning("another-home", "people", says),)
