"""National series, as they are held. They are public figures of municipalities, of no person: who may see a page that
shows them is the page's own permit."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.db.session import db
from reception.inclusion.queries.outside import of_code
from reception.indicators import permits
from reception.indicators.models import NationalFigure, SeriesImport
from reception.indicators.rules.catalogue import Indicator, catalogue
from reception.indicators.rules.series import WHOLE_COUNTRY, Key, differences
from reception.indicators.terms import Gender

#: So many files are shown, the latest first.
_MOST_FILES: Final = 20

OfYear = tuple[int, Gender]


@dataclass(frozen=True)
class Told:
    """A national figure. `value` None: its publisher has none, with its word for why in `status`, where it says."""

    value: Decimal | None
    status: str | None = None


@dataclass(frozen=True)
class Kept:
    """A row, to be compared with what a file says."""

    id: int
    told: tuple[Decimal | None, str | None]


@dataclass(frozen=True)
class Held:
    """What is held of a key figure. `used_by`: the codes of the indicators that show it; `missing`: without a value."""

    kpi: str
    municipalities: int
    first: int
    last: int
    figures: int
    missing: int
    used_by: tuple[str, ...]


def series(kpi: str, municipality: str | None = None) -> dict[OfYear, Told]:
    """A key figure by year and gender. `municipality`: None is the municipality's own; "0000" the country.

    Empty where nothing is held: a year that is not there has no figure, which is not nought.
    """
    code = own() if municipality is None else municipality
    row = NationalFigure
    query = sa.select(row.year, row.gender, row.value, row.status).where(row.kpi == kpi, row.municipality == code)
    found = db.session.execute(query.order_by(row.year, row.id))
    return {(year, gender): Told(value, status) for year, gender, value, status in found}


def difference(kpi: str, other: str, municipality: str | None = None) -> dict[OfYear, Told]:
    """One key figure less another, where both are told of (indicator I19); without a value where either has none."""
    one, less = series(kpi, municipality), series(other, municipality)
    values = ({key: told.value for key, told in of.items()} for of in (one, less))
    return {
        key: Told(value, None if value is not None else _why(one[key], less[key]))
        for key, value in differences(*values)
    }


def _why(*told: Told) -> str | None:
    return next((one.status for one in told if one.value is None and one.status), None)


def of_indicator(indicator: Indicator, municipality: str | None = None) -> dict[OfYear, Told]:
    """The series of an indicator from outside: its key figure, or of two the first less the second.

    What the coordinator wrote by hand of her own municipality stands in for years that no file tells of.
    """
    match indicator.kolada:
        case (kpi,):
            by_hand = of_code(kpi) if municipality is None else {}
            told = {(year, Gender.ALL): Told(value) for year, value in by_hand.items()}
            imported = series(kpi, municipality)
            return dict(sorted((told | imported).items(), key=_in_order))
        case (kpi, other):
            return difference(kpi, other, municipality)
        case _:
            return {}


def _in_order(one: tuple[OfYear, Told]) -> tuple[int, int]:
    (year, gender), _told = one
    return year, list(Gender).index(gender)


def own() -> str | None:
    """The code of the municipality: the one whose figures are held beside those of the country; None where none or
    several are."""
    row = NationalFigure
    codes = db.session.scalars(
        sa.select(row.municipality)
        .where(row.municipality != WHOLE_COUNTRY)
        .distinct()
        .order_by(row.municipality)
        .limit(2)
    ).all()
    return codes[0] if len(codes) == 1 else None


def held() -> list[Held]:
    """What is held, by key figure. One statement."""
    row = NationalFigure
    query = sa.select(
        row.kpi,
        sa.func.count(row.municipality.distinct()),
        sa.func.min(row.year),
        sa.func.max(row.year),
        sa.func.count(),
        sa.func.count() - sa.func.count(row.value),
    )
    found = db.session.execute(permits.SERIES.within(query.group_by(row.kpi).order_by(row.kpi)))
    users = _users()
    return [Held(*one, used_by=tuple(users.get(one[0], ()))) for one in found]


def awaited(there: Collection[str]) -> list[tuple[str, tuple[str, ...]]]:
    """The key figures that are shown beside indicators and are not `there`, with those indicators."""
    return [(kpi, tuple(codes)) for kpi, codes in sorted(_users().items()) if kpi not in there]


def _users() -> Mapping[str, Sequence[str]]:
    users: dict[str, list[str]] = defaultdict(list)
    for one in catalogue():
        for kpi in one.kolada:
            if one.code not in users[kpi]:
                users[kpi].append(one.code)
    return users


def imports() -> Sequence[SeriesImport]:
    """The latest files that were taken in."""
    query = sa.select(SeriesImport).options(joinedload(SeriesImport.made_by)).order_by(SeriesImport.id.desc())
    return permits.SERIES.all(query.limit(_MOST_FILES))


def kept(kpis: Collection[str]) -> dict[Key, Kept]:
    """The rows of these key figures."""
    row = NationalFigure
    query = sa.select(row.id, row.kpi, row.municipality, row.year, row.gender, row.value, row.status)
    found = db.session.execute(permits.SERIES.within(query.where(row.kpi.in_(sorted(kpis)))))
    return {tuple(key): Kept(id, (value, status)) for id, *key, value, status in found}  # type: ignore[misc]  # noqa: A001
