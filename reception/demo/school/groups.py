"""Groups of each term with their teachers, pupils and lessons, the registers of those, and the results."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from random import Random
from typing import Any, Final

from reception.access.roles import Role
from reception.accounts import operations
from reception.accounts.models import Unit
from reception.demo.people import at_nine
from reception.demo.rows import Rows
from reception.demo.school.files import Learner, StudyFiles
from reception.demo.school.grades import Grades, Group, Member
from reception.demo.school.registers import Registers
from reception.demo.school.signals import Signals
from reception.demo.school.terms import holidays_in
from reception.education.models import Lesson, LessonPattern, Place, SchoolHoliday, StudyGroup, Teaching
from reception.education.rules.timetable import Pattern, timetable
from reception.education.terms.lessons import MarkKind
from reception.education.terms.pupils import Programme, StudyTime
from reception.education.terms.studies import OrientationPart, SfiCourse
from reception.reckoning.periods import Period

CAPACITY, PUPILS_A_GROUP, GROUPS_A_TEACHER = 26, 25, 2
COLLEAGUES: Final = ("Gun Alm", "Rosa Pina", "Hedvig Blad", "Jonas Ahl", "Miriam Sand", "Olof Hed")
#: Beginning and end of the day's lessons: mornings and afternoons.
MORNING, AFTERNOON = (time(8, 30), time(11, 30)), (time(12, 30), time(15, 30))
WEDNESDAY_EVENING: Final = (2, time(17), time(20))
#: The languages in which civic orientation is given.
LANGUAGES: Final = ("ar", "uk")


class Groups:
    """Makes the groups of one term after the other."""

    def __init__(self, random: Random, rows: Rows, today: date, files: StudyFiles, unit: Unit) -> None:
        self.random, self.rows, self.today, self.files, self.unit = random, rows, today, files, unit
        self.registers = Registers(random, rows, today)
        self.grades = Grades(random, rows, today)
        self.signals = Signals(rows, today)
        self._teachers: list[int] = []
        self._made = 0

    def term(self, term: Period, learners: Sequence[Learner], *, registers_from: date) -> list[Group]:
        """The groups of a term: of each course as many as its pupils need, and of civic orientation."""
        self._made, made = 0, []
        closed = [days for _name, days in holidays_in(term)]
        for name, days in holidays_in(term):
            self.rows.add(SchoolHoliday, unit_id=self.unit.id, name=name, first_on=days.first, last_on=days.end)
        for course, members in sorted(_by_course(learners, term).items(), key=lambda one: (-len(one[1]), one[0])):
            for number, those in enumerate(_shared_out(members, PUPILS_A_GROUP), start=1):
                group = self._group(f"SFI {course}{number}", Programme.SFI, term, those, course=course)
                self._teach(group, closed, registers_from)
                self.grades.of_group(group, course)
                made.append(group)
        for language in LANGUAGES:
            found = self._oriented(learners, term, language)
            if found:
                name = f"Samhällsorientering {language}"
                group = self._group(name, Programme.ORIENTATION, term, found, language=language)
                self._teach(group, closed, registers_from)
                made.append(group)
        return made

    def _oriented(self, learners: Sequence[Learner], term: Period, language: str) -> list[Member]:
        found = []
        for one in learners:
            started, finished = one.noted("civic_orientation_started"), one.noted("civic_orientation_finished")
            speaks = LANGUAGES[0] if one.sketch.language_tags[0] != LANGUAGES[1] else LANGUAGES[1]
            if started is None or finished is not None or speaks != language:
                continue
            days = Period(max(started, term.first), one.left_on)
            if started >= term.first - timedelta(days=120) and days.end >= term.first and days.first <= term.end:
                found.append(Member(one, None, days))
        return found

    def _group(self, name: str, programme: Programme, term: Period, members: list[Member], **values: Any) -> Group:
        group_id = self.rows.add(
            StudyGroup,
            number=self.files.numbers.next(),
            unit_id=self.unit.id,
            name=name,
            programme=programme,
            when=StudyTime.DAY if programme is Programme.SFI else StudyTime.EVENING,
            capacity=CAPACITY,
            room=f"Sal {1 + self._made % 14}",
            first_on=term.first,
            last_on=term.end,
            **values,
        )
        group = Group(group_id, programme, term, self._teacher(), members)
        self.rows.add(Teaching, group_id=group_id, user_id=group.teacher_id, is_responsible=True, first_on=term.first)
        for member in members:
            last = member.days.last if member.days.last and member.days.last < term.end else None
            self.rows_of_place(group, member, last)
        self._made += 1
        return group

    def rows_of_place(self, group: Group, member: Member, last: date | None) -> None:
        """A pupil's place in a group."""
        member.place_id = self.rows.add(
            Place,
            pupil_id=member.learner.pupil_id,
            group_id=group.group_id,
            first_on=max(member.days.first, group.term.first),
            last_on=last or (group.term.end if group.term.end < self.today else None),
            made_at=at_nine(min(member.days.first, self.today)),
            made_by_id=self.files.teacher_id,
        )

    def _teacher(self) -> int:
        """Per has the first two groups of a term, one before and one after noon, and each colleague as many."""
        number = self._made // GROUPS_A_TEACHER
        while len(self._teachers) <= number:
            self._teachers.append(self._employ(len(self._teachers)))
        return self._teachers[number]

    def _employ(self, number: int) -> int:
        if number == 0:
            return int(self.files.teacher_id)
        name = COLLEAGUES[(number - 1) % len(COLLEAGUES)]
        more = f" {number // len(COLLEAGUES) + 1}" if number > len(COLLEAGUES) else ""
        user = operations.open_account(email=f"teacher{number + 1}@demo.example", name=name + more, title="SFI-lärare")
        since = self.today - timedelta(days=5 * 365)
        operations.give_duty(user, role=Role.SFI_STAFF, unit=self.unit, starts_on=since, ends_on=None, given_by=None)
        return user.id

    def _teach(self, group: Group, closed: list[Period], registers_from: date) -> None:
        """The lessons of the term, and the registers of those that have been."""
        marked_from = max(group.term.first, registers_from)
        room = f"Sal {1 + (self._made - 1) % 14}"
        patterns = [
            Pattern(self._pattern(group, weekday, starts, ends, room), weekday, starts, ends, room)
            for weekday, starts, ends in self._week(group)
        ]
        for number, lesson in enumerate(timetable(group.term, patterns, closed).lessons):
            sitting = lesson.sitting
            lesson_id = self.rows.add(
                Lesson,
                group_id=group.group_id,
                pattern_id=lesson.pattern_id,
                pattern_day=lesson.day_of_pattern,
                on=sitting.day,
                starts=sitting.starts,
                ends=sitting.ends,
                room=sitting.place,
            )
            if marked_from <= sitting.day < self.today:
                self._register(group, lesson_id, sitting.day, sitting.minutes, number)

    def _week(self, group: Group) -> list[tuple[int, time, time]]:
        if group.programme is Programme.ORIENTATION:
            return [WEDNESDAY_EVENING]
        times = MORNING if self._made % 2 else AFTERNOON
        return [(weekday, *times) for weekday in range(5)]

    def _pattern(self, group: Group, weekday: int, starts: time, ends: time, room: str) -> int:
        return self.rows.add(
            LessonPattern, group_id=group.group_id, weekday=weekday, starts=starts, ends=ends, room=room, every=1
        )

    def _register(self, group: Group, lesson_id: int, day: date, minutes: int, number: int) -> None:
        there = [
            one for one in group.members if Period(max(one.days.first, group.term.first), one.days.last).covers(day)
        ]
        forgotten = (self.today - day).days <= 7 and self.random.randrange(6) == 0
        if not there or forgotten:
            return
        part = list(OrientationPart)[number // 4 % 8] if group.programme is Programme.ORIENTATION else None
        places = [(one.place_id, one.learner.person_id) for one in there]
        missed = self.registers.take(
            group.group_id, lesson_id, day, minutes, places, part=part, taken_by_id=group.teacher_id
        )
        if group.term.covers(self.today):
            for one in there:
                self.signals.attended(one.learner.pupil_id, group, day, missed.get(one.place_id, MarkKind.PRESENT))


def _by_course(learners: Sequence[Learner], term: Period) -> dict[SfiCourse, list[Member]]:
    found: defaultdict[SfiCourse, list[Member]] = defaultdict(list)
    for one in learners:
        for studied in one.studied:
            days = Period(studied.first_on, studied.last_on)
            if days.meets(term):
                found[studied.course].append(Member(one, studied, days))
    return found


def _shared_out(members: list[Member], size: int) -> Iterator[list[Member]]:
    """In groups of about the same size; who begins late gets the place of somebody who has gone."""
    came = sorted(one.days.first for one in members)
    gone = sorted(one.days.end for one in members)
    many = -(-max(number - bisect_left(gone, day) for number, day in enumerate(came, start=1)) // size)
    ordered = sorted(members, key=lambda one: (one.days.first, one.learner.pupil_id))
    for number in range(many):
        yield ordered[number::many]
