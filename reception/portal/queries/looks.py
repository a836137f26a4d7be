"""Who has looked at what is kept about her: by day, role and unit; nobody by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from reception.access.actor import newcomer
from reception.access.roles import Role
from reception.accounts.models import Unit
from reception.audit.models import Look
from reception.db.session import db
from reception.people.models import Merge, Person
from reception.portal import permits


@dataclass(frozen=True)
class Looked:
    """On a day, somebody of a unit in one or more roles. `unit_name`: None where it stood in no unit."""

    day: date
    roles: tuple[Role, ...]
    unit_name: str | None


def looks(window: tuple[int, int]) -> Sequence[Looked]:
    """Those of a page (offset, limit), the latest first; also those who looked at a record that went up in hers."""
    offset, limit = window
    person_id = newcomer().person_id
    former = sa.select(Merge.former_id).where(Merge.person_id == person_id, Merge.undone_at.is_(None))
    hers = sa.union_all(sa.select(sa.literal(person_id)), former)
    query = (
        sa.select(Look.on_day, Look.roles, Unit.name)
        .distinct()
        .select_from(Look)
        .join(Person, Person.id == person_id)
        .outerjoin(Unit, Unit.id == Look.unit_id)
        .where(Look.person_id.in_(hers))
        .order_by(Look.on_day.desc(), Unit.name, Look.roles)
    )
    rows = db.session.execute(permits.PERSON.within(query.offset(offset).limit(limit)))
    return [Looked(day, _roles(codes), unit_name) for day, codes, unit_name in rows]


def _roles(codes: str) -> tuple[Role, ...]:
    """The roles that the log names; one that there is no more is passed over."""
    known = {role.value for role in Role}
    return tuple(Role(code) for code in codes.split() if code in known)
