"""The words of imports."""

from reception.i18n.markers import N_, Term


class ImportTarget(Term):
    """What a list is about: it decides what its columns may be, who brings it and what its rows become."""

    PEOPLE = "people", N_("People")
    HOMES = "homes", N_("Homes")
    ATTENDANCE = "attendance", N_("Attendance")
    RESULTS = "results", N_("Results")


class ImportState(Term):
    """Where a file stands on its way in."""

    READING = "reading", N_("Being read")
    READY = "ready", N_("Ready to be taken in")
    RUNNING = "running", N_("Being taken in")
    DONE = "done", N_("Taken in")
    UNDONE = "undone", N_("Undone")
    ABANDONED = "abandoned", N_("Not taken in")
    FAILED = "failed", N_("Could not be read")


#: What comes from the school: into one of its units, brought by its teachers.
OF_SCHOOL = (ImportTarget.ATTENDANCE, ImportTarget.RESULTS)

#: The file is gone, or has done its work: nothing of it is shown any more.
CLOSED_STATES = (ImportState.DONE, ImportState.UNDONE, ImportState.ABANDONED)

#: The jobs about a run.
READ_JOB, TAKE_JOB, UNDO_JOB = "import.read", "import.take", "import.undo"


class RowKind(Term):
    """What a row that is known again stands for."""

    PERSON = "person", N_("Person")
    CONTACT = "contact", N_("Contact")
    HOUSEHOLD = "household", N_("Household")


class RowOutcome(Term):
    """What becomes, or became, of a row."""

    CREATED = "created", N_("New")
    UPDATED = "updated", N_("Changed")
    UNCHANGED = "unchanged", N_("As before")
    ASKED = "asked", N_("Waits for an answer")
    REJECTED = "rejected", N_("Not taken")


class QuestionKind(Term):
    """What only a human can answer."""

    WORKER = "worker", N_("Who a caseworker is")
    SAME_NUMBER = "same_number", N_("Whose a number is")
    SAME_PERSON = "same_person", N_("Whether somebody is registered already")
    DIFFERS = "differs", N_("Which of two facts shall stand")
    LANDLORD = "landlord", N_("Who a landlord is")
    DISTRICT = "district", N_("Which district is meant")
    GROUP = "group", N_("Which group is meant")
    PUPIL = "pupil", N_("Which pupil is meant")
    WORD = "word", N_("What a word of the list means")
