"""Invented days of a unit: who is away, who stands in, and one who hands over cases before a leave."""

from datetime import date, timedelta

from reception.cases.models import Absence, CaseAssignment, HandedCase, HandOver
from reception.cases.terms import GivenOutcome
from reception.demo.people import at_nine
from reception.demo.rows import Rows
from reception.demo.staff import Staff

#: How many cases are handed over, and how long ago: both members of staff follow them for another while.
HANDED, HANDED_BEFORE, OVERLAP = 6, timedelta(days=2), timedelta(days=9)
NOTE = "Boka ett gemensamt möte före den 1:a. Tolkar är bokade för allt som står i planen."


class Covering:
    """Two colleagues of the main unit: one is away today, one goes on leave soon and has handed over cases.

    The caseworker whom the demo is tried with stands in for the one, and got the cases of the other.
    """

    def __init__(self, rows: Rows, staff: Staff, today: date) -> None:
        self.rows, self.today, self.unit_id = rows, today, staff.main_unit_id
        self.taker, self.away, self.leaving = staff.workers[staff.main_unit_id][:3]
        self.manager = staff.users["manager@demo.example"].id
        self.handed: list[int] = []

    def handed_to(self, unit_id: int, worker_id: int | None, opened_on: date) -> tuple[int, date] | None:
        """Who has a case now and until when both follow it, if it is to be among those that are handed over."""
        is_theirs = (unit_id, worker_id) == (self.unit_id, self.leaving)
        is_one = is_theirs and len(self.handed) < HANDED and opened_on < self.today - HANDED_BEFORE
        return (self.taker, self.today + OVERLAP) if is_one else None

    def hand(self, case_id: int) -> None:
        """The taker has the case now, and the one who leaves follows along."""
        self.handed.append(case_id)
        self.rows.add(
            CaseAssignment, case_id=case_id, user_id=self.taker, starts_on=self.today - HANDED_BEFORE, ends_on=None
        )

    def settle(self, number: str) -> None:
        """Write who is away, and the hand-over under that short number."""
        self._absence(self.away, self.taker, (-1, 5))
        self._absence(self.leaving, self.away, (OVERLAP.days + 1, OVERLAP.days + 35))
        if self.handed:
            self._hand_over(number)

    def _absence(self, user_id: int, substitute_id: int, days: tuple[int, int]) -> None:
        first, last = (self.today + timedelta(days=day) for day in days)
        self.rows.add(
            Absence,
            user_id=user_id,
            substitute_id=substitute_id,
            unit_id=self.unit_id,
            starts_on=first,
            ends_on=last,
            made_at=at_nine(self.today - timedelta(days=7)),
            made_by_id=self.manager,
        )

    def _hand_over(self, number: str) -> None:
        made = self.rows.add(
            HandOver,
            number=number,
            unit_id=self.unit_id,
            worker_id=self.taker,
            starts_on=self.today - HANDED_BEFORE,
            overlap_until=self.today + OVERLAP,
            note=NOTE,
            made_at=at_nine(self.today - HANDED_BEFORE),
            made_by_id=self.manager,
        )
        given = {"from_worker_id": self.leaving, "outcome": GivenOutcome.GIVEN, "case_version": 1}
        for case_id in self.handed:
            self.rows.add(HandedCase, hand_over_id=made, case_id=case_id, **given)
