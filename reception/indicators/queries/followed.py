"""Which indicators are followed, in which order, and what they should reach."""

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from reception.accounts.models import Unit
from reception.db.session import db
from reception.indicators.models import ChosenIndicator
from reception.indicators.rules.catalogue import Indicator, catalogue
from reception.indicators.rules.trend import manner


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
        """Another number whenever a row was added, changed or taken out. Asked anew: a first row may have come."""
        return sum(row.id * 10_000 + row.version for row in rows().values())


def chosen() -> Chosen:
    """What is followed, in its order; no row where nobody has chosen."""
    return Chosen(db.session.scalars(sa.select(Unit).order_by(Unit.id).limit(1)).one(), rows())


def rows() -> dict[str, ChosenIndicator]:
    """The rows by code, in their order, as they are now: whoever waited for another one reads what that one wrote."""
    query = sa.select(ChosenIndicator).order_by(ChosenIndicator.place, ChosenIndicator.id)
    return {row.code: row for row in db.session.scalars(query.execution_options(populate_existing=True))}


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
