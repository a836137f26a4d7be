"""Days off of a school unit. Every timetable of the unit is carried out anew; lessons with a register are kept."""

from collections.abc import Iterable
from datetime import date

from reception.audit.log import record
from reception.db.session import db
from reception.education.models import SchoolHoliday
from reception.education.operations.timetable import carry_out_many
from reception.education.queries.timetable.holidays import groups_meeting
from reception.education.rules.timetable import Difference
from reception.education.rules.timetable.holidays import remarks_on_holiday
from reception.reckoning.remarks import accepted


def add_holiday(
    unit_id: int, *, name: str, first_on: date, last_on: date
) -> tuple[SchoolHoliday, dict[int, Difference]]:
    """Days without lessons, and what that changed, by group. Raises Refused."""
    accepted(remarks_on_holiday(first_on, last_on))
    made = SchoolHoliday(unit_id=unit_id, name=name, first_on=first_on, last_on=last_on)
    db.session.add(made)
    db.session.flush()
    record("school-holiday.added", made, first_on=first_on, last_on=last_on)
    return made, carry_out_many(groups_meeting(unit_id, first_on, last_on))


def remove_holiday(holiday: SchoolHoliday) -> dict[int, Difference]:
    """The days have lessons again, by group."""
    groups = groups_meeting(holiday.unit_id, holiday.first_on, holiday.last_on)
    record("school-holiday.removed", holiday, first_on=holiday.first_on, last_on=holiday.last_on)
    db.session.delete(holiday)
    db.session.flush()
    return carry_out_many(groups)


def summed(differences: Iterable[Difference]) -> tuple[int, int, int]:
    """(lessons that fell away, that came, that were kept because they are reported)."""
    found = list(differences)
    return (
        sum(len(one.gone) for one in found),
        sum(len(one.new) for one in found),
        sum(len(one.kept) for one in found),
    )
