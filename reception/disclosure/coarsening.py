"""Tables of what was answered, coarse enough that nobody finds a small group in them. Pure; imports nothing of ours.

A class is a set of the places of a question's answers; place 0 is "left out". A ladder holds ways to put the places
together, finest first. What is published of a question is its table at the first rung that is safe, and its splits by
a trait each at a rung of their own. A table or split is safe when each of its cells is 0 or at least the threshold T,
and nobody's answer follows from belonging to its group (statistics.md, section 2: G3, G5). Else it is withheld whole.

Why the published tables together let nobody find a cell of 1..T-1 (G1, G2). Take a cell that is not published: those
who are in class A of one table and in class B of another, among the c who are in a class of which both are parts, a of
them in A and b in B. Its count x is only known to lie in max(0, a+b-c) <= x <= min(a, b) (Fréchet's bounds, which are
reached), an interval of width min(a, b, c-a, c-b). Each of these four is a published cell or a sum of some, so each is
0 or at least T. If one is 0, x is a, b, 0 or a+b-c, which is 0, a published cell or a sum of some: 0 or at least T.
Else the interval is at least T wide, and its upper end, min(a, b), is at least T. With k tables x lies between
max(0, c - sum(c-a_i)) and min(a_i), both reached; tables with a_i = c tell nothing, with a_i = 0 x is 0, and with two
or more of the others both min(a_i) and the width min(min(a_i), sum(c-a_i) - max(c-a_i)) are at least T. A split is
never finer than its question's own table, for sums of safe cells are safe; and where the table had to take a rung that
puts left-out answers elsewhere, no split is safe at a rung that parts them. So classes of one question are always parts
of one another, and the finer class is one more table within the coarser. `tests/disclosure` counts all tables of small
sizes and finds the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

#: Of surveys and open data.
THRESHOLD: Final = 10
#: The place of what was left out.
LEFT_OUT: Final = 0

Class = tuple[int, ...]
Rung = tuple[Class, ...]
Ladder = tuple[Rung, ...]
Key = TypeVar("Key")

#: Five steps from "do not agree" (1) to "agree" (5).
AGREEMENT: Final[Ladder] = (
    ((1,), (2,), (3,), (4,), (5,), (0,)),
    ((1,), (2,), (3, 0), (4,), (5,)),
    ((1, 2), (3,), (4, 5), (0,)),
    ((1, 2), (3, 0), (4, 5)),
    ((1, 2, 3, 0), (4, 5)),
)


@dataclass(frozen=True)
class Table:
    """One table that may be shown: the classes and how many are in each."""

    rung: Rung
    counts: tuple[int, ...]

    @property
    def base(self) -> int:
        """How many shares are shares of: everybody, but those who left it out where they are a class of their own."""
        return sum(count for one, count in zip(self.rung, self.counts, strict=True) if one != (LEFT_OUT,))

    @property
    def left_out(self) -> int | None:
        """How many left it out; None where they stand together with others."""
        return next((n for one, n in zip(self.rung, self.counts, strict=True) if one == (LEFT_OUT,)), None)

    @property
    def lines(self) -> tuple[tuple[Class, int], ...]:
        """The classes that are answers, or hold some, each with its count."""
        pairs = zip(self.rung, self.counts, strict=True)
        return tuple((one, count) for one, count in pairs if one != (LEFT_OUT,))

    def share(self, count: int) -> float | None:
        """A count as a share of `base`, 0..1; None of nobody."""
        return count / self.base if self.base else None


def choice_ladder(options: int, counts: Sequence[int]) -> Ladder:
    """For answers without an order: all apart; else what was left out joins the answer that the fewest gave.

    `counts`: by place, 0 first, of everybody.
    """
    places = range(1, options + 1)
    fewest = min(places, key=lambda place: (counts[place], place))
    joined = tuple((place, LEFT_OUT) if place == fewest else (place,) for place in places)
    return ((*((place,) for place in places), (LEFT_OUT,)), joined)


def is_safe(counts: Iterable[int], threshold: int = THRESHOLD) -> bool:
    """Whether each is 0 or at least the threshold."""
    return all(count == 0 or count >= threshold for count in counts)


def protected(counts: Sequence[int], ladder: Ladder, threshold: int = THRESHOLD) -> Table | None:
    """The table of a question, as fine as is safe; None: it is withheld. `counts`: by place, 0 first."""
    return next((tables[0] for rung in ladder if (tables := _tables([counts], rung, threshold))), None)


def protected_split(
    groups: Mapping[Key, Sequence[int]], ladder: Ladder, threshold: int = THRESHOLD
) -> dict[tuple[Key, ...], Table] | None:
    """The same for each group of a trait, all at one rung; None: the split is withheld.

    Groups of fewer than the threshold are put together first, with the smallest of the others if they are still too
    few; then a group's key holds the keys of all of them. A split into fewer than two groups is none.
    """
    together = joined({key: sum(counts) for key, counts in groups.items()}, threshold)
    if together is None or len(together) < 2:
        return None
    sums = [[sum(column) for column in zip(*(groups[key] for key in keys), strict=True)] for keys in together]
    for rung in ladder:
        if tables := _tables(sums, rung, threshold):
            return dict(zip(together, tables, strict=True))
    return None


def joined(sizes: Mapping[Key, int], threshold: int = THRESHOLD) -> list[tuple[Key, ...]] | None:
    """Groups by size, those under the threshold together, last; None if all together are still too few. Empty groups
    are nowhere."""
    ordered = sorted((key for key, size in sizes.items() if size), key=lambda key: -sizes[key])
    own: list[tuple[Key, ...]] = [(key,) for key in ordered if sizes[key] >= threshold]
    others = tuple(key for key in ordered if sizes[key] < threshold)
    while others and sum(sizes[key] for key in others) < threshold:
        if not own:
            return None
        others = (*own.pop(), *others)
    return [*own, others] if others else own


def _tables(groups: Sequence[Sequence[int]], rung: Rung, threshold: int) -> list[Table]:
    """The tables of groups at a rung; none if one of them is not safe."""
    tables = [Table(rung, tuple(sum(counts[place] for place in one) for one in rung)) for counts in groups]
    safe = all(is_safe(table.counts, threshold) and _tells_nobody(table) for table in tables)
    return tables if safe else []


def _tells_nobody(table: Table) -> bool:
    """Whether no group gave one answer throughout."""
    return sum(1 for count in table.counts if count) > 1
