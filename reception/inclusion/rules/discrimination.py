"""What can be said of a report of discrimination, and by when it is to be closed. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from reception.i18n.markers import N_
from reception.inclusion.terms.discrimination import DiscriminationGround, ReportState
from reception.reckoning.remarks import Remark, refusal
from reception.skills.rules.cv import check_words

#: Nothing was reported here before; a day that lies further back is a slip of the pen.
FIRST_DAY: Final = date(2000, 1, 1)
#: So many reports are taken from newcomers' own pages in a day: nobody is counted, so all of them are.
MOST_A_DAY: Final = 100
LONGEST_ACCOUNT: Final = 5000
LONGEST_REACH: Final = 300
LONGEST_NOTE: Final = 2000


@dataclass(frozen=True)
class Standing:
    """How long a report has been open, in days, and the days left until it is to be closed: below nought it is late.

    Of a closed one: for how long it was open, and what was left then.
    """

    days: int
    left: int

    @property
    def is_late(self) -> bool:
        """Whether it was not closed in time."""
        return self.left < 0


def standing(received_on: date, closed_on: date | None, today: date, within: int) -> Standing:
    """How a report stands. `within`: days within which it is to be closed."""
    days = ((closed_on or today) - received_on).days
    return Standing(days, within - days)


def last_day(received_on: date, within: int) -> date:
    """The last day on which a report is closed in time."""
    return received_on + timedelta(days=within)


def grounds_of(text: str) -> tuple[DiscriminationGround, ...]:
    """The grounds that are kept as codes between spaces, in the order of their list."""
    codes = text.split()
    return tuple(ground for ground in DiscriminationGround if ground.value in codes)


def as_text(grounds: Iterable[DiscriminationGround]) -> str:
    """The grounds as they are kept."""
    chosen = set(grounds)
    return " ".join(ground.value for ground in DiscriminationGround if ground in chosen)


def check_report(
    received_on: date, happened_on: date | None, grounds: Collection[DiscriminationGround], today: date
) -> Iterator[Remark]:
    """What is wrong with the days and the grounds of a report."""
    yield from _check_day("received_on", received_on, today)
    if happened_on is not None and happened_on > received_on:
        yield refusal(
            "happened-after", "happened_on", N_("It cannot have happened after the day on which it was told.")
        )
    elif happened_on is not None and happened_on < FIRST_DAY:
        yield _too_early("happened_on")
    yield from check_grounds(grounds)


def check_grounds(grounds: Collection[DiscriminationGround]) -> Iterator[Remark]:
    """What is wrong with a choice of grounds."""
    if DiscriminationGround.UNKNOWN in grounds and len(grounds) > 1:
        said = N_("Choose either grounds, or that none is known.")
        yield refusal("ground-and-none", "grounds", said)


def check_texts(texts: Mapping[str, str | None], today: date) -> Iterator[Remark]:
    """What is wrong with what is written, by field: nobody's number stands there."""
    for remark in check_words(texts, today):
        yield refusal("personal-number", remark.about, N_("This holds a personal number. Take it out."))


def check_step(on: date, received_on: date, today: date) -> Iterator[Remark]:
    """What is wrong with the day of something that was done about a report."""
    yield from _after_it_came("on", on, received_on, today)


def check_closing(
    state: ReportState, on: date, received_on: date, steps: Iterable[date], today: date
) -> Iterator[Remark]:
    """Whether a report can be closed on a day. `steps`: the days of what was done about it."""
    yield from check_state(state, ReportState.OPEN)
    yield from _after_it_came("closed_on", on, received_on, today)
    last = max(steps, default=received_on)
    if received_on <= on < last:
        said = N_("Something was done about it on %(day)s. It was closed that day at the earliest.")
        yield refusal("closed-before-step", "closed_on", said, day=last)


def check_state(state: ReportState, wanted: ReportState) -> Iterator[Remark]:
    """Whether a report is open, or closed, as what is to happen asks. It is about no field."""
    if state is not wanted:
        said = (
            N_("The report is closed. Open it again first.")
            if wanted is ReportState.OPEN
            else N_("The report is open already.")
        )
        yield refusal("other-state", "", said)


def _after_it_came(about: str, on: date, received_on: date, today: date) -> Iterator[Remark]:
    yield from _check_day(about, on, today)
    if FIRST_DAY <= on < received_on:
        said = N_("The report came on %(day)s, after this day.")
        yield refusal("before-it-came", about, said, day=received_on)


def _check_day(about: str, on: date, today: date) -> Iterator[Remark]:
    if on > today:
        yield refusal("ahead", about, N_("This day has not come yet."))
    elif on < FIRST_DAY:
        yield _too_early(about)


def _too_early(about: str) -> Remark:
    return refusal("long-ago", about, N_("This day lies before %(day)s. Check the year."), day=FIRST_DAY)
