"""The words of the day: its lists."""

from reception.i18n.markers import N_, Term


class Section(Term):
    """A list of My day. Each has an address of its own, `/my-day/<value>`."""

    OVERDUE = "overdue", N_("Overdue")
    TODAY = "today", N_("Today")
    WEEK = "week", N_("This week")
    WAITING = "waiting", N_("Waiting for others")
    STEPS = "steps", N_("As soon as possible")
    DOUBTFUL = "doubtful", N_("Facts that contradict each other")
    REFERRALS = "referrals", N_("Referrals without an answer")
    PAPERS = "papers", N_("Documents that expire")
    CONTRACTS = "contracts", N_("Contracts that end")
    ABSENCE = "absence", N_("Absence to act on")
    VALIDATIONS = "validations", N_("Validations to act on")
    LASTING = "lasting", N_("Work to ask about")
    WRITTEN = "written", N_("From newcomers")
    AFTER = "after", N_("Ask how it went")
    SILENT = "silent", N_("Silent cases")
    NEW = "new", N_("New with you")
    FOLLOWING = "following", N_("You follow along")


class Rhythm(Term):
    """How often the numbers of the day come by e-mail."""

    DAILY = "daily", N_("Every working day")
    WEEKLY = "weekly", N_("Mondays")


class Rung(Term):
    """Who sees to what is late, once its caseworker has not for long. The lengths stand in `rules.escalation`."""

    MANAGER = "manager", N_("For the manager")
    WEEKLY = "weekly", N_("Weekly list")
