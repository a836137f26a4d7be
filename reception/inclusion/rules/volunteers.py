"""What can be said of a volunteer: who meets children has shown an extract from the police's record. Pure."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from reception.i18n.markers import N_
from reception.inclusion.rules.friends_definitions import Code, number
from reception.inclusion.terms.mentors import FriendKind, RecordState
from reception.people.rules.ages import MAJORITY, limit_on, standing
from reception.people.rules.birth import Birth
from reception.reckoning.remarks import Remark, refusal, warning
from reception.skills.rules.cv import check_words

#: Nothing was noted of volunteers here before; a day that lies further back is a slip of the pen.
FIRST_DAY: Final = date(2000, 1, 1)
FEWEST: Final = 1
MOST: Final = 20
_TEXTS: Final = ("name", "place", "times", "interests", "note")


def record_state(seen_on: date | None, today: date) -> RecordState:
    """How the extract stands on a day; old after what the parameter `record_days` says."""
    if seen_on is None:
        return RecordState.MISSING
    return RecordState.OLD if (today - seen_on).days > number(Code.RECORD_DAYS, today) else RecordState.SEEN


def meets_children(kinds: Mapping[str, Any] | frozenset[str] | set[str] | tuple[str, ...]) -> bool:
    """Whether somebody who offers these kinds meets children by what she offers."""
    return FriendKind.FAMILY_FRIEND.value in kinds


def meets_child(kind: FriendKind, birth: Birth | None, today: date) -> bool:
    """Whether whoever fulfils a wish meets a child, or may: of an age that is not known, the child is taken for one."""
    if kind is FriendKind.FAMILY_FRIEND:
        return True
    return standing(birth, limit_on(MAJORITY, today).years, today) != "reached"


def check_volunteer(entered: Mapping[str, Any], today: date) -> Iterator[Remark]:
    """What is wrong with, or odd about, what is noted of a volunteer. `entered`: columns of `Volunteer`."""
    yield from check_texts({name: entered.get(name) for name in _TEXTS}, today)
    if not entered.get("kinds"):
        yield refusal("kinds-missing", "kinds", N_("Choose what the volunteer offers."))
    if not (entered.get("phone") or entered.get("email")):
        yield refusal("no-reach", "phone", N_("Write a telephone number or an e-mail address."))
    started, seen = entered.get("started_on"), entered.get("record_seen_on")
    if started is not None and started < FIRST_DAY:
        yield _too_early("started_on")
    yield from _record(entered, seen, today)


def _too_early(about: str) -> Remark:
    return refusal("long-ago", about, N_("This day lies before %(day)s. Check the year."), day=FIRST_DAY)


def _record(entered: Mapping[str, Any], seen: date | None, today: date) -> Iterator[Remark]:
    if seen is not None and seen > today:
        yield refusal("record-ahead", "record_seen_on", N_("This day has not come yet."))
    elif seen is not None and seen < FIRST_DAY:
        yield _too_early("record_seen_on")
    elif meets_children(tuple((entered.get("kinds") or "").split())):
        yield from _record_of_children(seen, today)


def _record_of_children(seen: date | None, today: date) -> Iterator[Remark]:
    if seen is None:
        says = N_(
            "No extract from the police's record has been seen. The volunteer cannot be proposed to meet a child."
        )
        yield warning("record-missing", "record_seen_on", says)
    elif record_state(seen, today) is RecordState.OLD:
        says = N_("The extract from the police's record was seen %(day)s. It is old: ask for a new one.")
        yield warning("record-old", "record_seen_on", says, day=seen)


def check_texts(texts: Mapping[str, str | None], today: date) -> Iterator[Remark]:
    """What is wrong with what is written, by field: nobody's number stands there."""
    for remark in check_words(texts, today):
        says = N_("This holds a personal number. Take it out: nothing about a newcomer is written here.")
        yield refusal("personal-number", remark.about, says)


def check_ending(started_on: date, ended_on: date, meets: int, today: date) -> Iterator[Remark]:
    """Whether a volunteer can end on a day. `meets`: how many she meets, or is proposed to, now."""
    if meets:
        says = N_("The volunteer still meets somebody, or is proposed. End that first.")
        yield refusal("still-meets", "ended_on", says)
    if ended_on > today:
        yield refusal("ended-ahead", "ended_on", N_("This day has not come yet."))
    if ended_on < started_on:
        says = N_("The volunteer began %(day)s. It cannot end before.")
        yield refusal("ended-before", "ended_on", says, day=started_on)


def has_ended(ended_on: date | None, today: date) -> bool:
    """Whether the volunteer has ended by today."""
    return ended_on is not None and ended_on <= today
