"""Noting where somebody stood at a moment, as the unit was told."""

from datetime import date
from typing import Any, Final

from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.session import db
from reception.i18n.formats import today
from reception.i18n.markers import N_
from reception.people.models import Person
from reception.reckoning.remarks import accepted, refusal
from reception.work.models import StatusNote
from reception.work.operations.files import noted

_AHEAD: Final = N_("This day has not come yet. Where the person stands on it can be noted from then on.")


def note_status(person: Person, moment: str, on: date, *, kept: StatusNote | None = None, **entered: Any) -> StatusNote:
    """The unit was told where she stood on the day of a moment. `kept`: what stands there, to be corrected.

    `entered`: columns of `StatusNote`. Raises Refused, and OutOfReach.
    """
    if on > today():
        accepted([refusal("ahead", "status", _AHEAD)])
    if kept is None:
        return noted(person, StatusNote, "work-status.noted", moment=moment, on=on, **entered)
    record("work-status.changed", kept, fields=" ".join(sorted(write_anew(kept, {"on": on, **entered}))))
    return kept


def remove_status(note: StatusNote) -> None:
    """It was noted by mistake, and goes."""
    people = note.audited_people
    db.session.delete(note)
    db.session.flush()
    record("work-status.removed", people=people)
