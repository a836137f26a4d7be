"""What may happen to volunteers: noted, changed, ended, taken up again. Raises `Refused` where rules stop it."""

from datetime import date
from typing import Any

from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import today
from reception.inclusion.models import Volunteer
from reception.inclusion.permits import NUMBERS
from reception.inclusion.queries.volunteers import open_counts
from reception.inclusion.rules.volunteers import check_ending, check_volunteer
from reception.reckoning.remarks import Remarks, accepted
from reception.web.free_number import free_number


def add_volunteer(**entered: Any) -> tuple[Volunteer, Remarks]:
    """Somebody offers to be a mentor or a friend. `entered`: columns of `Volunteer`. Answers also what is odd."""
    remarks = accepted(check_volunteer(entered, today()))
    made = Volunteer(number=free_number(Volunteer, NUMBERS), **entered)
    db.session.add(made)
    db.session.flush()
    record("volunteer.added", made)
    return made, remarks


def change_volunteer(volunteer: Volunteer, **entered: Any) -> Remarks:
    """What is known of a volunteer was something else. Answers what is odd about it."""
    remarks = accepted(check_volunteer(entered, today()))
    if changed := write_anew(volunteer, entered):
        record("volunteer.changed", volunteer, fields=" ".join(changed))
    return remarks


def end_volunteer(volunteer: Volunteer, ended_on: date) -> None:
    """She meets nobody any more."""
    hold(volunteer)
    meets = open_counts(volunteer.id).get(volunteer.id, 0)
    accepted(check_ending(volunteer.started_on, ended_on, meets, today()))
    write_anew(volunteer, {"ended_on": ended_on})
    record("volunteer.ended", volunteer)


def resume_volunteer(volunteer: Volunteer) -> None:
    """She offers it again, or that she ended was a slip."""
    hold(volunteer)
    if write_anew(volunteer, {"ended_on": None}):
        record("volunteer.resumed", volunteer)
