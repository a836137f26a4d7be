"""Places of pupils in groups: given, ended, moved to another group, taken back."""

from datetime import date, timedelta

from reception.audit.log import record
from reception.db.locking import hold, hold_in_order
from reception.db.session import db
from reception.education.models import Place, Pupil, StudyGroup
from reception.education.queries.groups import taken_on
from reception.education.queries.groups.places import places_of
from reception.education.queries.timetable.reported import reported_after
from reception.education.queries.timetable.timetables import term_of
from reception.education.rules.groups import places as rules
from reception.i18n.formats import now
from reception.reckoning.periods import Period
from reception.reckoning.remarks import Remarks, accepted


def days_of(group: StudyGroup) -> Period:
    """The days on which a group is held."""
    return term_of(group)


def free_from(group: StudyGroup, day: date) -> int | None:
    """How many can begin on a day; below 0 when the group is too full, None when nothing limits it."""
    return None if group.capacity is None else group.capacity - taken_on(group.id, day)


def give_place(
    group: StudyGroup, pupil: Pupil, first_on: date, last_on: date | None = None, *, by_id: int | None
) -> tuple[Place, Remarks]:
    """Let a pupil be in a group from a day on. A full group is a warning. Raises Refused."""
    hold(group)
    accepted(rules.remarks_on_school(pupil.unit_id, group.unit_id))
    held = [Period(one.first_on, one.last_on) for one in places_of(pupil.id, group.id)]
    free = None if group.capacity is None else group.capacity - taken_on(group.id, first_on)
    remarks = accepted(rules.remarks_on_place(first_on, last_on, group=term_of(group), others=held, free=free))
    made = Place(
        group=group, pupil=pupil, first_on=first_on, last_on=last_on, made_at=now(), made_by_id=by_id
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    record("group-place.given", made, group=group.number)
    return made, remarks


def end_place(place: Place, last_on: date) -> Remarks:
    """Let a place end; its last day may be changed again. Raises Refused."""
    hold(place.group)
    reported = reported_after(place.id, last_on)
    days = Period(place.first_on, place.last_on)
    remarks = accepted(rules.remarks_on_end(days, last_on, group=term_of(place.group), reported=reported))
    accepted(_on_later(place, last_on))
    place.last_on = last_on
    db.session.flush()
    record("group-place.ended", place, group=place.group.number)
    return remarks


def _on_later(place: Place, last_on: date) -> Remarks:
    """A place that becomes longer may not meet the pupil's next one in the group."""
    if place.last_on is None or last_on <= place.last_on:
        return ()
    later = [one for one in places_of(place.pupil_id, place.group_id) if one.id != place.id]
    held = [Period(one.first_on, one.last_on) for one in later]
    return tuple(rules.remarks_on_place(place.first_on, last_on, group=term_of(place.group), others=held))


def keep_place(place: Place) -> None:
    """Let a place that was ended go on. Raises Refused when the pupil has another since."""
    hold(place.group)
    others = [one for one in places_of(place.pupil_id, place.group_id) if one.id != place.id]
    held = [Period(one.first_on, one.last_on) for one in others]
    accepted(rules.remarks_on_place(place.first_on, None, group=term_of(place.group), others=held))
    place.last_on = None
    db.session.flush()
    record("group-place.goes-on", place, group=place.group.number)


def move_place(place: Place, to: StudyGroup, first_on: date, *, by_id: int | None) -> tuple[Place, Remarks]:
    """Let a pupil change group: the place ends the day before the first in the other. Raises Refused.

    A place that would have no day left, since the pupil had not begun, is taken back.
    """
    hold_in_order(StudyGroup, (place.group_id, to.id))
    if first_on <= place.first_on and not reported_after(place.id):
        take_back(place)
        ended: Remarks = ()
    else:
        ended = end_place(place, first_on - timedelta(days=1))
    made, remarks = give_place(to, place.pupil, first_on, by_id=by_id)
    return made, (*ended, *remarks)


def take_back(place: Place) -> None:
    """A place that was given by mistake, or to somebody who never came: as if it had not been. Raises Refused."""
    hold(place.group)
    accepted(rules.remarks_on_taking_back(reported_after(place.id)))
    record("group-place.taken-back", place, group=place.group.number)
    db.session.delete(place)
    db.session.flush()
