"""An indicator's numbers for the statistician: year beside year, split, and as curves. Nothing is hidden here."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from reception.access.permit import OutOfReach
from reception.db.session import db
from reception.indicators import permits
from reception.indicators.models import IndicatorCount, IndicatorDuration
from reception.indicators.queries import kept
from reception.indicators.queries.kept import Split
from reception.indicators.rules.catalogue import Catalogue, Indicator, versions_of
from reception.indicators.rules.labels import place_of
from reception.indicators.rules.survival import Curve, Wait, curve
from reception.indicators.terms import Breakdown, Measure
from reception.reckoning.figures import Figure
from reception.reckoning.periods import Period

#: Counts that somebody asked for, listed at most.
_LISTED = 50


@dataclass(frozen=True)
class Told:
    """What one version of an indicator says in one count. `held`: the days of that year on which it was in force.

    `figure` None (or, of an indicator of time, `curve` None): nobody is asked about.
    """

    count: IndicatorCount
    version: Indicator
    held: Period
    figure: Figure | None = None
    curve: Curve | None = None

    @property
    def is_changed_within(self) -> bool:
        """Whether the definition changed in that year, so that this version held on some of its days alone."""
        return self.held != _year(self.count.year)


def definition(code: str) -> Catalogue:
    """The versions of an indicator that is counted here, the newest first. Raises OutOfReach."""
    found = versions_of(code)
    if not found or found[0].measure is Measure.OUTSIDE:
        raise OutOfReach
    return found


def years(versions: Catalogue) -> tuple[Told, ...]:
    """Each year that the program keeps, the first first, in total; two of a year in which the definition changed."""
    return _told(kept.counts_by_itself(), versions)


def in_count(count: IndicatorCount, versions: Catalogue) -> tuple[Told, ...]:
    """What a count says, in total."""
    return _told([count], versions)


def _told(counts: Sequence[IndicatorCount], versions: Catalogue) -> tuple[Told, ...]:
    if not counts or not versions:
        return ()
    is_of_time = versions[0].measure is Measure.TIME
    waits = _waits(counts, versions[0].code) if is_of_time else {}
    figures = {} if is_of_time else kept.totals(counts, versions[0].code)
    return tuple(
        Told(
            count,
            version,
            held,
            figures.get(count.year, {}).get((version.code, version.version)),
            _curve(waits.get((count.id, version.version))),
        )
        for count in counts
        for version, held in _in_force(versions, count.year)
    )


def _curve(waits: Sequence[Wait] | None) -> Curve | None:
    return curve(waits) if waits else None


def _in_force(versions: Catalogue, year: int) -> list[tuple[Indicator, Period]]:
    """The versions that held in a year and their days in it, the first first."""
    found = [(one, _held(one).common(_year(year))) for one in versions]
    return sorted(((one, held) for one, held in found if held is not None), key=lambda pair: pair[1].first)


def _held(one: Indicator) -> Period:
    return Period(one.basis.valid_from or date.min, one.basis.valid_to)


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def _waits(counts: Sequence[IndicatorCount], code: str) -> Mapping[tuple[int, int], list[Wait]]:
    """{(id of the count, version): waits}, in one statement."""
    one = IndicatorDuration
    query = sa.select(one.count_id, one.edition, one.days, one.happened, one.number)
    query = query.where(one.count_id.in_([count.id for count in counts]), one.code == code)
    found: defaultdict[tuple[int, int], list[Wait]] = defaultdict(list)
    for count_id, edition, days, happened, number in db.session.execute(permits.COUNT.within(query)):
        found[count_id, edition].append((days, happened, number))
    return found


def breakdowns_of(count: IndicatorCount) -> tuple[Breakdown, ...]:
    """What a count is split by, in the order of its keys."""
    return tuple(Breakdown(word) for word in count.breakdowns.split())


def offered(count: IndicatorCount, versions: Iterable[Indicator]) -> tuple[Breakdown, ...]:
    """By which of a count's breakdowns an indicator can be shown: those that any of its versions allows."""
    allowed = {breakdown for one in versions for breakdown in one.breakdowns}
    return tuple(one for one in breakdowns_of(count) if one in allowed)


def split(told: Told, by: Sequence[Breakdown]) -> list[Split]:
    """A figure by breakdowns that its count has, in the order of their classes."""
    every = breakdowns_of(told.count)
    places = [every.index(one) for one in by]
    found = kept.table(told.count, told.version.code, told.version.version, places)
    return sorted(found, key=lambda one: [place_of(*pair) for pair in zip(by, one.key, strict=True)])


def asked_for(code: str) -> Sequence[IndicatorCount]:
    """The counts of an indicator that somebody asked for and that are kept still, the newest first."""
    one = IndicatorCount
    query = sa.select(one).where(one.code == code, one.made_by_id.is_not(None))
    query = query.options(sa.orm.joinedload(one.made_by)).order_by(one.made_at.desc(), one.id.desc()).limit(_LISTED)
    return permits.COUNT.all(query)


def asked_count(count_id: int) -> IndicatorCount:
    """A count that somebody asked for. Raises OutOfReach."""
    one = IndicatorCount
    query = sa.select(one).where(one.id == count_id, one.code.is_not(None), one.made_by_id.is_not(None))
    return permits.COUNT.one(query.options(sa.orm.joinedload(one.made_by)))
