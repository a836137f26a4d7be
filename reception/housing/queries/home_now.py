"""Where a person lives, in one line: the contract of today or the next one, and whether a home is sought."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.cases.models import Case
from reception.db.session import db
from reception.housing import permits
from reception.housing.models import Contract, ContractMember, Dwelling, DwellingUnit, HomeNeed
from reception.housing.queries.lives import is_real
from reception.housing.terms import Tenure
from reception.housing.wording import unit_address
from reception.i18n.formats import today


@dataclass(frozen=True)
class HomeNow:
    """A contract that a person lives by, or is to. `address`: of one of the municipality's homes; else empty."""

    number: str
    tenure: Tenure
    first_on: date
    last_on: date | None
    address: str

    @property
    def has_begun(self) -> bool:
        """Whether it runs today."""
        return self.first_on <= today()


@dataclass(frozen=True)
class HomeInShort:
    """The home of a person: `now`, else the `next` one; `sought` is the number of the need that has not ended."""

    now: HomeNow | None
    next: HomeNow | None
    sought: str | None

    @property
    def shown(self) -> HomeNow | None:
        """The one to name."""
        return self.now or self.next


def home_in_short(person_id: int) -> HomeInShort:
    """Where somebody lives and whether a home is sought, as far as the reader may know all who live there.

    Two statements. Whoever shows it has noted that the person is shown.
    """
    homes = list(homes_from_today(person_id))
    now = [one for one in homes if one.has_begun]
    coming = [one for one in homes if not one.has_begun]
    return HomeInShort(now[-1] if now else None, coming[0] if coming else None, sought_by(person_id))


def sought_by(person_id: int) -> str | None:
    """The number of the need of a home that has not ended; None if no home is sought. One statement."""
    query = sa.select(HomeNeed.number).join(HomeNeed.case)
    query = query.where(Case.person_id == person_id, HomeNeed.ended_on.is_(None)).order_by(HomeNeed.id.desc())
    return db.session.scalar(permits.NEEDS.within(query.limit(1)))


def homes_from_today(person_id: int) -> Iterator[HomeNow]:
    """The contracts of a person that have not ended, the first to begin first. One statement."""
    end = sa.func.coalesce(Contract.ended_on, Contract.last_on)
    left = ContractMember.left_on
    query = (
        sa.select(
            Contract.number, Contract.tenure, Contract.first_on, sa.type_coerce(end, sa.Date), left,
            Dwelling.street, Dwelling.apartment, DwellingUnit.label,
        )
        .join(ContractMember, ContractMember.contract_id == Contract.id)
        .outerjoin(DwellingUnit, DwellingUnit.id == Contract.unit_id)
        .outerjoin(Dwelling, Dwelling.id == DwellingUnit.dwelling_id)
        .where(ContractMember.person_id == person_id, is_real())
        .where(sa.or_(end.is_(None), end >= today()), sa.or_(left.is_(None), left >= today()))
        .order_by(Contract.first_on, Contract.id)
    )  # fmt: skip
    for row in db.session.execute(permits.CONTRACTS.within(query)):
        yield _home(row)


def _home(row: Any) -> HomeNow:
    number, tenure, first_on, last_on, left_on, street, *_rest = row
    last = min(filter(None, (last_on, left_on)), default=None)
    return HomeNow(number, tenure, first_on, last, unit_address(row, row) if street else "")
