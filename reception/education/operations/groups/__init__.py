"""Groups of the school: made, changed, closed; and who teaches them."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.locking import hold
from reception.db.session import db
from reception.education import permits
from reception.education.models import StudyGroup, Teaching
from reception.education.operations.timetable import carry_out
from reception.education.queries.groups import taken_on
from reception.education.queries.timetable.timetables import plan, term_of
from reception.education.rules import groups as rules
from reception.education.rules.timetable.patterns import remarks_on_carrying_out
from reception.education.terms.pupils import Programme
from reception.i18n.formats import today
from reception.reckoning.periods import Period
from reception.reckoning.remarks import Remarks, accepted
from reception.web.free_number import free_number

#: What `add_group` and `change_group` write, by the names of the columns.
FACTS: Final = (
    "name", "programme", "course", "path", "language", "subject", "when", "capacity", "room", "first_on", "last_on",
)  # fmt: skip


def add_group(unit_id: int, *, teacher_id: int | None = None, **facts: Any) -> tuple[StudyGroup, Remarks]:
    """A new group of a school unit; `teacher_id`: its responsible teacher. Raises Refused."""
    written = _fitting(facts)
    remarks = _checked(written)
    made = StudyGroup(number=free_number(StudyGroup, permits.NUMBERS), unit_id=unit_id, **written)
    if teacher_id is not None:
        made.teachers.append(Teaching(user_id=teacher_id, is_responsible=True, first_on=made.first_on))
    db.session.add(made)
    db.session.flush()
    record("group.added", made)
    return made, remarks


def change_group(group: StudyGroup, **facts: Any) -> Remarks:
    """Write anew what is known of a group; its lessons follow its days. Raises Refused."""
    written = _fitting(facts)
    taken = taken_on(group.id, max(today(), written["first_on"]))
    remarks = _checked(written, taken)
    changed = write_anew(group, written)
    record("group.changed", group, fields=changed)
    return (*remarks, *(_carried_out(group) if {"first_on", "last_on"} & set(changed) else ()))


def _fitting(facts: dict[str, Any]) -> dict[str, Any]:
    """Only what the programme has: a course and a path of SFI, a language of civic orientation, a subject of adults."""
    programme = facts["programme"]
    only = {"course": Programme.SFI, "path": Programme.SFI, "subject": Programme.ADULT}
    return {
        column: None if only.get(column, programme) is not programme else facts.get(column) or None for column in FACTS
    }


def _checked(facts: dict[str, Any], taken: int = 0) -> Remarks:
    days = (facts["first_on"], facts["last_on"])
    return accepted(
        rules.remarks_on_group(facts["programme"], facts["course"], days, capacity=facts["capacity"], taken=taken)
    )


def _carried_out(group: StudyGroup) -> Remarks:
    """The timetable within the group's new days."""
    planned = plan(group)
    carry_out(group)
    return tuple(remarks_on_carrying_out(planned.timetable, planned.difference))


def close_group(group: StudyGroup, on: date) -> Remarks:
    """No lessons after the day; what was reported stays. Raises Refused."""
    accepted(rules.remarks_on_closing(on, group=Period(group.first_on, group.last_on)))
    group.closed_on = on
    db.session.flush()
    record("group.closed", group, on=on)
    return _carried_out(group)


def open_group(group: StudyGroup) -> Remarks:
    """Let a closed group go on; its lessons come back."""
    group.closed_on = None
    db.session.flush()
    record("group.opened", group)
    return _carried_out(group)


def add_teacher(
    group: StudyGroup, user_id: int, first_on: date, last_on: date | None = None, *, is_responsible: bool = False
) -> Teaching:
    """Somebody teaches the group from a day on. Raises Refused when she does already."""
    _hold_teachers(group)
    others = [Period(one.first_on, one.last_on) for one in group.teachers if one.user_id == user_id]
    accepted(rules.remarks_on_teaching(first_on, last_on, group=term_of(group), others=others))
    made = Teaching(group=group, user_id=user_id, first_on=first_on, last_on=last_on)
    db.session.add(made)
    db.session.flush()
    record("teacher.added", made, group=group.number)
    if is_responsible:
        make_responsible(made)
    return made


def make_responsible(teaching: Teaching) -> None:
    """She signs results and corrects old registers; nobody else of those who teach with her does any more."""
    _hold_teachers(teaching.group)
    days = Period(teaching.first_on, teaching.last_on)
    for one in teaching.group.teachers:
        if one is teaching or Period(one.first_on, one.last_on).meets(days):
            one.is_responsible = one is teaching
    db.session.flush()
    record("teacher.responsible", teaching, group=teaching.group.number)


def end_teaching(teaching: Teaching, last_on: date) -> None:
    """Her last day with the group. Raises Refused, also where she came back to it before that day."""
    group = teaching.group
    _hold_teachers(group)
    own = (one for one in group.teachers if one.user_id == teaching.user_id and one is not teaching)
    others = [Period(one.first_on, one.last_on) for one in own]
    remarks = rules.remarks_on_teaching(teaching.first_on, last_on, group=term_of(group), others=others)
    accepted(replace(one, about="on") for one in remarks)
    teaching.last_on = last_on
    db.session.flush()
    record("teacher.ended", teaching, group=group.number)


def _hold_teachers(group: StudyGroup) -> None:
    """Let nobody else change who teaches the group, and read who does now."""
    hold(group)
    db.session.expire(group, ["teachers"])
