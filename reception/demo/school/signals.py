"""Absence to act on, as the rules find it in what was reported of the term; what is older was dealt with."""

from collections import defaultdict
from datetime import date, timedelta

from reception.demo.people import at_nine
from reception.demo.rows import Rows
from reception.demo.school.grades import Group
from reception.education.models import AbsenceSignal
from reception.education.rules.absence import Attended
from reception.education.rules.absence.watching import THREE_WEEKS_AWAY, found, standard
from reception.education.terms.lessons import MarkKind
from reception.education.terms.pupils import SignalEnd

#: What was to be done so many days ago was done; of who stays away for weeks it takes longer.
DONE_AFTER, DONE_AFTER_WEEKS = 3, 10


class Signals:
    """Collects what was reported of each pupil, lesson by lesson."""

    def __init__(self, rows: Rows, today: date) -> None:
        self.rows, self.today = rows, today
        self._lessons: defaultdict[int, list[Attended]] = defaultdict(list)
        self._groups: dict[int, Group] = {}

    def attended(self, pupil_id: int, group: Group, on: date, kind: MarkKind) -> None:
        """How one lesson was for one pupil."""
        self._lessons[pupil_id].append(Attended(on, kind))
        self._groups[pupil_id] = group

    def write(self) -> None:
        """A row for each time that a rule was met."""
        for pupil_id, lessons in self._lessons.items():
            group = self._groups[pupil_id]
            for it in found(standard(), sorted(lessons), []):
                days = DONE_AFTER_WEEKS if it.code == THREE_WEEKS_AWAY else DONE_AFTER
                is_done = it.act_by < self.today - timedelta(days=days)
                self.rows.add(
                    AbsenceSignal,
                    pupil_id=pupil_id,
                    rule=it.code,
                    acts=it.acts,
                    first_on=it.first,
                    last_on=it.last,
                    absences=it.absences,
                    act_by=it.act_by,
                    group_id=group.group_id,
                    made_at=at_nine(it.last) + timedelta(hours=4),
                    ended_at=at_nine(it.act_by) if is_done else None,
                    ended_as=SignalEnd.TALKED if is_done else None,
                    ended_by_id=group.teacher_id if is_done else None,
                )
