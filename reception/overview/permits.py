"""Who has a day of casework, and who starts elsewhere. Rows are scoped by the permits of cases and contacts."""

from reception.access.permit import Permit
from reception.access.roles import CASEWORK, EVERY_ROLE, UNIT_MANAGERS

DAY = Permit("day.read", CASEWORK, personal=True)
#: The start page of those who open no person's file, or whose work stands elsewhere.
START = Permit("start.read", EVERY_ROLE - CASEWORK)
#: What the manager of a unit looks after beside the cases. The page shows nobody.
UNIT = Permit("unit.look-after", UNIT_MANAGERS)
#: What has been late for long in one's units, with the people it is about.
LATE = Permit("unit.late", UNIT_MANAGERS, personal=True)
