"""What the figures I28 and I31 are counted from: people who were offered activities, and meetings. Nobody by name.

Read whole, under the statistician's permit: these are counts before any disclosure control.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.cases.models import Case
from reception.db.session import db
from reception.inclusion.models import Activity, ActivityOccasion, ActivityOffer
from reception.inclusion.permits import FIGURES
from reception.inclusion.rules.occasions import is_mixed
from reception.inclusion.terms.activities import OccasionState
from reception.reckoning.periods import Period


@dataclass(frozen=True)
class OfferedPerson:
    """Somebody who was offered an activity in the period, or takes part in one then: the denominator of I28.

    `in_association`: on a day of the period she takes part in an activity of an association: the numerator.
    `in_any`: the same with what the municipality holds itself.
    """

    in_association: bool
    in_any: bool


@dataclass(frozen=True)
class Meeting:
    """A meeting that was planned for a day of the period: the denominator of I31.

    `is_mixed`: it was held, and newcomers and others came: the numerator.
    """

    on: date
    state: OccasionState
    is_mixed: bool


def people_offered(period: Period) -> Iterator[OfferedPerson]:
    """Each person once, whatever number of cases and offers she has. One statement."""
    first, last = _days(period)
    began = sa.and_(ActivityOffer.started_on.is_not(None), ActivityOffer.started_on <= last)
    took_part = sa.and_(began, sa.or_(ActivityOffer.ended_on.is_(None), ActivityOffer.ended_on >= first))
    in_association = sa.and_(took_part, Activity.organisation_id.is_not(None))
    query = (
        sa.select(sa.func.max(_one(in_association)), sa.func.max(_one(took_part)))
        .select_from(ActivityOffer)
        .join(Case, Case.id == ActivityOffer.case_id)
        .join(Activity, Activity.id == ActivityOffer.activity_id)
        .where(sa.or_(ActivityOffer.offered_on.between(first, last), took_part))
        .group_by(Case.person_id)
    )
    for association, some in db.session.execute(FIGURES.within(query)):
        yield OfferedPerson(bool(association), bool(some))


def meetings(period: Period) -> Iterator[Meeting]:
    """Every meeting with a day in the period, whatever became of it. One statement."""
    first, last = _days(period)
    row = ActivityOccasion
    query = sa.select(row.on, row.state, row.newcomers, row.established).where(row.on.between(first, last))
    for on, state, newcomers, established in db.session.execute(FIGURES.within(query.order_by(row.on, row.id))):
        yield Meeting(on, state, is_mixed(state, newcomers, established, on))


def _one(condition: sa.ColumnElement[bool]) -> sa.Case[Any]:
    return sa.case((condition, 1), else_=0)


def _days(period: Period) -> tuple[date, date]:
    return period.first, period.end
