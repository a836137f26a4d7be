"""The words of activities: what is done together, who may come, and what somebody said to an offer.

No kind tells of a faith: what association somebody worships with is not noted (domain.md, section 6).
"""

from reception.i18n.markers import N_, Term


class ActivityKind(Term):
    """What is done there."""

    LANGUAGE_CAFE = "language-cafe", N_("Language café")
    MEETING_PLACE = "meeting-place", N_("Open meeting place")
    SPORT = "sport", N_("Sport and exercise")
    OUTDOORS = "outdoors", N_("Nature and outdoor life")
    CULTURE = "culture", N_("Culture, music and crafts")
    STUDY_CIRCLE = "study-circle", N_("Study circle or course")
    FAMILIES = "families", N_("For parents and children")
    VOLUNTEERING = "volunteering", N_("Helping others")
    DEMOCRACY = "democracy", N_("Democracy and dialogue")
    OTHER = "other", N_("Something else")


class OpenTo(Term):
    """Who may come."""

    EVERYBODY = "everybody", N_("Everybody")
    ADULTS = "adults", N_("Adults")
    WOMEN = "women", N_("Women")
    MEN = "men", N_("Men")
    PARENTS = "parents", N_("Parents with children")
    CHILDREN = "children", N_("Children")
    YOUNG = "young", N_("Young people")
    ELDERLY = "elderly", N_("Elderly people")


class OfferAnswer(Term):
    """What somebody says to what was offered."""

    WAITING = "waiting", N_("Not answered yet")
    YES = "yes", N_("Yes")
    NO = "no", N_("No")


class OfferEnd(Term):
    """Why somebody takes part no longer."""

    OVER = "over", N_("The activity is over")
    BUSY = "busy", N_("Work or studies take the time")
    NOT_SUITED = "not-suited", N_("It did not suit")
    MOVED = "moved", N_("Moved away")
    OTHER = "other", N_("Another reason")


class OccasionState(Term):
    """What became of a meeting that was planned."""

    PLANNED = "planned", N_("Planned")
    HELD = "held", N_("Held")
    CANCELLED = "cancelled", N_("Cancelled")
