"""Which two records share a key and may be about one person by what the database knows. One query."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import orm

from reception.access.actor import Actor, current
from reception.db.aliases import shared_alias
from reception.db.session import db
from reception.people import permits
from reception.people.models import Identifier, NotTheSame, Person, SearchKey
from reception.people.rules import alike
from reception.people.rules.birth import ESTIMATED_YEARS
from reception.people.rules.identifiers import PERSONAL_KINDS
from reception.people.rules.sameness import Shared
from reception.people.terms import BirthPrecision, KeyKind

#: How many pairs are looked at. Those that share most come first; the rest come up when these are settled.
MOST: Final = 1000
#: How many may have a key in common that is a sign of one person; what more people share is that of a home, say.
FEW: Final = 8

_Other = shared_alias(Person, name="other")
_Key = shared_alias(SearchKey, name="own_key")
_OtherKey = shared_alias(SearchKey, name="other_key")


@dataclass(frozen=True)
class Candidate:
    """Two people by id, and what they share."""

    ids: tuple[int, int]
    shared: Shared


def candidates(of: Person | None = None) -> list[Candidate]:
    """At most `MOST`; `of` narrows to the pairs of one person."""
    signs = [_shares(sign) for sign in (alike.NUMBER, alike.OTHER_NUMBER, alike.DOSSIER, alike.PHONE)]
    shared = _shared_keys(of)
    query = (
        sa.select(Person.id, _Other.id, *signs)
        .select_from(shared)
        .join(_Key, sa.and_(_Key.kind == KeyKind.ALIKE, _Key.key == shared.c.key))
        .join(_OtherKey, sa.and_(_OtherKey.kind == KeyKind.ALIKE, _OtherKey.key == shared.c.key))
        .join(Person, Person.id == _Key.person_id)
        .join(_Other, _Other.id == _OtherKey.person_id)
        .where(_Key.person_id < _OtherKey.person_id, *_in_sight())
        .where(_may_be_one(), _is_not_told_apart())
        .group_by(Person.id, _Other.id)
        .order_by(signs[0].desc(), sa.func.count().desc(), Person.id, _Other.id)
        .limit(MOST)
    )
    if of is not None:
        query = query.where(sa.or_(_Key.person_id == of.id, _OtherKey.person_id == of.id))
    rows = db.session.execute(permits.IDENTIFY.within(query))
    return [Candidate((one, other), Shared(*map(bool, shares))) for one, other, *shares in rows]


def _shared_keys(of: Person | None) -> sa.Subquery:
    """The keys of people within reach that a few have."""
    own = _own_keys(of)
    return (
        sa.select(own.c.key)
        .join(SearchKey, sa.and_(SearchKey.kind == KeyKind.ALIKE, SearchKey.key == own.c.key))
        .where(*_is_visible(SearchKey.person_id))
        .group_by(own.c.key)
        .having(sa.func.count().between(2, FEW))
        .subquery("shared")
    )


def _own_keys(of: Person | None) -> sa.Subquery:
    query = sa.select(_Key.key).join(Person, Person.id == _Key.person_id).where(_Key.kind == KeyKind.ALIKE).distinct()
    actor = current()
    if of is not None:
        query = query.where(Person.id == of.id)
    elif isinstance(actor, Actor):
        query = query.where(permits.all_in_reach(actor))
    return query.subquery("own")


def _in_sight() -> Iterator[sa.ColumnElement[bool]]:
    """Neither is hidden, and the record of either is within reach. The permit sees to the first not being hidden."""
    yield from _is_visible(_OtherKey.person_id)
    actor = current()
    if isinstance(actor, Actor):
        reached = sa.select(Person.id).where(permits.all_in_reach(actor)).correlate(None)
        yield sa.or_(_Key.person_id.in_(reached), _OtherKey.person_id.in_(reached))


def _is_visible(person_id: orm.InstrumentedAttribute[int]) -> Iterator[sa.ColumnElement[bool]]:
    actor = current()
    if isinstance(actor, Actor):
        yield person_id.not_in(sa.select(Person.id).where(permits.hidden(actor)).correlate(None))


def _shares(sign: str) -> sa.ColumnElement[int]:
    return sa.func.max(sa.case((_begins(sign), 1), else_=0))


def _begins(*signs: str) -> sa.ColumnElement[bool]:
    return sa.func.substr(_Key.key, 1, len(signs[0])).in_(signs)


def _may_be_one() -> sa.ColumnElement[bool]:
    """Births that may be one, and no two numbers that make two people.

    A number that one person alone can have stands above both: somebody must look at it.
    """
    return sa.or_(_begins(alike.NUMBER), sa.and_(_births_may_be_one(), sa.not_(_have_different_numbers())))


def _births_may_be_one() -> sa.ColumnElement[bool]:
    """Wider than `rules.sameness`, which decides: a day that is known of both may be another by a slip alone."""
    is_exact = sa.and_(Person.birth_precision == BirthPrecision.DAY, _Other.birth_precision == BirthPrecision.DAY)
    apart = sa.func.abs(sa.extract("year", Person.birth_on) - sa.extract("year", _Other.birth_on))
    year, month, day = (_both(part) for part in ("year", "month", "day"))
    is_slip = sa.or_(sa.and_(year, month), sa.and_(year, day), sa.and_(month, day), sa.and_(year, _is_swapped()))
    return sa.or_(
        Person.birth_on.is_(None),
        _Other.birth_on.is_(None),
        Person.birth_on == _Other.birth_on,
        sa.and_(sa.not_(is_exact), apart <= ESTIMATED_YEARS),
        sa.and_(is_exact, sa.or_(_begins(*alike.WITH_NAME), _Key.key.like(f"{alike.YEAR}:%+%+%")), is_slip),
    )


def _both(part: str) -> sa.ColumnElement[bool]:
    return sa.extract(part, Person.birth_on) == sa.extract(part, _Other.birth_on)


def _is_swapped() -> sa.ColumnElement[bool]:
    return sa.extract("month", Person.birth_on) == sa.extract("day", _Other.birth_on)


def _have_different_numbers() -> sa.ColumnElement[bool]:
    """Whether both hold a verified number of one kind today that one person alone can have: then they are two."""
    own, others = orm.aliased(Identifier), orm.aliased(Identifier)
    return (
        sa.exists()
        .where(own.person_id == Person.id, *_holds(own))
        .where(others.person_id == _Other.id, *_holds(others), others.kind == own.kind)
        .correlate(Person, _Other)
    )


def _holds(identifier: Any) -> Iterator[sa.ColumnElement[bool]]:
    yield from (identifier.verified, identifier.kind.in_(PERSONAL_KINDS), identifier.ends_on.is_(None))


def _is_not_told_apart() -> sa.ColumnElement[bool]:
    told = sa.exists().where(NotTheSame.first_id == Person.id, NotTheSame.second_id == _Other.id)
    return sa.not_(told.correlate(Person, _Other))
