"""The words of figures from outside."""

from reception.i18n.markers import N_, Term


class Measured(Term):
    """What a figure is measured in."""

    PERCENT = "percent", N_("Percent")
    INDEX = "index", N_("Index")
    NUMBER = "number", N_("A number")
