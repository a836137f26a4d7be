"""The words of education."""

from reception.i18n.markers import N_, Term


class StudyPath(Term):
    """The study path (studieväg) of SFI, by the schooling somebody brings. Its courses stand in `rules.courses`."""

    ONE = "1", N_("Study path 1 (short schooling)")
    TWO = "2", N_("Study path 2")
    THREE = "3", N_("Study path 3 (long schooling)")


class SfiCourse(Term):
    """A course of SFI. These are names of courses, not grades."""

    A = "A", N_("Course A")
    B = "B", N_("Course B")
    C = "C", N_("Course C")
    D = "D", N_("Course D")


class Skill(Term):
    """The five areas of knowledge of an SFI course."""

    LISTENING = "listening", N_("Listening")
    READING = "reading", N_("Reading")
    INTERACTION = "interaction", N_("Speaking with others")
    PRODUCTION = "production", N_("Speaking on one's own")
    WRITING = "writing", N_("Writing")


class Grade(Term):
    """The grade of an SFI course, or of a course at basic level."""

    PASSED = "G", N_("Passed (Godkänt)")
    NOT_PASSED = "IG", N_("Not passed (Icke godkänt)")


class NoGrade(Term):
    """Why a course carries no grade."""

    LITTLE_PARTICIPATION = "little-participation", N_("Took part too little to be assessed (a dash in the catalogue)")
    INTERRUPTED = "interrupted", N_("The studies were interrupted")
    MOVED_ON = "moved-on", N_("Moved to another course or provider before the course ended")
    NOT_GRADED_COURSE = "not-graded-course", N_("A course on which no grade is set")


class EnrolmentEvent(Term):
    """What happens to somebody's studies in a course."""

    START = "start", N_("Starts")
    PAUSE = "pause", N_("Pauses")
    RESUME = "resume", N_("Comes back")
    CHANGE_PATH = "change-path", N_("Changes study path")
    INTERRUPT = "interrupt", N_("Interrupts")
    COMPLETE = "complete", N_("Completes")


class EnrolmentState(Term):
    """Where somebody's studies in a course stand on a day. It follows from the days and is never chosen."""

    PLANNED = "planned", N_("Agreed, not begun")
    ACTIVE = "active", N_("Under way")
    PAUSED = "paused", N_("Pauses")
    COMPLETED = "completed", N_("Completed")
    INTERRUPTED = "interrupted", N_("Interrupted")


class Interruption(Term):
    """Why studies were interrupted. Never a diagnosis."""

    OWN_WISH = "own-wish", N_("Did not want to go on")
    WORK = "work", N_("Began to work")
    OTHER_STUDIES = "other-studies", N_("Began other studies")
    OTHER_PROVIDER = "other-provider", N_("Goes on with another provider or municipality")
    PARENTAL_LEAVE = "parental-leave", N_("Parental leave")
    ILLNESS = "illness", N_("Long illness")
    NO_CHILDCARE = "no-childcare", N_("No childcare")
    MOVED_AWAY = "moved-away", N_("Moved to another municipality")
    LEFT_COUNTRY = "left-country", N_("Left the country")
    STAYED_AWAY = "stayed-away", N_("Stayed away for more than three weeks in a row")
    ENDED_BY_PROVIDER = "ended-by-provider", N_("Ended by a decision: no satisfactory progress")
    RIGHT_ENDED = "right-ended", N_("The right to SFI ended")
    DECEASED = "deceased", N_("Died")
    UNKNOWN = "unknown", N_("Not known")


class PauseReason(Term):
    """Why studies rest. Never a diagnosis."""

    PARENTAL_LEAVE = "parental-leave", N_("Parental leave")
    ILLNESS = "illness", N_("Illness")
    WORK = "work", N_("Work for a time")
    NO_CHILDCARE = "no-childcare", N_("Waits for childcare")
    LEAVE = "leave", N_("Granted leave")
    OTHER = "other", N_("Another reason")


class RightState(Term):
    """How somebody stands to the time of the right to SFI."""

    NOT_YET = "not-yet", N_("The right has not begun")
    CLOCK_NOT_BEGUN = "clock-not-begun", N_("Has the right; its time begins when she is received")
    NO_END = "no-end", N_("Has the right, without an end")
    RUNNING = "running", N_("Has the right")
    ENDING = "ending", N_("The right ends soon")
    ENDED = "ended", N_("The time of the right is over")


