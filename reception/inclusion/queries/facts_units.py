"""Counts of units as facts: what staff were taught, and in which languages a unit can help. Of no member of staff."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

import sqlalchemy as sa

from reception.cases.models import Case
from reception.db.spelled import by_code_points
from reception.db.verdicts import NO, YES, yes_if
from reception.inclusion.models import StaffLanguage, StaffTraining
from reception.inclusion.queries.facts_meetings import nobody
from reception.inclusion.rules.counts import subjects, top_count
from reception.people.models import Person
from reception.reckoning.asked import Asked


def i44(asked: Asked, subject: str | None = None) -> sa.Select[*tuple[Any, ...]]:
    """Places of training that were meant, and how many were taken: in a subject, or in all of them.

    Columns: `verdict`, "yes" or "no", and `number`. No rows where no unit gave a number.
    """
    row = StaffTraining
    told = sa.select(row.trained, row.meant).where(row.year == asked.period.first.year)
    told = told.where(row.subject == subject) if subject is not None else told
    of = told.subquery("told")
    taken, left = sa.func.sum(of.c.trained), sa.func.sum(of.c.meant - of.c.trained)
    parts = [
        sa.select(sa.literal(word, sa.Text()).label("verdict"), number.label("number")).having(sa.func.count() > 0)
        for word, number in ((YES, taken), (NO, left))
    ]
    both = sa.union_all(*parts).subquery("both")
    return sa.select(both.c.verdict, both.c.number)


def i46(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """The units that counted anything of the year: whether they can help in each of its most spoken languages.

    None of them where no language is asked for, as in a year without cases: nothing can be said.
    """
    year, top = asked.period.first.year, _most_spoken(asked)
    taught = sa.select(StaffTraining.unit_id).where(StaffTraining.year == year)
    spoken = sa.select(StaffLanguage.unit_id).where(StaffLanguage.year == year)
    units = taught.union(spoken).subquery("counted")
    row = StaffLanguage
    able_in = sa.and_(row.unit_id == units.c.unit_id, row.year == year, row.staff > 0)
    wanted = sa.select(sa.func.count()).select_from(top).scalar_subquery()
    return (
        sa.select(nobody().label("person_id"), yes_if(sa.func.count(top.c.language) == wanted).label("verdict"))
        .select_from(units)
        .outerjoin(row, able_in)
        .outerjoin(top, top.c.language == row.language)
        .where(wanted > 0)
        .group_by(units.c.unit_id)
    )


def _most_spoken(asked: Asked) -> sa.CTE:
    """The languages in which most people with an open case ask for an interpreter on the day, so many of them. Of two
    that as many speak the one stands first whose tag does."""
    day, tag = asked.day, Person.interpreter_language
    is_open = sa.and_(Case.opened_on <= day, sa.or_(Case.closed_on.is_(None), Case.closed_on > day))
    return (
        sa.select(tag.label("language"))
        .join(Case, Case.person_id == Person.id)
        .where(is_open, tag != "")
        .group_by(tag)
        .order_by(sa.func.count(Person.id.distinct()).desc(), by_code_points(tag))
        .limit(top_count())
        .cte("most_spoken")
    )


SUMS: Final[Mapping[str, Callable[[Asked], sa.Select[*tuple[Any, ...]]]]] = {
    "I44": i44,
    **{f"I44-{code}": partial(i44, subject=code) for code in subjects()},
}
