"""The words of matching."""

from reception.i18n.markers import N_, Term


class Aspect(Term):
    """What a reason of a suggestion is about."""

    TIME = "time", N_("When it is free")
    PLACES = "places", N_("Places")
    SIZE = "size", N_("Size")
    STAIRS = "stairs", N_("Stairs and lift")
    SCHOOL = "school", N_("Way to school")
    WORK = "work", N_("Way to work")
    MIXED_AREA = "mixed-area", N_("Mixed areas")
