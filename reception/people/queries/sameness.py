"""Pairs of records that may be about one person, for the units that work with either.

Records meet by their keys of `KeyKind.ALIKE`; rows of the database leave out what cannot be one person, and
`rules.sameness` decides about the rest. Somebody hidden from the actor is left out before anything is counted.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import orm

from reception.access.actor import Actor, current
from reception.audit.reading import saw
from reception.db.session import db
from reception.people import permits, wording
from reception.people.models import Identifier, NotTheSame, Person, PersonName, SearchKey
from reception.people.queries.hits import Hit
from reception.people.rules import alike
from reception.people.rules.birth import ESTIMATED_YEARS, Birth
from reception.people.rules.identifiers import PERSONAL_KINDS
from reception.people.rules.sameness import STRENGTH, Described, Shared, reasons
from reception.people.terms import BirthPrecision, KeyKind, Match, NameKind, Protection

#: How many pairs are looked at. Those that share most come first; the rest come up when these are settled.
CANDIDATES: Final = 1000
#: How many may have a key in common that is a sign of one person.
FEW: Final = 8

_Other = orm.aliased(Person, name="other")
_Key = orm.aliased(SearchKey, name="own_key")
_OtherKey = orm.aliased(SearchKey, name="other_key")


@dataclass(frozen=True)
class Pair:
    """Two records that may be about one person, and why, the surest reason first."""

    first: Hit
    second: Hit
    why: tuple[Match, ...]


@dataclass(frozen=True)
class _Candidate:
    """Two people by id, and what they share."""

    ids: tuple[int, int]
    shared: Shared


@dataclass
class _Record:
    """What a pair shows of a person, and what it is judged by."""

    person_id: int
    number: str
    shown_name: str
    birth: Birth | None
    protection: Protection
    names: list[tuple[NameKind, str]] = field(default_factory=list)


def possible_duplicates(window: tuple[int, int], *, of: Person | None = None) -> list[Pair]:
    """Pairs of records that may be about one person, the surest first; `of` narrows to the pairs of one person.

    One of the two has a case in the actor's units, and neither is hidden from the actor. `window` is (offset, limit).
    """
    candidates = _candidates(of)
    records = _records({person_id for candidate in candidates for person_id in candidate.ids})
    pairs = [pair for candidate in candidates if (pair := _pair(candidate, records)) is not None]
    offset, limit = window
    shown = sorted(pairs, key=_order)[offset : offset + limit]
    saw(hit.person_id for pair in shown for hit in (pair.first, pair.second))
    return shown


def _order(pair: Pair) -> tuple[Any, ...]:
    by_name = pair.first.shown_name.casefold(), pair.second.shown_name.casefold()
    return STRENGTH.index(pair.why[0]), -len(pair.why), *by_name, pair.first.number, pair.second.number


def _candidates(of: Person | None) -> list[_Candidate]:
    """The pairs that share a key and may be one person by what the database knows, at most `CANDIDATES`. One query."""
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
        .limit(CANDIDATES)
    )
    if of is not None:
        query = query.where(sa.or_(_Key.person_id == of.id, _OtherKey.person_id == of.id))
    rows = db.session.execute(permits.IDENTIFY.within(query))
    return [_Candidate((one, other), Shared(*map(bool, shares))) for one, other, *shares in rows]


def _shared_keys(of: Person | None) -> sa.Subquery:
    """The keys that a few people have; what many share is no sign of one person, such as the telephone of a home."""
    query = sa.select(SearchKey.key).where(SearchKey.kind == KeyKind.ALIKE, *_is_visible(SearchKey.person_id))
    if of is not None:
        own = sa.select(_Key.key).where(_Key.kind == KeyKind.ALIKE, _Key.person_id == of.id)
        query = query.where(SearchKey.key.in_(own.correlate(None)))
    return query.group_by(SearchKey.key).having(sa.func.count().between(2, FEW)).subquery("shared")


def _in_sight() -> Iterator[sa.ColumnElement[bool]]:
    """Neither is hidden, and the record of either is within reach. The permit sees to the first not being hidden."""
    yield from _is_visible(_OtherKey.person_id)
    actor = current()
    if isinstance(actor, Actor):
        reached = sa.select(Person.id).where(permits.in_reach(actor)).correlate(None)
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


def _records(ids: Iterable[int]) -> Mapping[int, _Record]:
    """The people of the pairs, with every name. One query for each 1 000."""
    found: dict[int, _Record] = {}
    wanted = sorted(ids)
    for start in range(0, len(wanted), 2 * CANDIDATES):
        query = (
            sa.select(
                Person.id,
                Person.number,
                Person.shown_name,
                Person.birth_on,
                Person.birth_precision,
                Person.protection,
                PersonName.kind,
                PersonName.text,
            )
            .join(PersonName, PersonName.person_id == Person.id)
            .where(Person.id.in_(wanted[start : start + 2 * CANDIDATES]))
            .order_by(PersonName.id)
        )
        for row in db.session.execute(permits.IDENTIFY.within(query)):
            birth = (row.birth_on, row.birth_precision) if row.birth_on else None
            known = _Record(row.id, row.number, row.shown_name, birth, row.protection)
            found.setdefault(row.id, known).names.append((row.kind, row.text))
    return found


def _pair(candidate: _Candidate, records: Mapping[int, _Record]) -> Pair | None:
    """The pair as it is shown, or None if the two are two people."""
    one, other = (records.get(person_id) for person_id in candidate.ids)
    if one is None or other is None:
        return None
    why = reasons(candidate.shared, _described(one), _described(other))
    return Pair(_hit(one, why), _hit(other, why), why) if why else None


def _described(known: _Record) -> Described:
    """What a person likes to be called is no sign of who she is."""
    return Described([text for kind, text in known.names if kind is not NameKind.PREFERRED], known.birth)


def _hit(known: _Record, why: tuple[Match, ...]) -> Hit:
    return Hit(
        person_id=known.person_id,
        number=known.number,
        shown_name=known.shown_name,
        own_script=next((text for kind, text in known.names if kind is NameKind.OWN_SCRIPT), None),
        birth=wording.birth_in_words(*(known.birth or (None, None))),
        is_protected=known.protection is not Protection.NONE,
        exact=why[0] is Match.NUMBER,
        why=why,
    )


def are_told_apart(first: Person, second: Person) -> bool:
    """Whether somebody found the two records to be about two people."""
    ids = sorted((first.id, second.id))
    query = sa.select(NotTheSame.id).where(NotTheSame.first_id == ids[0], NotTheSame.second_id == ids[1])
    return db.session.scalar(permits.NUMBER_IN_USE.within(query)) is not None
