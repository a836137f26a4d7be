"""The words of indicators."""

from reception.i18n.markers import N_, Term


class Breakdown(Term):
    """What a figure may be split by. At most two at once beside sex."""

    SEX = "sex", N_("Sex")
    AGE = "age", N_("Age group")
    RECEPTION_YEAR = "reception-year", N_("Year of reception")
    ROUTE = "route", N_("Way to the municipality")
    TIME = "time", N_("Time since reception")
    EDUCATION = "education", N_("Education brought")
    STUDY_PATH = "study-path", N_("Study path of SFI")


class Measure(Term):
    """What an indicator says."""

    SHARE = "share", N_("Share")
    #: Median time until something happens, by the Kaplan–Meier estimator.
    TIME = "time", N_("Time until it happens")
    #: Counted by somebody else.
    OUTSIDE = "outside", N_("From outside")


class Counts(Term):
    """What is counted."""

    PEOPLE = "people", N_("People")
    HOUSEHOLDS = "households", N_("Households")
    COURSES = "courses", N_("Courses")
    PLACEMENTS = "placements", N_("Placements")
    MEETINGS = "meetings", N_("Meetings")
    REPORTS = "reports", N_("Reports")
    PLANS = "plans", N_("Plans")
    UNITS = "units", N_("Units")
    ANSWERS = "answers", N_("Answers")
    STAFF = "staff", N_("Staff")


class Better(Term):
    """In which direction a figure should go."""

    HIGHER = "higher", N_("Higher is better")
    LOWER = "lower", N_("Lower is better")
    NEITHER = "neither", N_("Neither higher nor lower is better")


class Gender(Term):
    """Of whom a national figure is, by the letters that its publisher uses."""

    ALL = "T", N_("All")
    WOMEN = "K", N_("Women")
    MEN = "M", N_("Men")


class NotStated(Term):
    """The class of everybody of whom a breakdown is not known, or must not be told: protected people among them."""

    NOT_STATED = "not-stated", N_("Not stated")


class EducationBrought(Term):
    """The longest schooling that was noted, from any board."""

    NONE = "none", N_("No schooling")
    COMPULSORY = "compulsory", N_("At most nine years of school")
    SECONDARY = "secondary", N_("Upper secondary school")
    POST_SECONDARY = "post-secondary", N_("After upper secondary school")
