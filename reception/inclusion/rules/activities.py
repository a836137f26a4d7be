"""What can be said of an activity: who holds it, its days, and whether anybody knows that it goes on. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from reception.i18n.markers import N_
from reception.inclusion.rules.parameters import Code, number
from reception.reckoning.remarks import Remark, refusal, warning
from reception.work.rules.employers import check_texts

FEWEST_SEATS: Final = 1
MOST_SEATS: Final = 10_000
#: What is written by hand of an activity.
TEXTS: Final = ("name", "place", "time", "fee", "note")
#: Years from today beyond which a day of an activity is a slip of the pen.
_ODD_YEARS: Final = 10


def goes_on(ends_on: date | None, day: date) -> bool:
    """Whether an activity has not ended by a day. One that is to begin counts as going on: it can be offered."""
    return ends_on is None or ends_on >= day


@dataclass(frozen=True)
class Confirmed:
    """When somebody last heard that an activity goes on, how many days ago, and whether that is too long ago."""

    on: date
    days: int
    is_old: bool


def confirmed(on: date, today: date) -> Confirmed:
    """What can be said of the day on which somebody last heard that it goes on."""
    days = max((today - on).days, 0)
    return Confirmed(on, days, days > number(Code.UNCONFIRMED_DAYS, today))


def free_seats(seats: int | None, taken: int) -> int | None:
    """How many places are free; None where nobody has said how many there are."""
    return None if seats is None else max(seats - taken, 0)


def check_activity(entered: Mapping[str, Any], today: date) -> Iterator[Remark]:
    """What is wrong with, or odd about, an activity. `entered`: columns of `Activity`."""
    yield from _check_holder(entered)
    begins, ends = entered.get("begins_on"), entered.get("ends_on")
    if begins and ends and ends < begins:
        yield refusal("ends-before", "ends_on", N_("The last day lies before the first."))
    elif ends and ends < today:
        said = N_("The last day has passed: %(day)s. The activity is offered to nobody.")
        yield warning("ended", "ends_on", said, day=ends)
    for name in ("begins_on", "ends_on"):
        day = entered.get(name)
        if day and abs(day.year - today.year) > _ODD_YEARS:
            yield refusal("far-away", name, N_("This day lies many years from today. Check the year."))
    yield from check_texts({name: entered.get(name) for name in TEXTS}, today)


def _check_holder(entered: Mapping[str, Any]) -> Iterator[Remark]:
    organisation, unit = entered.get("organisation_id"), entered.get("unit_id")
    if organisation is None and unit is None:
        yield refusal("no-holder", "organisation_id", N_("Choose the association, or the unit of the municipality."))
    elif organisation is not None and unit is not None:
        yield refusal("two-holders", "unit_id", N_("Choose an association or a unit, not both."))


def check_contact(organisation_id: int | None, works_at: int | None) -> Iterator[Remark]:
    """Whether the contact person is of the association. `works_at`: where she is; None where nobody is chosen."""
    if works_at is not None and works_at != organisation_id:
        said = N_("This person is not of the association. Choose somebody of it, or nobody in particular.")
        yield refusal("contact-elsewhere", "contact_person_id", said)


def check_end(ends_on: date, begins_on: date | None, today: date, planned_after: int) -> Iterator[Remark]:
    """What is wrong with, or odd about, the day on which an activity ends. `planned_after`: meetings after it."""
    if begins_on and ends_on < begins_on:
        yield refusal("ends-before", "ends_on", N_("The last day lies before the first."))
    elif abs(ends_on.year - today.year) > _ODD_YEARS:
        yield refusal("far-away", "ends_on", N_("This day lies many years from today. Check the year."))
    elif planned_after:
        said = N_("Meetings are planned after the last day: %(count)s. Say of each that it was cancelled.")
        yield warning("planned-after", "ends_on", said, count=planned_after)


def check_goes_on(ends_on: date | None, today: date) -> Iterator[Remark]:
    """Whether something new can be noted of an activity. It is about no field."""
    if ends_on is not None and ends_on < today:
        said = N_("The activity ended on %(day)s. Say first that it goes on again, if that is wrong.")
        yield refusal("activity-ended", "", said, day=ends_on)
