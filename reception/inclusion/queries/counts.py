"""The counts of a year: of the units that one gives them of."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.accounts.models import Unit
from reception.accounts.terms import UnitKind
from reception.db.session import db
from reception.inclusion.models import StaffLanguage, StaffTraining
from reception.inclusion.permits import COUNTS
from reception.inclusion.rules.counts import NOTHING, Counts, Training


@dataclass(frozen=True)
class OfUnit:
    """A unit in the list, with its counts of the year and of the year before."""

    id: int
    name: str
    board: str
    counts: Counts
    before: Counts


@dataclass(frozen=True)
class Kept:
    """The rows of a unit and a year, to be written in. They count as one: `version` tells all of them."""

    unit: Unit
    trainings: Mapping[str, StaffTraining]
    languages: Mapping[str, StaffLanguage]

    @property
    def shown_rows(self) -> tuple[Unit | StaffTraining | StaffLanguage, ...]:
        """What one holds who writes in them: the unit first, so that two who write the first of it wait, too."""
        return (self.unit, *self.trainings.values(), *self.languages.values())

    @property
    def version(self) -> int:
        """Another number whenever a row was added, changed or taken out."""
        return sum(row.id * 10_000 + row.version for row in (*self.trainings.values(), *self.languages.values()))

    @property
    def counts(self) -> Counts:
        """As numbers."""
        trainings = {code: Training(row.meant, row.trained) for code, row in self.trainings.items()}
        return Counts(trainings, {tag: row.staff for tag, row in self.languages.items()})


def units(year: int) -> list[OfUnit]:
    """The units of whose staff one gives counts, by name; a closed one only where it has counts of the year."""
    found = COUNTS.all(_units())
    of = counts_of([unit.id for unit in found], (year - 1, year))
    listed = [
        OfUnit(
            unit.id, unit.name, unit.board.name, of.get((unit.id, year), NOTHING), of.get((unit.id, year - 1), NOTHING)
        )
        for unit in found
        if unit.closed_on is None or (unit.id, year) in of
    ]
    return sorted(listed, key=lambda one: (one.name.casefold(), one.id))


def unit(unit_id: int) -> Unit:
    """A unit of whose staff one gives counts. Raises OutOfReach."""
    return COUNTS.one(_units().where(Unit.id == unit_id))


def _units() -> sa.Select[tuple[Unit]]:
    return sa.select(Unit).where(Unit.kind == UnitKind.UNIT).options(joinedload(Unit.parent))


def counts_of(unit_ids: Collection[int], years: Sequence[int]) -> dict[tuple[int, int], Counts]:
    """The counts of units and years that have any: {(unit, year): counts}. Two statements."""
    trainings: defaultdict[tuple[int, int], dict[str, Training]] = defaultdict(dict)
    languages: defaultdict[tuple[int, int], dict[str, int]] = defaultdict(dict)
    one, other = StaffTraining, StaffLanguage
    taught = sa.select(one.unit_id, one.year, one.subject, one.meant, one.trained)
    for at, year, subject, meant, trained in db.session.execute(
        taught.where(one.unit_id.in_(unit_ids), one.year.in_(years))
    ):
        trainings[at, year][subject] = Training(meant, trained)
    spoken = sa.select(other.unit_id, other.year, other.language, other.staff)
    for at, year, tag, staff in db.session.execute(spoken.where(other.unit_id.in_(unit_ids), other.year.in_(years))):
        languages[at, year][tag] = staff
    return {key: Counts(trainings.get(key, {}), languages.get(key, {})) for key in {*trainings, *languages}}


def kept(unit: Unit, year: int) -> Kept:
    """What is kept of a unit that one has reached."""
    taught = sa.select(StaffTraining).where(StaffTraining.unit_id == unit.id, StaffTraining.year == year)
    spoken = sa.select(StaffLanguage).where(StaffLanguage.unit_id == unit.id, StaffLanguage.year == year)
    return Kept(
        unit,
        {row.subject: row for row in db.session.scalars(taught.order_by(StaffTraining.id))},
        {row.language: row for row in db.session.scalars(spoken.order_by(StaffLanguage.id))},
    )
