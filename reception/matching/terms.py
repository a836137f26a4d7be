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


class Shown(Term):
    """Which of the households that seek a home are shown."""

    OVERDUE = "overdue", N_("The latest day has passed")
    WITHOUT_HOME = "without-home", N_("No home in sight")
    OFFERED = "offered", N_("A home is offered")
    AWAITED = "awaited", N_("An answer to an offer is awaited")
    EXPECTED = "expected", N_("Somebody is expected")
    WITHOUT_STAIRS = "without-stairs", N_("Needs a home without stairs")
    WITHOUT_DAY = "without-day", N_("No latest day is known")


class HouseholdSize(Term):
    """How many are to live together."""

    ONE = "1", N_("One person")
    TWO = "2", N_("Two people")
    THREE_FOUR = "3-4", N_("Three or four people")
    FIVE_SIX = "5-6", N_("Five or six people")
    MORE = "7-", N_("Seven people or more")
