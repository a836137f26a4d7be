"""The rooms of the register of homes."""

from reception.housing.views import closures, dwellings, leases, units, upkeep
from reception.housing.views.map import districts, places

ROOMS = (
    dwellings.room,
    units.room,
    leases.room,
    closures.room,
    upkeep.inspections,
    upkeep.faults,
    districts,
    places,
)
