"""Which pupil a pasted name means: one whose whole name it is, in any order; anybody else is only proposed. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from reception.education.rules.pasting.grid import Pupil
from reception.education.terms.lessons import Unclear
from reception.people.rules.names import closeness
from reception.people.rules.names.words import split

Key = tuple[str, ...]
#: From here on (of 100) a name is near enough to be proposed; see `people.rules.names.closeness`.
_NEAR: Final = 40.0
_MOST_PROPOSED: Final = 5


def key(name: str) -> Key:
    """The words of a name whatever their order, capitals and hyphens: "Yusuf, Amina" is Amina Yusuf."""
    return tuple(sorted(part for parts in split(name) for part in parts))


def pupils_by_name(pupils: Iterable[Pupil]) -> Mapping[Key, frozenset[int]]:
    """The pupils who have each name."""
    found: defaultdict[Key, set[int]] = defaultdict(set)
    for one in pupils:
        for name in one.names:
            found[key(name)].add(one.pupil)
    return {words: frozenset(those) for words, those in found.items() if words}


def unclear(name: str, pupils: Iterable[Pupil], same: Iterable[int]) -> tuple[Unclear, tuple[int, ...]]:
    """What to ask about a name, and whom to propose. `same`: those who have exactly this name, never just one."""
    if several := tuple(sorted(same)):
        return Unclear.SEVERAL_PUPILS, several
    near = sorted((-closeness(name, one.names), one.pupil) for one in pupils)
    proposed = tuple(pupil for distance, pupil in near if -distance >= _NEAR)[:_MOST_PROPOSED]
    return (Unclear.ALIKE_NAME if proposed else Unclear.UNKNOWN_NAME), proposed
