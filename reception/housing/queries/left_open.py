"""What is open about homes in a case that is to be closed. Registered in the registry."""

from collections.abc import Iterable

import sqlalchemy as sa

from reception.cases.models import Case
from reception.cases.queries import LeftOpen
from reception.housing import permits
from reception.housing.models import Contract, ContractMember, HomeNeed
from reception.housing.rules.tenures import NATURES
from reception.i18n.formats import local, today
from reception.i18n.markers import N_


def left_open(case: Case) -> Iterable[LeftOpen]:
    """A home is sought, and nobody has said that it no longer is; or the municipality lets the person a home."""
    yield from _homes_let(case)
    query = sa.select(HomeNeed).where(HomeNeed.case_id == case.id, HomeNeed.ended_on.is_(None))
    for need in permits.NEEDS.all(query):
        yield LeftOpen(
            N_("A home that is sought"),
            day=need.wanted_from or local(need.made_at).date(),
            endpoint="home_needs.end",
            values={"number": case.person.number, "need_number": need.number},
        )


def _homes_let(case: Case) -> Iterable[LeftOpen]:
    """A household's own contract is nobody's to end; one with the municipality goes on until somebody ends it."""
    end = sa.func.coalesce(Contract.ended_on, Contract.last_on)
    query = sa.select(Contract).where(
        Contract.tenure.in_([tenure for tenure, nature in NATURES.items() if nature.through_us]),
        Contract.cancelled_at.is_(None),
        Contract.members.any(sa.and_(ContractMember.person_id == case.person_id, ContractMember.left_on.is_(None))),
        sa.or_(end.is_(None), end > today()),
    )
    for contract in permits.CONTRACTS.all(query.order_by(Contract.first_on)):
        yield LeftOpen(
            N_("A home that the municipality lets"),
            day=contract.ends_on,
            endpoint="contracts.contract",
            values={"number": contract.number},
        )
