"""Which steps of a path the staff of Exempelby have ticked or set aside by hand, and which they are late with."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from reception.demo.sketches import FOLDER
from reception.path.rules.milestones import Milestone
from reception.path.terms import MilestoneState, Standing

#: How many overdue steps are left, of a hundred cases that have any: staff keep up with nearly all.
LEFT = {0: 82, 1: 11, 2: 5, 4: 2}
#: Nothing is left for longer than so many days.
LONGEST_LATE = 300
#: A step that can be done is done in the end: after so many days half of them are, and never more than so many.
HALF_DONE_AFTER, MOST_DONE = 55, 0.93
#: What is due within so many days is often left for this week.
SOON, LEFT_FOR_SOON = 7, 0.75
#: A step is done at the earliest some days after it can be, at the latest after so many; and so often too late.
FIRST_DAYS, LONGEST_WORK, LATE_SHARE = 3, 120, 0.1
NOT_NEEDED = "Behövs inte i det här ärendet."


@dataclass(frozen=True)
class Tick:
    """A step that is settled by hand."""

    code: str
    state: MilestoneState
    on_day: date
    reason: str


class Ticking:
    """Goes through one path after the other, as a caseworker does."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.texts: dict[str, Any] = tomllib.loads((FOLDER / "path.toml").read_text())

    def ticks(
        self, path: Sequence[Milestone], until: date, *, overdue_left: int, leave: Mapping[str, str] | None = None
    ) -> list[Tick]:
        """What has been settled by hand until the day.

        So many overdue steps are left, the latest ones; or, for somebody whose path is told step by step, exactly
        those that are named and those that nobody ticks by hand. One that is named with a reason is set aside.
        """
        overdue = [one for one in path if one.state is MilestoneState.OVERDUE]
        overdue.sort(key=lambda one: (one.due or date.min, self.random.random()))
        open_ = [one for one in path if one.state is MilestoneState.OPEN]
        if leave is not None:
            return self._told([*overdue, *open_], until, leave)
        lately = sum(1 for one in overdue if one.due and (until - one.due).days <= LONGEST_LATE)
        settled = overdue[: len(overdue) - min(overdue_left, lately)]
        settled += [one for one in open_ if self._is_done(one, until)]
        return [self._tick(one, until) for one in settled]

    def _told(self, steps: Sequence[Milestone], until: date, leave: Mapping[str, str]) -> list[Tick]:
        aside = MilestoneState.NOT_APPLICABLE
        named = [Tick(one.code, aside, self._day(one, until), leave[one.code]) for one in steps if leave.get(one.code)]
        kept = leave.keys() | set(self.texts["by_fact"])
        return named + [self._tick(one, until, by_chance=False) for one in steps if one.code not in kept]

    def left(self) -> int:
        """How many overdue steps a case has, by chance."""
        return self.random.choices(list(LEFT), list(LEFT.values()))[0]

    def _is_done(self, step: Milestone, until: date) -> bool:
        days = (until - step.opens).days if step.opens else 0
        is_soon = step.due is not None and (step.due - until).days <= SOON
        chance = 1 - LEFT_FOR_SOON if is_soon else min(1 - 0.5 ** (days / HALF_DONE_AFTER), MOST_DONE)
        return self.random.random() < chance and step.code not in self.texts["by_fact"]

    def _tick(self, step: Milestone, until: date, *, by_chance: bool = True) -> Tick:
        """Ticked; or set aside: what only a noted day would show as done, and now and then what one may say no to."""
        code, texts = step.code, self.texts
        refusable = by_chance and code in texts["aside"] and step.rule.standing is Standing.SHOULD
        is_aside = code in texts["by_fact"] or (refusable and self.random.random() < texts["aside_share"])
        by_owner = texts["done_by"].get(step.owner.value, texts["done_by"]["municipality"])
        choices = texts["aside"].get(code, [NOT_NEEDED]) if is_aside else texts["done"].get(code, by_owner)
        state = MilestoneState.NOT_APPLICABLE if is_aside else MilestoneState.FULFILLED
        return Tick(code, state, self._day(step, until, by_chance=by_chance), self.random.choice(choices))

    def _day(self, step: Milestone, until: date, *, by_chance: bool = False) -> date:
        """Between the first and the last day, seldom on the very first; by chance one in ten some days late."""
        first = min(step.opens or until, until)
        span = max(min(((step.due or until) - first).days, LONGEST_WORK), 0)
        days = self.random.randrange(min(FIRST_DAYS, span), span + 1)
        late = self.random.randrange(1, 21) if by_chance and self.random.random() < LATE_SHARE else 0
        return min(first + timedelta(days=days + late), until)
