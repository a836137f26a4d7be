"""What the walk of all pages needs beside the demo's indicators: a count that somebody asked for, and national figures.

The demo itself keeps the years and what the coordinator follows.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, Final

import sqlalchemy as sa

from reception.access import actor as actors
from reception.accounts import queries as account_queries
from reception.accounts.models import User
from reception.db.session import db
from reception.i18n.formats import today
from reception.indicators.models import IndicatorCount
from reception.indicators.operations import counting, series
from reception.indicators.rules.series import WHOLE_COUNTRY, Point
from reception.indicators.terms import Breakdown, Gender
from reception.indicators.terms_quality import Kind

#: An indicator that is a share, one that is a time, and one that others count.
SHARE, TIME, OUTSIDE = "I2", "I2t", "N18409"
#: A code that no municipality has.
_MUNICIPALITY: Final = "9901"
_SPLITS: Final = ("sex", "age", "reception-year")


def add() -> None:
    """A count of two breakdowns, and a key figure of some years, of which one has no value."""
    statistician = _user("statistician")
    actors.become(account_queries.actor_of(statistician))
    by = (Breakdown.SEX, Breakdown.AGE)
    counting.count(today().year - 1, today(), by, code=SHARE, made_by_id=statistician.id)
    actors.become(account_queries.actor_of(_user("coordinator")))
    series.take([*_points(OUTSIDE, _MUNICIPALITY), *_points(OUTSIDE, WHOLE_COUNTRY)], "Prov <nyckeltal>.csv")
    db.session.flush()


def _points(kpi: str, municipality: str) -> Iterator[Point]:
    for place, year in enumerate(range(today().year - 5, today().year - 1)):
        value = None if place == 1 else Decimal(40 + place)
        for gender in Gender:
            yield Point(kpi, municipality, year, gender, value, None if value is not None else "Missing")


def samples() -> dict[str, Callable[[], Any]]:
    """As `casework.samples`: a share, and the count that was asked for."""
    return {
        "/indicators/<code>": lambda: SHARE,
        "/indicators/counts/<count_id>": lambda: _asked_count().id,
    }


def asked(endpoint: str) -> str:
    """What the people behind a number are asked for."""
    return f"?year={today().year}&answer=all" if endpoint == "indicator_people.people" else ""


def more() -> Iterator[tuple[str, str]]:
    """(role, address) of the same pages in other states: times, splits, figures of others, years without anything."""
    year = today().year
    for code in (TIME, OUTSIDE, "I19", "I30", "I31"):
        yield "coordinator", f"/indicators/{code}"
    yield from (("coordinator", f"/indicators?phase={phase}") for phase in ("work", "inclusion"))
    for by in _SPLITS:
        yield "statistician", f"/indicators/{SHARE}/figures?year={year}&by={by}"
    yield "statistician", f"/indicators/{SHARE}/figures?year={year - 2}&by=sex&by=age"
    yield from (("statistician", f"/indicators/{TIME}{page}") for page in ("/figures", "/figures/export", "/count"))
    yield from (("statistician", f"/indicators/{code}/figures") for code in ("I31", "I44"))
    yield from _of_own_cases(year)
    for kind in {one.trouble: one for one in Kind}.values():
        yield "caseworker", f"/data-quality?kind={kind.value}&worker="
    yield from (("manager", path) for path in ("/data-quality", f"/data-quality?kind={next(iter(Kind)).value}"))


def _of_own_cases(year: int) -> Iterator[tuple[str, str]]:
    people = f"/indicators/{SHARE}/people?year={year}"
    yield "caseworker", f"/indicators/own?year={year - 1}&worker="
    yield from (("caseworker", f"{people}&answer={answer}") for answer in ("yes", "no", "not-yet"))
    yield "manager", f"{people}&answer=all"
    yield "manager", f"/indicators/I1/people?year={year}&answer=all"
    yield "manager", f"/indicators/own?year={year - 4}"


def _asked_count() -> IndicatorCount:
    found: IndicatorCount = _one(sa.select(IndicatorCount).where(IndicatorCount.made_by_id.is_not(None)))
    return found


def _user(role: str) -> User:
    found: User = _one(sa.select(User).filter_by(email=f"{role}@demo.example"))
    return found


def _one(query: Any) -> Any:
    found = db.session.scalars(query.limit(1).execution_options(permit="test")).one_or_none()
    assert found is not None, str(query)
    return found
