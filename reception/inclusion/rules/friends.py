"""Wishes for a mentor or a friend, and the two who were brought together: how they stand, and what can be. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from reception.i18n.markers import N_
from reception.inclusion.rules.friends_definitions import Code, number
from reception.inclusion.rules.volunteers import FIRST_DAY, check_texts
from reception.inclusion.terms.activities import OfferAnswer
from reception.inclusion.terms.mentors import MatchEnd, MatchState, RecordState, WishEnd
from reception.reckoning.remarks import Remark, refusal, warning

_TEXTS: Final = ("interests", "place", "times", "note")
#: Days from today beyond which a first day is odd.
_FAR: Final = 366
#: States in which a match stands in the way of another.
OPEN: Final = frozenset({MatchState.PROPOSED, MatchState.AGREED, MatchState.MEETING})


@dataclass(frozen=True)
class Pair:
    """Two who were brought together, as the rules see them."""

    proposed_on: date
    person: OfferAnswer = OfferAnswer.WAITING
    volunteer: OfferAnswer = OfferAnswer.WAITING
    starts_on: date | None = None
    ends_on: date | None = None

    @property
    def is_agreed(self) -> bool:
        """Whether both said yes."""
        return self.person is OfferAnswer.YES and self.volunteer is OfferAnswer.YES


def state(pair: Pair, today: date) -> MatchState:
    """How two who were brought together stand on a day."""
    if pair.ends_on is not None:
        return MatchState.ENDED
    if OfferAnswer.NO in (pair.person, pair.volunteer):
        return MatchState.DECLINED
    if pair.starts_on is not None and pair.starts_on <= today:
        return MatchState.MEETING
    return MatchState.AGREED if pair.is_agreed else MatchState.PROPOSED


def check_wish(entered: Mapping[str, Any], today: date) -> Iterator[Remark]:
    """What is wrong with what somebody wishes. `entered`: columns of `FriendWish`."""
    yield from check_texts({name: entered.get(name) for name in _TEXTS}, today)
    yield from _not_ahead("wished_on", entered.get("wished_on"), today)


def _not_ahead(about: str, day: date | None, today: date) -> Iterator[Remark]:
    if day is None:
        return
    if day > today:
        yield refusal("ahead", about, N_("This day has not come yet."))
    elif day < FIRST_DAY:
        yield refusal("long-ago", about, N_("This day lies before %(day)s. Check the year."), day=FIRST_DAY)


def check_wish_end(wished_on: date, ended_on: date, states: Iterable[MatchState], today: date) -> Iterator[Remark]:
    """Whether a wish can end on a day. `states`: of those who were brought together because of it."""
    yield from _not_ahead("ended_on", ended_on, today)
    if ended_on < wished_on:
        says = N_("The wish was noted %(day)s. It cannot end before.")
        yield refusal("ended-before", "ended_on", says, day=wished_on)
    if any(one in OPEN for one in states):
        yield refusal("still-open", "", N_("Somebody is proposed, or they meet. End that first."))


@dataclass(frozen=True)
class Proposing:
    """What is asked before somebody is proposed. `states`: of those who were brought together by this wish."""

    wish_ended: bool
    volunteer_ended: bool
    states: tuple[MatchState, ...]
    meets_child: bool
    record: RecordState
    has_room: bool
    despite_full: bool = False
    offers_kind: bool = True


def check_proposing(told: Proposing) -> Iterator[Remark]:
    """Why nobody, or not this volunteer, can be proposed; and what is odd about it."""
    if told.wish_ended:
        yield refusal("wish-ended", "", N_("The wish has ended. Nobody can be proposed."))
    if any(one in OPEN for one in told.states):
        says = N_("Somebody is proposed already, or they meet. End that before another is proposed.")
        yield refusal("proposed-already", "", says)
    if told.volunteer_ended:
        yield refusal("volunteer-ended", "", N_("The volunteer has ended."))
    if not told.offers_kind:
        yield refusal("other-kind", "", N_("The volunteer offers something else."))
    if told.meets_child and told.record is RecordState.MISSING:
        says = N_(
            "No extract from the police's record has been seen. The volunteer cannot be proposed to meet a child."
        )
        yield refusal("record-missing", "", says)
    elif told.meets_child and told.record is RecordState.OLD:
        yield warning("record-old", "", N_("The extract from the police's record is old. Ask for a new one."))
    if not told.has_room and not told.despite_full:
        says = N_(
            "The volunteer meets as many as was agreed. Say here that you have asked, and that one more is right."
        )
        yield refusal("full", "despite_full", says)


def check_pair(pair: Pair, meetings: Sequence[date], today: date) -> Iterator[Remark]:
    """What cannot be in the answers and the first day of two who were brought together.

    `meetings`: the days on which it is noted that they met.
    """
    starts = pair.starts_on
    if starts is None:
        yield from _not_begun(pair, meetings)
        return
    if not pair.is_agreed:
        yield refusal("start-without-yes", "starts_on", N_("They can begin once both have said yes."))
    if starts < pair.proposed_on:
        says = N_("They were proposed to each other %(day)s. They cannot begin before.")
        yield refusal("starts-before", "starts_on", says, day=pair.proposed_on)
    if meetings and starts > min(meetings):
        says = N_("They met %(day)s already. They cannot begin after.")
        yield refusal("starts-after-meeting", "starts_on", says, day=min(meetings))
    if (starts - today).days > _FAR:
        yield warning("starts-far", "starts_on", N_("The first day lies more than a year ahead. Check the year."))


def _not_begun(pair: Pair, meetings: Sequence[date]) -> Iterator[Remark]:
    if meetings:
        says = N_("They met %(day)s. Note the day on which they began.")
        yield refusal("met-without-start", "starts_on", says, day=min(meetings))
    elif pair.is_agreed:
        yield warning("no-start", "starts_on", N_("Both said yes. Note the day on which they begin, once it is known."))


def check_pair_end(
    pair: Pair, end: MatchEnd, wish_end: WishEnd | None, meetings: Sequence[date], today: date
) -> Iterator[Remark]:
    """What cannot be, or is odd, in how it ended. `pair.ends_on`: the day; `wish_end` None: the wish waits again."""
    yield from _not_ahead("ends_on", pair.ends_on, today)
    first = max((pair.proposed_on, *meetings, *([pair.starts_on] if pair.starts_on else ())))
    if pair.ends_on is not None and pair.ends_on < first:
        says = N_("They were proposed, began or met %(day)s. It cannot end before.")
        yield refusal("ends-before", "ends_on", says, day=first)
    if end is MatchEnd.REACHED and wish_end is None:
        says = N_("They reached what they wanted, and the wish waits again. Check that it is meant so.")
        yield warning("reached-and-waits", "wish_end", says)


def check_resuming(others: Iterable[MatchState], *, volunteer_ended: bool) -> Iterator[Remark]:
    """Whether two who ended can go on. `others`: how those stand who were brought together by the same wish."""
    if any(one in OPEN for one in others):
        says = N_("Somebody else is proposed, or they meet. End that first.")
        yield refusal("another-open", "", says)
    if volunteer_ended:
        yield refusal("volunteer-ended", "", N_("The volunteer has ended."))


def check_meeting(pair: Pair, on: date, others: Iterable[date], today: date) -> Iterator[Remark]:
    """Whether they can have met on a day. `others`: the days on which it is noted that they met."""
    if pair.starts_on is None:
        yield refusal("not-begun", "on", N_("Note first on which day they began."))
    elif on < pair.starts_on:
        says = N_("They began %(day)s. A meeting cannot lie before.")
        yield refusal("met-before", "on", says, day=pair.starts_on)
    if pair.ends_on is not None and on > pair.ends_on:
        says = N_("It ended %(day)s. A meeting cannot lie after.")
        yield refusal("met-after", "on", says, day=pair.ends_on)
    yield from _not_ahead("on", on, today)
    if on in set(others):
        yield warning("met-twice", "on", N_("Another meeting is noted on this day. Both are kept."))


def last_met(starts_on: date | None, meetings: Iterable[date]) -> date | None:
    """The last day on which two met; the first day where they have not met since. None where they have not begun."""
    return max((day for day in (starts_on, *meetings) if day is not None), default=None) if starts_on else None


def silent_days(pair: Pair, meetings: Iterable[date], today: date) -> int | None:
    """For how many days two who meet have not, if it is to be asked how it goes; else None."""
    if state(pair, today) is not MatchState.MEETING:
        return None
    last = last_met(pair.starts_on, meetings)
    days = (today - last).days if last else 0
    return days if days >= number(Code.SILENT_DAYS, today) else None


def waits_since(wished_on: date, pairs: Iterable[Pair]) -> date:
    """Since when a wish waits: since it was noted, or since the last who met because of it met no longer."""
    ends = (pair.ends_on for pair in pairs if pair.starts_on is not None and pair.ends_on is not None)
    return max((wished_on, *ends))
