"""Volunteers, those who wish for one, and the two together."""

from datetime import date, timedelta
from random import Random
from typing import Any

from reception.cases.models import Case
from reception.db.session import db
from reception.demo.inclusion.told import ShortNumbers, day_between, told
from reception.demo.numbers import NumberSource
from reception.inclusion.models import FriendMatch, FriendMeeting, FriendWish, Volunteer
from reception.inclusion.terms.activities import OfferAnswer
from reception.inclusion.terms.mentors import FriendKind, MatchEnd, MeetingWay, WishEnd

#: One of so many people wishes for somebody.
_WISHES_EVERY = 4
_SINCE = timedelta(days=500)


def tell_friends(chance: Random, cases: list[Case], unit_id: int, today: date) -> None:
    """Volunteers and wishes: half of the wishes were fulfilled, some ended, some wait."""
    numbers, phones = ShortNumbers(chance), NumberSource(chance)
    volunteers = [_volunteer(one, numbers, phones, unit_id, today) for one in told()["volunteer"]]
    free = list(volunteers)
    for place, case in enumerate(cases[1::_WISHES_EVERY]):
        wish = _wish(chance, case, told()["wish"][place % len(told()["wish"])], today)
        fitting = [one for one in free if wish.kind.value in one.kinds.split()]
        if place % 2 == 0 and fitting:
            if not _together(chance, wish, fitting[0], place, today):
                free.remove(fitting[0])
        elif place % 7 == 3:
            wish.ended_on, wish.end = today - timedelta(days=5), WishEnd.WITHDRAWN


def _volunteer(
    one: dict[str, Any], numbers: ShortNumbers, phones: NumberSource, unit_id: int, today: date
) -> Volunteer:
    made = Volunteer(
        number=numbers.next(),
        unit_id=unit_id,
        name=one["name"],
        phone=phones.phone(),
        kinds=one["kinds"],
        languages=one.get("languages", ""),
        interests=one["interests"],
        place=one["place"],
        times=one["times"],
        most=1,
        record_seen_on=today - timedelta(days=120) if one.get("record") else None,
        started_on=today - timedelta(days=600),
    )
    db.session.add(made)
    db.session.flush()
    return made


def _wish(chance: Random, case: Case, one: dict[str, Any], today: date) -> FriendWish:
    made = FriendWish(
        case_id=case.id,
        kind=FriendKind(one["kind"]),
        wished_on=day_between(chance, max(case.opened_on, today - _SINCE), today - timedelta(days=10)),
        languages=case.person.interpreter_language or "",
        interests=one["interests"],
        times=one["times"],
    )
    db.session.add(made)
    db.session.flush()
    return made


def _together(chance: Random, wish: FriendWish, volunteer: Volunteer, place: int, today: date) -> bool:
    """Brought together a fortnight later. Whether it has ended, as every third, and so made room for another."""
    starts_on = min(wish.wished_on + timedelta(days=14), today)
    has_ended = place % 6 == 0 and starts_on < today - timedelta(days=100)
    ends_on = starts_on + timedelta(days=90) if has_ended else None
    match = FriendMatch(
        case_id=wish.case_id,
        wish_id=wish.id,
        volunteer_id=volunteer.id,
        proposed_on=wish.wished_on,
        person_answer=OfferAnswer.YES,
        volunteer_answer=OfferAnswer.YES,
        starts_on=starts_on,
        ends_on=ends_on,
        end=MatchEnd.REACHED if has_ended else None,
    )
    if has_ended:
        wish.ended_on, wish.end = ends_on, WishEnd.FULFILLED
    db.session.add(match)
    db.session.flush()
    for step in range(4):
        on = starts_on + timedelta(days=12 * step + chance.randrange(4))
        if on <= (ends_on or today):
            way = MeetingWay.PHONE if step == 2 else MeetingWay.IN_PERSON
            db.session.add(
                FriendMeeting(case_id=wish.case_id, match_id=match.id, on=on, way=way, minutes=30 * (1 + step % 3))
            )
    return has_ended
