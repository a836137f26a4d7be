"""What rules reckon with: a few facts of many people at once, as plain values.

Nobody sees a page of this. Whose facts are asked for, the caller has found within a permit of its own; nothing here
tells of anybody else but how many children live with somebody.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Protocol

import sqlalchemy as sa

from reception.db.aliases import shared_alias
from reception.db.bulk import chunks
from reception.db.session import db
from reception.i18n.formats import today
from reception.people import permits
from reception.people.models import Guardianship, Household, HouseholdMember, KeyDate, PermitGround, Person
from reception.people.queries.memberships import lives_there
from reception.people.rules.ages import is_child
from reception.people.rules.birth import Birth, known_birth
from reception.people.terms import BirthPrecision, Ground, GuardianKind, KeyDateKind, Protection, ReceptionRoute, Source

_child, _home = shared_alias(Person), shared_alias(HouseholdMember)
_NO_DAY: Final = sa.cast(sa.null(), sa.Date)


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
    """What is known of each, by id. Two statements for each portion of people."""
    found: dict[int, Known] = {}
    for part in chunks(person_ids):
        found |= _people(part)
        beside: dict[str, list[_Beside]] = {}
        for row in _rows(_beside(part)):
            beside.setdefault(row.what, []).append(row)
        for what, tell in _TOLD.items():
            tell(beside.get(what, ()), found)
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
            birth=known_birth(row.birth_on, row.birth_precision),
            birth_source=row.birth_source or Source.UNKNOWN,
            route=row.route,
            citizenships=tuple(row.citizenships.split()),
            needs_interpreter=row.interpreter_needed,
        )
        for row in _rows(query)
    }


class _Beside(Protocol):
    """A row of what stands beside a person's own: `code` is a kind, a ground or how exactly a birth is known."""

    what: str
    person_id: int
    id: int
    code: str
    first: date | None
    last: date | None
    source: Source


def _beside(person_ids: Sequence[int]) -> sa.Select[*tuple[Any, ...]]:
    """Key dates, permits, guardians and children of these people, in one statement; in no order."""
    key, permit, guard = KeyDate, PermitGround, Guardianship
    parts = (
        _told("key date", key, key.kind, key.on_day),
        _told("permit", permit, permit.ground, permit.starts_on, permit.ends_on),
        _told("guardian", guard, guard.kind, guard.starts_on).where(guard.starts_on.is_not(None)),
    )
    wanted = (part.where(part.selected_columns.person_id.in_(person_ids)) for part in parts)
    return sa.select(sa.union_all(*wanted, _children(person_ids)).subquery())


def _told(what: str, of: Any, code: Any, first: Any, last: Any = None) -> sa.Select[*tuple[Any, ...]]:
    ends = _NO_DAY if last is None else last
    return sa.select(
        sa.literal(what).label("what"), of.person_id.label("person_id"), of.id.label("id"),
        sa.type_coerce(code, sa.String).label("code"), first.label("first"), ends.label("last"),
        of.source.label("source"),
    )  # fmt: skip


def _children(person_ids: Sequence[int]) -> sa.Select[*tuple[Any, ...]]:
    """Everybody who lives with somebody, herself among them, under her own id, with the birth of those who count.

    A protected child counts for people who are protected themselves alone: a count must not tell of her.
    """
    member = HouseholdMember
    counts = sa.or_(_child.protection == Protection.NONE, Person.protection != Protection.NONE)
    birth = sa.case((counts, _child.birth_on))
    return (
        sa.select(
            sa.literal("child").label("what"), member.person_id, _child.id, _child.birth_precision, birth, _NO_DAY,
            sa.cast(sa.null(), sa.String),
        )
        .join(Person, Person.id == member.person_id)
        .join(_home, _home.household_id == member.household_id)
        .join(_child, _child.id == _home.person_id)
        .where(member.person_id.in_(person_ids), lives_there())
        .where(sa.or_(_home.ends_on.is_(None), _home.ends_on >= today()))
    )  # fmt: skip


def _tell_key_dates(rows: Iterable[_Beside], found: dict[int, Known]) -> None:
    for row in rows:
        if row.first is not None:
            found[row.person_id].key_dates[KeyDateKind(row.code)] = (row.first, row.source)


def _tell_permits(rows: Iterable[_Beside], found: dict[int, Known]) -> None:
    """The last one in this order stands: those that are over, those ahead, the one in force; each by its first day."""
    day = today()

    def rank(row: _Beside) -> tuple[int, date, int]:
        begins, ends = row.first or date.min, row.last or date.max
        return 0 if ends < day else 1 if begins > day else 2, begins, row.id

    for row in sorted(rows, key=rank):
        found[row.person_id].permit = (Ground(row.code), row.first, row.last, row.source)


def _tell_guardians(rows: Iterable[_Beside], found: dict[int, Known]) -> None:
    for row in sorted(rows, key=lambda row: (row.first or date.min, -row.id), reverse=True):
        if row.first is not None:
            found[row.person_id].guardians[GuardianKind(row.code)] = (row.first, row.source)


def _tell_children(rows: Iterable[_Beside], found: dict[int, Known]) -> None:
    children: dict[int, set[int]] = {}
    for row in rows:
        hers = children.setdefault(row.person_id, set())
        if row.first and row.code and is_child((row.first, BirthPrecision(row.code)), today()):
            hers.add(row.id)
    for person_id, hers in children.items():
        found[person_id].children = len(hers)


_TOLD: Final = {
    "key date": _tell_key_dates,
    "permit": _tell_permits,
    "guardian": _tell_guardians,
    "child": _tell_children,
}


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
