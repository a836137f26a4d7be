"""The words of the day: its lists."""

from reception.i18n.markers import N_, Term


class Section(Term):
    """A list of My day. Each has an address of its own, `/my-day/<value>`."""

    OVERDUE = "overdue", N_("Overdue")
    TODAY = "today", N_("Today")
    WEEK = "week", N_("This week")
    WAITING = "waiting", N_("Waiting for others")
    SILENT = "silent", N_("Silent cases")
    NEW = "new", N_("New with you")
    FOLLOWING = "following", N_("You follow along")
