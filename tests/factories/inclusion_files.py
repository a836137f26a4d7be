"""What a file holds of inclusion and of messages that go by themselves.

Activities and volunteers are nobody's own: their words hold no mark. Nothing here belongs to the register of
discrimination, which points at nobody's record.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from reception.cases.models import Case
from reception.contacts.models import Contact
from reception.db.session import db
from reception.inclusion.models import (
    Activity,
    ActivityOccasion,
    ActivityOffer,
    FriendMatch,
    FriendMeeting,
    FriendWish,
    Volunteer,
)
from reception.inclusion.terms.activities import ActivityKind, OccasionState, OfferAnswer, OfferEnd, OpenTo
from reception.inclusion.terms.mentors import FriendKind, MeetingWay, WishEnd
from reception.people.models import Person
from reception.people.terms import ContactKind
from reception.reminders.models import MessageStop, OutgoingMessage
from reception.reminders.terms import OutgoingKind, OutgoingState, StopWay
from reception.web import short_number
from tests.factories.people import SOURCE

NOON = datetime(2026, 11, 2, 11, tzinfo=UTC)
DAY = date(2026, 2, 3)
WEEK = timedelta(days=7)


def inclusion_rows(mark: str, person: Person, case: Case, planned: Contact) -> dict[str, Any]:
    """The rows, by what they are; all words about the person hold `mark`. `planned`: what is reminded of."""
    activity = _activity(case, "Språkcafé")
    volunteer = Volunteer(
        number=short_number.make(SOURCE), unit_id=case.unit_id, name="Karin Ek", kinds=" language-friend mentor ",
        languages=" so ", most=5, record_seen_on=DAY, started_on=DAY,
    )  # fmt: skip
    waits = _wish(mark, case)
    friends = _wish(mark, case)
    match = FriendMatch(
        case=case, wish=friends, volunteer=volunteer, proposed_on=DAY, person_answer=OfferAnswer.YES,
        volunteer_answer=OfferAnswer.YES, starts_on=DAY + WEEK, note=f"Träffas{mark}",
    )  # fmt: skip
    rows = {
        "activity": activity,
        "occasion": ActivityOccasion(activity=activity, on=DAY, state=OccasionState.HELD, newcomers=4, established=5),
        "offered": _offer(mark, case, activity),
        "offer_begun": _offer(
            mark, case, _activity(case, "Trädgård"), answer=OfferAnswer.YES, answered_on=DAY, started_on=DAY
        ),
        "offer_ended": _offer(
            mark, case, _activity(case, "Schack"), answer=OfferAnswer.YES, answered_on=DAY, started_on=DAY,
            ended_on=DAY + WEEK, end=next(iter(OfferEnd)),
        ),
        "volunteer": volunteer,
        "wish": waits,
        "wish_ended": _wish(mark, case, ended_on=DAY + WEEK, end=next(iter(WishEnd))),
        "wish_granted": friends,
        "friends": match,
        "friend_meeting": FriendMeeting(case=case, match=match, on=DAY + WEEK, way=MeetingWay.IN_PERSON, minutes=50),
        "stop": MessageStop(person=person, way=ContactKind.EMAIL, stopped_at=NOON, how=StopWay.STAFF),
        "outgoing": OutgoingMessage(
            case=case, kind=OutgoingKind.REMINDER, contact=planned, occasion="day-before", about_at=planned.at,
            way=ContactKind.PHONE, language="ar", state=OutgoingState.FAILED, due_at=NOON, tries=3,
            problem="refused",
        ),
    }  # fmt: skip
    db.session.add_all(rows.values())
    db.session.flush()
    return rows


def inclusion_words(mark: str) -> tuple[str, ...]:
    """The words of these rows."""
    return tuple(f"{kind}{mark}" for kind in ("Erbjöd", "Önskevän", "Träffas"))


def _activity(case: Case, name: str) -> Activity:
    """Something that the unit holds itself."""
    return Activity(
        number=short_number.make(SOURCE), unit_id=case.unit_id, name=name, kind=ActivityKind.LANGUAGE_CAFE,
        open_to=OpenTo.EVERYBODY, confirmed_on=DAY,
    )  # fmt: skip


def _offer(mark: str, case: Case, activity: Activity, **given: Any) -> ActivityOffer:
    return ActivityOffer(case=case, activity=activity, offered_on=DAY, note=f"Erbjöd{mark}", **given)


def _wish(mark: str, case: Case, **given: Any) -> FriendWish:
    return FriendWish(case=case, kind=FriendKind.LANGUAGE_FRIEND, wished_on=DAY, note=f"Önskevän{mark}", **given)
