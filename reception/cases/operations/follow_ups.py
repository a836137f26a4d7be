"""What became of somebody after a closing: answered, tried in vain, or not to be learnt. Nothing fills itself in."""

from datetime import date

from reception.access.actor import current
from reception.audit.log import record
from reception.cases.models import FollowUp
from reception.cases.rules import has_come
from reception.cases.terms import FollowUpSource, FollowUpState, Outcome
from reception.db.session import db
from reception.i18n.formats import today


class NotToAnswer(Exception):
    """The question's day has not come, or it is not asked at all."""


class NotWaiting(Exception):
    """The question is answered or ended already."""


def answer_follow_up(
    follow_up: FollowUp, *, outcome: Outcome, source: FollowUpSource, on: date, note: str | None = None
) -> None:
    """Write down, or put right, what the person did on the question's day, learnt on `on`. Raises NotToAnswer."""
    _end(follow_up, FollowUpState.ANSWERED, on, note)
    follow_up.outcome, follow_up.source = outcome, source
    db.session.flush()
    record("follow-up.answered", follow_up)


def give_up_follow_up(follow_up: FollowUp, *, on: date, note: str | None = None) -> None:
    """It was asked, and nothing could be learnt: somebody says so. Raises NotToAnswer."""
    _end(follow_up, FollowUpState.NOT_KNOWN, on, note)
    follow_up.outcome = follow_up.source = None
    db.session.flush()
    record("follow-up.not-known", follow_up)


def try_follow_up(follow_up: FollowUp) -> None:
    """Nobody answered today. The question waits on, and comes back. Raises NotToAnswer, NotWaiting."""
    _check(follow_up)
    if follow_up.state is not FollowUpState.WAITING:
        raise NotWaiting
    follow_up.tries, follow_up.tried_on = follow_up.tries + 1, today()
    db.session.flush()
    record("follow-up.tried", follow_up)


def _end(follow_up: FollowUp, state: FollowUpState, on: date, note: str | None) -> None:
    _check(follow_up)
    follow_up.state, follow_up.ended_on, follow_up.ended_by_id = state, on, current().user_id
    follow_up.note = note or None


def _check(follow_up: FollowUp) -> None:
    if not has_come(follow_up.state, follow_up.due_on, today()):
        raise NotToAnswer
