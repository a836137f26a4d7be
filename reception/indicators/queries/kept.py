"""The numbers of counts that were made: sums of their cells. Whoever reads them decides what may be shown."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from reception.db.session import db
from reception.db.verdicts import NO, YES
from reception.indicators import permits
from reception.indicators.models import IndicatorCell, IndicatorCount, IndicatorDuration
from reception.indicators.queries.cube import Duration
from reception.indicators.rules.reasons import reason_named
from reception.reckoning.figures import Figure

#: An indicator's code and the version of its definition.
Edition = tuple[str, int]


def by_itself(year: int, known_on: date) -> IndicatorCount | None:
    """What the program counted of a year, as known on a day."""
    one = IndicatorCount
    query = sa.select(one).where(one.year == year, one.known_on == known_on, one.made_by_id.is_(None))
    return db.session.scalars(query.where(one.code.is_(None)).order_by(one.id.desc()).limit(1)).one_or_none()


def counts_by_itself() -> Sequence[IndicatorCount]:
    """The counts that the program keeps, the newest known day of each year, the first year first."""
    one = IndicatorCount
    query = sa.select(one).where(one.made_by_id.is_(None), one.code.is_(None)).order_by(one.year, one.known_on, one.id)
    return list({found.year: found for found in db.session.scalars(query)}.values())


def count_of(id_: int) -> IndicatorCount | None:
    """A count by its id."""
    return db.session.get(IndicatorCount, id_)


def totals(counts: Sequence[IndicatorCount], code: str | None = None) -> Mapping[int, Mapping[Edition, Figure]]:
    """{year: {(code, version): figure}} in total. Within the permit of those who may know that they exist."""
    cell = IndicatorCell
    query = (
        sa.select(IndicatorCount.year, cell.code, cell.edition, cell.verdict, sa.func.sum(cell.number))
        .join(IndicatorCount, IndicatorCount.id == cell.count_id)
        .where(cell.count_id.in_([one.id for one in counts]))
        .group_by(IndicatorCount.year, cell.code, cell.edition, cell.verdict)
    )
    if code is not None:
        query = query.where(cell.code == code)
    found: defaultdict[int, defaultdict[Edition, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for year, of, edition, verdict, number in db.session.execute(permits.KEPT.within(query)):
        found[year][of, edition][verdict] = int(number)
    return {year: {key: figure_of(verdicts) for key, verdicts in editions.items()} for year, editions in found.items()}


def figure_of(verdicts: Mapping[str, int]) -> Figure:
    """The figure of {verdict: number}."""
    yes, no = verdicts.get(YES, 0), verdicts.get(NO, 0)
    missing = {reason_named(one): number for one, number in sorted(verdicts.items()) if one not in {YES, NO} and number}
    return Figure(yes, yes + no, missing)


@dataclass(frozen=True)
class Split:
    """One class of a table: its key, a word for each breakdown, and its figure."""

    key: tuple[str, ...]
    figure: Figure


def table(count: IndicatorCount, code: str, edition: int, places: Sequence[int]) -> list[Split]:
    """A figure by the breakdowns of the count at these places; the rest is summed. Sorted by key.

    The statistician's alone: nothing is hidden.
    """
    cell = IndicatorCell
    query = sa.select(cell.key, cell.verdict, cell.number)
    query = query.where(cell.count_id == count.id, cell.code == code, cell.edition == edition)
    found: defaultdict[tuple[str, ...], defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for key, verdict, number in db.session.execute(permits.COUNT.within(query)):
        words = key.split(" ") if key else []
        found[tuple(words[place] for place in places)][verdict] += number
    return [Split(key, figure_of(verdicts)) for key, verdicts in sorted(found.items())]


def durations(count: IndicatorCount, code: str) -> list[Duration]:
    """How long it took, of each version of an indicator of time. The statistician's alone."""
    one = IndicatorDuration
    query = sa.select(one.code, one.edition, one.days, one.happened, one.number)
    query = query.where(one.count_id == count.id, one.code == code).order_by(one.edition, one.days, one.happened)
    return [Duration(*row) for row in db.session.execute(permits.COUNT.within(query))]
