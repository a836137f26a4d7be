"""What of the needs that somebody told of goes along when somebody is handed over."""

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from reception.cases.models import Case
from reception.cases.rules.packet import PacketLine, data, line, words
from reception.i18n.markers import N_
from reception.plans import permits
from reception.plans.models import NeedsAssessment
from reception.plans.rules.needs import needs
from reception.plans.terms import NeedAnswer


def needs_lines(case: Case) -> list[PacketLine]:
    """When it was last asked, and each question that was answered with yes; the new unit asks about the rest itself."""
    query = sa.select(NeedsAssessment).where(NeedsAssessment.case_id == case.id)
    latest = query.order_by(NeedsAssessment.on_day.desc(), NeedsAssessment.id.desc()).limit(1)
    return [
        told for one in permits.NEEDS.all(latest.options(selectinload(NeedsAssessment.answers))) for told in _lines(one)
    ]


def _lines(assessment: NeedsAssessment) -> list[PacketLine]:
    yes = {one.question: one for one in assessment.answers if one.answer is NeedAnswer.YES}
    told = [
        line(words(need.text), words(NeedAnswer.YES.label), data(yes[need.code].note or ""))
        for need in needs().answered(yes)
    ]
    return [line(words(N_("Asked on")), day=assessment.on_day), *told] if told else []
