"""What may happen to an activity: added, changed, heard of, ended. Raises `Refused` where rules stop it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import today
from reception.inclusion.models import Activity
from reception.inclusion.permits import NUMBERS
from reception.inclusion.queries import activities as queries
from reception.inclusion.queries import occasions
from reception.inclusion.rules.activities import check_activity, check_contact, check_end, check_goes_on
from reception.reckoning.remarks import Remarks, accepted
from reception.web.free_number import free_number


def add_activity(**entered: Any) -> tuple[Activity, Remarks]:
    """Note an activity: whoever writes it down has heard of it today. `entered`: columns of `Activity`."""
    remarks = _checked(entered)
    made = Activity(number=free_number(Activity, NUMBERS), confirmed_on=today(), **entered)
    db.session.add(made)
    db.session.flush()
    record("activity.added", made)
    return made, remarks


def _checked(entered: Mapping[str, Any]) -> Remarks:
    works_at = queries.works_at(entered.get("contact_person_id"))
    contact = check_contact(entered.get("organisation_id"), works_at)
    return accepted([*check_activity(entered, today()), *contact])


def change_activity(activity: Activity, **entered: Any) -> Remarks:
    """What is known of it was something else. Answers what is odd about it."""
    remarks = _checked(entered)
    if changed := write_anew(activity, entered):
        record("activity.changed", activity, fields=" ".join(changed))
    return remarks


def confirm_activity(activity: Activity) -> None:
    """Somebody heard today that it goes on. Raises Refused for one that has ended."""
    hold(activity)
    accepted(check_goes_on(activity.ends_on, today()))
    if write_anew(activity, {"confirmed_on": today()}):
        record("activity.confirmed", activity)


def end_activity(activity: Activity, ends_on: date) -> Remarks:
    """It goes on until a day, that day counted. What was done in it stays."""
    after = occasions.planned_after(activity, ends_on)
    remarks = accepted(check_end(ends_on, activity.begins_on, today(), after))
    write_anew(activity, {"ends_on": ends_on})
    record("activity.ended", activity)
    return remarks


def reopen_activity(activity: Activity) -> None:
    """It goes on after all, as somebody heard today."""
    hold(activity)
    write_anew(activity, {"ends_on": None, "confirmed_on": today()})
    record("activity.reopened", activity)
