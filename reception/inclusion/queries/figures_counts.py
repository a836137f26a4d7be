"""What figures I44, I45 and I46 are counted from: counts of units, figures from outside, the languages of a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from reception.cases.models import Case
from reception.db.session import db
from reception.inclusion.models import OutsideFigure, StaffLanguage, StaffTraining
from reception.inclusion.permits import FIGURES
from reception.inclusion.queries.counts import counts_of
from reception.inclusion.rules import counts_figures as rules
from reception.inclusion.rules.counts import Counts, top_count
from reception.people.models import Person
from reception.reckoning.figures import Figure


@dataclass(frozen=True)
class Told:
    """A figure from outside. `of`: of how many, where it is a part of a number."""

    value: Decimal
    of: int | None
    source: str


def counted(year: int) -> list[Counts]:
    """The counts of each unit that has any of the year. Three statements."""
    taught = sa.select(StaffTraining.unit_id).where(StaffTraining.year == year)
    spoken = sa.select(StaffLanguage.unit_id).where(StaffLanguage.year == year)
    ids = sorted(db.session.scalars(FIGURES.within(sa.select(taught.union(spoken).subquery().c.unit_id))))
    of = counts_of(ids, [year])
    return [of[unit_id, year] for unit_id in ids]


def spoken_on(day: date) -> dict[str, int]:
    """In how many open cases' languages an interpreter is asked for on a day: {tag: people}."""
    is_open = sa.and_(Case.opened_on <= day, sa.or_(Case.closed_on.is_(None), Case.closed_on > day))
    query = (
        sa.select(Person.interpreter_language, sa.func.count(Person.id.distinct()))
        .join(Case, Case.person_id == Person.id)
        .where(is_open, Person.interpreter_language.is_not(None))
        .group_by(Person.interpreter_language)
    )
    return {tag: int(count) for tag, count in db.session.execute(FIGURES.within(query))}


def languages_of(year: int, on: date) -> tuple[str, ...]:
    """The languages each unit should be able to help in: the most spoken on the last day of the year, or so far."""
    return rules.most_spoken(spoken_on(min(date(year, 12, 31), on)), top_count())


def i44(year: int, among: Iterable[Counts] | None = None) -> dict[str, Figure]:
    """I44 of a year: "I44" in all, and "I44-…" by subject."""
    return rules.i44(counted(year) if among is None else among)


def i45(year: int) -> dict[str, Told]:
    """I45 and its kin of a year, by code: as they were told, which nobody can count again here."""
    one = OutsideFigure
    query = sa.select(one.code, one.value, one.of, one.source).where(one.year == year).order_by(one.code)
    return {code: Told(*told) for code, *told in db.session.execute(FIGURES.within(query))}


def i46(year: int, on: date) -> Figure:
    """I46 of a year, as known on a day: units able in all of the year's top languages, of those that counted."""
    return rules.i46(counted(year), languages_of(year, on))
