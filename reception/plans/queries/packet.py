"""What of the plan goes along when somebody is handed over."""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from reception.cases.models import Case
from reception.cases.rules.packet import PacketLine, Part, data, line, words
from reception.i18n.markers import N_
from reception.plans import permits
from reception.plans.models import Goal, OfPlan, Plan
from reception.plans.rules import versions
from reception.plans.rules.library import sentence


def packet_lines(case: Case) -> list[PacketLine]:
    """The agreed version of a case's plan: the person's own wish, the goals, and who does what by when."""
    query = sa.select(Plan).where(Plan.case_id == case.id)
    plan = versions.agreed(permits.READ.all(query.options(selectinload(Plan.goals).selectinload(Goal.actions))))
    return list(_lines(plan)) if plan else []


def _lines(plan: Plan) -> Iterator[PacketLine]:
    yield line(words(N_("Agreed on")), day=plan.agreed_on)
    if plan.own_wish:
        yield line(words(N_("What the person wishes")), data(plan.own_wish))
    for goal in plan.goals:
        yield line(words(goal.phase.label), *_said(goal), words(goal.state.label))
        for action in goal.actions:
            yield line(words(action.owner.label), *_said(action), words(action.state.label), day=action.due_on)


def _said(row: OfPlan) -> list[Part]:
    """The sentence of the library, to be said in each reader's language, and the free words."""
    found = sentence(row.sentence)
    told = [words(found.text)] if found else []
    return [*told, data(row.text)] if row.text else told
