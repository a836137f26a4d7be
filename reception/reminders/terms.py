"""The words of messages that go out by themselves."""

from reception.i18n.markers import N_, Term


class OutgoingKind(Term):
    """What a message is about."""

    REMINDER = "reminder", N_("Reminder of an appointment")
    SURVEY = "survey", N_("Invitation to a survey")


class OutgoingState(Term):
    """What became of a message.

    It is SENDING from before it is handed over until the answer is noted: whoever finds it so later does not know
    whether it went, and it becomes UNSURE. That one is never sent again.
    """

    WAITING = "waiting", N_("Waits for its time")
    SENDING = "sending", N_("Being sent")
    SENT = "sent", N_("Sent")
    UNSURE = "unsure", N_("Perhaps sent: the answer was lost")
    FAILED = "failed", N_("Not sent")
    CANCELLED = "cancelled", N_("Not needed any more")


class StopWay(Term):
    """How somebody said that she wants no messages."""

    WORD = "word", N_("By a stop word in a text message")
    LINK = "link", N_("By the link in an e-mail")
    OWN_PAGE = "own-page", N_("In her own pages")
    STAFF = "staff", N_("She told us")
