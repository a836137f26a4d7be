"""What a person's timeline tells of activities, mentors and friends: each day that something was said or begun.

A volunteer is not named, and of what two people spoke of nothing is known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from flask import url_for

from reception.access.permit import Permit
from reception.cases.models import Case, OfCase
from reception.contacts.queries import Source, Told, happened, keys_of
from reception.contacts.terms import EventKind
from reception.db.aliases import shared_alias
from reception.i18n.markers import N_, Term
from reception.i18n.text import _, label
from reception.inclusion import permits
from reception.inclusion.models import Activity, ActivityOffer, FriendMatch, FriendMeeting, FriendWish
from reception.inclusion.terms.activities import OfferAnswer, OfferEnd
from reception.inclusion.terms.mentors import FriendKind, MatchEnd, MeetingWay, WishEnd
from reception.people.models import Person

# Under other names: the permits' own conditions ask of the same tables.
_case, _person, _activity = shared_alias(Case), shared_alias(Person), shared_alias(Activity)
_wish, _match = shared_alias(FriendWish), shared_alias(FriendMatch)
_BETWEEN: Final = sa.literal("|")
#: A placeholder of the sentence, the column whose word stands there, and of which list it is.
Word = tuple[str, Any, type[Term]]


@dataclass(frozen=True)
class Day:
    """A column of days. `said`: a msgid with the placeholders of `words`. `about`: what the activity is called."""

    model: type[OfCase]
    permit: Permit
    on: Any
    said: str
    words: tuple[Word, ...] = ()
    about: Any = None
    joins: tuple[tuple[Any, Any], ...] = ()


def _offer(on: Any, said: str, *words: Word) -> Day:
    joins = ((_activity, _activity.id == ActivityOffer.activity_id),)
    return Day(ActivityOffer, permits.OFFERS, on, said, words, _activity.name, joins)


def _of_match(on: Any, said: str, *words: Word) -> Day:
    joins = ((_wish, _wish.id == FriendMatch.wish_id),)
    return Day(FriendMatch, permits.MATCHES, on, said, (("kind", _wish.kind, FriendKind), *words), None, joins)


DAYS: Final[Mapping[str, Day]] = {
    "offered": _offer(ActivityOffer.offered_on, N_("An activity was offered")),
    "answered": _offer(
        ActivityOffer.answered_on, N_("The answer to an activity: %(answer)s"),
        ("answer", ActivityOffer.answer, OfferAnswer),
    ),
    "began": _offer(ActivityOffer.started_on, N_("Takes part in an activity")),
    "ended": _offer(
        ActivityOffer.ended_on, N_("Takes part no longer: %(how)s"), ("how", ActivityOffer.end, OfferEnd)
    ),
    "wished": Day(
        FriendWish, permits.WISHES, FriendWish.wished_on, N_("A wish: %(kind)s"),
        (("kind", FriendWish.kind, FriendKind),),
    ),
    "wish-ended": Day(
        FriendWish, permits.WISHES, FriendWish.ended_on, N_("The wish ended: %(kind)s. %(how)s."),
        (("kind", FriendWish.kind, FriendKind), ("how", FriendWish.end, WishEnd)),
    ),
    "proposed": _of_match(FriendMatch.proposed_on, N_("Somebody was proposed: %(kind)s")),
    "match-began": _of_match(FriendMatch.starts_on, N_("They began to meet: %(kind)s")),
    "match-ended": _of_match(
        FriendMatch.ends_on, N_("They meet no longer: %(kind)s. %(how)s."), ("how", FriendMatch.end, MatchEnd)
    ),
    "met": Day(
        FriendMeeting, permits.MEETINGS, FriendMeeting.on, N_("%(kind)s: %(how)s"),
        (("kind", _wish.kind, FriendKind), ("how", FriendMeeting.way, MeetingWay)),
        None,
        ((_match, _match.id == FriendMeeting.match_id), (_wish, _wish.id == _match.wish_id)),
    ),
}  # fmt: skip


def _parts(cases: Sequence[Case], count: int) -> list[sa.Select[Any]]:
    ids = [case.id for case in cases]
    return [happened(_keys(code, day, ids), day.on, count) for code, day in DAYS.items()]


def _keys(code: str, day: Day, cases: Sequence[int]) -> sa.Select[Any]:
    """Codes between bars: which day it is, and the words in its sentence; whose it is, and what about."""
    text: Any = sa.literal(code)
    for _name, column, _term in day.words:
        text = text + _BETWEEN + sa.func.coalesce(sa.cast(column, sa.Text), "")
    who = _person.number + _BETWEEN + sa.func.coalesce(day.about, "")
    query = keys_of(EventKind.INCLUSION, day.model.id, day.permit, on=day.on, text=text, who=who)
    query = query.select_from(day.model).join(_case, _case.id == day.model.case_id)
    query = query.join(_person, _person.id == _case.person_id)
    for other, condition in day.joins:
        query = query.join(other, condition)
    return query.where(day.model.case_id.in_(cases))


def _told(row: Any) -> Told:
    code, *values = row.text.split("|")
    number, about = row.who.split("|", 1)
    day = DAYS[code]
    words = {
        name: label(term(value)) if value else "–"
        for (name, _column, term), value in zip(day.words, values, strict=True)
    }
    return Told(
        row.starts_on, _(day.said, **words), about or None, url_for("person_inclusion.of_person", number=number)
    )


TIMELINE: Final = Source(_parts, _told)
