"""Where those who live in homes of the municipality get their letters."""

from collections.abc import Collection

import sqlalchemy as sa

from reception.db.bulk import chunks
from reception.db.session import db
from reception.housing import permits
from reception.housing.models import Contract, ContractMember, Dwelling, DwellingUnit
from reception.housing.queries.lives import is_real
from reception.housing.wording import whole_address
from reception.i18n.formats import today


def postal_addresses(person_ids: Collection[int]) -> dict[int, str]:
    """The whole address of the home that each lives in today by a contract, by id, as far as the reader may know all
    who live there. One statement for each portion of people."""
    day, end = today(), sa.func.coalesce(Contract.ended_on, Contract.last_on)
    query = (
        sa.select(ContractMember.person_id, Dwelling.street, Dwelling.apartment, Dwelling.postcode, Dwelling.town)
        .select_from(Contract)
        .join(ContractMember, ContractMember.contract_id == Contract.id)
        .join(DwellingUnit, DwellingUnit.id == Contract.unit_id)
        .join(Dwelling, Dwelling.id == DwellingUnit.dwelling_id)
        .where(Contract.first_on <= day, sa.or_(end.is_(None), end >= day), is_real())
        .where(sa.or_(ContractMember.left_on.is_(None), ContractMember.left_on >= day))
        .order_by(Contract.first_on, Contract.id)
    )
    found: dict[int, str] = {}
    for part in chunks(person_ids):
        rows = db.session.execute(permits.CONTRACTS.within(query.where(ContractMember.person_id.in_(part))))
        found |= {row.person_id: whole_address(row) for row in rows}
    return found
