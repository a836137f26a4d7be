"""Who may read and keep the register of organisations."""

from reception.access.permit import Permit
from reception.access.roles import ADMINISTRATORS, CASEWORK, EVERY_ROLE, Role

READ = Permit("organisation.read", EVERY_ROLE - {Role.READER, Role.STATISTICIAN})
KEEP = Permit(
    "organisation.keep",
    CASEWORK | ADMINISTRATORS | {Role.INTEGRATION_COORDINATOR, Role.GUIDANCE, Role.HOUSING_COORDINATOR},
)
