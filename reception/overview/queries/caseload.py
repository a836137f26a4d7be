"""The load of a manager's units: who works there, what each has, and what nobody has."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.access.roles import CASEWORK, UNIT_MANAGERS
from reception.accounts import queries as accounts
from reception.accounts.models import RoleAssignment, User
from reception.cases import queries as cases
from reception.db.session import db
from reception.overview.queries.people import worklist_filter
from reception.overview.rules.caseload import COLUMNS, Line, UnitLoad, unit_load
from reception.overview.rules.people import UNASSIGNED


def caseload(actor: Actor, today: date) -> list[UnitLoad]:
    """The load of each unit that the actor manages, by the unit's name. Two statements, whatever the units hold."""
    units = managed_units(actor)
    columns = {name: worklist_filter(chosen, actor, today) for name, chosen in COLUMNS.items()}
    lines: defaultdict[int, list[tuple[int | None, Line]]] = defaultdict(list)
    for load in cases.loads(units, columns, today):
        lines[load.unit_id].append((load.worker_id, _line(load)))
    staff = _staff_of(units)
    by_name = sorted(units.items(), key=lambda unit: (unit[1].casefold(), unit[0]))
    return [unit_load(unit_id, name, staff.get(unit_id, {}), lines[unit_id]) for unit_id, name in by_name]


def managed_units(actor: Actor) -> dict[int, str]:
    """The units that the actor manages: {id: name}."""
    return {duty.unit_id: duty.unit_name for duty in actor.duties if duty.role in UNIT_MANAGERS}


def _line(load: cases.Load) -> Line:
    worker = UNASSIGNED if load.worker_id is None else str(load.worker_id)
    return Line(worker, load.worker_name or "", weight=load.weight, counts=load.counts)


def _staff_of(unit_ids: Collection[int]) -> dict[int, dict[int, str]]:
    """Who does casework in each unit today: {unit: {user: name}}."""
    query = (
        sa.select(RoleAssignment.unit_id, User.id, User.name)
        .join(User, User.id == RoleAssignment.user_id)
        .where(User.active, RoleAssignment.unit_id.in_(unit_ids), RoleAssignment.role.in_(CASEWORK))
        .where(*accounts.on_today())
    )
    staff: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for unit_id, user_id, name in db.session.execute(query):
        staff[unit_id][user_id] = name
    return staff
