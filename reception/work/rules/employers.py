"""What can be said of an employer: nobody's number, no contact ahead of its day, nothing new once it closed. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from reception.i18n.markers import N_
from reception.reckoning.remarks import Remark, refusal
from reception.skills.rules.cv import check_words
from reception.work.rules.parameters import Code, is_stale, number

#: Nothing was heard of anybody here before; a day that lies further back is a slip of the pen.
FIRST_DAY: Final = date(2000, 1, 1)


def has_closed(closed_on: date | None, today: date) -> bool:
    """Whether the employer has closed by today."""
    return closed_on is not None and closed_on <= today


@dataclass(frozen=True)
class Heard:
    """When somebody last heard of something, how many days ago that is, and whether that is too long ago.

    `on` and `days` are None where nobody ever has. Too long is what the parameter `stale_days` says.
    """

    on: date | None
    days: int | None
    is_stale: bool


def heard(confirmed_on: date | None, today: date) -> Heard:
    """What can be said of the day on which somebody last heard of something."""
    days = (today - confirmed_on).days if confirmed_on else None
    return Heard(confirmed_on, days, is_stale(confirmed_on, today, number(Code.STALE_DAYS, today)))


def last_heard(*days: date | None) -> date | None:
    """The latest of the days on which somebody heard of it; None where nobody has."""
    return max((day for day in days if day is not None), default=None)


def check_texts(texts: Mapping[str, str | None], today: date) -> Iterator[Remark]:
    """What is wrong with what is written of an employer, by field: nobody's number stands there."""
    for remark in check_words(texts, today):
        said = N_("This holds a personal number. Take it out: nothing about a newcomer is written here.")
        yield refusal("personal-number", remark.about, said)


def check_heard(on: date, today: date, about: str = "confirmed_on") -> Iterator[Remark]:
    """What is wrong with a day on which somebody heard of an employer."""
    if on > today:
        yield refusal("heard-ahead", about, N_("This day has not come yet."))
    elif on < FIRST_DAY:
        yield refusal("heard-long-ago", about, N_("This day lies before %(day)s. Check the year."), day=FIRST_DAY)


def check_contact(on: date, next_on: date | None, today: date) -> Iterator[Remark]:
    """What is wrong with the days of a contact. `next_on`: when somebody is to call again."""
    yield from check_heard(on, today, "on")
    if next_on is not None and next_on <= on:
        yield refusal("calls-before", "next_on", N_("The next call lies after the contact."))


def check_unknown(*, is_known: bool) -> Iterator[Remark]:
    """Whether the first that is known of an employer can be written. It is about no field."""
    if is_known:
        said = N_("Somebody changed this while you wrote. Look at it, and send the form again if it holds.")
        yield refusal("written-meanwhile", "", said)


def check_open(closed_on: date | None, today: date) -> Iterator[Remark]:
    """Whether something new can begin at an employer. It is about no field."""
    if closed_on is not None and has_closed(closed_on, today):
        said = N_("The employer has been marked as closed since %(day)s. Open it again first, if that is wrong.")
        yield refusal("employer-closed", "", said, day=closed_on)
