"""Whether names meet: the keys that they are looked up by, and how near two are. Pure. Source: ui.md section 3.7."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from reception.people.rules.names.sounds import sound_keys
from reception.people.rules.names.spelling import spelling_key
from reception.people.rules.names.words import split, tokens, tokens_and_joined


def keys(text: str) -> set[tuple[str, str]]:
    """("spelling", key) and ("sound", key) for every word of a name and for words written as one. Empty for no name."""
    _words, words = tokens_and_joined(text)
    spellings = {("spelling", spelling_key(word)) for word in words}
    sounds = {("sound", key) for word in words for key in sound_keys(word)}
    return {key for key in spellings | sounds if key[1]}


def closeness(query: str, names: Iterable[str]) -> float:
    """How well the best of a person's `names` fits `query`, 0 to 100.

    100 is every word exact and none left over; a beginning of a word gives 80 to 90, a like sound 45 to 75, a slip of
    the finger 20 to 40; the mean is taken over the words of `query`.
    """
    asked = {tuple(tokens(query)), tuple("".join(parts) for parts in split(query))} - {()}
    held = [tokens_and_joined(name) for name in names]
    return max((_closeness(words, *one) for one in held for words in asked), default=0.0)


def _closeness(asked: tuple[str, ...], words: list[str], held: set[str]) -> float:
    score = sum(max((_likeness(word, other) for other in held), default=0.0) for word in asked) / len(asked)
    left_over = max(0, len(words) - len(asked))
    return max(0.0, score - min(3, left_over)) if score else 0.0


@lru_cache(maxsize=8192)  # a search meets the same family names again and again
def _likeness(asked: str, held: str) -> float:
    wanted, spelt = spelling_key(asked), spelling_key(held)
    if not wanted or not spelt:
        return 0.0
    if wanted == spelt:
        return 100.0
    if spelt.startswith(wanted):
        return 80 + 10 * len(wanted) / len(spelt)
    if not set(sound_keys(asked)).isdisjoint(sound_keys(held)):
        return 45 + 0.3 * fuzz.ratio(wanted, spelt)
    similarity = JaroWinkler.similarity(wanted, spelt)
    return 20 + 20 * similarity if similarity >= 0.88 else 0.0
