"""The words of the register of employers and of the places they offer."""

from reception.i18n.markers import N_, Term


class OpeningKind(Term):
    """What an employer offers."""

    PLACEMENT = "placement", N_("Work placement")
    WORK_TRAINING = "work-training", N_("Work training")
    SUBSIDISED = "subsidised", N_("Job with a subsidy")
    JOB = "job", N_("Job")
    SUMMER = "summer", N_("Holiday or hourly job")


class OpeningState(Term):
    """Whether somebody can still be proposed."""

    OPEN = "open", N_("Open")
    FILLED = "filled", N_("Filled")
    WITHDRAWN = "withdrawn", N_("Withdrawn")


class ProposalAnswer(Term):
    """What the person, or the employer, says to a proposal."""

    WAITING = "waiting", N_("Not asked or no answer yet")
    YES = "yes", N_("Yes")
    NO = "no", N_("No")
