"""The words of what somebody lives by, and of where she stands on a given day."""

from reception.i18n.markers import N_, Term


class IncomeSource(Term):
    """What somebody lives by. Which of them are own support stands in `definitions/self_support.toml`."""

    WAGE = "wage", N_("Wage")
    BUSINESS = "business", N_("Business of her or his own")
    STUDENT_FINANCE = "student-finance", N_("Student finance (CSN)")
    ESTABLISHMENT_BENEFIT = "establishment-benefit", N_("Establishment benefit")
    SOCIAL_ASSISTANCE = "social-assistance", N_("Social assistance")
    ACTIVITY_BENEFIT = "activity-benefit", N_("Activity support")
    UNEMPLOYMENT = "unemployment", N_("Unemployment benefit")
    PARENTAL = "parental", N_("Parental benefit")
    SICKNESS = "sickness", N_("Sickness benefit")
    PENSION = "pension", N_("Pension or support for the elderly")
    FAMILY = "family", N_("Somebody in the family")
    SAVINGS = "savings", N_("Savings")
    OTHER = "other", N_("Something else")


class Support(Term):
    """Whether somebody provides for herself in a month."""

    YES = "yes", N_("Provides for her- or himself")
    NO = "no", N_("Does not")
    UNKNOWN = "unknown", N_("Not known")


class WorkStatus(Term):
    """Where somebody stands on a day (the words of Kolada N00971–N00973)."""

    WORK = "work", N_("Work without subsidy")
    NEW_START_JOB = "new-start-job", N_("New start job")
    SUBSIDISED = "subsidised", N_("Work with another subsidy")
    STUDIES = "studies", N_("Studies with a right to student finance")
    NEITHER = "neither", N_("Neither work nor such studies")
    MOVED = "moved", N_("Lives here no more")
    UNKNOWN = "unknown", N_("Not known")
