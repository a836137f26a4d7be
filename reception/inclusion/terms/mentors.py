"""The words of mentors, language friends and family friends."""

from reception.i18n.markers import N_, Term


class FriendKind(Term):
    """What somebody wishes for, or offers to be."""

    MENTOR = "mentor", N_("Mentor for work or studies")
    LANGUAGE_FRIEND = "language-friend", N_("Language friend")
    FAMILY_FRIEND = "family-friend", N_("Family friend")


class WishEnd(Term):
    """Why a wish is not looked after any longer."""

    FULFILLED = "fulfilled", N_("It was fulfilled")
    WITHDRAWN = "withdrawn", N_("Does not wish it any more")
    NOBODY = "nobody", N_("Nobody was found")
    MOVED = "moved", N_("Moved away")
    OTHER = "other", N_("Another reason")


class MatchEnd(Term):
    """Why two people do not meet any longer."""

    REACHED = "reached", N_("They reached what they wanted")
    TIME = "time", N_("The agreed time is over")
    NO_TIME = "no-time", N_("One of them has no time")
    NOT_SUITED = "not-suited", N_("They did not suit each other")
    MOVED = "moved", N_("Moved away")
    OTHER = "other", N_("Another reason")


class MeetingWay(Term):
    """How two people met."""

    IN_PERSON = "in-person", N_("They met")
    PHONE = "phone", N_("By telephone")
    ONLINE = "online", N_("By video or messages")


class MatchState(Term):
    """How two who were brought together stand. It is reckoned from the answers and the days, and never stored."""

    PROPOSED = "proposed", N_("Proposed")
    AGREED = "agreed", N_("Both said yes")
    MEETING = "meeting", N_("They meet")
    DECLINED = "declined", N_("One of the two said no")
    ENDED = "ended", N_("Ended")


class FriendAspect(Term):
    """What is compared when a volunteer is looked for, in the order in which it is shown. Nothing else is."""

    LANGUAGES = "languages", N_("Languages")
    INTERESTS = "interests", N_("Interests")
    PLACE = "place", N_("Area")
    TIMES = "times", N_("Days and times")
    ROOM = "room", N_("Room for one more")
    RECORD = "record", N_("Extract from the police's record")


class RecordState(Term):
    """Whether an extract from the police's record was seen."""

    SEEN = "seen", N_("Extract seen")
    OLD = "old", N_("The extract is old")
    MISSING = "missing", N_("No extract seen")
