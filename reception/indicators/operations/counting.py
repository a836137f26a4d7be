"""Counting a year, and keeping the numbers: each count is recorded, and what nobody asks for any more goes."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

import sqlalchemy as sa

from reception.audit.log import record
from reception.db.bulk import insert_many
from reception.db.session import db
from reception.i18n.formats import now
from reception.indicators.models import IndicatorCell, IndicatorCount, IndicatorDuration
from reception.indicators.queries import cube, kept
from reception.indicators.rules.catalogue import Indicator, catalogue, in_force
from reception.indicators.rules.keeping import STANDARD, known_on, years_kept
from reception.indicators.terms import Breakdown
from reception.reckoning.asked import Asked

#: What somebody asked for is counted again from the same rows; for so many days it is not asked twice.
_KEPT_FOR: Final = timedelta(days=90)


def count(
    year: int,
    on: date,
    chosen: Sequence[Breakdown] = STANDARD,
    *,
    code: str | None = None,
    made_by_id: int | None = None,
    among: Sequence[Indicator] | None = None,
) -> IndicatorCount:
    """Count a year as known on a day, split by the breakdowns, and keep the numbers.

    Versions of a definition that changed within the year are both counted. `code`: that indicator alone.
    """
    asked = Asked.of_year(year, on)
    versions = in_force(asked.period, catalogue() if among is None else tuple(among))
    wanted = [one for one in versions if code in {None, one.code}]
    made = IndicatorCount(
        year=year,
        known_on=on,
        breakdowns=" ".join(one.value for one in chosen),
        code=code,
        made_at=now(),
        made_by_id=made_by_id,
    )
    db.session.add(made)
    db.session.flush()
    insert_many(IndicatorCell, [_cell(made.id, one) for one in cube.cells(asked, wanted, chosen)])
    insert_many(IndicatorDuration, [_duration(made.id, one) for one in cube.durations(asked, wanted)])
    record("indicators.counted", made, year=year, on=on.isoformat(), by=made.breakdowns, code=code or "")
    return made


def _cell(count_id: int, one: cube.Cell) -> dict[str, Any]:
    return {
        "count_id": count_id,
        "code": one.code,
        "edition": one.edition,
        "key": " ".join(one.key),
        "verdict": one.verdict,
        "number": one.number,
    }


def _duration(count_id: int, one: cube.Duration) -> dict[str, Any]:
    return {
        "count_id": count_id,
        "code": one.code,
        "edition": one.edition,
        "days": one.days,
        "happened": one.happened,
        "number": one.number,
    }


def keep_up(today: date) -> int:
    """Count each year that the program keeps, as known at the end of last month, where that is not done yet.

    Returns how many were counted. What was known a month earlier goes.
    """
    day = known_on(today)
    missing = [year for year in years_kept(day) if kept.by_itself(year, day) is None]
    for year in missing:
        count(year, day)
    if missing:
        _remove(IndicatorCount.made_by_id.is_(None), IndicatorCount.known_on < day)
    _remove(IndicatorCount.made_by_id.is_not(None), IndicatorCount.made_at < now() - _KEPT_FOR)
    return len(missing)


def count_again(today: date) -> None:
    """Count the years that the program keeps anew: somebody corrected what they were counted from."""
    _remove(IndicatorCount.made_by_id.is_(None))
    keep_up(today)


def forget(made: IndicatorCount) -> None:
    """Keep nothing of a count but the line that it was made: it was told at once."""
    _remove(IndicatorCount.id == made.id)


def _remove(*which: sa.ColumnElement[bool]) -> None:
    """The database takes a count's numbers along with it."""
    gone = sa.delete(IndicatorCount).where(*which)
    db.session.execute(gone.execution_options(synchronize_session=False))
