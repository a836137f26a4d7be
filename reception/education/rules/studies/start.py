"""How soon SFI begins: within three months of the right, and for the establishment group within one of applying. Pure.

Skollagen (2010:800) 20 kap. 29 §. The month is what the municipality works for, the three months hold unless there are
special reasons. Figures I2 and I3 count who began in time.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from reception.education.terms.studies import Uncounted
from reception.i18n.markers import N_
from reception.reckoning.figures import Figure, Verdict, figure
from reception.reckoning.periods import Period, months_after
from reception.reckoning.provisions import Provision, in_force
from reception.reckoning.remarks import Remark, refusal, warning

_BEFORE: Final = (date(2018, 1, 1), date(2025, 12, 31))
#: From the application; only those under lag (2017:584). The municipality "shall actively work for" it.
WITHIN_A_MONTH: Final = (
    Provision("Skollagen (2010:800) 20 kap. 29 § tredje stycket (2017:595)", *_BEFORE, amount=1, measure="months"),
    Provision(
        "Skollagen (2010:800) 20 kap. 29 § tredje stycket (2025:1311)", date(2026, 1, 1), amount=1, measure="months"
    ),
)
#: From the day the right arose; unless there are special reasons.
WITHIN_THREE_MONTHS: Final = (
    Provision("Skollagen (2010:800) 20 kap. 29 § andra stycket (2017:595)", *_BEFORE, amount=3, measure="months"),
    Provision(
        "Skollagen (2010:800) 20 kap. 29 § andra stycket (2025:1311)", date(2026, 1, 1), amount=3, measure="months"
    ),
)


def latest_within_a_month(applied_on: date) -> date | None:
    """The last day of the month; None before there was such a rule."""
    return _latest(WITHIN_A_MONTH, applied_on)


def latest_within_three_months(right_arose_on: date) -> date | None:
    """The last day of the three months; None before the wording that is held here."""
    return _latest(WITHIN_THREE_MONTHS, right_arose_on)


def _latest(versions: Iterable[Provision], counted_from: date) -> date | None:
    rule = in_force(versions, counted_from)
    return None if rule is None else months_after(counted_from, rule.amount)


@dataclass(frozen=True)
class Registrant:
    """Somebody who applied for SFI. `is_waiting`: her application still stands.

    `in_establishment_group`: under lag (2017:584); None: not known. `right_arose_on`: as in `right.right_arises`.
    """

    applied_on: date | None
    started_on: date | None = None
    right_arose_on: date | None = None
    in_establishment_group: bool | None = None
    is_waiting: bool = True
    left_on: date | None = None
    died_on: date | None = None


def belongs_to_month(one: Registrant, period: Period) -> bool:
    """Whether she is asked about in I2: the establishment group (or perhaps), whose month ends in the period."""
    return one.in_establishment_group is not False and _falls(one.applied_on, WITHIN_A_MONTH, period)


def belongs_to_three_months(one: Registrant, period: Period) -> bool:
    """Whether she is asked about in I3: her three months end in the period."""
    return _falls(_counted_from(one) or one.applied_on, WITHIN_THREE_MONTHS, period)


def _falls(counted_from: date | None, versions: Iterable[Provision], period: Period) -> bool:
    latest = None if counted_from is None else _latest(versions, counted_from)
    return latest is not None and period.covers(latest)


def started_within_a_month(one: Registrant, today: date) -> Verdict:
    """I2: began no later than a month after she applied."""
    if one.applied_on is None:
        return Uncounted.NO_APPLICATION_DAY
    if one.in_establishment_group is None:
        return Uncounted.GROUP_UNKNOWN
    return _in_time(one, latest_within_a_month(one.applied_on), today)


def started_within_three_months(one: Registrant, today: date) -> Verdict:
    """I3: began no later than three months after she had both applied and the right (the program's reading of I3).

    The law counts from the right alone; nobody can begin who has not applied.
    """
    if one.applied_on is None:
        return Uncounted.NO_APPLICATION_DAY
    counted_from = _counted_from(one)
    if counted_from is None:
        return Uncounted.NO_RIGHT_DAY
    return _in_time(one, latest_within_three_months(counted_from), today)


def _counted_from(one: Registrant) -> date | None:
    """The day on which she had both applied and the right."""
    if one.applied_on is None or one.right_arose_on is None:
        return None
    return max(one.applied_on, one.right_arose_on)


def _in_time(one: Registrant, latest: date | None, today: date) -> Verdict:
    if latest is None:
        return Uncounted.NO_RIGHT_DAY
    if today <= latest:
        return Uncounted.NOT_YET
    if one.started_on is not None:
        return one.started_on <= latest
    if one.died_on is not None and one.died_on <= latest:
        return Uncounted.DECEASED
    if one.left_on is not None and one.left_on <= latest:
        return Uncounted.LEFT
    return False if one.is_waiting else Uncounted.NO_START


def i2(everybody: Iterable[Registrant], period: Period, today: date) -> Figure:
    """SFI within a month, of those whose month ends in the period."""
    return figure(started_within_a_month(one, today) for one in everybody if belongs_to_month(one, period))


def i3(everybody: Iterable[Registrant], period: Period, today: date) -> Figure:
    """SFI within three months, of those whose three months end in the period."""
    return figure(started_within_three_months(one, today) for one in everybody if belongs_to_three_months(one, period))


def remarks_on_start(
    on: date, today: date, *, applied_on: date | None, received_on: date | None, right_arose_on: date | None
) -> tuple[Remark, ...]:
    """Refused: a start before she was received. Warned: before she applied or had the right. It may lie ahead."""
    return tuple(_on_start(on, applied_on, received_on, right_arose_on, today))


def _on_start(
    on: date, applied_on: date | None, received_on: date | None, right_arose_on: date | None, today: date
) -> Iterator[Remark]:
    if received_on is None and on <= today:
        yield warning("not-received", "on", N_("No day of reception in SFI is noted: the right's time counts from it."))
    if received_on is not None and on < received_on:
        says = N_("She was received in SFI on %(received)s and cannot have begun before.")
        yield refusal("started-before-received", "on", says, received=received_on)
    if applied_on is not None and on < applied_on:
        yield warning("started-before-applying", "on", N_("She applied on %(applied)s."), applied=applied_on)
    if right_arose_on is not None and on < right_arose_on:
        yield warning("started-before-right", "on", N_("Her right begins on %(arises)s."), arises=right_arose_on)
