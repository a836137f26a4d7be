"""Contracts of chosen people that end soon, or that go on unless notice is given soon."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import sqlalchemy as sa

from reception.db.aliases import shared_alias
from reception.db.session import db
from reception.housing import permits
from reception.housing.models import Contract, ContractMember
from reception.housing.queries.lives import is_real
from reception.housing.rules.notice import notice_by
from reception.housing.rules.tenures import nature
from reception.housing.terms import Tenure
from reception.people.models import Person
from reception.people.terms import Protection

#: So many days before a contract ends, or notice is due, its caseworker is told (our number).
SOON_DAYS: Final = 60
#: What is read for the notice: no rule of ours has a longer one (`rules.notice.NOTICES`: three months).
_LONGEST_NOTICE: Final = timedelta(days=93)
_next = shared_alias(Contract)


@dataclass(frozen=True)
class EndingContract:
    """A contract that ends on `last_on`; `notice_by`: the last day for the municipality to give notice, if it must.

    It stands under one of the chosen people: who signs it before who only lives there.
    """

    number: str
    tenure: Tenure
    last_on: date
    notice_by: date | None
    person_id: int
    person_number: str
    shown_name: str
    is_protected: bool

    def is_soon(self, today: date) -> bool:
        """Whether it is time to see to it."""
        soon = today + timedelta(days=SOON_DAYS)
        return self.last_on <= soon or (self.notice_by is not None and self.notice_by <= soon)

    @property
    def order(self) -> tuple[date, date, str]:
        """What is to be done first stands first."""
        return min(filter(None, (self.notice_by, self.last_on))), self.last_on, self.number


def ending_soon(people: sa.Select[int], today: date) -> list[EndingContract]:
    """The contracts of these people that end, or need notice, within `SOON_DAYS`; what is first to be done first.

    Left out is what another contract follows. Whoever shows them notes the reading. One statement.
    """
    found: dict[str, EndingContract] = {}
    for row in db.session.execute(permits.CONTRACTS.within(_ending(people, today))):
        one = _contract(row)
        found.setdefault(one.number, one)
    return sorted((one for one in found.values() if one.is_soon(today)), key=lambda one: one.order)


def _contract(row: Iterable[Any]) -> EndingContract:
    number, tenure, last_on, *who, first_on, is_open = row
    ours = is_open and nature(tenure).through_us
    return EndingContract(number, tenure, last_on, notice_by(tenure, first_on, last_on) if ours else None, *who)


def _ending(people: sa.Select[int], today: date) -> sa.Select[*tuple[Any, ...]]:
    end = sa.func.coalesce(Contract.ended_on, Contract.last_on)
    is_open = sa.and_(Contract.ended_on.is_(None), Contract.notice_on.is_(None))
    lives_there = sa.or_(ContractMember.left_on.is_(None), ContractMember.left_on >= today)
    followed = sa.exists().where(_next.follows_id == Contract.id, _next.cancelled_at.is_(None))
    return (
        sa.select(
            Contract.number, Contract.tenure, sa.type_coerce(end, sa.Date), Person.id, Person.number.label("person"),
            Person.shown_name, (Person.protection != Protection.NONE).label("is_protected"), Contract.first_on,
            is_open.label("is_open"),
        )
        .join(ContractMember, ContractMember.contract_id == Contract.id)
        .join(Person, Person.id == ContractMember.person_id)
        .where(Person.id.in_(people), lives_there, is_real(), sa.not_(followed))
        .where(end.between(today, today + timedelta(days=SOON_DAYS) + _LONGEST_NOTICE))
        .order_by(end, Contract.id, ContractMember.is_tenant.desc(), ContractMember.id)
    )  # fmt: skip
