"""What may happen to what a unit knows of a child's school. Raises `Refused` where rules stop an entry."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy.orm.attributes import flag_modified

from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.session import db
from reception.education import permits
from reception.education.models import Schooling, SchoolMapping, SchoolMeeting, Support
from reception.education.queries.schooling import exact_birth, known_days
from reception.education.rules.schooling import Days
from reception.education.rules.schooling.schooling_entries import check, check_mapping, check_support
from reception.education.terms.school import MappingPart, SchoolingEnd, SchoolMeetingKind
from reception.education.terms.studies import SchoolForm, SchoolSupport
from reception.i18n.formats import now, today
from reception.i18n.markers import N_
from reception.people.models import Person
from reception.reckoning.remarks import Remark, Remarks, accepted, refusal
from reception.web.free_number import free_number

_DAYS = frozenset({
    "requested_on", "offered_on", "received_on", "first_on", "placed_on", "plan_made_on", "year"
})  # fmt: skip


def add_schooling(
    person: Person, *, unit_id: int, form: SchoolForm, by_id: int, after: Schooling | None = None, **entered: Any
) -> tuple[Schooling, Remarks]:
    """A place in preschool or school was asked for, or the child has it. `entered`: columns of `Schooling`.

    `after`: the place before it; the day the pupil was first received in Swedish school goes along.
    """
    known = Days(form, born_on=exact_birth(person), **_days(entered))
    remarks = accepted(check(known))
    place = Schooling(
        number=free_number(Schooling, permits.NUMBERS), person_id=person.id, unit_id=unit_id, form=form, made_at=now(),
        made_by_id=by_id, **entered,
    )  # fmt: skip
    db.session.add(place)
    db.session.flush()
    record("schooling.added", place, form=form.value, after=after.number if after else None)
    return place, remarks


def change_schooling(place: Schooling, **entered: Any) -> Remarks:
    """Enter more of a place, or correct it. What is not passed stays."""
    known = known_days(place, born_on=exact_birth(place.person))
    remarks = accepted((*check(_changed(known, entered)), *_meets_mapping(place, entered)))
    record("schooling.changed", place, fields=sorted(write_anew(place, entered)))
    return remarks


def end_schooling(place: Schooling, *, last_on: date, ended_as: SchoolingEnd) -> None:
    """The child left this place. What was going on there beside the lessons ends with it."""
    accepted(check(_changed(known_days(place, born_on=exact_birth(place.person)), {"last_on": last_on})))
    place.last_on, place.ended_as = last_on, ended_as
    for support in place.supports:
        if support.first_on is not None and support.first_on <= last_on and support.last_on is None:
            support.last_on = last_on
    db.session.flush()
    record("schooling.ended", place, ended_as=ended_as.value)


def reopen_schooling(place: Schooling) -> None:
    """The ending was a slip: the place goes on. What ended with it has to be looked at."""
    place.last_on, place.ended_as = None, None
    db.session.flush()
    record("schooling.reopened", place)


def remove_schooling(place: Schooling) -> None:
    """It was entered by mistake: the place goes, with all that belongs to it. The log keeps that it was there."""
    for part in (*place.mappings, *place.supports, *place.meetings):
        db.session.delete(part)
    db.session.delete(place)
    db.session.flush()
    record("schooling.removed", people=(place.person_id,), form=place.form.value)


@dataclass(frozen=True)
class Mapped:
    """A part of the mapping that was done, in which language."""

    part: MappingPart
    done_on: date
    language: str | None = None
    with_interpreter: bool = False


def note_mapping(place: Schooling, parts: Iterable[Mapped]) -> Remarks:
    """These parts of the mapping are done; a part that is not among them was not."""
    entered = {one.part: one for one in parts}
    remarks = accepted(check_mapping({part: one.done_on for part, one in entered.items()}, place.received_on, today()))
    for row in list(place.mappings):
        if row.part not in entered:
            place.mappings.remove(row)
            db.session.delete(row)
    _write(place, entered)
    flag_modified(place, "note")  # the parts count under the version of their place
    db.session.flush()
    record("schooling.mapped", place, parts=sorted(part.value for part in entered))
    return remarks


def _write(place: Schooling, entered: Mapping[MappingPart, Mapped]) -> None:
    rows = {row.part: row for row in place.mappings}
    for part, one in entered.items():
        row = rows.get(part)
        if row is None:
            row = SchoolMapping(part=part)
            place.mappings.append(row)
        row.done_on, row.language, row.with_interpreter = one.done_on, one.language, one.with_interpreter


def add_support(place: Schooling, *, kind: SchoolSupport, **entered: Any) -> tuple[Support, Remarks]:
    """The child has, or was applied for, something beside ordinary lessons. `entered`: columns of `Support`."""
    remarks = _supported(place, kind, entered)
    support = Support(kind=kind, **entered)
    place.supports.append(support)
    db.session.flush()
    record("school-support.added", support, kind=kind.value)
    return support, remarks


def change_support(support: Support, *, kind: SchoolSupport, **entered: Any) -> Remarks:
    """Correct a support, or say when it ended."""
    remarks = _supported(support.schooling, kind, entered)
    write_anew(support, {"kind": kind, **entered})
    record("school-support.changed", support, kind=kind.value)
    return remarks


def _supported(place: Schooling, kind: SchoolSupport, entered: Mapping[str, Any]) -> Remarks:
    days = {name: entered.get(name) for name in ("language", "applied_on", "first_on", "last_on")}
    return accepted(check_support(kind, place.form, **days))


def add_meeting(place: Schooling, *, on: date, kind: SchoolMeetingKind, by_id: int, **entered: Any) -> SchoolMeeting:
    """The school met the family. `entered`: columns of `SchoolMeeting`."""
    meeting = SchoolMeeting(on=on, kind=kind, made_at=now(), made_by_id=by_id, **entered)
    place.meetings.append(meeting)
    db.session.flush()
    record("school-meeting.added", meeting, kind=kind.value)
    return meeting


def change_meeting(meeting: SchoolMeeting, **entered: Any) -> None:
    """Correct what is written of a meeting."""
    write_anew(meeting, entered)
    record("school-meeting.changed", meeting)


def _days(entered: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entered.items() if name in _DAYS}


def _changed(known: Days, entered: Mapping[str, Any]) -> Days:
    return replace(known, **{name: entered[name] for name in (*_DAYS, "form", "last_on") if name in entered})


def _meets_mapping(place: Schooling, entered: Mapping[str, Any]) -> Iterable[Remark]:
    """What the mapping says against another day of reception, told beside that day."""
    received = entered.get("received_on", place.received_on)
    first = min((row.done_on for row in place.mappings), default=None)
    if received is not None and first is not None and first < received:
        yield refusal("mapped-early", "received_on", N_("The mapping began on %(day)s, before this day."), day=first)
