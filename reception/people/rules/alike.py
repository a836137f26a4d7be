"""What two records about one person share: strings that they have in common, and strangers seldom have. Pure.

A record has a few such keys; two records with one in common are looked at by `rules.sameness`, which decides. A key is
therefore made to miss nobody: names stand in it by the coarsest classes of sounds, whatever their order and script.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, islice
from typing import Final

from reception.people.rules import numbers
from reception.people.rules.birth import Birth
from reception.people.rules.identifiers import PERSONAL_KINDS
from reception.people.rules.names import sound_keys, whole_words
from reception.people.terms import BirthPrecision, NumberKind

#: What a key begins with: it tells why two records meet.
NUMBER: Final = "n"
OTHER_NUMBER: Final = "o"
DOSSIER: Final = "d"
PHONE: Final = "p"
BIRTH: Final = "b"
YEAR: Final = "y"
#: Keys that hold all words of a name: under them, dates of birth may differ by a slip.
WITH_NAME: Final = ("dn:", "pn:")

#: No record has more keys than this. Most have five to ten.
MOST: Final = 32
_MOST_NAMES: Final = 4
_MOST_WORDS: Final = 8
#: Days that stand for a day nobody knew: 1 January and 1 July.
_ANY_DAY: Final = frozenset({(1, 1), (7, 1)})
#: A shorter number of another kind than those of authorities is no sign of one person.
_FEWEST_DIGITS: Final = 6

#: Sounds that languages write for each other are one here, and those that some leave out are none.
_CLASSES: Final = str.maketrans({**dict.fromkeys("chkjd", "s"), "v": None, "y": None})
_FIRST_VOWEL: Final = re.compile(r"^(?:al(?=.{3})|[ayj])")
_ONLY_VOWELS: Final = "a"
_REPEATED: Final = re.compile(r"(.)\1+")


def alike_keys(
    names: Iterable[str], birth: Birth | None, held: Iterable[tuple[NumberKind, str]], phones: Iterable[str]
) -> set[str]:
    """The keys of a record: all its `names`, the numbers that it holds or held, verified or not, and its telephones.

    `phones` are whole numbers in digits (E.164 without its sign). At most `MOST`.
    """
    known = list(dict.fromkeys(tuple(sorted(sound_classes(name))) for name in full_names(names)))
    spoken = [classes for classes in known if classes][:_MOST_NAMES]
    numbers_held = list(held)
    found = [key for kind, value in numbers_held for key in _of_number(kind, value)]
    found += _of_birth(spoken, birth)
    dossiers = (value.partition("/")[0] for kind, value in numbers_held if kind is NumberKind.DOSSIER)
    for dossier in filter(None, dossiers):
        found += _of_shared(DOSSIER, dossier, spoken, birth)
    for digits in phones:
        found += _of_shared(PHONE, digits, spoken, birth)
    return set(islice(dict.fromkeys(found), MOST))


def full_names(names: Iterable[str]) -> list[str]:
    """The names that tell most: those of several words, unless there are none."""
    every = list(dict.fromkeys(names))
    return [name for name in every if len(whole_words(name)) > 1] or every


def sound_classes(name: str) -> list[str]:
    """Each word of a name as the coarsest class of its sounds; all spellings and scripts of a word have the same."""
    classes = (_sound_class(word) for word in whole_words(name)[:_MOST_WORDS])
    return [sound for sound in classes if sound is not None]


@lru_cache(maxsize=16_384)
def _sound_class(word: str) -> str | None:
    """None for a word in which nothing is heard. The shortest skeleton leaves out most of what may be left out."""
    skeletons = [sound for sound in sound_keys(word) if sound]
    classes = (_REPEATED.sub(r"\1", _FIRST_VOWEL.sub("", sound).translate(_CLASSES)) for sound in skeletons)
    shortest = min(classes, key=lambda sound: (len(sound), sound), default=None)
    return _ONLY_VOWELS if shortest == "" else shortest


def _of_number(kind: NumberKind, value: str) -> Iterator[str]:
    compact = numbers.compact(value)
    if kind in PERSONAL_KINDS and compact:
        yield f"{NUMBER}:{compact}"
    elif kind is NumberKind.OTHER and sum(map(str.isdigit, compact)) >= _FEWEST_DIGITS:
        yield f"{OTHER_NUMBER}:{compact}"


def _of_birth(names: Sequence[tuple[str, ...]], birth: Birth | None) -> Iterator[str]:
    """The day with two words of a name, where it tells something; the year, or nothing, with all of them."""
    for name in names:
        if birth and _is_telling(birth):
            yield from (f"{BIRTH}:{birth[0].isoformat()}:{words}" for words in _pairs(name))
        if birth or len(name) > 1:
            yield f"{YEAR}:{_year(birth)}:{'+'.join(name)}"


def _is_telling(birth: Birth) -> bool:
    return birth[1] is BirthPrecision.DAY and (birth[0].month, birth[0].day) not in _ANY_DAY


def _year(birth: Birth | None) -> str:
    return str(birth[0].year) if birth else "?"


def _pairs(name: tuple[str, ...]) -> Iterator[str]:
    """Two and two words, of a long name those at its ends of the alphabet; a single name alone."""
    ends = name if len(name) <= 4 else (*name[:2], *name[-2:])
    return ("+".join(pair) for pair in (combinations(ends, 2) if len(ends) > 1 else [ends]))


def _of_shared(sign: str, value: str, names: Sequence[tuple[str, ...]], birth: Birth | None) -> Iterator[str]:
    """What a family may share, with what its members do not: all words of the name, or the year of birth.

    A telephone may be that of a home for many; there the year is a sign only where the day tells nothing.
    """
    yield from (f"{sign}n:{value}:{'+'.join(name)}" for name in names)
    if sign == DOSSIER or not (birth and _is_telling(birth)):
        yield f"{sign}:{value}:{_year(birth)}"
