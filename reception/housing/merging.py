"""What a merge of two records about one person does with homes. Registered in the registry.

Contracts follow by themselves. Where both records lived by one contract, the two memberships are one: she is its tenant
if she was by either, lives there if she does by either, and came on the first of the days. Where a home was sought on
both, what either asks for is asked for; of two offers of one home the one that came further stands.
"""

from typing import Final

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.db.following import Joined
from reception.db.session import db
from reception.housing.models import Contract, ContractMember, HomeNeed, Offer
from reception.housing.permits import contracts_in_sight, needs_in_sight, offers_in_sight
from reception.housing.terms import OfferState
from reception.i18n.markers import N_
from reception.people import permits as people_permits
from reception.people.queries.moves import Countable


def _members_in_sight(actor: Actor) -> sa.ColumnElement[bool]:
    return ContractMember.contract_id.in_(sa.select(Contract.id).where(contracts_in_sight(actor)))


#: What is told of it before, as far as the reader may know the contracts.
COUNTED: Final = (
    Countable(ContractMember, N_("Homes and contracts"), _members_in_sight),
    Countable(HomeNeed, N_("Homes that are sought"), needs_in_sight),
    Countable(Offer, N_("Offered homes"), offers_in_sight),
)
_LONGEST_NOTE: Final = 500


def join_members(pair: Joined) -> None:
    """Both records lived by one contract: what stands says what either said."""
    stays, gone = _member(pair.stays), _member(pair.gone)
    values = {
        "is_tenant": stays.is_tenant or gone.is_tenant,
        "came_on": None if stays.came_on is None or gone.came_on is None else min(stays.came_on, gone.came_on),
        "left_on": None if stays.left_on is None or gone.left_on is None else max(stays.left_on, gone.left_on),
    }
    db.session.execute(sa.update(ContractMember).where(ContractMember.id == stays.id).values(values))


def _member(member_id: int) -> ContractMember:
    return people_permits.MOVE_RECORD.one(sa.select(ContractMember).where(ContractMember.id == member_id))


def join_needs(pair: Joined) -> None:
    """A home is sought on both records' cases: the first day, no stairs if either cannot take them, both notes."""
    stays, gone = _need(pair.stays), _need(pair.gone)
    notes = dict.fromkeys(need.note for need in (stays, gone) if need.note)
    days = (stays.wanted_from, gone.wanted_from)
    values = {
        "household_id": stays.household_id or gone.household_id,
        "wanted_from": None if None in days else min(day for day in days if day),
        "without_stairs": stays.without_stairs or gone.without_stairs,
        "school_id": stays.school_id or gone.school_id,
        "work_id": stays.work_id or gone.work_id,
        "note": "\n".join(notes)[:_LONGEST_NOTE] or None,
    }
    db.session.execute(sa.update(HomeNeed).where(HomeNeed.id == stays.id).values(values))


def join_offers(pair: Joined) -> None:
    """One home was held out to both records: the offer that came further says where it stands."""
    stays, gone = _offer(pair.stays), _offer(pair.gone)
    if _FURTHER.index(gone.state) > _FURTHER.index(stays.state) or (gone.contract_id and not stays.contract_id):
        names = ("state", "made_on", "answer_by", "answered_on", "contract_id")
        values = {name: getattr(gone, name) for name in names}
        db.session.execute(sa.update(Offer).where(Offer.id == stays.id).values(values))


#: Those that can stand beside each other for one home; the last came furthest.
_FURTHER: Final = (OfferState.PREPARED, OfferState.MADE, OfferState.ACCEPTED)


def _need(need_id: int) -> HomeNeed:
    return people_permits.MOVE_RECORD.one(sa.select(HomeNeed).where(HomeNeed.id == need_id))


def _offer(offer_id: int) -> Offer:
    return people_permits.MOVE_RECORD.one(sa.select(Offer).where(Offer.id == offer_id))
