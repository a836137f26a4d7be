"""The words of the worklist of data quality: what may be wrong, and what to do about it."""

from typing import Self

from reception.i18n.markers import N_, Term


class Trouble(Term):
    """What kind of trouble it is."""

    MISSING = "missing", N_("Something is missing")
    UNKNOWN = "unknown", N_("The outcome is not known")
    SILENT = "silent", N_("Nobody has been in contact")
    IMPOSSIBLE = "impossible", N_("Cannot be right")


class Kind(Term):
    """What is missing, not known, or cannot be right. `doing`: a msgid, what to do about it."""

    trouble: Trouble
    doing: str

    def __new__(cls, value: str, label: str = "", trouble: Trouble = Trouble.MISSING, doing: str = "") -> Self:
        """A member from its (value, label, trouble, doing)."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label, member.trouble, member.doing = label, trouble, doing
        return member

    NO_RECEPTION_DAY = (
        "no-reception-day", N_("No day of reception"), Trouble.MISSING,
        N_("Write the day on which the person was received in the municipality."),
    )  # fmt: skip
    NO_ROUTE = (
        "no-route", N_("The way to the municipality is not stated"), Trouble.MISSING,
        N_("Choose how the person came here."),
    )  # fmt: skip
    NO_BIRTH = (
        "no-birth", N_("No date of birth"), Trouble.MISSING,
        N_("Write as much as is known: the year is enough."),
    )  # fmt: skip
    NO_SEX = (
        "no-sex", N_("Legal sex is not stated"), Trouble.MISSING,
        N_("Choose the legal sex that stands in the population register."),
    )  # fmt: skip
    NO_MOVE_IN_DAY = (
        "no-move-in-day", N_("A contract has begun, and no day of moving in"), Trouble.MISSING,
        N_("Write the day on which the household moved in, or cancel the contract."),
    )  # fmt: skip
    NO_CLOSING_REASON = (
        "no-closing-reason", N_("Closed without a reason"), Trouble.MISSING,
        N_("Choose why the case was closed."),
    )  # fmt: skip
    JOB_END_UNKNOWN = (
        "job-end-unknown", N_("A job has ended, and nobody knows who ended it"), Trouble.MISSING,
        N_("Ask, and choose who ended it."),
    )  # fmt: skip
    PLACEMENT_END_UNKNOWN = (
        "placement-end-unknown", N_("A placement has ended, and nobody knows who ended it"), Trouble.MISSING,
        N_("Ask, and choose who ended it."),
    )  # fmt: skip

    NO_OUTCOME = (
        "no-outcome", N_("Closed, and what became of the person is not known"), Trouble.UNKNOWN,
        N_("Choose what the person does and lives on, or ask when the follow-up is due."),
    )  # fmt: skip
    FOLLOW_UP = (
        "follow-up", N_("A question after the closing was never answered"), Trouble.UNKNOWN,
        N_("Ask and write the answer, or write that nothing could be learnt."),
    )  # fmt: skip
    PLACEMENT_OVER = (
        "placement-over", N_("A placement should have ended, and nothing is told of its outcome"), Trouble.UNKNOWN,
        N_("End the placement and say what came of it, or write a new last day."),
    )  # fmt: skip
    PROGRAMME_OVER = (
        "programme-over", N_("A programme should have ended, and nothing is told of its end"), Trouble.UNKNOWN,
        N_("End the programme and say why, or write a new last day."),
    )  # fmt: skip
    NO_STATUS = (
        "no-status", N_("Left the establishment programme, and the status after it is not known"), Trouble.UNKNOWN,
        N_("Ask where the person stood on that day, and write it down."),
    )  # fmt: skip

    NEVER = (
        "never-contacted", N_("Never contacted"), Trouble.SILENT,
        N_("Get in contact, and log it."),
    )  # fmt: skip
    SILENT = (
        "silent", N_("No contact for long"), Trouble.SILENT,
        N_("Get in contact and log it, pause the path, or close the case."),
    )  # fmt: skip

    BIRTH = (
        "birth", N_("A date of birth that cannot be right"), Trouble.IMPOSSIBLE,
        N_("Look at the year of birth."),
    )  # fmt: skip
    NUMBER = (
        "number", N_("The personal number tells another year of birth"), Trouble.IMPOSSIBLE,
        N_("Look at the number and at the date of birth: one of them is wrong."),
    )  # fmt: skip
    BEFORE_BIRTH = (
        "before-birth", N_("A day before the person was born"), Trouble.IMPOSSIBLE,
        N_("Correct the day, or the date of birth."),
    )  # fmt: skip
    OPENED_BEFORE_BIRTH = (
        "opened-before-birth", N_("The case was opened before the person was born"), Trouble.IMPOSSIBLE,
        N_("Correct the date of birth."),
    )  # fmt: skip
    AHEAD = (
        "ahead", N_("Something that has happened has a day ahead"), Trouble.IMPOSSIBLE,
        N_("Correct the day, or remove it until it has come."),
    )  # fmt: skip
    ORDER = (
        "order", N_("Two days in the wrong order"), Trouble.IMPOSSIBLE,
        N_("Look at both days, and correct the one that is wrong."),
    )  # fmt: skip
    CONTRACT_DAYS = (
        "contract-days", N_("Moved in after the contract ended, or out before moving in"), Trouble.IMPOSSIBLE,
        N_("Correct the days of the contract."),
    )  # fmt: skip
    TOO_YOUNG = (
        "too-young", N_("A job of somebody too young to work"), Trouble.IMPOSSIBLE,
        N_("Correct the first day of the job, or the date of birth."),
    )  # fmt: skip
    AFTER_DEATH = (
        "after-death", N_("An open case of somebody who has died"), Trouble.IMPOSSIBLE,
        N_("Close the case, or correct how the other one ended."),
    )  # fmt: skip
