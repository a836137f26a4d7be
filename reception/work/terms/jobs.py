"""The words of placements, jobs, studies and businesses."""

from reception.i18n.markers import N_, Term


class PlacementKind(Term):
    """Placements and jobs with support. Which are still given, and until when, stands in `definitions/kinds.toml`."""

    PLACEMENT = "placement", N_("Work placement")
    LANGUAGE = "language", N_("Language placement")
    SFI = "sfi", N_("Placement within SFI")
    WORK_TRAINING = "work-training", N_("Work training")
    REINFORCED_TRAINING = "reinforced-training", N_("Reinforced work training")
    INTRODUCTION_JOB = "introduction-job", N_("Introduction job")
    NEW_START_JOB = "new-start-job", N_("New start job")
    ESTABLISHMENT_JOB = "establishment-job", N_("Establishment job")
    EXTRA_SERVICE = "extra-service", N_("Extra service")
    ENTRY_JOB = "entry-job", N_("Entry job")


class PlacementOutcome(Term):
    """What came of a placement."""

    JOB_THERE = "job-there", N_("A job at the same place")
    JOB_ELSEWHERE = "job-elsewhere", N_("A job at another place")
    STUDIES = "studies", N_("Studies")
    PROLONGED = "prolonged", N_("A new placement")
    COMPLETED = "completed", N_("Completed, nothing new yet")
    BROKEN_OFF = "broken-off", N_("Broken off")


class DecidedBy(Term):
    """Who decided the placement."""

    AUTHORITY = "authority", N_("Arbetsförmedlingen")
    MUNICIPALITY = "municipality", N_("The municipality")
    SCHOOL = "school", N_("The school")


class JobContract(Term):
    """How somebody is employed (lag 1982:80), or that she works for herself."""

    PERMANENT = "permanent", N_("Permanent")
    TRIAL = "trial", N_("Trial employment")
    FIXED_TERM = "fixed-term", N_("For a fixed term")
    SUBSTITUTE = "substitute", N_("Temporary substitute")
    SEASONAL = "seasonal", N_("Seasonal")
    HOURLY = "hourly", N_("By the hour")
    OWN_BUSINESS = "own-business", N_("Business of her or his own")


class Subsidy(Term):
    """What the employer is given for it."""

    NONE = "none", N_("No subsidy")
    NEW_START_JOB = "new-start-job", N_("New start job")
    INTRODUCTION_JOB = "introduction-job", N_("Introduction job")
    ESTABLISHMENT_JOB = "establishment-job", N_("Establishment job")
    WAGE_SUBSIDY = "wage-subsidy", N_("Wage subsidy")
    OTHER = "other", N_("Another subsidy")
    UNKNOWN = "unknown", N_("Not known")


class CheckAnswer(Term):
    """What was found when it was asked whether a job lasts."""

    STILL_THERE = "still-there", N_("Still there")
    ENDED = "ended", N_("No longer there")
    NOT_REACHED = "not-reached", N_("Nobody could say")


class StudyLevel(Term):
    """What is studied, beside SFI."""

    BASIC = "basic", N_("Adult education, basic level")
    UPPER_SECONDARY = "upper-secondary", N_("Adult education, upper secondary level")
    FOLK_HIGH_SCHOOL = "folk-high-school", N_("Folk high school")
    VOCATIONAL = "vocational", N_("Higher vocational education")
    UNIVERSITY = "university", N_("University")
    OTHER = "other", N_("Other studies")


class StudyFunding(Term):
    """Student finance from CSN (studiestödslag 1999:1395; lag 2017:527 om studiestartsstöd)."""

    GRANTED = "granted", N_("Student finance granted")
    START_SUPPORT = "start-support", N_("Study start support granted")
    ENTITLED = "entitled", N_("Entitles to student finance, none applied for")
    APPLIED = "applied", N_("Applied for, no decision yet")
    NONE = "none", N_("Does not entitle to student finance")
    UNKNOWN = "unknown", N_("Not known")


class StudyEnd(Term):
    """How studies ended."""

    COMPLETED = "completed", N_("Completed")
    INTERRUPTED = "interrupted", N_("Interrupted")


class BusinessResult(Term):
    """Where the wish for a business stands after advice."""

    CONSIDERS = "considers", N_("Thinks about it")
    PREPARES = "prepares", N_("Prepares a business")
    STARTED = "started", N_("Started a business")
    GAVE_UP = "gave-up", N_("Gave it up for now")
