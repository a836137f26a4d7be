"""Plans, made directly: agreed ones and drafts, with a goal and an action or more."""

from datetime import date, datetime

import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.log import record
from reception.cases.models import Case
from reception.cases.terms import Owner, Phase
from reception.db.session import db
from reception.i18n.formats import now
from reception.people.models import Person
from reception.plans.models import Action, Goal, Plan
from reception.plans.terms import PlanState


def case_of(person: Person) -> Case:
    """The person's only case."""
    query = sa.select(Case).where(Case.person_id == person.id)
    return db.session.scalars(query.execution_options(permit="test")).one()


def make_plan(
    case: Case,
    *,
    agreed_on: date | None = None,
    state: PlanState | None = None,
    wish: str | None = "Jag vill bli snickare.",
    goals: int = 1,
    actions: int = 1,
    made_at: datetime | None = None,
) -> Plan:
    """A version of a case's plan: agreed on that day, or a draft. Its goals and actions are in own words."""
    with system("test"):
        plan = Plan(
            case=case,
            state=state or (PlanState.AGREED if agreed_on else PlanState.DRAFT),
            own_wish=wish,
            agreed_on=agreed_on,
            with_interpreter=False if agreed_on else None,
            made_at=made_at or now(),
            goals=[_goal(place, actions) for place in range(goals)],
        )
        db.session.add(plan)
        db.session.flush()
        record("test.plan-made", plan)
        db.session.commit()
    return plan


def _goal(place: int, actions: int) -> Goal:
    return Goal(
        phase=list(Phase)[place % 4],
        text=f"Mål {place}",
        position=place,
        actions=[Action(text=f"Steg {place}.{each}", owner=Owner.NEWCOMER, position=each) for each in range(actions)],
    )
