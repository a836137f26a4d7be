"""When a contract can end after notice, and when notice is to be given. The lengths are data with their source. Pure.

Each was read in a consolidated wording (see `read_in`). A contract may agree on something better for the tenant: what
is agreed stands above these numbers.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from reception.housing.rules.tenures import Law, nature
from reception.housing.terms import Party, Tenure
from reception.reckoning.periods import end_of_month, months_after
from reception.reckoning.provisions import Provision
from reception.reckoning.terms import Footing


@dataclass(frozen=True)
class NoticeRule:
    """So many months from the notice to the turn of a month on which the contract ends, in this wording since a day."""

    law: Law
    by: Party
    months: int
    valid_from: date
    source: str
    read_in: str
    footing: Footing = Footing.READ


_RENT: Final = "Consolidated, with amendments up to SFS 2024:313"
_OWN: Final = "Consolidated, with amendments up to SFS 2021:1102"
NOTICES: Final = (
    NoticeRule(Law.RENT, Party.TENANT, 3, date(1988, 1, 1), "JB (1970:994) 12 kap. 5 § första stycket", _RENT),
    NoticeRule(Law.RENT, Party.LANDLORD, 3, date(1985, 1, 1), "JB (1970:994) 12 kap. 4 §", _RENT),
    NoticeRule(Law.OWN_HOME, Party.TENANT, 1, date(2013, 2, 1), "Lag (2012:978) 3 § andra stycket", _OWN),
    NoticeRule(Law.OWN_HOME, Party.LANDLORD, 3, date(2013, 2, 1), "Lag (2012:978) 3 § andra stycket", _OWN),
)
#: After so long in a row a contract for a time ends by notice only.
NOTICE_NEEDED_AFTER: Final = Provision("JB (1970:994) 12 kap. 3 § andra stycket", amount=9)
#: After so long a subtenant of a whole flat may have a right to stay; from the first day if the municipality rents it
#: together with at least two others to sublet them (andra stycket).
RIGHT_TO_STAY_AFTER: Final = Provision("JB (1970:994) 12 kap. 45 § första stycket 1", amount=24)


def notice_rule(tenure: Tenure, by: Party) -> NoticeRule | None:
    """The rule for this tenure, or None where no law of ours gives a notice (placements, relatives, owned homes)."""
    law = nature(tenure).law
    return next((one for one in NOTICES if one.law is law and one.by is by), None)


def last_day_after_notice(tenure: Tenure, by: Party, given_on: date) -> date | None:
    """The contract's last day when notice is given that day: the end of the month in which the notice has run out."""
    rule = notice_rule(tenure, by)
    return None if rule is None else end_of_month(months_after(given_on, rule.months))


def notice_needed(tenure: Tenure, first: date, last: date | None) -> bool:
    """Whether the contract goes on unless notice is given: without an end, or for more than nine months in a row."""
    if nature(tenure).law is not Law.RENT:
        return False
    return last is None or last >= months_after(first, NOTICE_NEEDED_AFTER.amount)


def notice_by(tenure: Tenure, first: date, last: date | None) -> date | None:
    """The last day on which the landlord can give notice for the contract to end on `last`; None if none is needed."""
    rule = notice_rule(tenure, Party.LANDLORD)
    if rule is None or last is None or not notice_needed(tenure, first, last):
        return None
    return months_after(last, -rule.months)


def may_have_right_to_stay(tenure: Tenure, first: date, last: date | None) -> bool:
    """Whether a subtenant will have lived there for more than two years."""
    if tenure not in {Tenure.MUNICIPAL, Tenure.TRANSITIONAL, Tenure.SUBLET}:
        return False
    return last is None or last >= months_after(first, RIGHT_TO_STAY_AFTER.amount)
