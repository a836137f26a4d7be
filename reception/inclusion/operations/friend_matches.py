"""Two who are brought together: proposed by a human, their answers, their meetings, and that it ended.

Raises `Refused` where rules stop it.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import today
from reception.inclusion.models import FriendMatch, FriendMeeting, FriendWish, Volunteer
from reception.inclusion.queries.friends import pair_of
from reception.inclusion.queries.friends_matching import proposing
from reception.inclusion.rules.friends import check_meeting, check_pair, check_pair_end, check_proposing
from reception.inclusion.terms.activities import OfferAnswer
from reception.inclusion.terms.mentors import MatchEnd, MeetingWay, WishEnd
from reception.reckoning.remarks import Remarks, accepted


def propose(wish: FriendWish, volunteer: Volunteer, *, despite_full: bool = False) -> tuple[FriendMatch, Remarks]:
    """Propose a volunteer for a wish, today. `despite_full`: she was asked, although she meets as many as she wants."""
    hold(wish)  # of two who propose somebody for one wish, or one volunteer for two, the second is told so
    hold(volunteer)
    remarks = accepted(check_proposing(proposing(wish, volunteer, despite_full=despite_full)))
    made = FriendMatch(
        case_id=wish.case_id, wish_id=wish.id, volunteer_id=volunteer.id, proposed_on=today(),
        person_answer=OfferAnswer.WAITING, volunteer_answer=OfferAnswer.WAITING,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    record("friend-match.proposed", made, volunteer=volunteer.id, despite_full=despite_full)
    return made, remarks


def note_answers(
    match: FriendMatch,
    *,
    person_answer: OfferAnswer,
    volunteer_answer: OfferAnswer,
    starts_on: date | None,
    note: str | None,
) -> Remarks:
    """What the two say, and when they begin. Answers the warnings."""
    told = replace(pair_of(match), person=person_answer, volunteer=volunteer_answer, starts_on=starts_on)
    days = [meeting.on for meeting in match.meetings]
    remarks = accepted(check_pair(told, today(), days, {"note": note}))
    values = {
        "person_answer": person_answer, "volunteer_answer": volunteer_answer, "starts_on": starts_on, "note": note
    }  # fmt: skip
    if changed := write_anew(match, values):
        record("friend-match.answered", match, fields=" ".join(changed))
    return remarks


def end_match(
    match: FriendMatch, *, ends_on: date, end: MatchEnd, wish_end: WishEnd | None, note: str | None
) -> Remarks:
    """They meet no longer, or nothing comes of it. `wish_end` None: the wish waits again."""
    told = replace(pair_of(match), ends_on=ends_on)
    days = [meeting.on for meeting in match.meetings]
    remarks = accepted(check_pair_end(told, end, wish_end, days, {"note": note}, today()))
    write_anew(match, {"ends_on": ends_on, "end": end, "note": note})
    record("friend-match.ended", match, end=end.value)
    wish = match.wish
    hold(wish)
    ended_on = ends_on if wish_end else None
    if write_anew(wish, {"ended_on": max(ends_on, wish.wished_on) if ended_on else None, "end": wish_end}):
        record("friend-wish.ended" if wish_end else "friend-wish.resumed", wish)
    return remarks


def note_meeting(match: FriendMatch, *, on: date, way: MeetingWay, minutes: int | None) -> Remarks:
    """Two met. What they spoke of is theirs."""
    remarks = accepted(check_meeting(pair_of(match), on, (one.on for one in match.meetings), today()))
    made = FriendMeeting(case_id=match.case_id, match_id=match.id, on=on, way=way, minutes=minutes)
    db.session.add(made)
    db.session.flush()
    record("friend-meeting.noted", made)
    return remarks


def change_meeting(match: FriendMatch, meeting: FriendMeeting, **entered: Any) -> Remarks:
    """What is noted of a meeting was something else."""
    others = (one.on for one in match.meetings if one.id != meeting.id)
    remarks = accepted(check_meeting(pair_of(match), entered["on"], others, today()))
    if changed := write_anew(meeting, entered):
        record("friend-meeting.changed", meeting, fields=" ".join(changed))
    return remarks


def remove_meeting(match: FriendMatch, meeting: FriendMeeting) -> None:
    """It was noted by mistake, and goes. The log keeps that it was there."""
    person_id = match.case.person_id
    db.session.delete(meeting)
    db.session.flush()
    record("friend-meeting.removed", people=(person_id,))
