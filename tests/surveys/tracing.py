"""Somebody who wants to know who answered what: what she holds, how she guesses, and what chance alone gives her."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from reception.db.session import db

#: Where a row stands on disk, and which transaction wrote it. A bare `ctid` behind ORDER BY is the text that is chosen.
PLACES = {
    "sqlite": "SELECT id, rowid, 0 FROM {} ORDER BY rowid",
    "postgresql": "SELECT id, ctid::text, xmin::text FROM {0} ORDER BY {0}.ctid",
}


@dataclass(frozen=True)
class Asked:
    """One of those who were asked, and what she answered: that is what is to be found out."""

    name: int
    token_hash: str
    language: str
    sex: str
    said: tuple[int, ...]


@dataclass(frozen=True)
class Row:
    """An answer as a table or a box holds it; `language` and `sex` None: not stated."""

    said: tuple[int, ...]
    language: str | None = None
    sex: str | None = None


Kind = Callable[[Any], object]
#: Whom she compares with which answers: everybody, or only those who share what stands beside the answer.
KINDS: dict[str, Kind] = {
    "everybody": lambda _one: None,
    "by language": lambda one: one.language,
    "by language and sex": lambda one: (one.language, one.sex),
}


def places_of(table: str) -> list[tuple[int, str, str]]:
    """The ids of a table's rows in the order in which they stand on disk, with their place and their writer."""
    return [tuple(row) for row in db.session.execute(sa.text(PLACES[db.engine.dialect.name].format(table)))]


def guesses(people: dict[str, Sequence[Asked]], rows: dict[str, Sequence[Row]]) -> Iterator[tuple[str, int, int]]:
    """Each way of guessing: its name, how many guesses were right, and how many chance gives on average.

    People in an order and answers in an order, of the same kind, are taken to belong together one by one. Where a kind
    has as many people as answers, chance gives one right guess on average, whatever their number.
    """
    for kind, of in KINDS.items():
        for order, those in people.items():
            for written, answers in rows.items():
                right, groups = _right(_grouped(those, of), _grouped(answers, of))
                yield f"{kind}: {order} / {written}", right, groups


def _right(people: dict[object, list[Any]], answers: dict[object, list[Any]]) -> tuple[int, int]:
    right = groups = 0
    for kind, those in people.items():
        found = answers.get(kind, [])
        groups += bool(found)
        right += sum(one.said == row.said for one, row in zip(those, found, strict=False))
    return right, groups


def _grouped(many: Sequence[Any], of: Kind) -> dict[object, list[Any]]:
    groups = defaultdict(list)
    for one in many:
        groups[of(one)].append(one)
    return groups


def most_by_chance(mean: float, false_alarm: float) -> int:
    """So many right guesses, or more, chance gives with less than `false_alarm`.

    The right guesses of a random order of n are its fixed points, whose factorial moments are 1 up to the n-th and then
    0: none is above that of a Poisson variable of mean 1. So for s > 0 the sum S over independent orders has
    E[exp(sS)] at most that of a Poisson variable of their mean number m, and Chernoff's bound of that holds:
    P(S >= k) <= exp(-m) (em/k)^k for k > m. (A binomial variable of n tries at 1/n lies below the same bound.)
    Where a kind has more people than answers, each guess is right no more often: the bound holds all the more.
    """
    k = math.ceil(mean) + 1
    while -mean + k * (1 + math.log(mean / k)) >= math.log(false_alarm):
        k += 1
    return k
