"""The words of the path: closed lists that stand in the definitions, are stored as values and shown as labels."""

from reception.cases.terms import Owner, Phase
from reception.i18n.markers import N_, Term

__all__ = [
    "Answer", "BasicState", "Certainty", "EvidenceWeight", "FactKind", "MilestoneState", "Owner", "Phase", "PhaseState",
    "Signal", "Standing", "TargetGroup",
]  # fmt: skip


class PhaseState(Term):
    """Where somebody stands in a phase."""

    NOT_STARTED = "not_started", N_("Not started")
    UNDER_WAY = "under_way", N_("Under way")
    ACHIEVED = "achieved", N_("Achieved")
    PAUSED = "paused", N_("Paused")


class Signal(Term):
    """How a phase stands, as newcomers are told it on one line."""

    DONE = "done", N_("Done")
    NOW = "now", N_("Goes on now")
    WAIT = "wait", N_("We are waiting")
    LATER = "later", N_("Comes later")
    LATE = "late", N_("Is late")


class Standing(Term):
    """How far the rule binds whoever owns it."""

    SHALL = "shall", N_("Shall")
    SHOULD = "should", N_("Should")


class Certainty(Term):
    """Whether somebody has read that the rule says so."""

    CONFIRMED = "confirmed", N_("Read in the source")
    TO_CONFIRM = "to_confirm", N_("To be confirmed by the municipality")


class MilestoneState(Term):
    """Where a milestone stands."""

    NOT_APPLICABLE = "not_applicable", N_("Does not apply")
    #: Whether it applies cannot be told: it is neither promised nor hidden, and nothing is guessed.
    UNCLEAR = "unclear", N_("A fact is missing")
    UPCOMING = "upcoming", N_("Upcoming")
    BLOCKED = "blocked", N_("Waits for another step")
    OPEN = "open", N_("To do now")
    OVERDUE = "overdue", N_("Overdue")
    PAUSED = "paused", N_("Paused")
    FULFILLED = "fulfilled", N_("Done")
    CONTRADICTORY = "contradictory", N_("The facts contradict each other")


class Answer(Term):
    """What is answered to "does she have this right"."""

    YES = "yes", N_("Yes")
    UNTIL = "until", N_("Yes, until a day")
    NO = "no", N_("No")
    UNKNOWN = "unknown", N_("Not known: a fact is missing")


class TargetGroup(Term):
    """Whom a path is made for."""

    UNACCOMPANIED_MINOR = "unaccompanied_minor", N_("Unaccompanied minor")
    TEMPORARY_PROTECTION = "temporary_protection", N_("Temporary protection")
    QUOTA = "quota", N_("Quota refugee")
    ESTABLISHMENT = "establishment", N_("Establishment group")
    FAMILY = "family", N_("Family reunification")
    OTHER = "other", N_("EU citizen or other")


class FactKind(Term):
    """What shape a fact has."""

    DATE = "date", N_("Date")
    CHOICE = "choice", N_("Choice")
    FLAG = "flag", N_("Yes or no")
    NUMBER = "number", N_("Number")
    BIRTH = "birth", N_("Date of birth, as far as it is known")
    #: Follows from the date of birth: a birthday, or a day of the year in which an age is filled.
    REACHED_AGE = "reached_age", N_("Day an age is reached")


class BasicState(Term):
    """Where one of the eight basics of reception stands."""

    IN_PLACE = "in-place", N_("In place")
    UNDER_WAY = "under-way", N_("Under way")
    NOT_BEGUN = "not-begun", N_("Not begun")
    UNCLEAR = "unclear", N_("A fact is missing")
    CONTRADICTORY = "contradictory", N_("The facts contradict each other")
    NOT_HERS = "not-hers", N_("Does not apply")


class EvidenceWeight(Term):
    """What something in the file says of a basic."""

    SHOWS = "shows", N_("Shows that it is in place")
    BEGUN = "begun", N_("Shows that it has begun")
    TOLD = "told", N_("Belongs to it")


class Uncounted(Term):
    """Why somebody is in neither number of a figure, beside what homes and days say of it."""

    NOT_OFFERED = "not-offered", N_("No offer of a health examination is noted")
    NO_PATH = "no-path", N_("No steps of the path are kept")
