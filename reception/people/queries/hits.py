"""Candidates from the search keys, and their ranking. Access is part of the candidate query, before the ranking."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from reception.access.permit import Permit
from reception.db.session import db
from reception.people import wording
from reception.people.models import Person, PersonName, SearchKey
from reception.people.rules.names import closeness, sound_keys, spelling_key, tokens
from reception.people.terms import BirthPrecision, KeyKind, Match, NameKind, Protection

#: How many candidates are ranked in memory.
CANDIDATES: Final = 100
#: How many are joined with their rows when a common name meets thousands; far more than can be hidden among them.
_JOINED: Final = 5 * CANDIDATES
#: Words of a name that are looked up; longer texts are no names.
_MOST_WORDS: Final = 6
#: A beginning of one letter would meet a good part of the register.
_SHORTEST_BEGINNING: Final = 2
#: Every word exact; what a person's name has beyond them costs at most three.
EXACT: Final = 97.0

#: How candidates are preferred before ranking. A weight of CERTAIN or more comes from a number, not from a name.
CERTAIN, _SPELLING, _BEGINNING, _SOUND = 1_000_000, 100, 10, 1
#: Above every letter and digit of a key, by code point.
_AFTER: Final = "\x7f"

Keys = sa.Select[int, int, int]


@dataclass(frozen=True)
class Hit:
    """Somebody who was found. `birth` is as much of the date as is known; `why` is told for likely duplicates."""

    person_id: int
    number: str
    shown_name: str
    own_script: str | None
    birth: str
    is_protected: bool
    exact: bool
    closeness: float = 100.0
    why: tuple[Match, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """A person with at least one key in common with what was asked; `matched` words of it were met."""

    person_id: int
    number: str
    shown_name: str
    birth_on: date | None
    birth_precision: BirthPrecision | None
    protection: Protection
    matched: int
    weight: int


def found_by(condition: sa.ColumnElement[bool], *, word: int = 0, weight: int = CERTAIN) -> Keys:
    """The people with a search key under `condition`."""
    return sa.select(SearchKey.person_id, sa.literal(word).label("word"), sa.literal(weight).label("weight")).where(
        condition
    )


def key_is(kind: KeyKind, *keys: str) -> sa.ColumnElement[bool]:
    """One of these keys exactly."""
    return sa.and_(SearchKey.kind == kind, SearchKey.key.in_(keys))


def key_begins(kind: KeyKind, beginning: str) -> sa.ColumnElement[bool]:
    """A key that begins so: a range of the index, never a pattern."""
    return sa.and_(SearchKey.kind == kind, SearchKey.key >= beginning, SearchKey.key < beginning + _AFTER)


def keys_of_name(name: str) -> list[Keys]:
    """What to look up for a name: each word by its spelling, as a beginning, and by its sounds."""
    return [keys for word, text in enumerate(words_of(name)) for keys in _keys_of_word(word, text)]


def words_of(name: str) -> list[str]:
    """The words of a name that are looked up."""
    return [word for word in tokens(name) if spelling_key(word)][:_MOST_WORDS]


def _keys_of_word(word: int, text: str) -> Iterable[Keys]:
    spelling = spelling_key(text)
    yield found_by(key_is(KeyKind.SPELLING, spelling), word=word, weight=_SPELLING)
    if len(spelling) >= _SHORTEST_BEGINNING:
        yield found_by(key_begins(KeyKind.SPELLING, spelling), word=word, weight=_BEGINNING)
    sounds = [sound for sound in sound_keys(text) if sound]
    if sounds:
        yield found_by(key_is(KeyKind.SOUND, *sounds), word=word, weight=_SOUND)


def candidates(
    keys: Sequence[Keys], permit: Permit, *, least: int = 0, born: tuple[date, date] | None = None
) -> list[Candidate]:
    """The people within reach of `permit` whom the keys find, those who match most words first.

    `least` is how many words must be met; `born` narrows to dates of birth from the first day up to the second.
    """
    if not keys:
        return []
    # A year of birth stands in the person's row only: then nobody may be left out before the join.
    found = _grouped(keys, least, limit=None if born else _JOINED)
    query = (
        sa.select(
            Person.id,
            Person.number,
            Person.shown_name,
            Person.birth_on,
            Person.birth_precision,
            Person.protection,
            found.c.matched,
            found.c.weight,
        )
        .join_from(found, Person, Person.id == found.c.person_id)
        .order_by(found.c.matched.desc(), found.c.weight.desc(), Person.sort_key, Person.id)
        .limit(CANDIDATES + 1)
    )
    if born:
        query = query.where(Person.birth_on >= born[0], Person.birth_on < born[1])
    return [Candidate(*row) for row in db.session.execute(permit.within(query))]


def _grouped(keys: Sequence[Keys], least: int, *, limit: int | None) -> sa.Subquery:
    every: Any = sa.union_all(*keys).subquery("every_key") if len(keys) > 1 else keys[0].subquery("every_key")
    matched = sa.func.count(sa.distinct(every.c.word)).label("matched")
    weight = sa.func.sum(every.c.weight).label("weight")
    grouped = sa.select(every.c.person_id, matched, weight).group_by(every.c.person_id).having(matched >= least)
    if limit is not None:
        grouped = grouped.order_by(matched.desc(), weight.desc(), every.c.person_id).limit(limit)
    return grouped.subquery("found")


def names_of(found: Iterable[Candidate], permit: Permit) -> dict[int, list[tuple[NameKind, str]]]:
    """Every name of the people found, in all scripts and spellings."""
    query = (
        sa.select(PersonName.person_id, PersonName.kind, PersonName.text)
        .join(Person, Person.id == PersonName.person_id)
        .where(PersonName.person_id.in_([candidate.person_id for candidate in found]))
        .order_by(PersonName.id)
    )
    names: dict[int, list[tuple[NameKind, str]]] = defaultdict(list)
    for person_id, kind, text in db.session.execute(permit.within(query)):
        names[person_id].append((kind, text))
    return names


def hit(
    candidate: Candidate,
    names: Mapping[int, list[tuple[NameKind, str]]],
    *,
    asked: str | None = None,
    why: tuple[Match, ...] = (),
) -> Hit:
    """A candidate as it is shown; `asked` is the name that it is ranked by."""
    own = names.get(candidate.person_id, [])
    is_certain = candidate.weight >= CERTAIN
    near = closeness(asked, [text for _kind, text in own]) if asked and not is_certain else 100.0
    return Hit(
        person_id=candidate.person_id,
        number=candidate.number,
        shown_name=candidate.shown_name,
        own_script=next((text for kind, text in own if kind is NameKind.OWN_SCRIPT), None),
        birth=wording.birth_in_words(candidate.birth_on, candidate.birth_precision),
        is_protected=candidate.protection is not Protection.NONE,
        exact=is_certain or near >= EXACT,
        closeness=near,
        why=why,
    )
