"""What the list of messages can show. Pure."""

from reception.i18n.markers import N_, Term


class Show(Term):
    """Which messages."""

    NEED = "need", N_("Needs somebody")
    WAITING = "waiting", N_("Waits for its time")
    SENT = "sent", N_("Sent")
    ALL = "all", N_("All")
