"""What the options of a command name: a unit, a caseworker, a list, an import; and what the program acts as."""

import click

from reception.access.actor import Duty, system
from reception.access.permit import OutOfReach
from reception.access.roles import Role
from reception.accounts import queries as accounts
from reception.accounts.models import Unit, User
from reception.i18n.text import _
from reception.imports import queries
from reception.imports.models import ImportRun, ImportSource
from reception.imports.terms import OF_SCHOOL, ImportState, ImportTarget
from reception.web import short_number

#: What the program may do when it reads a list of homes: what the housing coordinator may, in no unit of hers.
HOMES_DUTY = Duty(Role.HOUSING_COORDINATOR, 0, "", 0)


def duty_of(run: ImportRun) -> Duty:
    """What the program acts as: the manager of the unit, or for homes, which are in none, the housing coordinator."""
    if run.target is ImportTarget.HOMES:
        return HOMES_DUTY
    of_unit = school_duty if run.target in OF_SCHOOL else unit_duty
    return of_unit(run.unit_of_people)


def school_duty(unit: Unit) -> Duty:
    """What a teacher of the school unit may."""
    return Duty(Role.SFI_STAFF, unit.id, unit.name, unit.board.id)


def unit_duty(unit: Unit) -> Duty:
    """What the manager of the unit may."""
    return Duty(Role.UNIT_MANAGER, unit.id, unit.name, unit.board.id)


def run_numbered(text: str, target: ImportTarget) -> ImportRun:
    """The import of that number, which was taken in. Raises UsageError."""
    with system("import"):
        try:
            run = queries.run_of_unit(short_number.normalise(text) or "", target)
        except OutOfReach as missing:
            raise click.UsageError(_("There is no import %(number)s.", number=text)) from missing
    if run.state is not ImportState.DONE:
        raise click.UsageError(_("The import is not one that can be undone: %(state)s.", state=_(run.state.label)))
    return run


def unit_called(name: str | None) -> Unit:
    """The unit of that name; without one, the only unit there is. Raises UsageError."""
    unit = queries.unit_called(name) if name else queries.the_only_unit()
    if unit is None:
        names = ", ".join(unit.name for unit in accounts.working_units())
        raise click.UsageError(_("Say which unit gets the cases with --unit: %(names)s", names=names or "–"))
    return unit


def worker_called(email: str | None, unit: Unit) -> User | None:
    """The caseworker of the unit with that address, or None where none is named. Raises UsageError."""
    if email is None:
        return None
    worker = accounts.user_by_email(email)
    if worker is None or worker.id not in queries.workers(unit).values():
        raise click.UsageError(_("%(email)s is no caseworker of %(unit)s.", email=email, unit=unit.name))
    return worker


def list_called(
    name: str | None, unit: Unit | None, of_unit: ImportTarget = ImportTarget.PEOPLE
) -> ImportSource | None:
    """The list of that name, of a unit or, for None, of homes; None where none is named. Raises UsageError."""
    if name is None:
        return None
    target, unit_id = (of_unit, unit.id) if unit else (ImportTarget.HOMES, None)
    source = queries.source_called(unit_id, name, target)
    if source is None:
        names = ", ".join(source.name for source in queries.sources([unit_id], target))
        raise click.UsageError(_("No list is called that. There are: %(names)s", names=names or "–"))
    return source
