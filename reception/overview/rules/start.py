"""What Reception holds for each role that does no casework: prose for its start page, not access."""

from typing import Final

from reception.access.roles import Role
from reception.i18n.markers import N_

WORK: Final = {
    Role.SFI_STAFF: N_("You teach Swedish for immigrants, and keep your groups with their registers and results."),
    Role.GUIDANCE: N_(
        "You give study and career guidance, and keep schools and employers up to date, where caseworkers find them."
    ),
    Role.HOUSING_COORDINATOR: N_(
        "You find homes for the households that seek one, and keep the homes, their contracts and their landlords."
    ),
    Role.INTEGRATION_COORDINATOR: N_(
        "You coordinate the work with other organisations and keep them up to date. You open no person's file. "
        "Policies and how they are followed up are not part of this version."
    ),
    Role.STATISTICIAN: N_(
        "You work with figures about the reception as a whole. You open no person's file. "
        "This version has no pages of figures: whoever runs the server fetches those of homes and studies for you."
    ),
    Role.READER: N_(
        "You read what the municipality publishes about the reception. You open no person's file. "
        "In this version nothing is published yet."
    ),
    Role.ADMINISTRATOR: N_("You manage accounts, units and duties. You open no person's file."),
}
