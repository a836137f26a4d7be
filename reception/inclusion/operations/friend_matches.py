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
from reception.inclusion.queries.friends_matching import proposing, states_of
from reception.inclusion.rules.friends import check_meeting, check_pair, check_pair_end, check_proposing, check_resuming
from reception.inclusion.rules.volunteers import check_texts, has_ended
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
    remarks = accepted((*check_texts({"note": note}, today()), *check_pair(told, days, today())))
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
    remarks = accepted((*check_texts({"note": note}, today()), *check_pair_end(told, end, wish_end, days, today())))
    write_anew(match, {"ends_on": ends_on, "end": end, "note": note})
    record("friend-match.ended", match, end=end.value)
    if wish_end is not None:
        hold(match.wish)
        write_anew(match.wish, {"ended_on": max(ends_on, match.wish.wished_on), "end": wish_end})
        record("friend-wish.ended", match.wish, end=wish_end.value)
    return remarks


def resume_match(match: FriendMatch) -> None:
    """That it ended was a slip: they go on, and so does the wish."""
    hold(match.wish, match)
    hold(match.volunteer)
    told = states_of(match.wish, but=match.id)
    accepted(check_resuming(told, volunteer_ended=has_ended(match.volunteer.ended_on, today())))
    write_anew(match, {"ends_on": None, "end": None})
    record("friend-match.resumed", match)
    if write_anew(match.wish, {"ended_on": None, "end": None}):
        record("friend-wish.resumed", match.wish)


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
