"""U11: whether all the basics of reception were handled in time, as the milestones that are kept tell it."""

from typing import Any

import sqlalchemy as sa

from reception.cases.models import Case
from reception.db import civil
from reception.db.verdicts import verdict
from reception.housing.queries.facts.households import each_alone, people
from reception.housing.queries.facts.standing import had_left, standing
from reception.housing.queries.lives import is_no_mistake
from reception.housing.terms import Uncounted as OfHomes
from reception.path.models import Mark, MilestoneRow
from reception.path.rules.basics import CODES
from reception.path.terms import MilestoneState, Uncounted
from reception.reckoning.asked import Asked


def basics_handled(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """U11: of the people whose first case was opened in the year, those for whom all was handled within `days`.

    The days are counted from the reception. A basic is handled when any of her cases says so; what does not apply has
    no milestone, and counts from the day on which somebody set it aside.
    """
    known = people()
    day = civil.days_after(known.c.received_on, asked.amount("days"))
    members = each_alone(known.c.opened_on.between(asked.period.first, asked.last), day)
    of, here = standing(members)
    found = _basics(members)
    in_time = sa.and_(found.c.waiting == 0, sa.or_(found.c.handled_on.is_(None), found.c.handled_on <= of.c.day))
    answer = verdict(
        (of.c.received_on.is_(None), OfHomes.NO_RECEPTION_DAY),
        (of.c.day >= asked.on, OfHomes.NOT_YET),
        (in_time, True),
        (of.c.died_on <= of.c.day, OfHomes.DECEASED),
        (had_left(of, here), OfHomes.LEFT),
        (found.c.unit_id.is_(None), Uncounted.NO_PATH),
        otherwise=False,
    )
    joined = of.outerjoin(here, here.c.unit_id == of.c.unit_id).outerjoin(found, found.c.unit_id == of.c.unit_id)
    return sa.select(of.c.told_id.label("person_id"), answer.label("verdict")).select_from(joined)


def _basics(members: sa.CTE) -> sa.Subquery:
    """unit_id, waiting (how many basics are left), handled_on (the day of the last): of those who have any milestone.

    Of a milestone that was fulfilled at no known day it is only known that it is.
    """
    told = sa.union_all(_kept(members), _set_aside(members)).subquery()
    each = (
        sa.select(
            told.c.unit_id,
            told.c.code,
            sa.func.max(told.c.is_handled).label("is_handled"),
            sa.func.min(sa.case((told.c.is_handled == 1, told.c.on_day))).label("on_day"),
        )
        .group_by(told.c.unit_id, told.c.code)
        .subquery()
    )
    return (
        sa.select(
            each.c.unit_id,
            sa.func.sum(1 - each.c.is_handled).label("waiting"),
            sa.func.max(each.c.on_day).label("handled_on"),
        )
        .group_by(each.c.unit_id)
        .subquery()
    )


def _kept(members: sa.CTE) -> sa.Select[*tuple[Any, ...]]:
    """unit_id, code, is_handled (1 or 0), on_day: the basics among the milestones of her cases."""
    is_handled = sa.case((MilestoneRow.state == MilestoneState.FULFILLED, 1), else_=0)
    day = sa.func.coalesce(MilestoneRow.fulfilled_on, members.c.received_on)
    query = sa.select(
        members.c.unit_id, MilestoneRow.code, is_handled.label("is_handled"), day.label("on_day")
    ).select_from(_cases_of(members))
    return query.join(MilestoneRow, MilestoneRow.case_id == Case.id).where(MilestoneRow.code.in_(CODES))


def _set_aside(members: sa.CTE) -> sa.Select[*tuple[Any, ...]]:
    """The same of basics that somebody set aside by hand, and that have no milestone for it. The latest mark counts.

    A case whose milestones were never reckoned tells nothing, whatever was marked.
    """
    latest = sa.func.row_number().over(partition_by=(Mark.case_id, Mark.code), order_by=Mark.id.desc())
    of = (Mark.case_id, Mark.code, Mark.state, Mark.on_day)
    standing_ = Mark.withdrawn_at.is_(None)
    marks = sa.select(*of, latest.label("place")).where(standing_, Mark.code.in_(CODES)).subquery()
    row, any_row = sa.orm.aliased(MilestoneRow), sa.orm.aliased(MilestoneRow)
    done = sa.literal(1, sa.Integer()).label("is_handled")
    query = sa.select(members.c.unit_id, marks.c.code, done, marks.c.on_day).select_from(_cases_of(members))
    return (
        query.join(marks, marks.c.case_id == Case.id)
        .outerjoin(row, sa.and_(row.case_id == Case.id, row.code == marks.c.code))
        .where(marks.c.place == 1, marks.c.state == MilestoneState.NOT_APPLICABLE, row.id.is_(None))
        .where(sa.select(any_row.id).where(any_row.case_id == Case.id).exists())
    )


def _cases_of(members: sa.CTE) -> sa.FromClause:
    """The cases of those who are asked about, but for what was opened by mistake."""
    return members.join(Case, sa.and_(Case.person_id == members.c.person_id, is_no_mistake()))
