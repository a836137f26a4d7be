"""The words of pupils: what they apply for, how they study, whom they meet for guidance."""

from reception.i18n.markers import N_, Term


class Programme(Term):
    """What somebody applies for, waits for and is in a group of."""

    SFI = "sfi", N_("Swedish for immigrants (SFI)")
    ORIENTATION = "orientation", N_("Civic orientation")
    ADULT = "adult", N_("Municipal adult education")


class ApplicationEnd(Term):
    """How an application ended."""

    PLACED = "placed", N_("Got a place")
    WITHDRAWN = "withdrawn", N_("Withdrawn by the applicant")
    NO_RIGHT = "no-right", N_("Refused: no right to it")
    STUDIES_ELSEWHERE = "elsewhere", N_("Studies elsewhere instead")
    MOVED_AWAY = "moved-away", N_("Moved to another municipality")
    NOT_REACHED = "not-reached", N_("Could not be reached")
    DECEASED = "deceased", N_("Died")


class StudyTime(Term):
    """When somebody can study."""

    DAY = "day", N_("Daytime")
    EVENING = "evening", N_("Evenings")
    DISTANCE = "distance", N_("At a distance")
    ANY = "any", N_("Any time")


class Pace(Term):
    """How much of a full week somebody studies."""

    FULL = "full", N_("Full time")
    HALF = "half", N_("Half time")
    QUARTER = "quarter", N_("Quarter time")
    OTHER = "other", N_("Another extent")


class Combination(Term):
    """What SFI is combined with."""

    NONE = "none", N_("Nothing else")
    WORK = "work", N_("Work")
    PLACEMENT = "placement", N_("Work placement")
    VOCATIONAL = "vocational", N_("A vocational course")
    ADULT_COURSE = "adult-course", N_("Another course of adult education")
    PARENTAL = "parental", N_("Parental leave with SFI")


class Goal(Term):
    """What a pupil studies towards."""

    EVERYDAY = "everyday", N_("Swedish for everyday life")
    WORK = "work", N_("Work")
    OWN_TRADE = "own-trade", N_("Work in her own trade")
    BUSINESS = "business", N_("A business of her own")
    STUDIES = "studies", N_("Further studies")
    OTHER = "other", N_("Something else")


class Script(Term):
    """What somebody reads and writes when she comes."""

    LATIN = "latin", N_("Reads and writes the Latin alphabet")
    OTHER = "other", N_("Reads and writes another script")
    SOME = "some", N_("Reads and writes a little")
    NONE = "none", N_("Does not read or write")


class GuidanceKind(Term):
    """What a meeting with study and career guidance was about."""

    FIRST = "first", N_("First meeting")
    PLAN = "plan", N_("The study plan")
    CHOICE = "choice", N_("Choice of studies")
    WORK = "work", N_("Choice of work")
    FOREIGN_MERITS = "foreign-merits", N_("Education from another country")
    OTHER = "other", N_("Something else")


class AdultCourseState(Term):
    """Where a course of adult education stands."""

    APPLIED = "applied", N_("Applied for")
    ADMITTED = "admitted", N_("Admitted")
    STUDIES = "studies", N_("Under way")
    COMPLETED = "completed", N_("Completed")
    INTERRUPTED = "interrupted", N_("Interrupted")
    REFUSED = "refused", N_("Not admitted")


class OrientationNoteKind(Term):
    """What is noted about civic orientation beside the lessons."""

    OFFERED = "offered", N_("Offered")
    HOURS_ELSEWHERE = "hours-elsewhere", N_("Hours attended with another organiser")
    FINISHED_ELSEWHERE = "finished-elsewhere", N_("Finished with another organiser")
    DID_NOT_ATTEND = "did-not-attend", N_("Took no part")
    CERTIFICATE = "certificate", N_("Certificate given")


class ResultPart(Term):
    """A column of the grid of results."""

    LISTENING = "listening", N_("Listening")
    READING = "reading", N_("Reading")
    SPEAKING = "speaking", N_("Speaking")
    WRITING = "writing", N_("Writing")
    TEST = "test", N_("National test")
    GRADE = "grade", N_("Grade")


class SignalEnd(Term):
    """What became of a signal about absence."""

    TALKED = "talked", N_("Talked with the pupil")
    NOT_REACHED = "not-reached", N_("Tried, did not reach the pupil")
    KNOWN = "known", N_("The reason is known")
    MISTAKE = "mistake", N_("The register was wrong")
    PASSED_ON = "passed-on", N_("Passed on to somebody else")
