"""Who a person to be registered may already be, and whether that is somebody whom the actor may not see."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from reception.access.actor import Actor, current
from reception.audit.reading import saw
from reception.db.session import db
from reception.people import permits
from reception.people.models import Identifier, Person, PersonName
from reception.people.queries.hits import (
    CERTAIN,
    EXACT,
    Candidate,
    Hit,
    Keys,
    candidates,
    found_by,
    hit,
    key_is,
    keys_of_name,
    names_of,
    words_of,
)
from reception.people.rules.birth import Birth, agreement
from reception.people.rules.identifiers import PERSONAL_KINDS, KnownNumber
from reception.people.rules.names import closeness, spelling_key, tokens
from reception.people.terms import BirthPrecision, KeyKind, Match, NumberKind

#: How near a name must be to ask about it, and how many are asked about.
_NEAR: Final = 60.0
_MOST: Final = 10
_ORDER: Final = list(Match)


def likely_duplicates(names: Sequence[str], number: KnownNumber | None, birth: Birth | None) -> list[Hit]:
    """The people in reach who may be this one, the likeliest first, each with why. Two queries."""
    found = candidates(_keys(names, number), permits.IDENTIFY, least=_least_words(names, number))
    if not found:
        return []
    known = names_of(found, permits.IDENTIFY)
    hits = [
        hit(candidate, known, why=(why,))
        for candidate in found
        if (why := _why(candidate, [text for _kind, text in known[candidate.person_id]], names, birth))
    ]
    shown = sorted(hits, key=lambda likely: (_ORDER.index(likely.why[0]), likely.shown_name.casefold()))[:_MOST]
    saw(likely.person_id for likely in shown)
    return shown


def _keys(names: Sequence[str], number: KnownNumber | None) -> list[Keys]:
    by_name = [keys for name in names for keys in keys_of_name(name)]
    return [*by_name, found_by(key_is(KeyKind.NUMBER, number.value), word=-1)] if number else by_name


def _least_words(names: Sequence[str], number: KnownNumber | None) -> int:
    """How many words must be met: half of the shortest name's, or the number alone."""
    if number is not None:
        return 1
    return max(1, min((math.ceil(len(words_of(name)) / 2) for name in names), default=1))


def _why(candidate: Candidate, known: list[str], asked: Sequence[str], birth: Birth | None) -> Match | None:
    """The strongest reason to think that a candidate is the person, or None."""
    if candidate.weight >= CERTAIN:
        return Match.NUMBER
    born = (candidate.birth_on, candidate.birth_precision) if candidate.birth_on and candidate.birth_precision else None
    births = agreement(birth, born)
    same = max(_sameness(name, known) for name in asked)
    if same >= EXACT:
        return Match.NAME_AND_BIRTH if births == "same" else Match.NAME
    if same < _NEAR or births == "different":
        return None
    return Match.LIKE_NAME_AND_BIRTH if births == "same" else Match.LIKE_NAME


def _sameness(name: str, known: list[str]) -> float:
    """How like a name is to the nearest known one. Either may hold names that the other leaves out."""
    forwards = closeness(name, known)
    return max(forwards, min(EXACT - 1, max((closeness(other, [name]) for other in known), default=0.0)))


@dataclass(frozen=True)
class Meeting:
    """Whom a registration meets: somebody hidden from the actor, or somebody visible who has the same number."""

    person_id: int
    is_hidden: bool


def meeting(names: Sequence[str], number: KnownNumber | None, birth: Birth | None) -> Meeting | None:
    """Whom a registration meets, hidden people first; None for somebody new. One query.

    Hidden people are met by number, by name and exact date of birth, or by name and dossier; visible ones by a number
    that one person alone can have. For operations only: what it answers is never shown (contract, decision 2).
    """
    conditions = _conditions(number, birth)
    if not conditions:
        return None
    query = (
        sa.select(Person.id, _is_hidden(), _has(number), PersonName.text)
        .join(PersonName, PersonName.person_id == Person.id)
        .where(sa.or_(*conditions))
        .order_by(Person.id)
    )
    wanted = {_folded(name) for name in names}
    rows = db.session.execute(permits.NUMBER_IN_USE.within(query))
    met = {
        Meeting(person_id, bool(is_hidden))
        for person_id, is_hidden, has_number, text in rows
        if has_number or (is_hidden and _folded(text) in wanted)
    }
    return min(met, key=lambda one: (not one.is_hidden, one.person_id), default=None)


def _conditions(number: KnownNumber | None, birth: Birth | None) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = [Person.id.in_(_holding(number))] if number else []
    if birth and birth[1] is BirthPrecision.DAY:
        conditions.append(Person.birth_on == birth[0])
    return conditions


def _is_hidden() -> sa.ColumnElement[bool]:
    """Whether a person is hidden from the actor; nobody is hidden from the program itself."""
    actor = current()
    return permits.hidden(actor) if isinstance(actor, Actor) else sa.false()


def _has(number: KnownNumber | None) -> sa.ColumnElement[bool]:
    """Whether a person has the number; a dossier may be a family's and tells nothing alone."""
    if number is None or number.kind is NumberKind.DOSSIER:
        return sa.false()
    return Person.id.in_(_holding(number))


def visible_match(number: KnownNumber) -> int | None:
    """The id of a person in reach who has this number, which one person alone can have."""
    query = sa.select(Person.id).where(Person.id.in_(_holding(number))).order_by(Person.id).limit(1)
    return db.session.scalar(permits.IDENTIFY.within(query)) if number.is_personal else None


def holders_of(number: KnownNumber) -> set[int]:
    """The ids of everybody who has this number, within reach or not. For operations only, like `meeting`."""
    return set(db.session.scalars(permits.NUMBER_IN_USE.within(_holding(number))))


def _holding(number: KnownNumber) -> sa.Select[int]:
    kinds = PERSONAL_KINDS if number.is_personal else {number.kind}
    return sa.select(Identifier.person_id).where(Identifier.kind.in_(kinds), Identifier.value == number.value)


def _folded(name: str) -> tuple[str, ...]:
    """A name that order, case and marks do not change."""
    return tuple(sorted(spelling_key(word) for word in tokens(name)))
