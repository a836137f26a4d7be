"""What may be told of indicators, year by year: shares and medians that are protected, and figures from outside."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from reception.db.session import db
from reception.indicators import permits
from reception.indicators.models import IndicatorCount, IndicatorDuration
from reception.indicators.queries import kept, series
from reception.indicators.rules.catalogue import Indicator, catalogue, in_force, versions_of
from reception.indicators.rules.shown import (
    NOBODY,
    NOT_COUNTED,
    Edition,
    Protection,
    Shown,
    shown_from_outside,
    shown_together,
    shown_wait,
)
from reception.indicators.rules.survival import Wait, curve
from reception.indicators.terms import Gender, Measure
from reception.reckoning.asked import Asked

#: {year: {(code, version): what may be told}}.
Told = Mapping[int, Mapping[Edition, Shown]]


@dataclass(frozen=True)
class OfYear:
    """What is told of a year: the versions in force in it, the newest first, each with its figure."""

    year: int
    versions: tuple[tuple[Indicator, Shown], ...]

    @property
    def older(self) -> tuple[tuple[Indicator, Shown], ...]:
        """The versions that stand beside the newest in a year when the definition changed."""
        return self.versions[1:]

    @property
    def newest(self) -> Shown:
        """What the newest version in force says."""
        return self.versions[0][1] if self.versions else NOT_COUNTED

    def of(self, version: int) -> Shown:
        """What one version says."""
        return next((shown for one, shown in self.versions if one.version == version), NOT_COUNTED)


def told(counts: Sequence[IndicatorCount], wanted: Sequence[Indicator], by: Protection) -> Told:
    """What may be told of the wanted indicators in the kept years, each year protected as a whole."""
    whole_of = {one.code: one.part_of for one in catalogue()}
    shares = kept.totals(counts) if any(one.measure is Measure.SHARE for one in wanted) else {}
    found: defaultdict[int, dict[Edition, Shown]] = defaultdict(dict)
    for year, figures in shares.items():
        found[year].update(shown_together(figures, whole_of, by))
    for (year, edition), waits in _waits(counts, [one.code for one in wanted if one.measure is Measure.TIME]).items():
        seen = curve(waits)
        found[year][edition] = shown_wait(seen.median.days, seen.events, seen.followed, by)
    for one in wanted:
        if one.measure is Measure.OUTSIDE:
            for (year, gender), outside in series.of_indicator(one).items():
                if gender is Gender.ALL:
                    found[year][one.code, one.version] = shown_from_outside(outside.value)
    return found


def _waits(counts: Sequence[IndicatorCount], codes: Sequence[str]) -> Mapping[tuple[int, Edition], list[Wait]]:
    """{(year, (code, version)): waits}. Within the permit of those who may know that they exist."""
    found: defaultdict[tuple[int, Edition], list[Wait]] = defaultdict(list)
    if not codes:
        return found
    one = IndicatorDuration
    query = (
        sa.select(IndicatorCount.year, one.code, one.edition, one.days, one.happened, one.number)
        .join(IndicatorCount, IndicatorCount.id == one.count_id)
        .where(one.count_id.in_([count.id for count in counts]), one.code.in_(codes))
    )
    for year, code, edition, days, happened, number in db.session.execute(permits.KEPT.within(query)):
        found[year, (code, edition)].append((days, happened, number))
    return found


def of_year(one: Indicator, year: int, all_told: Told) -> OfYear:
    """Each version of an indicator in force in a year, the newest first, with what may be told."""
    found = all_told.get(year, {})
    unknown = NOT_COUNTED if one.measure is Measure.OUTSIDE else NOBODY
    versions = in_force(Asked.of_year(year, date.max).period, versions_of(one.code))
    return OfYear(year, tuple((each, found.get((each.code, each.version), unknown)) for each in versions))
