"""What an extract for a partner says of somebody's plan and needs: sentences of ours, never anybody's own words.

Own words may name others, or tell more than the partner is to know. Nothing about health or safety leaves like this.
"""

from collections.abc import Iterator
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.i18n.text import _, label
from reception.people.models import Person
from reception.plans import permits
from reception.plans.models import Goal, NeedsAssessment, Plan
from reception.plans.rules import versions
from reception.plans.rules.library import Sentence, sentence
from reception.plans.rules.needs import needs
from reception.plans.terms import NeedAnswer

#: Sentences of the library that would tell of somebody's health.
_NOT_TOLD: Final = frozenset({"goal-health", "health-examination"})


def extract_of_plan(person: Person) -> Iterator[tuple[str, str]]:
    """The agreed version of the plan of an open case: its goals and steps, as far as they are the library's."""
    query = sa.select(Plan).join(Plan.case).where(Case.person_id == person.id, Case.state == CaseState.OPEN)
    plan = versions.agreed(permits.READ.all(query.options(selectinload(Plan.goals).selectinload(Goal.actions))))
    if plan is None:
        return
    yield _("Agreed on"), plan.agreed_on.isoformat() if plan.agreed_on else ""
    for goal in plan.goals:
        said = _told(goal.sentence)
        if said:
            yield label(goal.phase), _(said.text)
        for action in goal.actions:
            step = _told(action.sentence)
            if step:
                day = _("by %(day)s", day=action.due_on.isoformat()) if action.due_on else ""
                yield label(action.owner), " ".join(filter(None, (_(step.text), day)))


def _told(code: str | None) -> Sentence | None:
    return None if code in _NOT_TOLD else sentence(code)


def extract_of_needs(person: Person) -> Iterator[tuple[str, str]]:
    """What was answered with yes when it was last asked, by the questions that may be told."""
    query = sa.select(NeedsAssessment).join(NeedsAssessment.case)
    query = query.where(Case.person_id == person.id, Case.state == CaseState.OPEN)
    latest = query.order_by(NeedsAssessment.on_day.desc(), NeedsAssessment.id.desc()).limit(1)
    for found in permits.NEEDS.all(latest.options(selectinload(NeedsAssessment.answers))):
        yes = {line.question for line in found.answers if line.answer is NeedAnswer.YES}
        for need in needs().answered(yes):
            if need.told:
                yield _(need.text), _("Yes")
