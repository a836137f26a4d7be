"""What lies ahead of a contract: its last day, until when notice is to be given, and the right to stay. Pure."""

from dataclasses import dataclass
from datetime import date

from reception.housing.rules.contracts import Agreement
from reception.housing.rules.notice import RIGHT_TO_STAY_AFTER, may_have_right_to_stay, notice_by
from reception.reckoning.periods import months_after


@dataclass(frozen=True)
class Ahead:
    """`days_left` to the last day, that day included in the contract (below 0: it has passed; None: without an end).

    `notice_by`: the landlord's last day for giving notice so that it ends then; None where none is needed or given.
    `stay_from`: from which day a subtenant may have a right to stay; None where that does not come up.
    """

    ends_on: date | None
    days_left: int | None
    notice_by: date | None
    notice_is_late: bool
    stay_from: date | None


def ahead(agreement: Agreement, today: date, *, notice_given: bool = False) -> Ahead:
    """What is to be watched of a contract that runs."""
    settled = notice_given or agreement.ended_on is not None
    by = None if settled else notice_by(agreement.tenure, agreement.first, agreement.last)
    stays = may_have_right_to_stay(agreement.tenure, agreement.first, agreement.end)
    return Ahead(
        ends_on=agreement.end,
        days_left=None if agreement.end is None else (agreement.end - today).days,
        notice_by=by,
        notice_is_late=by is not None and by < today,
        stay_from=months_after(agreement.first, RIGHT_TO_STAY_AFTER.amount) if stays else None,
    )
