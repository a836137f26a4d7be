"""The words of what is written between a unit and a newcomer."""

from reception.i18n.markers import N_, Term


class Wish(Term):
    """What a newcomer writes from her own pages."""

    CANNOT_COME = "cannot_come", N_("I cannot come")
    SOMETHING_WRONG = "something_wrong", N_("Something is wrong")
    QUESTION = "question", N_("I have a question")


class About(Term):
    """What a newcomer says is wrong, or asks about."""

    NAME = "name", N_("My name or my numbers")
    CONTACT = "contact", N_("My phone or my address")
    FAMILY = "family", N_("My family")
    TIME = "time", N_("A time or a place")
    PLAN = "plan", N_("My plan or my goals")
    STUDIES = "studies", N_("SFI or school")
    HOME = "home", N_("My home")
    OTHER = "other", N_("Something else")


class LetterKind(Term):
    """What a letter is for."""

    INVITATION = "invitation", N_("Invitation to a meeting")
    SUMMONS = "summons", N_("Summons to a meeting")
    INFORMATION = "information", N_("Information")
    REQUEST = "request", N_("Request for papers or answers")


class TextState(Term):
    """Whether somebody who reads the language has looked at a text. Whether it is outdated follows from the Swedish."""

    REVIEWED = "reviewed", N_("Reviewed")
    TO_REVIEW = "to_review", N_("To be reviewed")
    MACHINE = "machine", N_("Translated by machine")


class TextStanding(Term):
    """Where the text of a letter stands in one language. What is outdated or missing is not sent."""

    REVIEWED = "reviewed", N_("Reviewed")
    TO_REVIEW = "to_review", N_("To be reviewed")
    MACHINE = "machine", N_("Translated by machine")
    OUTDATED = "outdated", N_("Outdated: the Swedish text has changed")
    MISSING = "missing", N_("Missing")


class LeftOut(Term):
    """Why somebody gets no letter with the others."""

    PROTECTED = "protected", N_("Protected personal data: write to her by hand")
    NO_ADDRESS = "no_address", N_("No address is noted")
    CHILD = "child", N_("Under 18: write to a guardian")
    CASE_CLOSED = "case_closed", N_("The case is closed")
    NO_TEXT = "no_text", N_("The letter has no text in her language, and Swedish alone was not wanted")


class MailingState(Term):
    """Where letters to many stand."""

    DRAFT = "draft", N_("Draft")
    WAITING = "waiting", N_("Being made")
    DONE = "done", N_("Made")
    FAILED = "failed", N_("Could not be made")
