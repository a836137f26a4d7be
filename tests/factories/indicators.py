"""Counts that were made, made directly: what a page shows of them depends on these numbers alone."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import commit, db
from reception.indicators.models import IndicatorCell, IndicatorCount, IndicatorDuration

MADE = datetime(2026, 3, 2, 10, tzinfo=UTC)

#: {(code, version): {verdict: number}}, as {("I2", 1): {"yes": 30, "no": 20, "not-yet": 3}}.
Verdicts = Mapping[tuple[str, int], Mapping[str, int]]


def make_count(
    year: int,
    known_on: date,
    figures: Verdicts,
    *,
    breakdowns: str = "",
    key: str = "",
    made_by_id: int | None = None,
    code: str | None = None,
) -> IndicatorCount:
    """A count of a year, as known on a day: by the program itself unless `made_by_id` says whose it is.

    `breakdowns` are codes between spaces, and `key` the one class that all the numbers are of.
    """
    made = IndicatorCount(
        year=year, known_on=known_on, breakdowns=breakdowns, code=code, made_at=MADE, made_by_id=made_by_id
    )
    with system("test"):
        db.session.add(made)
        db.session.flush()
        for (of, edition), verdicts in figures.items():
            for verdict, number in verdicts.items():
                cell = {"code": of, "edition": edition, "key": key, "verdict": verdict, "number": number}
                db.session.add(IndicatorCell(count_id=made.id, **cell))
        record("test.made", made)
        commit()
    return made


def make_durations(count: IndicatorCount, code: str, edition: int, waits: Iterable[tuple[int, bool, int]]) -> None:
    """How long it took, in a count: (days, whether it happened then, how many), …"""
    with system("test"):
        for days, happened, number in waits:
            wait = {"code": code, "edition": edition, "days": days, "happened": happened, "number": number}
            db.session.add(IndicatorDuration(count_id=count.id, **wait))
        record("test.made", count)
        commit()
