"""Steps that somebody ticks or sets aside by hand, and takes back."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from reception.access.actor import current
from reception.audit.log import record, record_many
from reception.cases.operations import active
from reception.db.bulk import insert_many
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.path import permits
from reception.path.models import Mark
from reception.path.queries.by_hand import standing_marks
from reception.path.terms import MilestoneState

if TYPE_CHECKING:
    from reception.cases.models import Case

_EVENTS: Final = {
    MilestoneState.FULFILLED: "milestone.ticked",
    MilestoneState.NOT_APPLICABLE: "milestone.set-aside",
}


class AlreadyTicked(Exception):
    """Somebody has ticked the step or set it aside already."""


class AlreadyWithdrawn(Exception):
    """The mark has been taken back already."""


def tick(case: "Case", code: str, *, state: MilestoneState, on: date, reason: str) -> Mark:
    """Tick a step (FULFILLED) or set it aside (NOT_APPLICABLE) by hand.

    Raises AlreadyTicked: what stands is taken back first, so that no reason is written over.
    """
    hold(case)
    if standing_marks(case, [code], permits.WRITE_MARKS):
        raise AlreadyTicked
    mark = Mark(case=case, code=code, state=state, on_day=on, reason=reason, **_made())
    db.session.add(mark)
    active(case, today())
    db.session.flush()
    record(_EVENTS[state], mark, milestone=code)
    return mark


def tick_earlier(case: "Case", codes: Sequence[str], *, on: date, reason: str) -> int:
    """Tick many steps at once, with one day and one reason; how many. What somebody ticked meanwhile stays as it is."""
    hold(case)
    ticked = {mark.code for mark in standing_marks(case, codes, permits.WRITE_MARKS)}
    new = list(dict.fromkeys(code for code in codes if code not in ticked))
    if new:
        made = {"case_id": case.id, "state": MilestoneState.FULFILLED, "on_day": on, "reason": reason, **_made()}
        insert_many(Mark, [{"code": code, **made} for code in new])
        active(case, today())
        marks = standing_marks(case, new, permits.WRITE_MARKS)
        record_many("milestone.ticked", ((mark, {"milestone": mark.code}) for mark in marks))
    return len(new)


def withdraw(mark: Mark) -> None:
    """Take a mark back: the step stands as the facts say. It stays in the step's history. Raises AlreadyWithdrawn."""
    hold(mark.case)
    db.session.refresh(mark)
    if mark.withdrawn_at is not None:
        raise AlreadyWithdrawn
    mark.withdrawn_at, mark.withdrawn_by_id = now(), current().user_id
    db.session.flush()
    record("milestone.unticked", mark, milestone=mark.code)


def _made() -> dict[str, Any]:
    return {"made_at": now(), "made_by_id": current().user_id}
