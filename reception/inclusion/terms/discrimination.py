"""The words of reports of discrimination."""

from reception.i18n.markers import N_, Term


class PlaceKind(Term):
    """Where it happened: the parts of society of the Discrimination Act (2008:567), chapter 2."""

    WORK = "work", N_("At work or when seeking work")
    SCHOOL = "school", N_("In school, preschool or adult education")
    HOUSING = "housing", N_("When seeking a home or at home")
    CARE = "care", N_("In health care")
    SOCIAL = "social", N_("In social services or with an authority")
    SHOP = "shop", N_("In a shop, a restaurant, a bus or another service")
    LEISURE = "leisure", N_("In an association or in leisure time")
    PUBLIC = "public", N_("In the street or online")
    OTHER = "other", N_("Somewhere else")


class DiscriminationGround(Term):
    """The seven grounds of the Discrimination Act (2008:567), chapter 1, section 5; and none of them."""

    SEX = "sex", N_("Sex")
    TRANSGENDER = "transgender", N_("Transgender identity or expression")
    ETHNICITY = "ethnicity", N_("Ethnicity")
    RELIGION = "religion", N_("Religion or other belief")
    DISABILITY = "disability", N_("Disability")
    ORIENTATION = "orientation", N_("Sexual orientation")
    AGE = "age", N_("Age")
    UNKNOWN = "unknown", N_("Not known, or none of these")


class Concerned(Term):
    """In which of its duties a report concerns the municipality itself."""

    EMPLOYER = "employer", N_("The municipality as an employer")
    SCHOOL = "school", N_("The municipality's schools")
    SERVICE = "service", N_("Another service of the municipality")
    NOT_US = "not-us", N_("Somebody else")
    UNKNOWN = "unknown", N_("Not known yet")


class ReportState(Term):
    """Where a report stands."""

    OPEN = "open", N_("Open")
    CLOSED = "closed", N_("Closed")


class ReportOutcome(Term):
    """How a report was closed."""

    HANDLED = "handled", N_("Handled by the municipality")
    OMBUDSMAN = "ombudsman", N_("Referred to the Equality Ombudsman")
    BUREAU = "bureau", N_("Referred to an anti-discrimination bureau")
    UNION = "union", N_("Referred to a trade union")
    POLICE = "police", N_("Reported to the police")
    WITHDRAWN = "withdrawn", N_("The person did not want to go on")
    NOT_KNOWN = "not-known", N_("Too little was known to go on")


class StepKind(Term):
    """What was done about a report."""

    TALKED = "talked", N_("Talked with the person")
    ASKED = "asked", N_("Asked the place where it happened")
    ADVISED = "advised", N_("Told about rights and where to turn")
    REFERRED = "referred", N_("Passed on")
    REOPENED = "reopened", N_("Opened again")
    OTHER = "other", N_("Something else")
