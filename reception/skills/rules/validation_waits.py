"""How long bodies take to answer: counted for each, and nothing said of a middle where too few have answered. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Final

from reception.reckoning.periods import months_after
from reception.skills.rules.validation import StepFacts, wait_of
from reception.skills.terms import Body

#: From so many answers on a middle says something about the next one; our own number.
FEWEST_ANSWERS: Final = 5
#: How far back answers count.
MONTHS_BACK: Final = 12


def counts_since(today: date) -> date:
    """The first day of the answers that count."""
    return months_after(today, -MONTHS_BACK)


@dataclass(frozen=True)
class BodyWaits:
    """What a body was asked, and how long it took. Days are the body's own: not those when papers were awaited.

    `middle`: the median of those that were answered; None: too few to say. `longest`: of those answered and those that
    wait. `longest_waiting`: of those that wait alone.
    """

    body: Body
    asked: int
    answered: int
    waiting: int
    middle: int | None
    longest: int
    longest_waiting: int | None


def waits_of_bodies(steps: Iterable[StepFacts], today: date) -> list[BodyWaits]:
    """The waits of each body that was asked, in the order of the bodies. Steps answered before `counts_since` and those
    left out do not count."""
    asked: dict[Body, list[StepFacts]] = {}
    for one in steps:
        is_recent = one.answered_on is None or one.answered_on >= counts_since(today)
        if one.body is not None and one.asked_on is not None and is_recent:
            asked.setdefault(one.body, []).append(one)
    return [_waits(body, asked[body], today) for body in Body if body in asked]


def _waits(body: Body, steps: list[StepFacts], today: date) -> BodyWaits:
    answered = [_days(one, today) for one in steps if one.answered_on is not None]
    waiting = [_days(one, today) for one in steps if one.answered_on is None]
    return BodyWaits(
        body,
        asked=len(steps),
        answered=len(answered),
        waiting=len(waiting),
        middle=round(median(answered)) if len(answered) >= FEWEST_ANSWERS else None,
        longest=max((*answered, *waiting)),
        longest_waiting=max(waiting, default=None),
    )


def _days(one: StepFacts, today: date) -> int:
    wait = wait_of(one, today)
    return wait.of_body if wait else 0
