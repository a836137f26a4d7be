"""Wishes for a mentor or a friend: noted, changed, ended, taken up again. Raises `Refused` where rules stop it."""

from datetime import date
from typing import Any

from reception.audit.log import record
from reception.cases.models import Case
from reception.db.changing import write_anew
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import today
from reception.inclusion.models import FriendWish
from reception.inclusion.queries.friends_matching import states_of
from reception.inclusion.rules.friends import check_wish, check_wish_end
from reception.inclusion.terms.mentors import WishEnd
from reception.reckoning.remarks import Remarks, accepted


def note_wish(case: Case, **entered: Any) -> tuple[FriendWish, Remarks]:
    """Somebody wishes for a mentor or a friend. `entered`: columns of `FriendWish`."""
    remarks = accepted(check_wish(entered, today()))
    made = FriendWish(case=case, **entered)
    db.session.add(made)
    db.session.flush()
    record("friend-wish.noted", made, kind=made.kind.value)
    return made, remarks


def change_wish(wish: FriendWish, **entered: Any) -> Remarks:
    """What is wished is something else."""
    remarks = accepted(check_wish(entered, today()))
    if changed := write_anew(wish, entered):
        record("friend-wish.changed", wish, fields=" ".join(changed))
    return remarks


def end_wish(wish: FriendWish, *, ended_on: date, end: WishEnd) -> None:
    """The wish is not looked after any longer."""
    hold(wish)
    accepted(check_wish_end(wish.wished_on, ended_on, states_of(wish), today()))
    write_anew(wish, {"ended_on": ended_on, "end": end})
    record("friend-wish.ended", wish, end=end.value)


def resume_wish(wish: FriendWish) -> None:
    """It is wished again, or that it ended was a slip."""
    hold(wish)
    if write_anew(wish, {"ended_on": None, "end": None}):
        record("friend-wish.resumed", wish)
