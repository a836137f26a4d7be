"""How long somebody who applied may wait, for the order of the waiting list. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from reception.education.rules.studies.start import latest_within_a_month, latest_within_three_months
from reception.education.terms.pupils import Programme

#: So many days before the last day a row is marked (our number: two weeks are what it takes to call and place).
SOON: Final = 14


@dataclass(frozen=True)
class Deadline:
    """`latest`: the last day of the law; None where it names none.

    `perhaps`: an earlier one that holds if she belongs to the establishment group, which nobody has noted.
    `assumed`: the day of the right is not known, and the day of the application was counted from.
    """

    latest: date | None = None
    perhaps: date | None = None
    within_a_month: bool = False
    assumed: bool = False

    @property
    def acts_by(self) -> date | None:
        """The day to plan for: the earliest that may hold."""
        return min((day for day in (self.latest, self.perhaps) if day is not None), default=None)

    def days_left(self, today: date) -> int | None:
        """How many days are left until it; below zero when it has passed."""
        return None if self.acts_by is None else (self.acts_by - today).days

    def is_near(self, today: date) -> bool:
        """Whether it is soon, or has passed."""
        return self.acts_by is not None and self.acts_by - timedelta(days=SOON) <= today


def deadline(
    programme: Programme, applied_on: date, right_from: date | None, *, in_establishment: bool | None
) -> Deadline:
    """Until when SFI is to begin: a month from the application for the establishment group, three months for all.

    The three months are counted from the day on which she had both applied and the right, as figure I3 counts.
    """
    if programme is not Programme.SFI:
        return Deadline()
    three = latest_within_three_months(max(applied_on, right_from or applied_on))
    month, assumed = latest_within_a_month(applied_on), right_from is None
    if in_establishment and month is not None:
        return Deadline(month, within_a_month=True)
    return Deadline(three, None if in_establishment is False else month, assumed=assumed)
