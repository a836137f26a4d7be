"""The school units of the actor, and who works there."""

from reception.access.actor import staff
from reception.accounts import queries as accounts
from reception.education import permits


def school_units() -> list[tuple[str, str]]:
    """(id, name) of the units where the actor keeps groups."""
    duties = (duty for duty in staff().duties if duty.role in permits.TEACHERS)
    return sorted({(str(duty.unit_id), duty.unit_name) for duty in duties}, key=lambda unit: unit[1])


def teachers_of_units(unit_id: int | None = None) -> list[tuple[str, str]]:
    """(id, name) of those who teach at a unit, or at any where the actor keeps groups."""
    units = staff().unit_ids(permits.TEACHERS) if unit_id is None else [unit_id]
    return [(str(one.id), one.name) for one in accounts.colleagues_of(units, permits.TEACHERS)]
