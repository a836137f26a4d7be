"""Offers of homes: those of a need, one by its number, and which homes are offered to anybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload

from reception.access.permit import Permit
from reception.cases.models import Case
from reception.db.session import db
from reception.housing import permits
from reception.housing.models import Contract, DwellingUnit, HomeNeed, Offer
from reception.housing.terms import OfferState, UnitKind
from reception.housing.wording import unit_address

#: While it stands like this, the home is held out to a household.
STANDING: Final = (OfferState.PREPARED, OfferState.MADE, OfferState.ACCEPTED)


@dataclass(frozen=True)
class Claim:
    """A unit is held out to a household. Whose household it is, stands on no page of another."""

    number: str
    need_id: int
    unit_id: int
    dwelling_id: int
    dwelling_number: str
    address: str
    kind: UnitKind
    state: OfferState
    free_on: date
    answer_by: date | None
    #: The first day of the contract that the offer led to.
    contract_first_on: date | None
    contract_number: str | None = None

    def is_for(self, dwelling_id: int, unit_id: int, kind: UnitKind) -> bool:
        """Whether it stands in the way of that unit: the same one, or the whole of its home and a part of it."""
        if self.unit_id == unit_id:
            return True
        return self.dwelling_id == dwelling_id and UnitKind.WHOLE in {self.kind, kind}


def claims() -> list[Claim]:
    """Every offer that stands, of needs that have not ended, seen or unseen: so that nobody offers a home twice.

    Once the household has moved in, its contract holds the home.
    """
    query = (
        sa.select(Offer, Contract.first_on, Contract.number)
        .join(Offer.need)
        .join(Offer.unit)
        .join(DwellingUnit.dwelling)
        .outerjoin(Contract, Contract.id == Offer.contract_id)
        .where(Offer.state.in_(STANDING), HomeNeed.ended_on.is_(None), Contract.moved_in_on.is_(None))
        .options(contains_eager(Offer.unit).contains_eager(DwellingUnit.dwelling))
        .order_by(Offer.id)
    )
    return [_claim(*row) for row in db.session.execute(permits.OCCUPIED.within(query))]


def _claim(offer: Offer, contract_first_on: date | None, contract_number: str | None) -> Claim:
    unit = offer.unit
    return Claim(
        number=offer.number,
        need_id=offer.need_id,
        unit_id=unit.id,
        dwelling_id=unit.dwelling_id,
        dwelling_number=unit.dwelling.number,
        address=unit_address(unit.dwelling, unit),
        kind=unit.kind,
        state=offer.state,
        free_on=offer.free_on,
        answer_by=offer.answer_by,
        contract_first_on=contract_first_on,
        contract_number=contract_number,
    )


def claims_on(unit: DwellingUnit) -> list[Claim]:
    """The offers that stand in the way of that unit."""
    return [one for one in claims() if one.is_for(unit.dwelling_id, unit.id, unit.kind)]


def offers_of(need: HomeNeed) -> Sequence[Offer]:
    """What was offered to those who need a home, the latest first."""
    return permits.OFFERS.all(_offers().where(Offer.need_id == need.id).order_by(Offer.id.desc()))


def offer(number: str, permit: Permit = permits.OFFERS) -> Offer:
    """The offer of that number with its need, unit and home. Raises OutOfReach."""
    return permit.one(_offers().where(Offer.number == number))


def _offers() -> sa.Select[Offer]:
    need = contains_eager(Offer.need)
    unit = contains_eager(Offer.unit)
    return (
        sa.select(Offer)
        .join(Offer.need)
        .join(Offer.unit)
        .options(need.joinedload(HomeNeed.case).joinedload(Case.person), unit.joinedload(DwellingUnit.dwelling))
        .options(joinedload(Offer.made_by), joinedload(Offer.contract))
    )
