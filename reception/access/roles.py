"""The roles of the municipality. A role is a name; what it may do stands in each domain's `permits`."""

from reception.i18n.markers import N_, Term


class Role(Term):
    """What a member of staff is trusted with, in one unit and for a time."""

    CASEWORKER = "caseworker", N_("Caseworker")
    UNIT_MANAGER = "unit_manager", N_("Unit manager")
    SFI_STAFF = "sfi_staff", N_("SFI staff")
    GUIDANCE = "guidance", N_("Study and career guidance")
    HOUSING_COORDINATOR = "housing_coordinator", N_("Housing coordinator")
    INTEGRATION_COORDINATOR = "integration_coordinator", N_("Integration coordinator")
    STATISTICIAN = "statistician", N_("Statistician")
    READER = "reader", N_("Reader of published figures")
    ADMINISTRATOR = "administrator", N_("Administrator")


EVERY_ROLE = frozenset(Role)
CASEWORK = frozenset({Role.CASEWORKER, Role.UNIT_MANAGER})
UNIT_MANAGERS = frozenset({Role.UNIT_MANAGER})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
