"""Who may reach the paths of cases: casework staff of the case's own unit, named staff alone for protected people."""

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.access.permit import Permit
from reception.access.roles import CASEWORK
from reception.cases.permits import in_own_units
from reception.path.models import CasePath, Mark, MilestoneRow, NotedFact


def paths_of_own_units(actor: Actor) -> sa.ColumnElement[bool]:
    """Which templates the actor's cases go by."""
    return CasePath.case.has(in_own_units(actor))


def milestones_of_own_units(actor: Actor) -> sa.ColumnElement[bool]:
    """The milestones of the actor's cases."""
    return MilestoneRow.case.has(in_own_units(actor))


def marks_of_own_units(actor: Actor) -> sa.ColumnElement[bool]:
    """What was ticked and set aside on the actor's cases."""
    return Mark.case.has(in_own_units(actor))


def noted_of_own_units(actor: Actor) -> sa.ColumnElement[bool]:
    """The facts noted by hand on the actor's cases."""
    return NotedFact.case.has(in_own_units(actor))


#: The path of a case: which template it goes by. The case itself is read within `cases.permits.READ`.
READ = Permit("path.read", CASEWORK, paths_of_own_units, personal=True)
WRITE = Permit("path.write", CASEWORK, paths_of_own_units, personal=True)
MILESTONES = Permit("milestone.read", CASEWORK, milestones_of_own_units, personal=True)
MARKS = Permit("mark.read", CASEWORK, marks_of_own_units, personal=True)
WRITE_MARKS = Permit("mark.write", CASEWORK, marks_of_own_units, personal=True)
NOTED = Permit("noted-fact.read", CASEWORK, noted_of_own_units, personal=True)
WRITE_NOTED = Permit("noted-fact.write", CASEWORK, noted_of_own_units, personal=True)
#: As other rooms call the permit to read `CasePath`.
PATHS = READ
