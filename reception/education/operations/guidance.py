"""Writing down meetings with study and career guidance."""

from typing import Any

from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.session import db
from reception.education.models import GuidanceMeeting, Pupil
from reception.education.rules.guiding import Meeting, remarks_on_meeting
from reception.i18n.formats import local, now
from reception.reckoning.remarks import Remarks, accepted


def add_meeting(pupil: Pupil, *, by_id: int | None, **facts: Any) -> tuple[GuidanceMeeting, Remarks]:
    """A meeting that was held, or that is to be. `facts`: the columns of `GuidanceMeeting`. Raises Refused."""
    remarks = _checked(facts)
    made = GuidanceMeeting(pupil=pupil, made_at=now(), made_by_id=by_id, **facts)
    db.session.add(made)
    db.session.flush()
    record("guidance-meeting.added", made, kind=made.kind)
    return made, remarks


def change_meeting(meeting: GuidanceMeeting, **facts: Any) -> Remarks:
    """Write a meeting anew: what came of it, or another time. Raises Refused."""
    remarks = _checked(facts)
    changed = write_anew(meeting, facts)
    record("guidance-meeting.changed", meeting, fields=changed)
    return remarks


def note_missed(meeting: GuidanceMeeting) -> Remarks:
    """The pupil did not come. Raises Refused for a meeting that lies ahead. What is settled already stays."""
    if meeting.came is not None:
        return ()
    return change_meeting(meeting, **{**_facts(meeting), "came": False})


def _facts(meeting: GuidanceMeeting) -> dict[str, Any]:
    names = ("at", "came", "minutes", "with_interpreter", "language", "follow_up_on")
    return {name: getattr(meeting, name) for name in names}


def _checked(facts: dict[str, Any]) -> Remarks:
    looked_at = ("came", "minutes", "with_interpreter", "language", "follow_up_on")
    told = Meeting(
        at=facts["at"],
        day=local(facts["at"]).date(),
        came=facts.get("came"),
        **{name: facts[name] for name in looked_at[1:] if facts.get(name) is not None},
    )
    return accepted(remarks_on_meeting(told, now()))
