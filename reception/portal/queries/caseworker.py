"""Whom to call: the caseworker of the case."""

from dataclasses import dataclass

import sqlalchemy as sa

from reception.accounts.models import Unit, User
from reception.cases.models import Case
from reception.db.session import db
from reception.portal import permits


@dataclass(frozen=True)
class Caseworker:
    """Who works with the case: nobody is named where nobody has it now."""

    id: int | None
    name: str | None
    title: str | None
    phone: str | None
    unit_name: str

    @property
    def dialled(self) -> str | None:
        """The number as a telephone dials it."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+") if self.phone else None


def caseworker() -> Caseworker:
    """The caseworker of her case, and the unit."""
    query = sa.select(User.id, User.name, User.title, User.phone, Unit.name).select_from(Case)
    query = query.join(Unit, Unit.id == Case.unit_id).outerjoin(User, User.id == Case.worker_id)
    return Caseworker(*db.session.execute(permits.CASE.within(query)).one())
