"""The individual plans of Exempelby: goals and actions by the library's sentences, wishes in people's own words."""

import tomllib
from datetime import date, timedelta
from random import Random
from typing import Any

from reception.cases.terms import Owner, Phase
from reception.demo.people import at_nine
from reception.demo.rows import Rows
from reception.demo.sketches import FOLDER
from reception.plans.models import Action, Goal, Plan
from reception.plans.rules.library import library
from reception.plans.rules.versions import REVIEW_AFTER_DAYS
from reception.plans.terms import ActionState, GoalState, PlanState

#: Of plans: agreed twice, still a draft, agreed with an interpreter.
SECOND_SHARE, DRAFT_SHARE, INTERPRETER_SHARE = 0.15, 0.12, 0.75
#: Nobody makes a plan in the first days; most are agreed within two months.
FIRST_DAYS, LAST_DAYS = 14, 75


class Plans:
    """Makes one plan after the other."""

    def __init__(self, random: Random, rows: Rows, today: date) -> None:
        self.random, self.rows, self.today = random, rows, today
        self.texts: dict[str, Any] = tomllib.loads((FOLDER / "plans.toml").read_text())

    def make(self, case_id: int, worker_id: int | None, opened_on: date) -> date | None:
        """A plan, perhaps with an earlier version or as a draft yet; return the day the first version was agreed."""
        agreed_on = opened_on + timedelta(days=self.random.randrange(FIRST_DAYS, LAST_DAYS))
        if agreed_on > self.today:
            return None
        goals = self.random.sample(self.texts["goal"], self.random.choice((2, 2, 3)))
        if self.random.random() < DRAFT_SHARE:
            self._version(case_id, worker_id, goals, agreed_on, PlanState.DRAFT)
            return None
        again = agreed_on + timedelta(days=self.random.randrange(80, 130))
        if again <= self.today and self.random.random() < SECOND_SHARE:
            self._version(case_id, worker_id, goals[:2], agreed_on, PlanState.REPLACED)
            self._version(case_id, worker_id, goals, again, PlanState.AGREED)
        else:
            self._version(case_id, worker_id, goals, agreed_on, PlanState.AGREED)
        return agreed_on

    def amina(self, case_id: int, worker_id: int | None, agreed_on: date) -> date:
        """The plan that the demo is shown with; return the day it was agreed."""
        told = self.texts["amina"]
        plan_id = self._plan(
            case_id, worker_id, agreed_on, PlanState.AGREED, wish=told["wish"], review_on=self.today + timedelta(days=2)
        )
        for place, goal in enumerate(told["goals"]):
            goal_id = self._goal(plan_id, place, goal["code"], goal.get("text"))
            for position, action in enumerate(goal["actions"]):
                self._action(
                    goal_id, position, action["code"], action.get("text"), self._day(action.get("due")),
                    ended_on=self._day(action.get("ended")),
                )  # fmt: skip
        return agreed_on

    def _day(self, days: int | None) -> date | None:
        return None if days is None else self.today + timedelta(days=days)

    def _version(
        self, case_id: int, worker_id: int | None, goals: list[dict[str, Any]], day: date, state: PlanState
    ) -> None:
        wish = self.random.choice(self.texts["wishes"]) if self.random.random() < 0.7 else None
        plan_id = self._plan(case_id, worker_id, day, state, wish=wish, review_on=self._review(day, state))
        for place, goal in enumerate(goals):
            goal_id = self._goal(plan_id, place, goal["code"], self._own("own_goals"))
            for position, code in enumerate(goal["actions"]):
                due_on = day + timedelta(days=self.random.randrange(14, 240))
                done = due_on <= self.today and self.random.random() < 0.85
                text = self._own("own_actions")
                self._action(goal_id, position, code, text, due_on, ended_on=due_on if done else None)

    def _own(self, kind: str) -> str | None:
        """Now and then words of their own beside the sentence."""
        return self.random.choice(self.texts[kind]) if self.random.random() < 0.08 else None

    def _review(self, day: date, state: PlanState) -> date | None:
        """When it is to be looked at again: every quarter, and few are late with it."""
        if state is not PlanState.AGREED:
            return None
        quarters = max(-(-(self.today - day).days // REVIEW_AFTER_DAYS), 1)
        late = quarters > 1 and self.random.random() < 0.06
        return day + timedelta(days=REVIEW_AFTER_DAYS * (quarters - late))

    def _plan(
        self,
        case_id: int,
        worker_id: int | None,
        day: date,
        state: PlanState,
        *,
        wish: str | None,
        review_on: date | None,
    ) -> int:
        is_draft = state is PlanState.DRAFT
        return self.rows.add(
            Plan,
            case_id=case_id,
            state=state,
            own_wish=wish,
            agreed_on=None if is_draft else day,
            with_interpreter=None if is_draft else self.random.random() < INTERPRETER_SHARE,
            review_on=review_on,
            made_at=at_nine(day),
            made_by_id=worker_id,
            agreed_by_id=None if is_draft else worker_id,
        )

    def _goal(self, plan_id: int, position: int, code: str, text: str | None) -> int:
        phase = library().sentences[code].phase
        return self.rows.add(
            Goal,
            plan_id=plan_id,
            sentence=code,
            text=text,
            position=position,
            phase=Phase(phase),
            state=GoalState.UNDER_WAY,
        )

    def _action(
        self, goal_id: int, position: int, code: str, text: str | None, due_on: date | None, *, ended_on: date | None
    ) -> None:
        self.rows.add(
            Action,
            goal_id=goal_id,
            sentence=code,
            text=text,
            position=position,
            owner=library().sentences[code].owner or Owner.MUNICIPALITY,
            due_on=due_on or ended_on,
            state=ActionState.DONE if ended_on else ActionState.PLANNED,
            ended_on=ended_on,
        )
