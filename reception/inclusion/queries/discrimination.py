"""The register of discrimination, for its keeper alone: the list, one report, and how many there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from reception.audit.reading import looked
from reception.db.session import db
from reception.i18n.formats import today
from reception.inclusion.models import DiscriminationReport, DiscriminationStep
from reception.inclusion.permits import REPORTS, SENT_TODAY
from reception.inclusion.rules.discrimination import Standing, grounds_of, standing
from reception.inclusion.rules.discrimination_figures import Reported
from reception.inclusion.rules.discrimination_turning import closing_days
from reception.inclusion.terms.discrimination import (
    Concerned,
    DiscriminationGround,
    PlaceKind,
    ReportOutcome,
    ReportState,
)


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed to. `year`: in which the reports came."""

    state: ReportState | None = None
    place: PlaceKind | None = None
    year: int | None = None


@dataclass(frozen=True)
class Listed:
    """A report in the list: nothing of what is encrypted."""

    number: str
    received_on: date
    place_kind: PlaceKind
    concerned: Concerned
    state: ReportState
    outcome: ReportOutcome | None
    closed_on: date | None
    standing: Standing


def reports(wanted: Wanted, window: tuple[int, int]) -> tuple[Sequence[Listed], int]:
    """Those that are open first, the longest first, then the latest; those of the window (offset, limit), and how many
    fit in all."""
    one, is_open = DiscriminationReport, DiscriminationReport.state == ReportState.OPEN
    query = _narrowed(
        sa.select(
            one.number, one.received_on, one.place_kind, one.concerned, one.state, one.outcome, one.closed_on
        ),
        wanted,
    )  # fmt: skip
    oldest_first = sa.case((is_open, one.received_on), else_=None)
    order = (sa.case((is_open, 0), else_=1), oldest_first, one.received_on.desc(), one.id.desc())
    offset, limit = window
    rows = db.session.execute(REPORTS.within(query.order_by(*order).offset(offset).limit(limit)))
    day, within = today(), closing_days()
    found = [Listed(*row, standing(row.received_on, row.closed_on, day, within)) for row in rows]
    count = db.session.scalar(REPORTS.within(_narrowed(sa.select(sa.func.count(one.id)), wanted)))
    return found, count or 0


def _narrowed(query: sa.Select[tuple[object, ...]], wanted: Wanted) -> sa.Select[tuple[object, ...]]:
    one = DiscriminationReport
    if wanted.state is not None:
        query = query.where(one.state == wanted.state)
    if wanted.place is not None:
        query = query.where(one.place_kind == wanted.place)
    if wanted.year is not None:
        query = query.where(one.received_on.between(date(wanted.year, 1, 1), date(wanted.year, 12, 31)))
    return query


def figures() -> list[Reported]:
    """What can be counted of every report, for the keeper."""
    one = DiscriminationReport
    query = sa.select(one.received_on, one.closed_on, one.place_kind, one.outcome)
    return [Reported(*row) for row in db.session.execute(REPORTS.within(query.order_by(one.id)))]


def years() -> list[int]:
    """The years in which a report came, the latest first; this year is always among them."""
    days = db.session.scalars(REPORTS.within(sa.select(DiscriminationReport.received_on).distinct()))
    return sorted({today().year, *(day.year for day in days)}, reverse=True)


def opened(number: str) -> DiscriminationReport:
    """The report of that number, to be read: that it was opened is noted. Raises OutOfReach."""
    found = report(number)
    looked("discrimination.opened", DiscriminationReport, found.id, None)
    return found


def report(number: str) -> DiscriminationReport:
    """The report of that number with its steps, to be written in. Raises OutOfReach."""
    steps = selectinload(DiscriminationReport.steps).joinedload(DiscriminationStep.author)
    query = sa.select(DiscriminationReport).where(DiscriminationReport.number == number)
    return REPORTS.one(query.options(steps, joinedload(DiscriminationReport.received_by)))


def grounds(found: DiscriminationReport) -> tuple[DiscriminationGround, ...]:
    """The grounds that a report names."""
    return grounds_of(found.grounds)


def own_of_today() -> Sequence[DiscriminationReport]:
    """What came today from newcomers' own pages: to know the same report, sent twice."""
    query = sa.select(DiscriminationReport).where(
        DiscriminationReport.received_on == today(), DiscriminationReport.language.is_not(None)
    )
    return SENT_TODAY.all(query)
