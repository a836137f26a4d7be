"""The words of the contacts log."""

from reception.i18n.markers import N_, Term


class Channel(Term):
    """How the contact took place."""

    PHONE = "phone", N_("Phone call")
    VISIT = "visit", N_("Visit")
    HOME_VISIT = "home_visit", N_("Home visit")
    MEETING = "meeting", N_("Meeting")
    SMS = "sms", N_("Text message")
    EMAIL = "email", N_("E-mail")
    LETTER = "letter", N_("Letter")


class ContactState(Term):
    """A contact took place, is planned, or did not happen, and why."""

    HELD = "held", N_("Took place")
    NO_ANSWER = "no_answer", N_("Tried, no answer")
    PLANNED = "planned", N_("Planned")
    NO_SHOW = "no_show", N_("Did not come")
    CANCELLED = "cancelled", N_("Cancelled")


class CallKind(Term):
    """How somebody was called to an appointment; a no-show after a summons means more than after an invitation."""

    INVITED = "invited", N_("Invited")
    SUMMONED = "summoned", N_("Summoned")


class InterpreterState(Term):
    """What became of the interpreter."""

    NONE = "none", N_("No interpreter")
    PLANNED = "planned", N_("Interpreter booked")
    CAME = "came", N_("Interpreter came")
    DID_NOT_COME = "did_not_come", N_("Interpreter did not come")


class QuestionState(Term):
    """Where a question to an authority stands."""

    WAITING = "waiting", N_("Waiting for an answer")
    ANSWERED = "answered", N_("Answered")
    WITHDRAWN = "withdrawn", N_("Withdrawn")


class QuestionKind(Term):
    """What an authority was asked about."""

    PERMIT = "permit", N_("Residence permit")
    REGISTRATION = "registration", N_("Population registration")
    ENROLMENT = "enrolment", N_("Enrolment and programme")
    MEETING = "meeting", N_("Joint meeting")
    BENEFIT = "benefit", N_("Benefit or allowance")
    HEALTH = "health", N_("Time for a health examination")
    SCHOOL = "school", N_("School or preschool")
    OTHER = "other", N_("Something else")


class EventKind(Term):
    """What stands on a timeline, as its filter names it."""

    CONTACT = "contact", N_("Contacts")
    APPOINTMENT = "appointment", N_("Appointments")
    QUESTION = "question", N_("Questions")
    TASK = "task", N_("Tasks done")
    ASSIGNMENT = "assignment", N_("Caseworkers")
    SKILLS = "skills", N_("Skills and validation")
    WORK = "work", N_("Work and studies")
    INCLUSION = "inclusion", N_("Activities and friends")
    WRITTEN = "written", N_("From the newcomer")
