"""Invented casework: cases, contacts, appointments, questions and next steps around people."""

import tomllib
from datetime import date, datetime, timedelta
from random import Random

from reception.cases.models import Case, CaseAssignment, Task
from reception.cases.terms import CaseState, TaskState, Weight
from reception.contacts.models import Contact, Question
from reception.contacts.terms import CallKind, Channel, ContactState, InterpreterState, QuestionKind
from reception.demo.people import PeopleMaker, at_nine
from reception.demo.rows import Rows
from reception.demo.sketches import FOLDER

SILENT_AFTER = 60
#: How many cases of a hundred are how much work.
WEIGHTS = {Weight.LIGHT: 10, Weight.ORDINARY: 80, Weight.DEMANDING: 10}


class CaseMaker:
    """Makes the file of one person after the other."""

    def __init__(
        self, random: Random, rows: Rows, today: date, people: PeopleMaker, organisations: dict[str, int]
    ) -> None:
        self.random, self.rows, self.today, self.people, self.organisations = random, rows, today, people, organisations
        self.weights = Random()  # noqa: S311 - begins where the seed put the other, and leaves that one's course alone
        self.weights.setstate(random.getstate())
        #: When something happened last in each case.
        self.active_on: dict[int, date] = {}
        self.texts = tomllib.loads((FOLDER / "texts.toml").read_text())

    def open(
        self,
        person_id: int,
        *,
        unit_id: int,
        worker_id: int | None,
        opened_on: date,
        active_on: date | None = None,
        handed_to: tuple[int, date] | None = None,
    ) -> int:
        """An open case with its log, its next steps and its waiting questions.

        `handed_to`: who has it now, and the last day that `worker_id` follows along.
        """
        last = active_on or max(opened_on, self.today - timedelta(days=self._silence()))
        case_id = self._case(person_id, unit_id, worker_id, opened_on=opened_on, active_on=last, handed_to=handed_to)
        self._log(case_id, worker_id, opened_on, last)
        self._next_steps(case_id, worker_id)
        self._questions(case_id, worker_id, last)
        return case_id

    def closed(
        self, person_id: int, *, unit_id: int, worker_id: int | None, opened_on: date, on: date | None = None
    ) -> tuple[int, date]:
        """A case that is over, by chance or on a day; return its id and its last day."""
        days = max((self.today - opened_on).days - 5, 0)
        closed_on = on or opened_on + timedelta(days=min(days, self.random.randrange(90, 900)))
        case_id = self._case(
            person_id, unit_id, worker_id, opened_on=opened_on, active_on=closed_on, closed_on=closed_on
        )
        self._log(case_id, worker_id, opened_on, closed_on)
        return case_id, closed_on

    def _silence(self) -> int:
        """Days since something happened: mostly weeks, for one case in eight months."""
        return (
            self.random.randrange(SILENT_AFTER + 5, 200)
            if self.random.random() < 0.12
            else self.random.randrange(0, 40)
        )

    def _case(
        self,
        person_id: int,
        unit_id: int,
        worker_id: int | None,
        *,
        opened_on: date,
        active_on: date,
        closed_on: date | None = None,
        handed_to: tuple[int, date] | None = None,
    ) -> int:
        now_with, until = handed_to or (worker_id, closed_on)
        case_id = self.rows.add(
            Case,
            number=self.people.short_numbers.next(),
            person_id=person_id,
            unit_id=unit_id,
            worker_id=now_with,
            weight=self.weights.choices(list(WEIGHTS), list(WEIGHTS.values()))[0],
            state=CaseState.CLOSED if closed_on else CaseState.OPEN,
            opened_on=opened_on,
            closed_on=closed_on,
            active_on=active_on,
        )
        self.active_on[case_id] = active_on
        if worker_id is not None:
            self.rows.add(CaseAssignment, case_id=case_id, user_id=worker_id, starts_on=opened_on, ends_on=until)
        return case_id

    def _log(self, case_id: int, worker_id: int | None, first: date, last: date) -> None:
        span = (last - first).days
        days = sorted(
            {
                first,
                last,
                *(first + timedelta(days=self.random.randrange(span + 1)) for _ in range(self.random.randrange(2, 10))),
            }
        )
        for day in days:
            self._contact(case_id, worker_id, day)

    def _contact(self, case_id: int, worker_id: int | None, day: date) -> None:
        tried = self.random.random() < 0.12
        channel, text = (
            ("phone", self.random.choice(self.texts["tried"])) if tried else self.random.choice(self.texts["contacts"])
        )
        at = self._at(day)
        with_interpreter = channel in {"visit", "meeting"} and self.random.random() < 0.6
        self.rows.add(
            Contact,
            case_id=case_id,
            at=at,
            channel=Channel(channel),
            state=ContactState.NO_ANSWER if tried else ContactState.HELD,
            summary=text,
            minutes=self.random.choice([10, 15, 30, 45, 60]),
            author_id=worker_id,
            logged_at=at,
            interpreter=InterpreterState.CAME if with_interpreter else InterpreterState.NONE,
            interpreter_minutes=45 if with_interpreter else None,
        )

    def _at(self, day: date) -> datetime:
        return at_nine(day) + timedelta(minutes=15 * self.random.randrange(0, 32))

    def _next_steps(self, case_id: int, worker_id: int | None) -> None:
        for chance, low, high in ((0.1, -9, 0), (0.06, 0, 1), (0.14, 1, 6), (0.5, 6, 60)):
            if self.random.random() < chance:
                self._task(case_id, worker_id, self.today + timedelta(days=self.random.randrange(low, high)))
        for chance, low, high in ((0.05, 0, 1), (0.12, 1, 6), (0.2, 6, 30)):
            if self.random.random() < chance:
                self.appointment(case_id, worker_id, self.today + timedelta(days=self.random.randrange(low, high)))

    def _task(self, case_id: int, worker_id: int | None, due_on: date) -> None:
        self.rows.add(
            Task,
            case_id=case_id,
            title=self.random.choice(self.texts["tasks"]),
            due_on=due_on,
            owner_id=worker_id,
            state=TaskState.OPEN,
            made_at=at_nine(due_on - timedelta(days=20)),
            made_by_id=worker_id,
        )

    def appointment(
        self, case_id: int, worker_id: int | None, day: date, *, title: str | None = None, language: str | None = None
    ) -> None:
        """A planned contact."""
        booked = language is not None or self.random.random() < 0.5
        self.rows.add(
            Contact,
            case_id=case_id,
            at=self._at(day),
            channel=Channel.MEETING,
            state=ContactState.PLANNED,
            call=CallKind.INVITED,
            place=self.random.choice(self.texts["places"]),
            summary=title or self.random.choice(self.texts["appointments"]),
            interpreter=InterpreterState.PLANNED if booked else InterpreterState.NONE,
            interpreter_language=language,
            author_id=worker_id,
            logged_at=at_nine(self.today - timedelta(days=7)),
        )

    def _questions(self, case_id: int, worker_id: int | None, last: date) -> None:
        if self.random.random() < 0.15:
            organisation, kind, text = self.random.choice(self.texts["questions"])
            asked_on = min(last, self.today) - timedelta(days=self.random.randrange(0, 30))
            self.rows.add(
                Question,
                case_id=case_id,
                organisation_id=self.organisations[organisation],
                kind=QuestionKind(kind),
                text=text,
                asked_on=asked_on,
                author_id=worker_id,
                made_at=at_nine(asked_on),
            )
