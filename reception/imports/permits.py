"""Who may bring lists in: the manager of the unit that gets the cases; of homes, whoever keeps homes; of attendance
and results, the teachers of the school."""

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.access.permit import Permit, Scope
from reception.access.roles import UNIT_MANAGERS
from reception.education.permits import TEACHERS
from reception.housing.permits import COORDINATORS
from reception.imports.models import ImportedRow, ImportRun
from reception.imports.terms import CLOSED_STATES, OF_SCHOOL, ImportTarget


def of_own_units(actor: Actor) -> sa.ColumnElement[bool]:
    """The rows that were imported into the actor's units."""
    runs = sa.select(ImportRun.id).where(ImportRun.unit_id.in_(actor.unit_ids(UNIT_MANAGERS)))
    return ImportedRow.run_id.in_(runs)


def runs_in_sight(actor: Actor) -> sa.ColumnElement[bool]:
    """The runs into the units that the actor manages, those of homes for housing coordinators, for teachers those of
    their school."""
    of_people = sa.and_(ImportRun.target == ImportTarget.PEOPLE, ImportRun.unit_id.in_(actor.unit_ids(UNIT_MANAGERS)))
    of_school = sa.and_(ImportRun.target.in_(OF_SCHOOL), ImportRun.unit_id.in_(actor.unit_ids(TEACHERS)))
    if COORDINATORS.isdisjoint(actor.roles):
        return sa.or_(of_people, of_school)
    return sa.or_(of_people, of_school, ImportRun.target == ImportTarget.HOMES)


def of_own_schools(target: ImportTarget) -> Scope:
    """The lists about something that came into the units where the actor teaches."""
    return lambda actor: sa.and_(ImportRun.target == target, ImportRun.unit_id.in_(actor.unit_ids(TEACHERS)))


def runs_to_open(actor: Actor) -> sa.ColumnElement[bool]:
    """Those that were taken in or given up; one that still shows what a file holds is for whoever brought it alone."""
    is_own = ImportRun.made_by_id == actor.user_id
    return sa.and_(runs_in_sight(actor), sa.or_(is_own, ImportRun.state.in_(CLOSED_STATES)))


#: Attendance from the school's own system: for its teachers, who take the registers.
IMPORT_ATTENDANCE = Permit("import.attendance", TEACHERS, of_own_schools(ImportTarget.ATTENDANCE), personal=True)
#: Results from a provider of courses: for the teachers, who sign them.
IMPORT_RESULTS = Permit("import.results", TEACHERS, of_own_schools(ImportTarget.RESULTS), personal=True)
IMPORT = Permit("import.people", UNIT_MANAGERS, of_own_units, personal=True)
#: That a list came, when, and what became of it.
LIST_RUNS = Permit("import.list", UNIT_MANAGERS | COORDINATORS | TEACHERS, runs_in_sight)
OPEN_RUN = Permit("import.open", UNIT_MANAGERS | COORDINATORS | TEACHERS, runs_to_open, personal=True)
