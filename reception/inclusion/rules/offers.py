"""What can be said of an offer to take part: its days, the answer, and how it ended. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from reception.i18n.markers import N_
from reception.inclusion.terms.activities import OfferAnswer, OfferEnd
from reception.reckoning.remarks import Remark, refusal
from reception.work.rules.employers import check_texts

LONGEST_NOTE: Final = 500
#: Nobody was offered anything here before; a day that lies further back is a slip of the pen.
_FIRST_DAY: Final = date(2000, 1, 1)


@dataclass(frozen=True)
class Told:
    """What is said of an offer."""

    offered_on: date
    answer: OfferAnswer = OfferAnswer.WAITING
    answered_on: date | None = None
    started_on: date | None = None
    ended_on: date | None = None
    end: OfferEnd | None = None
    note: str | None = None


def takes_part(started_on: date | None, ended_on: date | None, day: date) -> bool:
    """Whether somebody takes part on a day."""
    return started_on is not None and started_on <= day and (ended_on is None or ended_on >= day)


def holds_a_seat(answer: OfferAnswer, started_on: date | None, ended_on: date | None, day: date) -> bool:
    """Whether somebody has a place: she said yes or takes part, and has not left."""
    return (answer is OfferAnswer.YES or started_on is not None) and (ended_on is None or ended_on >= day)


def check_offer(told: Told, today: date) -> Iterator[Remark]:
    """What is wrong with what is said of an offer."""
    for about in ("offered_on", "answered_on", "started_on", "ended_on"):
        day = getattr(told, about)
        if day is not None and day > today:
            yield refusal("ahead", about, N_("This day has not come yet."))
        elif day is not None and day < _FIRST_DAY:
            yield refusal("long-ago", about, N_("This day lies before %(day)s. Check the year."), day=_FIRST_DAY)
        elif day is not None and day < told.offered_on:
            yield refusal("before-offer", about, N_("This day lies before the day of the offer."))
    yield from _check_answer(told)
    yield from _check_end(told)
    yield from check_texts({"note": told.note}, today)


def _check_answer(told: Told) -> Iterator[Remark]:
    if told.started_on is not None and told.answer is not OfferAnswer.YES:
        yield refusal("started-without-yes", "answer", N_("Whoever takes part has said yes."))
    if told.answer is OfferAnswer.WAITING and told.answered_on is not None:
        yield refusal("day-of-no-answer", "answered_on", N_("Write the day of the answer only where there is one."))


def _check_end(told: Told) -> Iterator[Remark]:
    if told.ended_on is None:
        return
    if told.started_on is None:
        yield refusal("ended-without-start", "ended_on", N_("Only somebody who has begun can have ended."))
    elif told.ended_on < told.started_on:
        yield refusal("ends-before", "ended_on", N_("The last day lies before the first."))
    if told.end is None:
        yield refusal("no-reason", "end", N_("Choose why it ended."))


def check_again(earlier: Iterable[Told]) -> Iterator[Remark]:
    """Whether an activity can be offered to somebody who was offered it before: not while that offer stands."""
    for one in earlier:
        if one.ended_on is None and one.answer is not OfferAnswer.NO:
            said = N_("The person was offered this on %(day)s already.")
            yield refusal("offered-already", "", said, day=one.offered_on)
            return
