"""Which version of a rule is somebody's, which dates contradict each other, and what a rule counts from. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Generic, TypeVar

from reception.path.rules.definitions import Rule, Start
from reception.path.rules.facts import Order
from reception.path.rules.known import Known, Verdict

SomeRule = TypeVar("SomeRule", bound=Rule)
#: The verdict on a rule that has no cohort.
EVERYBODY: Final = Verdict(truth=True)


@dataclass(frozen=True)
class Chosen(Generic[SomeRule]):
    """A version, and whether it is hers: true, false (no version is), or None when a fact is missing."""

    rule: SomeRule
    cohort: Verdict


def chosen(versions: Sequence[SomeRule], known: Known) -> Chosen[SomeRule]:
    """The first version whose cohort she is of; else the first that she may be of; else the first."""
    judged = [Chosen(rule, rule.cohort.judge(known) if rule.cohort else EVERYBODY) for rule in versions]
    if len(judged) == 1:
        return judged[0]
    for truth in (True, None):
        for one in judged:
            if one.cohort.truth is truth:
                return one
    return judged[0]


def contradictions(orders: Sequence[Order], known: Known) -> tuple[Order, ...]:
    """Dates that lie in an order in which they cannot lie."""
    return tuple(order for order in orders if _is_broken(known, order))


def _is_broken(known: Known, order: Order) -> bool:
    first, second = known.day(order.first), known.day(order.second)
    if order.first == "birth":
        first = known.birth[0] if known.birth else None
    return first is not None and second is not None and second < first


@dataclass(frozen=True)
class Counting:
    """The day a rule counts from, which fact gave it (none for a day of the rule's own), and what is missing for it."""

    day: date | None
    fact: str
    missing: frozenset[str] = frozenset()


def counting(start: Start, known: Known) -> Counting:
    """The first of the dates that are known, or the last when all are."""
    found: list[tuple[date, str]] = []
    missing: list[str] = []
    for one in start.dates:
        if isinstance(one, date):
            found.append((one, ""))
        elif day := known.day(one):
            found.append((day, one))
        else:
            missing.append(one)
    if not found or (start.last and not _all_before(missing, max(found)[0], known)):
        return Counting(None, "", frozenset(missing))
    return Counting(*(max(found) if start.last else min(found)))


def _all_before(missing: list[str], day: date, known: Known) -> bool:
    """Whether days of age that are half known lie before `day` however it is: then they do not matter."""
    return all((latest := known.latest(code)) is not None and latest <= day for code in missing)
