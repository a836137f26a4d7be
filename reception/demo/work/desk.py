"""What Arbetsförmedlingen did with somebody: enrolled her, decided, met with the unit, and answered its questions."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from reception.contacts.models import Contact, Question
from reception.contacts.terms import Channel, ContactState, InterpreterState, QuestionKind, QuestionState
from reception.demo.numbers import NumberSource
from reception.demo.people import at_nine
from reception.demo.rows import Rows
from reception.demo.skills.interviews import workday
from reception.demo.work.drawing import one_of
from reception.demo.work.life import Course
from reception.demo.work.of import Of
from reception.work.models import AuthorityDecision, Enrolment, Programme
from reception.work.terms.desk import DecisionKind, ProgrammeEnd, ProgrammeKind
from reception.work.terms.file import LearntThrough
from reception.work.terms.jobs import DecidedBy

AGENCY: Final = "Arbetsförmedlingen"
LEARNT: Final = (
    (LearntThrough.PERSON, 40), (LearntThrough.DOCUMENT, 25), (LearntThrough.AUTHORITY, 32),
    (LearntThrough.OWN_UNIT, 3),
)  # fmt: skip
CATEGORIES: Final = ("Program med aktivitetsstöd", "Öppet arbetslös", "Etableringsprogrammet", None)
PLANNERS: Final = ("Kerstin Lilja", "Hans Modig", "Samira Kaya", "Olle Brandt", "Eleni Ask", None)
#: Of a hundred who are enrolled: met with the authority within sixty days, or later; who go on meeting it; with a
#: question that was answered.
MET, MET_LATER, MEETS, ASKED = 62, 18, 82, 34
#: Days from one meeting to the next; and from the last to the day on which something happened last.
NEXT_MEETING, LAST_MEETING = (45, 120), (0, 50)
MEETINGS: Final = (
    "Trepartsmöte med Arbetsförmedlingen. Gick igenom planen, vem som gör vad.",
    "Gemensamt möte. Arbetsförmedlingen bokar introduktion till programmet.",
    "Samtal med handläggaren på Arbetsförmedlingen om nästa steg.",
    "Digitalt möte med Arbetsförmedlingen och tolk. Praktik diskuterades.",
)
#: Authority, what it was asked, the question, how many days the answer took, and the answer.
QUESTIONS: Final = (
    (AGENCY, QuestionKind.ENROLMENT, "När börjar programmet?", (3, 35), "Beslut finns, start nästa månad."),
    (AGENCY, QuestionKind.MEETING, "Tid för gemensamt möte.", (2, 28), "Tid bokad."),
    (AGENCY, QuestionKind.ENROLMENT, "Vem är handläggare?", (5, 45), "Handläggare utsedd."),
    ("Försäkringskassan", QuestionKind.BENEFIT, "När betalas ersättningen ut?", (8, 60), "Utbetalas den 25:e."),
    ("Migrationsverket", QuestionKind.PERMIT, "När kan beslut väntas?", (25, 160), "Beslut är fattat."),
    ("Skatteverket", QuestionKind.REGISTRATION, "Är folkbokföringen klar?", (6, 45), "Folkbokförd."),
    ("Regionen", QuestionKind.HEALTH, "Tid för hälsoundersökning.", (7, 55), "Kallelse är skickad."),
    ("Centrala studiestödsnämnden (CSN)", QuestionKind.OTHER, "Vad saknas i ansökan?", (10, 50), "Komplett nu."),
)
WITHDRAWN: Final = 5
OTHER_DECISIONS: Final = (
    (DecisionKind.EXTENT, 18), (DecisionKind.ABSENCE, 10), (DecisionKind.WARNING, 4), (DecisionKind.OTHER, 3),
)  # fmt: skip


class Desk:
    """Writes one person after the other."""

    def __init__(self, rows: Rows, organisations: dict[str, int]) -> None:
        self.rows, self.organisations = rows, organisations

    def write(self, random: Random, of: Of) -> None:
        """All that the unit has noted of the authority."""
        self._enrol(random, of)
        for course in of.life.courses:
            if of.is_known(course.started_on):
                self._course(random, of, course)
        for one in of.life.tries:
            if one.decided_by is DecidedBy.AUTHORITY and of.is_known(one.started_on) and random.random() < 0.5:
                day = workday(one.started_on - timedelta(days=random.randrange(2, 12)))
                self._decide(random, of, DecisionKind.MEASURE, day, (one.started_on, one.planned_end_on))
        if of.life.enrolled_on is not None and random.randrange(100) < ASKED:
            self._ask(random, of)

    def _enrol(self, random: Random, of: Of) -> None:
        enrolled = of.life.enrolled_on
        if enrolled is None or not of.is_known(enrolled):
            return
        ended = self._left(random, of, enrolled)
        self._enrolled(random, of, enrolled, ended)
        again = next((one.ended_on for one in of.life.jobs if ended and one.ended_on and one.ended_on > ended), None)
        if again is not None and of.is_known(again + timedelta(days=9)) and random.random() < 0.6:
            self._enrolled(random, of, again + timedelta(days=8), None)
        chance = random.randrange(100)
        if chance < MET + MET_LATER:
            self._meet(random, of, enrolled, (8, 58) if chance < MET else (70, 180))
        if random.randrange(100) < MEETS:
            self._meet_on(random, of, enrolled, ended)

    def _left(self, random: Random, of: Of, enrolled: date) -> date | None:
        """Who works or studies all day is not enrolled for long."""
        starts = [one.started_on for one in of.life.jobs if one.is_full_time and one.started_on > enrolled]
        starts += [one.started_on for one in of.life.lessons if one.extent == 100 and one.started_on > enrolled]
        first = min(starts, default=None)
        if first is None or random.random() >= 0.7:
            return of.case.closed_on if of.case.has_moved else None
        return of.seen(first + timedelta(days=random.randrange(0, 45)))

    def _enrolled(self, random: Random, of: Of, day: date, ended: date | None) -> None:
        planner = random.choice(PLANNERS)
        is_near = ended is None and of.case.closed_on is None and random.random() < 0.45
        of.add(
            self.rows, random, Enrolment, day, enrolled_on=day, ended_on=ended, category=random.choice(CATEGORIES),
            office="Arbetsförmedlingen Exempelby" if random.random() < 0.8 else None, planner=planner,
            planner_phone=NumberSource(random).phone() if planner else None,
            next_meeting_on=workday(of.today + timedelta(days=random.randrange(-6, 50))) if is_near else None,
        )  # fmt: skip

    def _course(self, random: Random, of: Of, course: Course) -> None:
        """A programme, and what was decided about it."""
        ended, because = of.seen(course.ended_on), course.because
        if ended is None and of.case.has_moved and of.case.closed_on and course.covers(of.case.closed_on):
            ended, because = of.case.closed_on, ProgrammeEnd.MOVED
        of.add(
            self.rows, random, Programme, course.started_on, kind=course.kind, started_on=course.started_on,
            planned_end_on=course.planned_end_on, extent=course.extent, ended_on=ended,
            ended_because=because if ended else None, learnt_through=one_of(random, LEARNT),
        )  # fmt: skip
        days = (course.started_on, course.planned_end_on)
        if random.random() < 0.85:
            decided = workday(course.started_on - timedelta(days=random.randrange(0, 10)))
            self._decide(random, of, DecisionKind.ASSIGNMENT, decided, days)
        if course.kind is ProgrammeKind.ESTABLISHMENT:
            self._about_establishment(random, of, course, ended)

    def _about_establishment(self, random: Random, of: Of, course: Course, ended: date | None) -> None:
        if random.random() < 0.6:
            day = workday(course.started_on + timedelta(days=random.randrange(3, 40)))
            self._decide(random, of, DecisionKind.BENEFIT, day, (course.started_on, None))
        for kind, share in OTHER_DECISIONS:
            day = workday(course.started_on + timedelta(days=random.randrange(30, 500)))
            if random.randrange(100) < share and course.covers(day) and (ended is None or day <= ended):
                self._decide(random, of, kind, day, (day, None))
        if ended is not None and course.because is ProgrammeEnd.RECALLED:
            self._decide(random, of, DecisionKind.RECALL, ended, (ended, None))

    def _decide(
        self, random: Random, of: Of, kind: DecisionKind, day: date, valid: tuple[date | None, date | None]
    ) -> None:
        if of.is_known(day):
            learnt = one_of(random, LEARNT[:3])
            of.add(
                self.rows, random, AuthorityDecision, day, kind=kind, decided_on=day, valid_from=valid[0],
                valid_to=valid[1], learnt_through=learnt,
            )  # fmt: skip

    def _meet(self, random: Random, of: Of, enrolled: date, days: tuple[int, int]) -> None:
        """A meeting with the authority, as a contact of the case."""
        day = workday(max(enrolled, of.case.opened_on) + timedelta(days=random.randint(*days)))
        if day > (of.case.closed_on or of.today):
            return
        self.meeting(of, day, random.choice(MEETINGS), random.choice((30, 45, 60)))

    def _meet_on(self, random: Random, of: Of, enrolled: date, ended: date | None) -> None:
        """The later meetings, while she is enrolled and something happens in the case: told from the last one back."""
        first = max(enrolled, of.case.opened_on) + timedelta(days=75)
        last = min(ended or of.today, of.case.closed_on or of.case.active_on or of.today)
        day = workday(last - timedelta(days=random.randint(*LAST_MEETING)))
        while day >= first:
            self.meeting(of, day, random.choice(MEETINGS), random.choice((30, 45, 60)))
            day = workday(day - timedelta(days=random.randint(*NEXT_MEETING)))

    def meeting(self, of: Of, day: date, summary: str, minutes: int) -> None:
        """Staff, the authority and the person met on a day."""
        at: datetime = at_nine(day) + timedelta(hours=1)
        self.rows.add(
            Contact, case_id=of.case.case_id, at=at, channel=Channel.MEETING, state=ContactState.HELD, minutes=minutes,
            summary=summary, organisation_id=self.organisations[AGENCY], author_id=of.case.worker_id, logged_at=at,
            interpreter=InterpreterState.CAME if of.sketch.needs_interpreter else InterpreterState.NONE,
            interpreter_minutes=minutes if of.sketch.needs_interpreter else None,
        )  # fmt: skip

    def _ask(self, random: Random, of: Of) -> None:
        """A question of the past that was answered, or that nobody needed an answer to any more."""
        name, kind, text, days, answer = random.choice(QUESTIONS)
        last = of.case.closed_on or of.today
        asked = workday(of.case.opened_on + timedelta(days=random.randrange(5, 300)))
        answered = workday(asked + timedelta(days=random.randint(*days)))
        if max(asked, answered) <= last:
            state = QuestionState.WITHDRAWN if random.randrange(100) < WITHDRAWN else QuestionState.ANSWERED
            self.question(of, name, kind, text, (asked, max(asked, answered)), answer=answer, state=state)

    def question(
        self,
        of: Of,
        name: str,
        kind: QuestionKind,
        text: str,
        days: tuple[date, date],
        *,
        answer: str,
        state: QuestionState = QuestionState.ANSWERED,
    ) -> None:
        """A question with the day it was put and the day it was answered."""
        is_answered = state is QuestionState.ANSWERED
        self.rows.add(
            Question, case_id=of.case.case_id, organisation_id=self.organisations[name], kind=kind, text=text,
            asked_on=days[0], state=state, answered_on=days[1] if is_answered else None,
            answer=answer if is_answered else None, author_id=of.case.worker_id, made_at=at_nine(days[0]),
        )  # fmt: skip
