"""Who may reach homes and who lives there.

The housing coordinator sees every household that seeks a home and every contract; casework staff those of their own
people. Where somebody who lives there is protected, only those who are named for her see that anybody they know does.
"""

from typing import Final

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.access.permit import Permit
from reception.access.roles import CASEWORK, UNIT_MANAGERS, Role
from reception.cases.models import Case
from reception.housing.models import Contract, ContractMember, HomeNeed, Offer
from reception.people.models import HouseholdMember, Person
from reception.people.permits import hidden, in_reach, not_hidden

COORDINATORS: Final = frozenset({Role.HOUSING_COORDINATOR})
#: Those who see to it that people get a home.
SETTLING: Final = CASEWORK | COORDINATORS


def _coordinates(actor: Actor) -> bool:
    return not COORDINATORS.isdisjoint(actor.roles)


def contracts_in_sight(actor: Actor) -> sa.ColumnElement[bool]:
    """The contracts of nobody hidden: all for coordinators, those of their own people for others."""
    in_sight = sa.not_(_some_member(hidden(actor)))
    return in_sight if _coordinates(actor) else sa.and_(in_sight, _some_member(in_reach(actor)))


def _some_member(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """Whether somebody of a contract meets it. Asked contract by contract: a page of one does not read all members."""
    members = sa.select(ContractMember.id).join(Person).where(ContractMember.contract_id == Contract.id, condition)
    return members.correlate(Contract).exists()


def residents_in_sight(actor: Actor) -> sa.ColumnElement[bool]:
    """Those for whom a home is entered: own people; for coordinators all who seek a home or have a contract."""
    if not _coordinates(actor):
        return in_reach(actor)
    seeking = sa.select(Case.person_id).join(HomeNeed, HomeNeed.case_id == Case.id)
    homes = sa.select(HomeNeed.household_id).where(HomeNeed.household_id.is_not(None))
    with_them = sa.select(HouseholdMember.person_id).where(HouseholdMember.household_id.in_(homes))
    housed = sa.select(ContractMember.person_id)
    known = sa.or_(Person.id.in_(seeking), Person.id.in_(with_them), Person.id.in_(housed))
    return sa.and_(sa.or_(known, in_reach(actor)), not_hidden(actor))


def needs_in_sight(actor: Actor) -> sa.ColumnElement[bool]:
    """The households seeking a home in which nobody is hidden: all for coordinators, of own cases for others."""
    with_hidden = sa.select(HouseholdMember.household_id).join(Person).where(hidden(actor))
    in_sight = sa.and_(
        HomeNeed.case.has(Case.person.has(sa.not_(hidden(actor)))),
        sa.or_(HomeNeed.household_id.is_(None), HomeNeed.household_id.not_in(with_hidden)),
    )
    return in_sight if _coordinates(actor) else sa.and_(in_sight, needs_of_own_cases(actor))


def needs_of_own_cases(actor: Actor) -> sa.ColumnElement[bool]:
    """The needs that stand on the cases of the actor's units."""
    return HomeNeed.case.has(Case.unit_id.in_(actor.unit_ids(CASEWORK)))


def offers_in_sight(actor: Actor) -> sa.ColumnElement[bool]:
    """The offers to households that the actor sees."""
    return Offer.need.has(needs_in_sight(actor))


#: The homes themselves: no page under this says who lives there.
DWELLINGS = Permit("dwelling.read", SETTLING)
KEEP = Permit("dwelling.keep", COORDINATORS)
REPORT_FAULT = Permit("dwelling.report", SETTLING)
#: Nobody sees a page with this: it tells rules which units are taken, by how many, on which days.
OCCUPIED = Permit("dwelling.occupied", SETTLING)
#: Of whom a home is entered: own people, and for the coordinator those who seek a home or have a contract.
RESIDENTS = Permit("resident.read", SETTLING, residents_in_sight, personal=True)
#: Who lives with somebody found under `RESIDENTS`.
HOUSEMATES = Permit("resident.household", SETTLING, not_hidden, personal=True)
#: Nobody sees a page with this: it gives the path the days of homes of cases that the caller has found.
HOME_DAYS = Permit("home.days", SETTLING)
CONTRACTS = Permit("housing-contract.read", SETTLING, contracts_in_sight, personal=True)
WRITE_CONTRACTS = Permit("housing-contract.write", SETTLING, contracts_in_sight, personal=True)
NEEDS = Permit("home-need.read", SETTLING, needs_in_sight, personal=True)
#: Asking for a home is the caseworker's; the coordinator looks for it.
WRITE_NEEDS = Permit("home-need.write", CASEWORK, needs_in_sight, personal=True)
OFFERS = Permit("home-offer.read", SETTLING, offers_in_sight, personal=True)
WRITE_OFFERS = Permit("home-offer.write", SETTLING, offers_in_sight, personal=True)
#: Nobody sees a page with this: how many are to live together and how old they are, of needs within reach.
COMPOSITION = Permit("home-need.composition", SETTLING)
#: Sums of homes and contracts, for those who plan them.
FIGURES = Permit("housing.figures", UNIT_MANAGERS | COORDINATORS)
#: Nobody sees a page with this: counts that are not published yet are the statistician's (contract, decision 9).
OUTCOMES = Permit("housing.outcomes", frozenset({Role.STATISTICIAN}))
