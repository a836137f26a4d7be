"""Figures of self-support: I18, and I18b, how soon it comes. Pure. Both are proposals of the program, not law."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from reception.reckoning.figures import Figure, Verdict, figure
from reception.reckoning.periods import Period, months_after
from reception.work.rules.figures import Life, day_of
from reception.work.rules.measures import Ages, Supporting, is_of
from reception.work.rules.self_support import months_of
from reception.work.rules.support_definitions import Definition, in_force
from reception.work.rules.support_runs import lasting_since, months_apart
from reception.work.terms.figures import Uncounted
from reception.work.terms.income import Support


def i18(
    everybody: Iterable[Life], versions: Sequence[Definition], period: Period, today: date, of: Supporting
) -> Figure:
    """I18: of the adults received not long before who live here, who provides for herself in the month of the day."""
    day = day_of(period, today)
    if day is None:
        return figure(())
    since = months_after(day, -of.months)
    return figure(
        _supports(one, versions, day, of)
        for one in everybody
        if one.received_on is not None and since <= one.received_on <= day and is_of(one.birth, of, day) is not False
    )


def _supports(one: Life, versions: Sequence[Definition], day: date, of: Ages) -> Verdict:
    if is_of(one.birth, of, day) is None:
        return Uncounted.BIRTH_UNKNOWN
    gone = one.gone.by(day)
    if gone is not None:
        return gone
    (month,) = months_of(one.incomes, versions, day, day)
    return Uncounted.SUPPORT_UNKNOWN if month.support is Support.UNKNOWN else month.support is Support.YES


@dataclass(frozen=True)
class Median:
    """A median of so many people; None where there are too few of them to tell it."""

    value: float | None
    people: int

    @property
    def as_json(self) -> dict[str, object]:
        """The median for a program."""
        return {"median": self.value, "people": self.people}

    def lines(self, code: str) -> list[str]:
        """The median of that code for a person at a terminal, in English."""
        return [f"{code}: {'too few to tell' if self.value is None else f'median {self.value:g}'}, of {self.people}"]


def i18b(
    everybody: Iterable[Life], versions: Sequence[Definition], period: Period, today: date, of: Supporting
) -> Median:
    """I18b: the median months from reception to a self-support that lasts, of the adults whose began in the period."""
    found = [
        months for one in everybody if (months := _months_to_support(one, versions, period, today, of)) is not None
    ]
    return Median(float(median(found)) if len(found) >= of.fewest else None, len(found))


def _months_to_support(
    one: Life, versions: Sequence[Definition], period: Period, today: date, of: Supporting
) -> int | None:
    """So many months, if it began in the period."""
    received = one.received_on
    if received is None or received > today or not is_of(one.birth, of, received) or not one.incomes:
        return None
    by = in_force(versions, min(period.end, today))
    since = by and lasting_since(months_of(one.incomes, versions, received, today), received, by.lasting_months)
    return months_apart(received, since) if since and period.covers(since) else None
