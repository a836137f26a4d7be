"""Who may bring lists in: the manager of the unit that gets the cases."""

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.access.permit import Permit
from reception.access.roles import UNIT_MANAGERS
from reception.imports.models import ImportedRow, ImportRun


def of_own_units(actor: Actor) -> sa.ColumnElement[bool]:
    """The rows that were imported into the actor's units."""
    runs = sa.select(ImportRun.id).where(ImportRun.unit_id.in_(actor.unit_ids(UNIT_MANAGERS)))
    return ImportedRow.run_id.in_(runs)


IMPORT = Permit("import.people", UNIT_MANAGERS, of_own_units, personal=True)
