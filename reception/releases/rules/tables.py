"""From what was counted of an indicator to the cells and sums that are published of it. Pure.

A group is everybody, or those of one class of a breakdown, or of one class and one sex. Of each group there are four
numbers: counted = yes + no, and how many cannot be counted. The id of a number is the same in every release.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reception.disclosure.system import Cell, Equation, System
from reception.indicators.rules.catalogue import Indicator
from reception.indicators.terms import Breakdown
from reception.releases.rules.releasing import OF_PEOPLE, SPLITS, Releasing
from reception.releases.terms import Answer, Detail

#: An indicator's code and the version of its definition: "I8.1".
Block = str
#: A class of each breakdown that a group is of.
Group = tuple[tuple[Breakdown, str], ...]
#: How many gave an answer (yes, no, unknown), by their classes in the order of the breakdowns they were counted by.
Counted = Mapping[tuple[tuple[str, ...], Answer], int]
Plan = Mapping[Breakdown, Detail]
#: How much dearer it is to hide a number of everybody, and of one class, than of one class and sex: they are read most.
_WEIGHTS: Final = (20, 4, 1)


@dataclass(frozen=True)
class Table:
    """What is published of one indicator of a year, before protection."""

    block: Block
    groups: tuple[Group, ...]
    system: System


def block_of(one: Indicator) -> Block:
    """The name of an indicator's version."""
    return f"{one.code}.{one.version}"


def usual_plan(one: Indicator) -> dict[Breakdown, Detail]:
    """How an indicator is split unless somebody decides otherwise."""
    return {
        breakdown: Detail.WITH_SEX if Breakdown.SEX in one.breakdowns else Detail.ALONE
        for breakdown in SPLITS
        if breakdown in one.breakdowns
    }


def cell_id(block: Block, year: int, answer: Answer, group: Group) -> str:
    """The id of a number: I8.1|2025|yes|sex=female|age=20-24."""
    return "|".join((block, str(year), answer.value, *(f"{one.value}={word}" for one, word in group)))


def table_of(
    one: Indicator, year: int, counted: Counted, *, by: Sequence[Breakdown], plan: Plan, rule: Releasing
) -> Table:
    """The table of an indicator: `counted` split by `by`, told as finely as the plan says."""
    groups = _Groups(by, counted)
    has_sex = Breakdown.SEX in one.breakdowns and Breakdown.SEX in by
    kinds: list[tuple[Breakdown, ...]] = [()]
    if has_sex:
        kinds.append((Breakdown.SEX,))
    for breakdown, detail in plan.items():
        if breakdown in by and detail is not Detail.OUT:
            kinds.append((breakdown,))
            if has_sex and detail is Detail.WITH_SEX:
                kinds.append((Breakdown.SEX, breakdown))
    block = block_of(one)
    found = {kind: groups.of(kind) for kind in kinds}
    every = [group for some in found.values() for group in some]
    cells = [
        cell
        for group in every
        for cell in _cells(block, year, group, groups, is_of_people=one.counts in OF_PEOPLE, rule=rule)
    ]
    equations = [*_of_answers(block, year, every), *_of_groups(block, year, found)]
    return Table(block, tuple(every), System(tuple(cells), tuple(equations)))


class _Groups:
    """Sums of what was counted, by group."""

    def __init__(self, by: Sequence[Breakdown], counted: Counted) -> None:
        self._places = {one: place for place, one in enumerate(by)}
        self._counted = counted
        self.sums: defaultdict[tuple[Group, Answer], int] = defaultdict(int)

    def of(self, kind: tuple[Breakdown, ...]) -> list[Group]:
        """Every group of a kind in which there is anybody; everybody is a group even so."""
        places = [self._places[one] for one in kind]
        found: dict[Group, None] = {} if kind else {(): None}
        for (key, answer), number in self._counted.items():
            group = tuple(zip(kind, (key[place] for place in places), strict=True))
            found[group] = None
            self.sums[group, answer] += number
        return sorted(found, key=lambda group: [word for _one, word in group])


def _cells(
    block: Block, year: int, group: Group, groups: _Groups, *, is_of_people: bool, rule: Releasing
) -> Iterator[Cell]:
    yes, no = groups.sums[group, Answer.YES], groups.sums[group, Answer.NO]
    unknown = groups.sums[group, Answer.UNKNOWN]
    is_uniform = bool(group) and is_of_people and yes + no >= rule.uniform_from and not (yes and no)
    numbers = ((Answer.COUNTED, yes + no), (Answer.YES, yes), (Answer.NO, no), (Answer.UNKNOWN, unknown))
    for answer, number in numbers:
        tells = is_uniform and not number and answer in {Answer.YES, Answer.NO}
        dims = {"answer": answer.value, **{one.value: word for one, word in group}}
        weight = (number + 1) * _WEIGHTS[min(len(group), len(_WEIGHTS) - 1)]
        name = cell_id(block, year, answer, group)
        yield Cell(name, number, dims, sensitive=True if tells else None, weight=weight)


def _of_answers(block: Block, year: int, groups: Sequence[Group]) -> Iterator[Equation]:
    for group in groups:
        whole, *parts = (
            cell_id(block, year, answer, group) for answer in (Answer.COUNTED, Answer.YES, Answer.NO)
        )  # fmt: skip
        yield ((whole, -1), *((part, 1) for part in parts))


def _of_groups(block: Block, year: int, found: Mapping[tuple[Breakdown, ...], Sequence[Group]]) -> Iterator[Equation]:
    """A group is the sum of those that it is split into, once by each breakdown."""
    for kind, groups in found.items():
        for left in kind:
            wholes: defaultdict[Group, list[Group]] = defaultdict(list)
            for group in groups:
                wholes[tuple(pair for pair in group if pair[0] is not left)].append(group)
            for whole, parts in wholes.items():
                # counted follows from yes and no
                for answer in (Answer.YES, Answer.NO, Answer.UNKNOWN, Answer.COUNTED):
                    yield (
                        (cell_id(block, year, answer, whole), -1),
                        *((cell_id(block, year, answer, part), 1) for part in parts),
                    )
