"""What is kept of those who answered, beside their answers: only what ten or more of them share. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

#: So many answers share what is kept of any of them (policy of surveys, statistics.md section 2).
FEWEST: Final = 10
_LANGUAGE: Final = "language"


@dataclass(frozen=True)
class Traits:
    """The language that somebody answered in, and what she chose to tell of herself, by the code of the trait."""

    language: str | None = None
    about: Mapping[str, str] = field(default_factory=dict)

    def value(self, key: str) -> str | None:
        """One of them; None: not stated."""
        return self.language if key == _LANGUAGE else self.about.get(key)

    def only(self, keys: Iterable[str]) -> "Traits":
        """These of them alone."""
        kept = set(keys)
        about = {key: value for key, value in sorted(self.about.items()) if key in kept}
        return Traits(self.language if _LANGUAGE in kept else None, about)


def coarsened(answers: Sequence[Traits], fewest: int = FEWEST) -> list[Traits]:
    """What is kept of each, in the same order: combinations that at least `fewest` of them share, "nothing" among them.

    All that is stated is kept where enough share it. Of the rest one trait after another is left out, each time the
    one without which most are settled; language goes when one other is left. What is still too rare is not stated;
    if that leaves too few who state nothing, the rarest combinations state nothing either.
    """
    kept: list[Traits] = [Traits()] * len(answers)
    waiting, keys = list(range(len(answers))), _keys(answers)
    while keys and waiting:
        for places in _settled(answers, waiting, keys, fewest):
            for place in places:
                kept[place] = answers[place].only(keys)
        done = {place for places in _settled(answers, waiting, keys, fewest) for place in places}
        waiting = [place for place in waiting if place not in done]
        keys = _without_one(answers, waiting, keys, fewest)
    return _without_a_rest(kept, fewest)


def _keys(answers: Sequence[Traits]) -> list[str]:
    return [_LANGUAGE, *sorted({key for one in answers for key in one.about})]


def _settled(answers: Sequence[Traits], waiting: Sequence[int], keys: Sequence[str], fewest: int) -> list[list[int]]:
    """The groups of places that share all of `keys` and are large enough."""
    groups: dict[tuple[str | None, ...], list[int]] = defaultdict(list)
    for place in waiting:
        groups[tuple(answers[place].value(key) for key in keys)].append(place)
    return [places for places in groups.values() if len(places) >= fewest]


def _without_one(answers: Sequence[Traits], waiting: Sequence[int], keys: list[str], fewest: int) -> list[str]:
    """`keys` without the one whose loss settles most; the first of them where several do."""
    may_go = keys if len(keys) <= 2 else [key for key in keys if key != _LANGUAGE]

    def gain(key: str) -> int:
        rest = [one for one in keys if one != key]
        return sum(len(places) for places in _settled(answers, waiting, rest, fewest))

    gone = max(may_go, key=gain)
    return [key for key in keys if key != gone]


def _without_a_rest(kept: list[Traits], fewest: int) -> list[Traits]:
    """The same, where those who state nothing are nobody or enough."""
    groups: dict[tuple[str | None, tuple[tuple[str, str], ...]], list[int]] = defaultdict(list)
    for place, one in enumerate(kept):
        groups[(one.language, tuple(sorted(one.about.items())))].append(place)
    rest = groups.pop((None, ()), [])
    rarest = sorted(groups.values(), key=len)
    while rest and len(rest) < fewest and rarest:
        rest = [*rest, *rarest.pop(0)]
    result = list(kept)
    for place in rest:
        result[place] = Traits()
    return result
