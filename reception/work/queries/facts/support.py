"""I18 and I18b, of self-support: selects that nobody runs here. What a month comes to stands in `rules.self_support`.

Somebody of whom several boards keep files is one person, with all that any of them noted of her income.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final

import sqlalchemy as sa

from reception.db.civil import days_after, days_between, earliest, latest
from reception.db.verdicts import verdict
from reception.reckoning.asked import Asked
from reception.reckoning.periods import end_of_month, months_after
from reception.work.models import IncomePeriod, WorkFile
from reception.work.queries.facts.support_ground import SORTS, is_no, is_yes, received
from reception.work.queries.facts.support_months import first_day_of, number_of, of_sources, supported
from reception.work.rules.measures import measures
from reception.work.rules.self_support import month_of
from reception.work.rules.support_definitions import Definition, Variant, definitions, in_force
from reception.work.terms.figures import Uncounted

Facts = sa.Select[*tuple[Any, ...]]


def supports(variant: Variant, asked: Asked) -> Facts:
    """I18: of the adults received not long before the day, who provides for herself in its month."""
    of, day = measures().supporting, asked.day
    people = received(months_after(day, -of.months), day, of, day)
    month = _month(in_force(definitions()[variant], month_of(day)), day)
    answer = verdict(
        (people.c.is_sure == 0, Uncounted.BIRTH_UNKNOWN),
        (people.c.died_on <= day, Uncounted.DECEASED),
        (people.c.left_on <= day, Uncounted.LEFT),
        (is_yes(month.c), True),
        (is_no(month.c), False),
        otherwise=Uncounted.SUPPORT_UNKNOWN,
    )
    return (
        sa.select(people.c.person_id.label("person_id"), answer.label("verdict"))
        .outerjoin(month, month.c.person_id == people.c.person_id)
        .where(sa.literal(asked.has_begun))
    )


def _month(by: Definition | None, day: date) -> sa.Subquery:
    """person_id and the columns of `SORTS`: what is noted of the month of the day."""
    one, month = IncomePeriod, month_of(day)
    query = sa.select(WorkFile.person_id).join(one, one.work_file_id == WorkFile.id)
    if by is None:
        return query.add_columns(*(sa.literal(0).label(name) for name in SORTS)).where(sa.false()).subquery()
    is_known = sa.or_(one.last_month.is_not(None), one.confirmed_on >= months_after(month, -by.goes_on_months))
    counts, excludes = of_sources(by.counts), of_sources(by.excludes)
    sorts = (
        is_known,
        sa.and_(is_known, counts),
        sa.and_(is_known, excludes),
        sa.and_(~is_known, counts),
        sa.and_(~is_known, excludes),
    )
    sums = (sa.func.sum(sa.case((sort, 1), else_=0)).label(name) for name, sort in zip(SORTS, sorts, strict=True))
    covers = sa.and_(one.first_month <= end_of_month(day), sa.or_(one.last_month.is_(None), one.last_month >= month))
    return query.add_columns(*sums).where(covers).group_by(WorkFile.person_id).subquery()


def days_to_support(asked: Asked) -> Facts:
    """I18b: how many days from reception to the first of a self-support that lasts, by the main definition.

    Of the adults received in so many calendar years (`amounts`: years), the one that is asked about included. Who has
    not come so far is followed to the day on which she moved away or died, to `asked.on`, or to the last month of which
    it is known what she lived by: what is not known is no sign that it has not come. `happened` is 1 or 0.
    """
    of, versions = measures().supporting, definitions()[Variant.MAIN]
    by = in_force(versions, asked.day)
    since = date(asked.period.first.year - asked.amount("years") + 1, 1, 1)
    people = received(since, asked.day, of)
    found, months = supported(people, versions, asked.on, by.lasting_months if by else 1), _calendar(since, asked.on)
    begun, after = months.alias(), months.alias()
    last_known = sa.case((after.c.day.is_(None), people.c.received_on), else_=days_after(after.c.day, -1))
    until = earliest(people.c.left_on, people.c.died_on, asked.on, last_known)
    happened = sa.and_(begun.c.day.is_not(None), begun.c.day <= until)
    end = sa.case((happened, begun.c.day), else_=until)
    return (
        sa.select(
            people.c.person_id.label("person_id"),
            days_between(people.c.received_on, latest(people.c.received_on, end)).label("days"),
            sa.case((happened, 1), else_=0).label("happened"),
        )
        .outerjoin(found, found.c.person_id == people.c.person_id)
        .outerjoin(begun, begun.c.month == found.c.begun)
        .outerjoin(after, after.c.month == found.c.after)
        .where(sa.literal(asked.has_begun and by is not None))
    )


def _calendar(since: date, on: date) -> sa.CTE:
    """month, day: the number of each month from that of the one day to the one after the other, and its first day."""
    months = range(number_of(since), max(number_of(on), number_of(since)) + 2)
    columns = sa.column("month", sa.Integer), sa.column("day", sa.Date)
    return sa.values(*columns).data([(month, first_day_of(month)) for month in months]).cte()


#: Each select by the code of its indicator: who, and yes, no or why it cannot be said.
FACTS: Final[Mapping[str, Callable[[Asked], Facts]]] = {
    "I18": partial(supports, Variant.MAIN),
    "I18s": partial(supports, Variant.STRICT),
}
#: Who, how many days from the beginning, and whether it happened then.
TIMES: Final[Mapping[str, Callable[[Asked], Facts]]] = {"I18b": days_to_support}