class CountedBy(Term):
    """What a rule about absence counts."""

    LESSONS = "lessons", N_("Lessons")
    DAYS = "days", N_("Days")


class AdultLevel(Term):
    """Within which part of municipal adult education (komvux) a course lies."""

    SFI = "sfi", N_("Swedish for immigrants (SFI)")
    BASIC = "basic", N_("Basic level")
    UPPER_SECONDARY = "upper-secondary", N_("Upper secondary level")
    ADAPTED_BASIC = "adapted-basic", N_("Adapted education at basic level")
    ADAPTED_UPPER_SECONDARY = "adapted-upper-secondary", N_("Adapted education at upper secondary level")


class AdultCourseKind(Term):
    """What kind of course it is."""

    NATIONAL = "national", N_("Course or subject level of the national plan")
    ORIENTATION = "orientation", N_("Orientation course")
    INDIVIDUAL = "individual", N_("Individual course")
    VOCATIONAL = "vocational", N_("Part of a vocational education")


class OrientationPart(Term):
    """The eight parts of civic orientation, in the ordinance's order (2010:1138, 3 §)."""

    COMING = "coming", N_("Coming to Sweden")
    LIVING = "living", N_("Living in Sweden")
    SUPPORTING = "supporting", N_("Supporting oneself and developing in Sweden")
    RIGHTS = "rights", N_("The individual's rights and duties")
    FAMILY = "family", N_("Forming a family and living with children in Sweden")
    INFLUENCE = "influence", N_("Having an influence in Sweden")
    HEALTH = "health", N_("Looking after one's health in Sweden")
    AGEING = "ageing", N_("Growing old in Sweden")


class SchoolForm(Term):
    """Where a child or young person goes to school."""

    PRESCHOOL = "preschool", N_("Preschool")
    PRESCHOOL_CLASS = "preschool-class", N_("Preschool class")
    COMPULSORY = "compulsory", N_("Compulsory school")
    ADAPTED_COMPULSORY = "adapted-compulsory", N_("Adapted compulsory school")
    SPECIAL = "special", N_("Special school")
    SAMI = "sami", N_("Sami school")
    LANGUAGE_INTRODUCTION = "language-introduction", N_("Upper secondary school, language introduction")
    OTHER_INTRODUCTION = "other-introduction", N_("Upper secondary school, another introductory programme")
    NATIONAL_PROGRAMME = "national-programme", N_("Upper secondary school, national programme")
    ADAPTED_UPPER_SECONDARY = "adapted-upper-secondary", N_("Adapted upper secondary school")


class SchoolSupport(Term):
    """What a child gets beside ordinary lessons."""

    PREPARATORY_CLASS = "preparatory-class", N_("Preparatory class, part of the time")
    STUDY_GUIDANCE = "study-guidance", N_("Study guidance in the mother tongue")
    MOTHER_TONGUE = "mother-tongue", N_("Mother-tongue teaching")
    SWEDISH_AS_SECOND = "swedish-as-second", N_("Swedish as a second language")


class Uncounted(Term):
    """Why something is in neither number of a figure. What is missing is never counted as a no."""

    NOT_YET = "not-yet", N_("The day has not come yet")
    NO_APPLICATION_DAY = "no-application-day", N_("No day of application is noted")
    NO_RIGHT_DAY = "no-right-day", N_("The day the right arose is not known")
    GROUP_UNKNOWN = "group-unknown", N_("Whether the establishment law applies is not known")
    NO_START = "no-start", N_("No day of start is noted, and nobody waits any more")
    NO_GRADE = "no-grade", N_("The course is completed, its grade is not noted")
    NO_HOURS = "no-hours", N_("No hours are noted")
    NO_SCHOOL = "no-school", N_("Nothing is noted of a place in preschool or school")
    NO_SUPPORT = "no-support", N_("Nothing is noted of teaching in the mother tongue")
    LEFT = "left", N_("Had moved away")
    DECEASED = "deceased", N_("Had died")
