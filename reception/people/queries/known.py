"""What rules reckon with: a few facts of many people at once, as plain values.

Nobody sees a page of this. Whose facts are asked for, the caller has found within a permit of its own; nothing here
tells of anybody else but how many children live with somebody.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.db.aliases import shared_alias
from reception.db.bulk import chunks
from reception.db.session import db
from reception.i18n.formats import today
from reception.people import permits
from reception.people.models import Guardianship, Household, HouseholdMember, KeyDate, PermitGround, Person
from reception.people.queries.memberships import lives_there
from reception.people.rules.ages import is_child
from reception.people.rules.birth import Birth
from reception.people.terms import Ground, GuardianKind, KeyDateKind, Protection, ReceptionRoute, Source

_child, _home = shared_alias(Person), shared_alias(HouseholdMember)


@dataclass
class Known:
    """What is known of one person. What is not noted is None, or absent."""

    birth: Birth | None
    birth_source: Source
    route: ReceptionRoute | None
    citizenships: tuple[str, ...]
    needs_interpreter: bool | None
    #: The permit that is in force, else the latest: (ground, from, until, source).
    permit: tuple[Ground, date | None, date | None, Source] | None = None
    key_dates: dict[KeyDateKind, tuple[date, Source]] = field(default_factory=dict)
    #: The first day of each kind of guardian.
    guardians: dict[GuardianKind, tuple[date, Source]] = field(default_factory=dict)
    #: Children who live in the same household; None when the person lives in none.
    children: int | None = None


def known_of(person_ids: Sequence[int]) -> Mapping[int, Known]:
    """What is known of each, by id."""
    found: dict[int, Known] = {}
    for part in chunks(person_ids):
        found |= _people(part)
        for read in (_key_dates, _permits, _guardians, _children):
            read(part, found)
    return found


def _rows(query: sa.Select[*tuple[Any, ...]]) -> Iterator[Any]:
    return iter(db.session.execute(permits.KNOWN.within(query)))


def _people(person_ids: Sequence[int]) -> dict[int, Known]:
    query = sa.select(
        Person.id, Person.birth_on, Person.birth_precision, Person.birth_source, Person.route, Person.citizenships,
        Person.interpreter_needed,
    ).where(Person.id.in_(person_ids))  # fmt: skip
    return {
        row.id: Known(
            birth=(row.birth_on, row.birth_precision) if row.birth_on else None,
            birth_source=row.birth_source or Source.UNKNOWN,
            route=row.route,
            citizenships=tuple(row.citizenships.split()),
            needs_interpreter=row.interpreter_needed,
        )
        for row in _rows(query)
    }


def _key_dates(person_ids: Sequence[int], found: dict[int, Known]) -> None:
    query = sa.select(KeyDate.person_id, KeyDate.kind, KeyDate.on_day, KeyDate.source)
    for person_id, kind, on_day, source in _rows(query.where(KeyDate.person_id.in_(person_ids))):
        found[person_id].key_dates[kind] = (on_day, source)


def _permits(person_ids: Sequence[int], found: dict[int, Known]) -> None:
    """The last one in this order stands: those that are over, those ahead, the one in force; each by its first day."""
    day, permit = today(), PermitGround
    over = sa.case((permit.ends_on < day, 0), (permit.starts_on > day, 1), else_=2)
    query = sa.select(permit.person_id, permit.ground, permit.starts_on, permit.ends_on, permit.source)
    by_rank = query.order_by(over, sa.func.coalesce(permit.starts_on, date.min), permit.id)
    for person_id, *rest in _rows(by_rank.where(permit.person_id.in_(person_ids))):
        ground, starts_on, ends_on, source = rest
        found[person_id].permit = (ground, starts_on, ends_on, source)


def _guardians(person_ids: Sequence[int], found: dict[int, Known]) -> None:
    one = Guardianship
    query = sa.select(one.person_id, one.kind, one.starts_on, one.source).where(one.starts_on.is_not(None))
    latest_first = query.order_by(one.starts_on.desc(), one.id)
    for person_id, kind, starts_on, source in _rows(latest_first.where(one.person_id.in_(person_ids))):
        found[person_id].guardians[kind] = (starts_on, source)


def _children(person_ids: Sequence[int], found: dict[int, Known]) -> None:
    """A protected child counts for people who are protected themselves alone: a count must not tell of her."""
    member = HouseholdMember
    query = (
        sa.select(
            member.person_id,
            _child.id,
            _child.birth_on,
            _child.birth_precision,
            sa.or_(_child.protection == Protection.NONE, Person.protection != Protection.NONE),
        )
        .join(Person, Person.id == member.person_id)
        .join(_home, _home.household_id == member.household_id)
        .join(_child, _child.id == _home.person_id)
        .where(member.person_id.in_(person_ids), lives_there())
        .where(sa.or_(_home.ends_on.is_(None), _home.ends_on >= today()))
    )
    children: dict[int, set[int]] = {}
    for person_id, child_id, birth_on, precision, counts in _rows(query):
        hers = children.setdefault(person_id, set())
        if birth_on and counts and is_child((birth_on, precision), today()):
            hers.add(child_id)
    for person_id, hers in children.items():
        found[person_id].children = len(hers)


def housemates(person_ids: Sequence[int], *, held: bool = False) -> set[int]:
    """Everybody who is or was in a household with one of these people, themselves among them, hidden or not.

    With `held` their households are held until the transaction ends: of two who change one household at once, the
    second finds what the first wrote.
    """
    found = set(person_ids)
    for part in chunks(person_ids):
        for homes in chunks(_homes(part, held=held)):
            query = sa.select(HouseholdMember.person_id).where(HouseholdMember.household_id.in_(homes))
            found.update(row.person_id for row in _rows(query))
    return found


def _homes(person_ids: Sequence[int], *, held: bool) -> list[int]:
    theirs = sa.select(HouseholdMember.household_id).where(HouseholdMember.person_id.in_(person_ids))
    query = sa.select(Household.id).where(Household.id.in_(theirs)).order_by(Household.id)
    return [row.id for row in _rows(query.with_for_update(key_share=True) if held else query)]
