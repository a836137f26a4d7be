"""Attendance taken in, a portion of lessons at a time; and taken back."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from reception.db import journal
from reception.db.bulk import chunks
from reception.db.journal import ChangeSet
from reception.db.session import db
from reception.education.models import AttendanceMark, Register, StudyGroup
from reception.education.operations.registers import take_many
from reception.education.operations.timetable import single_lesson
from reception.education.rules.register import Mark
from reception.i18n.formats import now
from reception.imports.models import ImportRun
from reception.imports.operations.attendance.planning import LessonPlan
from reception.imports.queries.attendance import registers_here
from reception.imports.queries.school import groups_of_unit
from reception.imports.terms import RowOutcome


class AttendanceTaker:
    """What one run knows while it writes registers."""

    def __init__(self, run: ImportRun) -> None:
        self._by_id = run.made_by_id
        self._groups = {group.id: group for group in groups_of_unit(run.unit_of_people)}

    def take(self, plans: Sequence[LessonPlan]) -> None:
        """Write a portion: lessons that are missing first, then all registers together.

        A register that somebody took since the list was read stays as it is.
        """
        new = [plan for plan in plans if plan.outcome is RowOutcome.CREATED]
        entries = dict(self._entry(plan) for plan in new)
        for taken in registers_here(entries):
            del entries[taken]
        if entries:
            take_many(list(entries.items()), by_id=self._by_id)

    def _entry(self, plan: LessonPlan) -> tuple[int, Mapping[int, Mark]]:
        return plan.lesson_id or self._added(plan), plan.register

    def _added(self, plan: LessonPlan) -> int:
        group: StudyGroup = self._groups[plan.group_id or 0]
        if plan.sitting is None:
            raise ValueError("lesson-without-times")
        return single_lesson(group, plan.sitting).id


def put_back(change_set: ChangeSet) -> set[int]:
    """Every table as it was. The marks of the registers that came go with them: they are in no journal."""
    registers = journal.touched(change_set, journal.ChangeKind.INSERTED).get(Register.__tablename__, set())
    for part in chunks(registers):
        of_register = sa.select(Register.lesson_id).where(Register.id.in_(part))
        gone = sa.delete(AttendanceMark).where(AttendanceMark.lesson_id.in_(of_register))
        db.session.execute(gone, execution_options={"synchronize_session": False})
    journal.undo(change_set, now())
    return set()
