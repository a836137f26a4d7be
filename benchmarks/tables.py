"""Tables like those that disclosure control is measured on, made from a seed (disclosure-methods.md, section 10)."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from reception.disclosure.system import Cell, Equation, System

#: What stands for all classes of a dimension.
TOTAL = "all"


@dataclass(frozen=True)
class Table:
    """A crossing of dimensions of these sizes and how many people are in it. `groups`: how many classes of the first
    dimension each group of them has."""

    name: str
    sizes: tuple[int, ...]
    people: int
    groups: tuple[int, ...] = ()


TABLES = (
    Table("50_2d", (6, 7), 400),
    Table("500_2d", (20, 22), 9_000),
    Table("500_2ds", (20, 22), 40_000),
    Table("500_3ds", (7, 7, 6), 25_000),
    Table("500_3d", (7, 7, 6), 7_000),
    Table("600_3dh", (12, 6, 4), 6_000, (3, 4, 5)),
    Table("5000_2ds", (69, 70), 400_000),
    Table("5000_3ds", (16, 16, 16), 500_000),
    Table("50000_3ds", (36, 36, 36), 6_000_000),
)


def inner(table: Table, seed: int) -> np.ndarray:
    """The counts of people by the classes of every dimension."""
    rng = np.random.default_rng(seed)
    weights = np.ones(table.sizes)
    for axis, size in enumerate(table.sizes):
        shape = [1] * len(table.sizes)
        shape[axis] = size
        weights = weights * np.exp(rng.normal(0, 1, size)).reshape(shape)
    weights = weights * np.exp(rng.normal(0, 0.6, table.sizes))
    return rng.poisson(table.people * weights / weights.sum())


def sums_of(table: Table) -> list[list[tuple[str, list[str]]]]:
    """By dimension: each class that is a sum, and of which."""
    found = []
    for axis, size in enumerate(table.sizes):
        leaves = [f"{axis}{place:02d}" for place in range(size)]
        if axis == 0 and table.groups:
            ends = list(itertools.accumulate(table.groups))
            groups = [
                (f"g{n}", leaves[end - size_of : end])
                for n, (end, size_of) in enumerate(zip(ends, table.groups, strict=True))
            ]
            found.append([*groups, (TOTAL, [name for name, _parts in groups])])
        else:
            found.append([(TOTAL, leaves)])
    return found


def system(table: Table, seed: int) -> System:
    """The table with all its margins."""
    sums = sums_of(table)
    leaves = [[f"{axis}{place:02d}" for place in range(size)] for axis, size in enumerate(table.sizes)]
    flat = inner(table, seed).ravel().tolist()
    counts = dict(zip(itertools.product(*leaves), flat, strict=True))
    classes = [list(some) for some in leaves]
    equations: list[Equation] = []
    for axis, of in enumerate(sums):
        for name, parts in of:
            others = [[None] if at == axis else classes[at] for at in range(len(classes))]
            for key in itertools.product(*others):
                keys = [(*key[:axis], part, *key[axis + 1 :]) for part in parts]
                whole = (*key[:axis], name, *key[axis + 1 :])
                counts[whole] = sum(counts[one] for one in keys)
            classes[axis].append(name)
    equations = list(_equations(sums, classes))
    return System(tuple(Cell("|".join(key), count) for key, count in counts.items()), tuple(equations))


def _equations(sums: Sequence[Sequence[tuple[str, list[str]]]], classes: Sequence[list[str]]) -> Iterator[Equation]:
    for axis, of in enumerate(sums):
        for name, parts in of:
            others = [[""] if at == axis else classes[at] for at in range(len(classes))]
            for key in itertools.product(*others):
                cells = ["|".join((*key[:axis], part, *key[axis + 1 :])) for part in parts]
                yield (("|".join((*key[:axis], name, *key[axis + 1 :])), -1), *((cell, 1) for cell in cells))
