"""Whether two records may be about one person, and why. Pure. Siblings and twins are two people."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Final, Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from reception.people.rules.alike import full_names
from reception.people.rules.birth import Birth, agreement
from reception.people.rules.names import sound_keys, spelling_key, whole_words
from reception.people.terms import BirthPrecision, Match

Likeness = Literal["same", "alike", "different"]

#: From the surest reason to the weakest.
STRENGTH: Final = (
    Match.NUMBER,
    Match.NAME_AND_BIRTH,
    Match.DOSSIER,
    Match.PHONE,
    Match.LIKE_NAME_AND_BIRTH,
    Match.NAME,
    Match.LIKE_NAME,
)
_NOT_LATIN: Final = re.compile(r"[^\u0000-\u02ff\u0300-\u036f\u1e00-\u1eff\u2000-\u206f]")
_FIRST_VOWEL: Final = re.compile(r"[aeiouy]")
_VOWELS: Final = {"a": "a", **dict.fromkeys("eiy", "i"), **dict.fromkeys("ou", "u")}
#: Short words of like sounds, spelled less alike than this and with other first vowels, are two names: Hassan, Hussein.
_SPELLED_APART: Final = 60.0
_SHORT: Final = 3
#: A slip of the finger in a longer word.
_SLIP: Final = 0.93
_LONG: Final = 5


@dataclass(frozen=True)
class Shared:
    """What two records have in common beside names. `number` is one that one person alone can have."""

    number: bool = False
    other_number: bool = False
    dossier: bool = False
    phone: bool = False


@dataclass(frozen=True)
class Described:
    """A person as she is described by a record."""

    names: Sequence[str]
    birth: Birth | None = None
    words: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        """Count the words of the longest name."""
        object.__setattr__(self, "words", max((len(whole_words(name)) for name in self.names), default=0))


def reasons(shared: Shared, one: Described, other: Described) -> tuple[Match, ...]:
    """Why two records may be about one person, the surest reason first; none if they are about two.

    A number that one person alone can have is a reason whatever else differs: somebody must look at it.
    """
    by_number = [Match.NUMBER] if shared.number else []
    likeness = likeness_of(one.names, other.names)
    if likeness == "different":
        return tuple(by_number)
    beside = [*by_number, *_beside(shared)]
    by_name = _by_name(likeness, one, other, is_slip_enough=bool(beside))
    if by_name is None:
        return tuple(by_number)
    return tuple(sorted({*beside, by_name}, key=STRENGTH.index))


def _beside(shared: Shared) -> list[Match]:
    told = ((Match.NUMBER, shared.other_number), (Match.DOSSIER, shared.dossier), (Match.PHONE, shared.phone))
    return [match for match, is_shared in told if is_shared]


def _by_name(likeness: Likeness, one: Described, other: Described, *, is_slip_enough: bool) -> Match | None:
    """What names and births tell together, or None for two people."""
    births = agreement(one.birth, other.birth)
    is_same = likeness == "same"
    if births == "same":
        return Match.NAME_AND_BIRTH if is_same else Match.LIKE_NAME_AND_BIRTH
    if births == "different":
        told = is_slip_enough or min(one.words, other.words) > 2
        return Match.NAME if is_same and told and _is_slip(one.birth, other.birth) else None
    return Match.NAME if is_same else Match.LIKE_NAME


def _is_slip(one: Birth | None, other: Birth | None) -> bool:
    """Whether two exact days differ in one part alone, or have day and month in the other's place."""
    if one is None or other is None or {one[1], other[1]} != {BirthPrecision.DAY}:
        return False
    (year, month, day), (other_year, other_month, other_day) = one[0].timetuple()[:3], other[0].timetuple()[:3]
    equal = (year == other_year) + (month == other_month) + (day == other_day)
    return equal == 2 or (year, month, day) == (other_year, other_day, other_month)


def likeness_of(one: Sequence[str], other: Sequence[str]) -> Likeness:
    """How like the names of two people are, at their likeliest.

    "same" is the same words, whatever their order. "alike" is: every word of the shorter name has its own counterpart
    in the longer one, spelled or heard the same. Latin spellings are held against Latin ones alone where both people
    have them, since other scripts leave vowels out.
    """
    here, there = full_names(one), full_names(other)
    if not _spelled(here).isdisjoint(_spelled(there)):
        return "same"
    latin = [list(filter(_is_latin, names)) for names in (here, there)]
    here, there = latin if all(latin) else (here, there)
    pairs = product(map(whole_words, here), map(whole_words, there))
    return "alike" if any(_are_alike(*sorted(pair, key=len)) for pair in pairs) else "different"


def _spelled(names: Iterable[str]) -> set[tuple[str, ...]]:
    spelled = {tuple(sorted(spelling_key(word) for word in whole_words(name))) for name in names}
    return {words for words in spelled if any(words)}


def _is_latin(text: str) -> bool:
    return not _NOT_LATIN.search(text)


def _are_alike(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    alone, left = _unmatched(shorter, longer, lambda word, held: spelling_key(word) == spelling_key(held))
    return bool(shorter) and not _unmatched(alone, left, _may_be_one)[0]


def _unmatched(
    words: Iterable[str], others: Iterable[str], fits: Callable[[str, str], bool]
) -> tuple[list[str], list[str]]:
    """The words without a counterpart of their own, and the others that are left."""
    alone, left = [], list(others)
    for word in words:
        counterpart = next((held for held in left if fits(word, held)), None)
        if counterpart is None:
            alone.append(word)
        else:
            left.remove(counterpart)
    return alone, left


def _may_be_one(word: str, other: str) -> bool:
    heard = {sound for sound in sound_keys(word) if sound} & set(sound_keys(other))
    if heard:
        return not (min(map(len, heard)) <= _SHORT and _is_told_apart(word, other))
    spelled, spelled_other = spelling_key(word), spelling_key(other)
    if min(len(spelled), len(spelled_other)) < _LONG:
        return False
    return JaroWinkler.similarity(spelled, spelled_other) >= _SLIP


def _is_told_apart(word: str, other: str) -> bool:
    """Whether two words of like sounds are two names all the same."""
    if not (_is_latin(word) and _is_latin(other)):
        return False
    vowels = [_FIRST_VOWEL.search(spelling_key(text)) for text in (word, other)]
    first, second = (_VOWELS[vowel[0]] if vowel else "" for vowel in vowels)
    return first != second and fuzz.ratio(spelling_key(word), spelling_key(other)) <= _SPELLED_APART
