"""How mixed the districts are (indicator I25), for municipalities that ask for mixed areas: Skara, Åstorp."""

from typing import Any

import sqlalchemy as sa

from reception.db.session import db
from reception.housing import permits
from reception.housing.models import Contract, ContractMember, District, Dwelling, DwellingUnit
from reception.i18n.formats import today
from reception.matching.rules.areas import shares
from reception.people.models import Person
from reception.people.terms import Protection


def newcomer_shares() -> dict[str, float]:
    """By name of the district, the newcomers' share of its residents as a multiple of that of all districts.

    Newcomers are those who live there today by a contract; protected people are in no number. A municipality that
    fills in nobody's number of residents does not weigh districts at all.
    """
    return shares((row[0], row[1], row[2]) for row in db.session.execute(permits.OCCUPIED.within(_counted())))


def _counted() -> sa.Select[*tuple[Any, ...]]:
    day, end = today(), sa.func.coalesce(Contract.ended_on, Contract.last_on)
    living = (
        sa.select(Dwelling.district_id, sa.func.count(sa.distinct(ContractMember.person_id)).label("people"))
        .select_from(ContractMember)
        .join(Contract, Contract.id == ContractMember.contract_id)
        .join(DwellingUnit, DwellingUnit.id == Contract.unit_id)
        .join(Dwelling, Dwelling.id == DwellingUnit.dwelling_id)
        .join(Person, Person.id == ContractMember.person_id)
        .where(Contract.cancelled_at.is_(None), Contract.first_on <= day, sa.or_(end.is_(None), end >= day))
        .where(ContractMember.left_on.is_(None), Person.protection == Protection.NONE)
        .group_by(Dwelling.district_id)
        .subquery()
    )
    return (
        sa.select(District.name, District.residents, sa.func.coalesce(living.c.people, 0))
        .outerjoin(living, living.c.district_id == District.id)
        .where(District.residents.is_not(None))
    )
