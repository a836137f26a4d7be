"""Who may bring lists in: the manager of the unit that gets the cases; of homes, whoever keeps homes."""

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.access.permit import Permit
from reception.access.roles import UNIT_MANAGERS
from reception.housing.permits import COORDINATORS
from reception.imports.models import ImportedRow, ImportRun
from reception.imports.terms import CLOSED_STATES, ImportTarget


def of_own_units(actor: Actor) -> sa.ColumnElement[bool]:
    """The rows that were imported into the actor's units."""
    runs = sa.select(ImportRun.id).where(ImportRun.unit_id.in_(actor.unit_ids(UNIT_MANAGERS)))
    return ImportedRow.run_id.in_(runs)


def runs_in_sight(actor: Actor) -> sa.ColumnElement[bool]:
    """The runs into the units that the actor manages, and for housing coordinators those of homes."""
    of_people = sa.and_(ImportRun.target == ImportTarget.PEOPLE, ImportRun.unit_id.in_(actor.unit_ids(UNIT_MANAGERS)))
    if COORDINATORS.isdisjoint(actor.roles):
        return of_people
    return sa.or_(of_people, ImportRun.target == ImportTarget.HOMES)


def runs_to_open(actor: Actor) -> sa.ColumnElement[bool]:
    """Those that were taken in or given up; one that still shows what a file holds is for whoever brought it alone."""
    is_own = ImportRun.made_by_id == actor.user_id
    return sa.and_(runs_in_sight(actor), sa.or_(is_own, ImportRun.state.in_(CLOSED_STATES)))


IMPORT = Permit("import.people", UNIT_MANAGERS, of_own_units, personal=True)
#: That a list came, when, and what became of it.
LIST_RUNS = Permit("import.list", UNIT_MANAGERS | COORDINATORS, runs_in_sight)
OPEN_RUN = Permit("import.open", UNIT_MANAGERS | COORDINATORS, runs_to_open, personal=True)
