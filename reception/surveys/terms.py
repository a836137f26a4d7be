"""The words of surveys."""

from reception.i18n.markers import N_, Term


class SurveyState(Term):
    """Where a survey stands."""

    DRAFT = "draft", N_("Being written")
    OPEN = "open", N_("Open for answers")
    CLOSED = "closed", N_("Closed")


class QuestionKind(Term):
    """How a question is answered. None asks for free words: words tell who wrote them."""

    AGREEMENT = "agreement", N_("Agree or not, in five steps")
    CHOICE = "choice", N_("One of several answers")
    YES_NO = "yes-no", N_("Yes or no")


class TextState(Term):
    """How good a text in a language is."""

    MACHINE = "machine", N_("Translated by machine")
    REVIEWED = "reviewed", N_("Reviewed")


class AskingKind(Term):
    """How people are asked."""

    PEOPLE = "people", N_("Newcomers with an open case")
    SLIPS = "slips", N_("Slips of paper that are handed out")


class AskingState(Term):
    """Where a round of asking stands."""

    ORDERED = "ordered", N_("Ordered")
    DONE = "done", N_("Done")
    FAILED = "failed", N_("Failed")


class LeftOut(Term):
    """Why somebody was not asked."""

    PROTECTED = "protected", N_("Has protected identity")
    NOT_ADULT = "not-adult", N_("Is not known to be an adult")
    LANGUAGE = "language", N_("The survey is not in a language she reads")
    NO_WAY = "no-way", N_("Has no telephone, e-mail address or My plan to reach her by")
    STOPPED = "stopped", N_("Has said that she wants no messages")
