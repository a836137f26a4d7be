"""The words of the organisation."""

from reception.i18n.markers import N_, Term


class UnitKind(Term):
    """What a node of the municipality's tree is. A board (nämnd) is an authority of its own."""

    BOARD = "board", N_("Board")
    UNIT = "unit", N_("Unit")


class Theme(Term):
    """Light or dark pages."""

    SYSTEM = "system", N_("As the computer is set")
    LIGHT = "light", N_("Light")
    DARK = "dark", N_("Dark")


class AccountState(Term):
    """Where an account stands."""

    ACTIVE = "active", N_("In use")
    INVITED = "invited", N_("No password yet")
    CLOSED = "closed", N_("Deactivated")
