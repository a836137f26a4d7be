"""Asking for a home, and saying why none is sought any longer.

A need ends by itself when the household has moved in (`housed`): until then the clock of settlement runs, also with a
contract in hand.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

import sqlalchemy as sa

from reception.access.actor import current
from reception.audit.log import record
from reception.cases.models import Case
from reception.cases.operations import active
from reception.cases.terms import CaseState
from reception.db.changing import write_anew
from reception.db.locking import hold
from reception.db.session import db
from reception.housing import permits
from reception.housing.models import Contract, HomeNeed, Offer
from reception.housing.rules.tenures import nature
from reception.housing.terms import NeedEnding, OfferState, Tenure
from reception.i18n.formats import now, today
from reception.web.free_number import free_number

#: The step of a tenure from which on it is the home that was sought (see `rules.tenures`; our proposal).
A_HOME: Final = nature(Tenure.MUNICIPAL).step


class AlreadyAsked(Exception):
    """A home is sought on this case already."""


class CaseClosed(Exception):
    """The case is closed: no home is asked for on it."""


class NeedEnded(Exception):
    """No home is sought any longer."""


def ask_for_home(
    case: Case,
    *,
    household_id: int | None,
    wanted_from: date | None = None,
    without_stairs: bool = False,
    school_id: int | None = None,
    work_id: int | None = None,
    note: str | None = None,
) -> HomeNeed:
    """Ask for a home for the person of a case, and for those who live with her. Raises CaseClosed, AlreadyAsked.

    `household_id` None: for her alone.
    """
    hold(case)
    if case.state is not CaseState.OPEN:
        raise CaseClosed
    if _open_need(case) is not None:
        raise AlreadyAsked
    need = HomeNeed(
        number=free_number(HomeNeed, permits.OCCUPIED),
        case=case,
        household_id=household_id,
        wanted_from=wanted_from,
        without_stairs=without_stairs,
        school_id=school_id,
        work_id=work_id,
        note=note or None,
        made_at=now(),
        made_by_id=current().user_id,
    )
    db.session.add(need)
    db.session.flush()
    active(case, today())
    record("home-need.made", need)
    return need


def _open_need(case: Case) -> int | None:
    query = sa.select(HomeNeed.id).where(HomeNeed.case_id == case.id, HomeNeed.ended_on.is_(None))
    return db.session.scalar(permits.COMPOSITION.within(query))


def change_need(need: HomeNeed, **facts: object) -> None:
    """Write anew what is needed, by the names of the columns. Raises NeedEnded."""
    _check_open(need)
    written = {name: value if isinstance(value, bool) else value or None for name, value in facts.items()}
    changed = write_anew(need, written)
    record("home-need.changed", need, fields=changed)


def end_need(need: HomeNeed, ending: NeedEnding, on: date) -> None:
    """No home is sought any longer; what was offered and is not answered yet is withdrawn. Raises NeedEnded."""
    hold(need)
    _check_open(need)
    need.ended_on, need.ending = on, ending
    _withdraw_offers(need)
    db.session.flush()
    record("home-need.ended", need, ending=ending)


def seek_again(need: HomeNeed) -> None:
    """A home is sought after all. Raises CaseClosed, AlreadyAsked if another need was made meanwhile."""
    hold(need.case)
    if need.case.state is not CaseState.OPEN:
        raise CaseClosed
    if need.ended_on is not None and _open_need(need.case) is not None:
        raise AlreadyAsked
    need.ended_on = need.ending = None
    db.session.flush()
    record("home-need.taken-up", need)


def housed(contract: Contract, on: date) -> None:
    """The household of a contract has moved in on that day: what was sought for any of its people has been found.

    A transitional home, a place with relatives or a placement is not what was sought: the need stands. Called where
    moving in is entered, whoever does so: also a need that she does not see has ended.
    """
    if nature(contract.tenure).step >= A_HOME:
        for need in _needs_of(contract):
            end_need(need, NeedEnding.HOUSED, on)


def _needs_of(contract: Contract) -> Iterable[HomeNeed]:
    people = [member.person_id for member in contract.members]
    query = sa.select(HomeNeed).join(Case, Case.id == HomeNeed.case_id)
    return permits.COMPOSITION.all(query.where(Case.person_id.in_(people), HomeNeed.ended_on.is_(None)))


def _withdraw_offers(need: HomeNeed) -> None:
    """Those that are not answered; one that led to a contract stays accepted, unless nobody moved in by it."""
    contract = Offer.contract
    came_about = sa.or_(Contract.ended_on.is_(None), Contract.moved_in_on.is_not(None))
    led_to_one = contract.has(sa.and_(Contract.cancelled_at.is_(None), came_about))
    query = sa.select(Offer).where(Offer.need_id == need.id, sa.not_(led_to_one))
    waiting = query.where(Offer.state.in_((OfferState.PREPARED, OfferState.MADE, OfferState.ACCEPTED)))
    for offer in permits.COMPOSITION.all(waiting):
        offer.state = OfferState.WITHDRAWN
        record("home-offer.withdrawn", offer)


def _check_open(need: HomeNeed) -> None:
    if need.ended_on is not None:
        raise NeedEnded
