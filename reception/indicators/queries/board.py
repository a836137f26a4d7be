"""What the pages of indicators show: the chosen ones, their years as they may be told, and how they went."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from reception.accounts.models import Unit
from reception.cases.terms import Phase
from reception.db.session import db
from reception.indicators.models import ChosenIndicator, IndicatorCount
from reception.indicators.queries import kept
from reception.indicators.rules.catalogue import Catalogue, Indicator, catalogue, in_force, versions_of
from reception.indicators.rules.shown import (
    NOBODY,
    NOT_COUNTED,
    Edition,
    Protection,
    Shown,
    protection,
    shown_together,
)
from reception.indicators.rules.trend import Trend, manner, trend
from reception.indicators.terms import Measure
from reception.reckoning.asked import Asked


@dataclass(frozen=True)
class OfYear:
    """What is told of a year: the versions in force in it, the newest first, each with its figure."""

    year: int
    versions: tuple[tuple[Indicator, Shown], ...]

    @property
    def shown(self) -> Shown:
        """What the newest version says; nothing where none was in force."""
        return self.versions[0][1] if self.versions else NOT_COUNTED

    @property
    def is_of_two(self) -> bool:
        """Whether the definition changed within the year."""
        return len(self.versions) > 1

    def of(self, version: int) -> Shown:
        """What one version says."""
        return next((shown for one, shown in self.versions if one.version == version), NOT_COUNTED)


@dataclass(frozen=True)
class Row:
    """An indicator on the page. `years`: those that are kept, the first first."""

    one: Indicator
    target: Decimal | None
    years: tuple[OfYear, ...]
    trend: Trend | None

    @property
    def percents(self) -> list[tuple[int, int | None]]:
        """(year, share) of every kept year by the newest version; None where it is not told."""
        return [(each.year, each.of(self.one.version).percent) for each in self.years]

    @property
    def latest(self) -> Shown:
        """What is told of the last year."""
        return self.years[-1].of(self.one.version) if self.years else NOT_COUNTED


@dataclass(frozen=True)
class Board:
    """The page: the years beside each other, as known on a day (None: nothing is counted yet), and rows by phase.

    `ongoing`: the last year, if it was not over on that day.
    """

    known_on: date | None
    years: tuple[int, ...]
    ongoing: int | None
    groups: Mapping[Phase, tuple[Row, ...]]
    protection: Protection
    is_chosen: bool


@dataclass(frozen=True)
class Chosen:
    """The rows that say what is followed, to be written in. They count as one: `version` tells all of them."""

    unit: Unit
    rows: Mapping[str, ChosenIndicator]

    @property
    def shown_rows(self) -> tuple[Unit | ChosenIndicator, ...]:
        """What one holds who writes in them: a row that is always there first, so that two first ones wait, too."""
        return (self.unit, *self.rows.values())

    @property
    def version(self) -> int:
        """Another number whenever a row was added, changed or taken out."""
        return sum(row.id * 10_000 + row.version for row in self.rows.values())


def chosen() -> Chosen:
    """What is followed, in its order; no row where nobody has chosen."""
    first = db.session.scalars(sa.select(Unit).order_by(Unit.id).limit(1)).one()
    return Chosen(first, _rows())


def _rows() -> dict[str, ChosenIndicator]:
    query = sa.select(ChosenIndicator).order_by(ChosenIndicator.place, ChosenIndicator.id)
    return {row.code: row for row in db.session.scalars(query)}


def followed_unless_chosen() -> list[str]:
    """The codes that are shown where nobody has chosen, as far as they are defined."""
    known = newest()
    return [code for code in manner().followed if code in known]


def newest() -> dict[str, Indicator]:
    """The newest version of each indicator, by code, in the order of the catalogue."""
    found: dict[str, Indicator] = {}
    for one in catalogue():
        if one.code not in found or found[one.code].version < one.version:
            found[one.code] = one
    return found


def board(today: date, phase: Phase | None = None) -> Board:
    """The indicators that are followed, of one phase or all."""
    targets = {code: row.target for code, row in _rows().items()}
    followed: Mapping[str, Decimal | None] = targets or dict.fromkeys(followed_unless_chosen())
    known = newest()
    wanted = [known[code] for code in followed if code in known and phase in {None, known[code].phase}]
    counts = kept.counts_by_itself()
    rows = _told(wanted, followed, counts, protection(today))
    known_on = max((count.known_on for count in counts), default=None)
    years = [count.year for count in counts]
    return Board(
        known_on,
        tuple(years[-manner().years :]),
        _ongoing(years, known_on),
        {each: found for each in Phase if (found := tuple(row for row in rows if row.one.phase is each))},
        protection(today),
        bool(targets),
    )


def ongoing(counts: Sequence[IndicatorCount]) -> int | None:
    """The last year that is counted, if it was not over on the day as known on."""
    return _ongoing([count.year for count in counts], max((count.known_on for count in counts), default=None))


def _ongoing(years: Sequence[int], known_on: date | None) -> int | None:
    return years[-1] if years and known_on is not None and known_on < date(years[-1], 12, 31) else None


def _told(
    wanted: Sequence[Indicator], targets: Mapping[str, Decimal | None], counts: Sequence[IndicatorCount], by: Protection
) -> list[Row]:
    told = told_by_year(counts, by)
    return [row_of(one, targets.get(one.code), told, counts) for one in wanted]


#: {year: {(code, version): what may be told}}.
Told = Mapping[int, Mapping[Edition, Shown]]


def told_by_year(counts: Sequence[IndicatorCount], by: Protection) -> Told:
    """What may be told of every figure of the kept years: one statement, and each year protected as a whole."""
    whole_of = {one.code: one.part_of for one in catalogue()}
    return {year: shown_together(figures, whole_of, by) for year, figures in kept.totals(counts).items()}


def row_of(one: Indicator, target: Decimal | None, told: Told, counts: Sequence[IndicatorCount]) -> Row:
    """The row of an indicator, with the trend of its newest version."""
    years = tuple(OfYear(count.year, _versions(one, count.year, told)) for count in counts)
    percents = {each.year: shown.percent for each in years if (shown := each.of(one.version)).percent is not None}
    return Row(one, target, years, trend(percents, one.better, manner().about_the_same))


def _versions(one: Indicator, year: int, told: Told) -> tuple[tuple[Indicator, Shown], ...]:
    """Each version of an indicator in force in a year, the newest first, with what may be told."""
    if one.measure is not Measure.SHARE:
        return ()
    versions = in_force(Asked.of_year(year, date.max).period, versions_of(one.code))
    found = told.get(year, {})
    return tuple((version, found.get((version.code, version.version), NOBODY)) for version in versions)


@dataclass(frozen=True)
class Definition:
    """The page of one indicator: every version, the newest first, and its years as they may be told.

    `parts`: indicators that are parts or variants of it.
    """

    versions: Catalogue
    row: Row
    known_on: date | None
    ongoing: int | None
    parts: tuple[Indicator, ...]
    whole: Indicator | None
    protection: Protection

    @property
    def one(self) -> Indicator:
        """The newest version."""
        return self.versions[0]


def definition(code: str, today: date) -> Definition | None:
    """The page of an indicator; None if there is no such code."""
    versions = versions_of(code)
    if not versions:
        return None
    counts, by = kept.counts_by_itself(), protection(today)
    row, known = _rows().get(code), newest()
    return Definition(
        versions,
        row_of(versions[0], row.target if row else None, told_by_year(counts, by), counts),
        max((count.known_on for count in counts), default=None),
        ongoing(counts),
        tuple(one for one in known.values() if one.part_of == code),
        known.get(versions[0].part_of),
        by,
    )


def every() -> list[tuple[Indicator, int]]:
    """Every indicator by its newest version, and how many versions it has."""
    versions = Counter(one.code for one in catalogue())
    return [(one, versions[one.code]) for one in newest().values()]


@dataclass(frozen=True)
class National:
    """A national key figure beside the municipality's own: {year: value} as it was published, for everybody."""

    id: str
    values: Mapping[int, str]


def national(one: Indicator) -> list[National]:
    """The national series that are held of an indicator; none of those that nobody has put in."""
    return [National(kpi, values) for kpi in one.kolada if (values := _series(kpi))]


def _series(_kpi: str) -> Mapping[int, str]:
    return {}
