"""Who a person to be registered may already be, of those whom the actor may find."""

import math
from collections.abc import Sequence
from typing import Final

from reception.access.permit import Permit
from reception.audit.reading import saw
from reception.people import permits
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
from reception.people.rules.birth import Birth, agreement, known_birth
from reception.people.rules.identifiers import KnownNumber
from reception.people.rules.names import closeness
from reception.people.terms import KeyKind, Match

#: How near a name must be to ask about it, and how many are asked about.
_NEAR: Final = 60.0
_MOST: Final = 10
_ORDER: Final = list(Match)


def likely_duplicates(
    names: Sequence[str], number: KnownNumber | None, birth: Birth | None, permit: Permit = permits.IDENTIFY
) -> list[Hit]:
    """The people in reach who may be this one, the likeliest first, each with why. Two queries.

    `permit`: under which somebody of another kind of work finds them, such as a school.
    """
    found = candidates(_keys(names, number), permit, least=_least_words(names, number))
    if not found:
        return []
    known = names_of(found, permit)
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
    births = agreement(birth, known_birth(candidate.birth_on, candidate.birth_precision))
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
