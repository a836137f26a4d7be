"""Registers by exception: nearly four lessons of five are attended, by each in her own way."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from reception.demo.people import at_nine
from reception.demo.rows import Rows
from reception.education.models import AttendanceMark, Register, Roster, RosterPlace
from reception.education.rules.register import PRESENT, Coded, Mark, coded, to_text
from reception.education.terms.lessons import MarkKind
from reception.education.terms.studies import OrientationPart

#: Of a hundred lessons of somebody who is as all are: excused, unexcused, late, left early.
EXCUSED, UNEXCUSED, LATE, LEFT_EARLY = 9, 6, 5, 2
#: How often somebody is away, compared with all; one of them is hardly ever away, one every other day.
WAYS: Final = (0.3, 0.6, 0.8, 1.0, 1.0, 1.3, 1.8, 3.0)


class Registers:
    """Takes the registers of lessons that have been."""

    def __init__(self, random: Random, rows: Rows, today: date) -> None:
        self.random, self.rows, self.today = random, rows, today
        self._rosters: dict[tuple[int, str], int] = {}
        #: Those who came no more after a day, and told nobody: by person.
        self.gone_since: dict[int, date] = {}

    def take(
        self,
        group_id: int,
        lesson_id: int,
        day: date,
        minutes: int,
        places: Sequence[tuple[int, int]],
        *,
        part: OrientationPart | None,
        taken_by_id: int,
    ) -> dict[int, MarkKind]:
        """The register of one lesson; `places`: each place with the id of the person, who has her own way.

        Answers the exceptions, by place.
        """
        told = coded({place: self._mark(person_id, day, minutes) for place, person_id in places}, minutes)
        self._add(
            told,
            lesson_id=lesson_id,
            roster_id=self._roster(group_id, told.listed),
            on=day,
            minutes=minutes,
            part=part,
            taken_at=at_nine(day) + timedelta(hours=4),
            taken_by_id=taken_by_id,
        )
        return {row.pupil: row.kind for row in told.rows}

    def _add(self, told: Coded, *, lesson_id: int, on: date, **facts: Any) -> None:
        kinds = [row.kind for row in told.rows]
        self.rows.add(
            Register,
            lesson_id=lesson_id,
            on=on,
            listed=len(told.listed),
            late=kinds.count(MarkKind.LATE),
            left_early=kinds.count(MarkKind.LEFT_EARLY),
            excused=kinds.count(MarkKind.EXCUSED),
            unexcused=kinds.count(MarkKind.UNEXCUSED),
            attended=told.attended,
            **facts,
        )
        for row in told.rows:
            self.rows.add(
                AttendanceMark,
                lesson_id=lesson_id,
                place_id=row.pupil,
                on=on,
                kind=row.kind,
                late=row.late,
                early=row.early,
                missed=row.missed,
                announced=row.announced,
            )

    def _roster(self, group_id: int, listed: Sequence[int]) -> int:
        text = to_text(dict.fromkeys(listed, PRESENT))
        if (group_id, text) not in self._rosters:
            roster_id = self.rows.add(Roster, group_id=group_id, listed=text)
            for place in listed:
                self.rows.add(RosterPlace, roster_id=roster_id, place_id=place)
            self._rosters[group_id, text] = roster_id
        return self._rosters[group_id, text]

    def _mark(self, person_id: int, day: date, minutes: int) -> Mark:
        if day >= self.gone_since.get(person_id, date.max):
            return Mark(MarkKind.UNEXCUSED)
        drawn = self.random.random() * 100 / WAYS[person_id % len(WAYS)]
        if drawn < EXCUSED:
            return Mark(MarkKind.EXCUSED, announced=self.random.random() < 0.7)
        if drawn < EXCUSED + UNEXCUSED:
            return Mark(MarkKind.UNEXCUSED)
        if drawn < EXCUSED + UNEXCUSED + LATE:
            return Mark(MarkKind.LATE, late=self.random.choice((5, 10, 15, 20, 30)))
        if drawn < EXCUSED + UNEXCUSED + LATE + LEFT_EARLY:
            return Mark(MarkKind.LEFT_EARLY, early=min(minutes // 2, self.random.choice((15, 30, 60))))
        return PRESENT
