"""What stands beside SFI: courses of adult education after it or with it, and absences told for the next lesson."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from reception.demo.people import at_nine
from reception.demo.rows import Rows
from reception.demo.school.files import Learner
from reception.demo.school.grades import Group
from reception.education.models import AbsenceAnnouncement, AdultCourse
from reception.education.rules.timetable.sittings import instant
from reception.education.terms.pupils import AdultCourseState
from reception.education.terms.studies import AdultCourseKind, AdultLevel, SfiCourse

#: Name, level, kind, and points of the national plan.
COURSES: Final = (
    ("Svenska som andraspråk", AdultLevel.BASIC, AdultCourseKind.NATIONAL, 700),
    ("Engelska", AdultLevel.BASIC, AdultCourseKind.NATIONAL, 600),
    ("Matematik", AdultLevel.BASIC, AdultCourseKind.NATIONAL, 600),
    ("Vårdbiträde", AdultLevel.UPPER_SECONDARY, AdultCourseKind.VOCATIONAL, 800),
    ("Restaurangbiträde", AdultLevel.UPPER_SECONDARY, AdultCourseKind.VOCATIONAL, 700),
)
#: Of a hundred who passed course D: those who went on here. Of a group, those who told that they will be away.
WENT_ON, ANNOUNCED = 45, 5


class Beside:
    """Adult courses and announcements."""

    def __init__(self, random: Random, rows: Rows, today: date) -> None:
        self.random, self.rows, self.today = random, rows, today

    def go_on(self, one: Learner) -> None:
        """Who passed course D may go on with a course, which she may have completed by now."""
        passed = next((two.last_on for two in one.studied if two.course is SfiCourse.D and two.is_passed), None)
        if passed is None or self.random.randrange(100) >= WENT_ON:
            return
        name, level, kind, points = self.random.choice(COURSES)
        first = passed + timedelta(days=self.random.randint(14, 60))
        last = first + timedelta(days=self.random.randint(120, 260))
        is_over, has_begun = last <= self.today, first <= self.today
        studies = AdultCourseState.STUDIES if has_begun else AdultCourseState.ADMITTED
        self.rows.add(
            AdultCourse,
            pupil_id=one.pupil_id,
            name=name,
            level=level,
            kind=kind,
            points=points,
            state=AdultCourseState.COMPLETED if is_over else studies,
            applied_on=passed,
            first_on=first,
            last_on=last if is_over else None,
            grade=self.random.choice("CDEEE") if is_over else None,
            made_at=at_nine(min(passed, self.today)),
            made_by_id=one.entered_by_id,
        )

    def announce(self, groups: Sequence[Group]) -> None:
        """Some told that they are away on the next weekday, all of it or its first hours."""
        day = self.today + timedelta(days=max(0, 7 - self.today.weekday()) if self.today.weekday() > 4 else 0)
        told = datetime.combine(self.today, time(6, 50))
        for group in groups:
            for member in group.members:
                if member.days.covers(day) and self.random.randrange(100) < ANNOUNCED:
                    until = self.random.choice((time(10), time(16)))
                    self.rows.add(
                        AbsenceAnnouncement,
                        pupil_id=member.learner.pupil_id,
                        since=instant(day, time(8)),
                        until=instant(day, until),
                        made_at=instant(told.date(), told.time()),
                        made_by_id=group.teacher_id,
                    )
