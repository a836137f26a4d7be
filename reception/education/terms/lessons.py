"""The words of lessons, registers and what is pasted into a grid of results."""

from reception.i18n.markers import N_, Term


class LessonState(Term):
    """What became of a lesson of the timetable."""

    PLANNED = "planned", N_("As planned")
    MOVED = "moved", N_("Moved")
    CANCELLED = "cancelled", N_("Cancelled")


class LeftOut(Term):
    """Why there is no lesson on a day on which the weekly pattern has one."""

    PUBLIC_HOLIDAY = "public-holiday", N_("Public holiday")
    SCHOOL_HOLIDAY = "school-holiday", N_("School holiday")


class MarkKind(Term):
    """How a pupil's lesson was. Everybody is present until something else is said."""

    PRESENT = "present", N_("Present")
    EXCUSED = "excused", N_("Absent, excused")
    UNEXCUSED = "unexcused", N_("Absent, unexcused")
    LATE = "late", N_("Late")
    LEFT_EARLY = "left-early", N_("Left early")


class MarkFault(Term):
    """Why a mark cannot be saved."""

    NOT_ON_REGISTER = "not-on-register", N_("This pupil was not in the group on the day of the lesson.")
    MINUTES_MISSING = "minutes-missing", N_("Fill in how many minutes.")
    MINUTES_UNEXPECTED = "minutes-unexpected", N_("Minutes are filled in only for who came late or left early.")
    WHOLE_LESSON = "whole-lesson", N_("The minutes are the whole lesson. Mark the pupil as absent instead.")


class Saving(Term):
    """Whether somebody may save the register of a lesson now."""

    FREELY = "freely", N_("The register can be saved.")
    WITH_REASON = "with-reason", N_("More than 72 hours have passed since the lesson. Write why the register changes.")
    NOT_YET = "not-yet", N_("The lesson has not begun. The register opens 15 minutes before.")
    CANCELLED = "cancelled", N_("The lesson was cancelled. It has no register.")
    ANOTHER = (
        "another",
        N_("More than 72 hours have passed since the lesson. Somebody who may correct old registers has to change it."),
    )
    NOT_YOURS = "not-yours", N_("This is not one of your groups.")


class Takes(Term):
    """What the cells of a column of results hold."""

    GRADE = "grade", N_("Grade")
    POINTS = "points", N_("Points")


class PastedBy(Term):
    """How the lines of a pasted text were given to pupils."""

    NAME = "name", N_("By the names in the first column")
    ORDER = "order", N_("By their order")


class Unclear(Term):
    """What has to be asked about a pasted text. Nothing of what it is about has been taken."""

    UNKNOWN_NAME = "unknown-name", N_("Nobody in the group has this name.")
    ALIKE_NAME = "alike-name", N_("Nobody has exactly this name. Choose who is meant.")
    SEVERAL_PUPILS = "several-pupils", N_("More than one pupil has this name. Choose who is meant.")
    NO_NAME = "no-name", N_("This line has results and no name.")
    TWICE = "twice", N_("This pupil stands on more than one line, with different results.")
    UNKNOWN_COLUMN = "unknown-column", N_("The heading of this column is not one of the grid's.")
    COLUMN_TWICE = "column-twice", N_("More than one column has this heading.")
    NO_COLUMN = "no-column", N_("The pasted text has more columns than the grid.")
    FEWER_LINES = "fewer-lines", N_("The pasted text has no names, and fewer lines than there are pupils.")
    MORE_LINES = "more-lines", N_("The pasted text has no names, and more lines than there are pupils.")
    NOT_A_GRADE = "not-a-grade", N_("This is no grade. Write G or IG.")
    DASH = "dash", N_("A dash is no grade. Write on the pupil's course why it carries none.")
    NOT_POINTS = "not-points", N_("This is no number of points.")
    TOO_MANY_POINTS = "too-many-points", N_("This is more than the highest number of points.")
    LOCKED = "locked", N_("This result is signed. Correct it as a new row, with a reason.")
    TOO_LONG = "too-long", N_("The pasted text is longer than a group. Paste one group at a time.")
