"""What the pages of indicators show: the followed ones, their years as they may be told, and how they went."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reception.cases.terms import Phase
from reception.indicators.models import IndicatorCount
from reception.indicators.queries import kept, series
from reception.indicators.queries.followed import followed_unless_chosen, newest, rows
from reception.indicators.queries.told import OfYear, Told, of_year, told
from reception.indicators.rules.catalogue import Catalogue, Indicator, catalogue, versions_of
from reception.indicators.rules.series import WHOLE_COUNTRY
from reception.indicators.rules.shown import NOT_COUNTED, Protection, Shown, protection
from reception.indicators.rules.trend import Trend, manner, trend
from reception.indicators.terms import Gender, Measure


@dataclass(frozen=True)
class Row:
    """An indicator on the page. `years`: those that are kept, the first first."""

    one: Indicator
    target: Decimal | None
    years: tuple[OfYear, ...]
    trend: Trend | None

    @property
    def latest(self) -> Shown:
        """What is told of the last year."""
        return self.years[-1].newest if self.years else NOT_COUNTED

    @property
    def values(self) -> list[tuple[int, float | None]]:
        """(year, number) of every kept year by the newest version, to be drawn; None where it is not told."""
        return [(each.year, each.of(self.one.version).value) for each in self.years]


@dataclass(frozen=True)
class When:
    """The kept years, as known on a day (None: nothing is counted yet). `ongoing`: the last, if not over by then."""

    years: tuple[int, ...]
    known_on: date | None
    ongoing: int | None


@dataclass(frozen=True)
class Board:
    """The page: the years beside each other, and rows by phase."""

    when: When
    years: tuple[int, ...]
    groups: Mapping[Phase, tuple[Row, ...]]
    protection: Protection
    is_chosen: bool


@dataclass(frozen=True)
class Definition:
    """The page of one indicator: every version, the newest first, and its years as they may be told.

    `parts`: indicators that are parts or variants of it; `whole` is what it is a part of.
    """

    versions: Catalogue
    row: Row
    when: When
    parts: tuple[Indicator, ...]
    whole: Indicator | None
    protection: Protection

    @property
    def one(self) -> Indicator:
        """The newest version."""
        return self.versions[0]


def board(today: date, phase: Phase | None = None) -> Board:
    """The indicators that are followed, of one phase or all."""
    targets: Mapping[str, Decimal | None] = {code: row.target for code, row in rows().items()}
    known, counts, by = newest(), kept.counts_by_itself(), protection(today)
    followed = targets or dict.fromkeys(followed_unless_chosen())
    wanted = [known[code] for code in followed if code in known and phase in {None, known[code].phase}]
    all_told = told(counts, wanted, by)
    found = [_row(one, followed[one.code], all_told, counts) for one in wanted]
    when = _when(counts)
    return Board(
        when,
        when.years[-manner().years :],
        {each: some for each in Phase if (some := tuple(row for row in found if row.one.phase is each))},
        by,
        bool(targets),
    )


def definition(code: str, today: date) -> Definition | None:
    """The page of an indicator; None if there is no such code."""
    versions = versions_of(code)
    if not versions:
        return None
    counts, by, known = kept.counts_by_itself(), protection(today), newest()
    row = rows().get(code)
    return Definition(
        versions,
        _row(versions[0], row.target if row else None, told(counts, versions[:1], by), counts),
        _when(counts),
        tuple(one for one in known.values() if one.part_of == code),
        known.get(versions[0].part_of),
        by,
    )


def every() -> list[tuple[Indicator, int]]:
    """Every indicator by its newest version, and how many versions it has."""
    versions = Counter(one.code for one in catalogue())
    return [(one, versions[one.code]) for one in newest().values()]


def _when(counts: Sequence[IndicatorCount]) -> When:
    years = tuple(count.year for count in counts)
    known_on = max((count.known_on for count in counts), default=None)
    is_ongoing = known_on is not None and known_on < date(years[-1], 12, 31)
    return When(years, known_on, years[-1] if is_ongoing else None)


def _row(one: Indicator, target: Decimal | None, all_told: Told, counts: Sequence[IndicatorCount]) -> Row:
    """The row of an indicator, with the trend of its newest version."""
    years = tuple(of_year(one, count.year, all_told) for count in counts)
    numbers = {each.year: number for each in years if (number := each.of(one.version).value) is not None}
    same = manner().about_the_same_days if one.measure is Measure.TIME else manner().about_the_same
    return Row(one, target, years, trend(numbers, one.better, same))


@dataclass(frozen=True)
class National:
    """A national key figure beside the municipality's own count: {year: {gender: number}}, and those of the country."""

    title: str
    own: Mapping[int, Mapping[Gender, Decimal | None]]
    country: Mapping[int, Decimal | None]

    @property
    def years(self) -> list[int]:
        """Every year that either tells of, the latest first."""
        return sorted({*self.own, *self.country}, reverse=True)


def national(one: Indicator) -> list[National]:
    """The national series that are held of an indicator; none of those that nobody has put in."""
    if one.measure is Measure.OUTSIDE:
        of = [(" – ".join(one.kolada), series.of_indicator(one), series.of_indicator(one, WHOLE_COUNTRY))]
    else:
        of = [(kpi, series.series(kpi), series.series(kpi, WHOLE_COUNTRY)) for kpi in one.kolada]
    return [National(title, _by_year(own), _of_all(country)) for title, own, country in of if own or country]


def _by_year(found: Mapping[series.OfYear, series.Told]) -> dict[int, dict[Gender, Decimal | None]]:
    by_year: dict[int, dict[Gender, Decimal | None]] = {}
    for (year, gender), one in found.items():
        by_year.setdefault(year, {})[gender] = one.value
    return by_year


def _of_all(found: Mapping[series.OfYear, series.Told]) -> dict[int, Decimal | None]:
    return {year: one.value for (year, gender), one in found.items() if gender is Gender.ALL}
