"""What may happen to the meetings of an activity: planned, told of, removed. Raises `Refused` where rules stop it."""

from collections.abc import Sequence
from datetime import date

from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import today
from reception.inclusion.models import Activity, ActivityOccasion
from reception.inclusion.queries.occasions import days_taken
from reception.inclusion.rules.occasions import Frame, Outcome, check_day, check_outcome, check_plan, weekly
from reception.inclusion.terms.activities import OccasionState
from reception.reckoning.remarks import accepted
from reception.work.rules.employers import check_texts


def plan_occasions(activity: Activity, first: date, until: date | None) -> Sequence[ActivityOccasion]:
    """Plan a meeting, or one each week until a day. Of two who plan the same at once, the second is told so."""
    hold(activity)
    accepted(check_plan(first, until, _frame(activity), today()))
    made = [
        ActivityOccasion(activity_id=activity.id, on=day, state=OccasionState.PLANNED) for day in weekly(first, until)
    ]
    db.session.add_all(made)
    db.session.flush()
    record("activity-occasions.planned", activity, count=len(made))
    return made


def _frame(activity: Activity, *, but: int | None = None) -> Frame:
    return Frame(activity.begins_on, activity.ends_on, days_taken(activity, but=but))


def settle_occasion(
    occasion: ActivityOccasion,
    *,
    on: date,
    state: OccasionState,
    newcomers: int | None,
    established: int | None,
    note: str | None,
) -> None:
    """What became of a meeting, or on which day it is."""
    hold(occasion.activity)
    frame = _frame(occasion.activity, but=occasion.id)
    days = check_day(on, frame, "on") if on != occasion.on else ()
    outcome = check_outcome(Outcome(on, state, newcomers, established), today())
    accepted([*days, *outcome, *check_texts({"note": note}, today())])
    values = {"on": on, "state": state, "newcomers": newcomers, "established": established, "note": note}
    changed = write_anew(occasion, values)
    record("activity-occasion.settled", occasion, state=state.value, fields=" ".join(changed))


def remove_occasion(occasion: ActivityOccasion) -> None:
    """It was noted by mistake, and goes. The log keeps that it was there."""
    activity = occasion.activity
    db.session.delete(occasion)
    db.session.flush()
    record("activity-occasion.removed", activity)
