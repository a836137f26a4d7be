"""Who works in Exempelby: drawn while people are registered, written when all are there."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Final

from reception.demo.journeys import Journey
from reception.demo.numbers import ShortNumbers
from reception.demo.people import at_nine
from reception.demo.rows import Rows
from reception.demo.sketches import Sketch
from reception.demo.staff import Staff
from reception.demo.work import drawing, months, placing, programmes
from reception.demo.work.desk import Desk
from reception.demo.work.life import Life
from reception.demo.work.of import Casework, Of
from reception.demo.work.proposing import propose_to
from reception.demo.work.register import Register
from reception.demo.work.standing import Standing
from reception.demo.work.telling import Telling, seeking_told
from reception.demo.work.workplaces import Workplaces
from reception.people.terms import KeyDateKind
from reception.work.models import WorkFile
from reception.work.rules.self_support import month_of
from reception.work.terms.file import Seeks

if TYPE_CHECKING:
    from reception.demo.skills import Skills

#: Of a hundred closed cases so many are followed up all the same, unless the person moved away.
FOLLOWED_UP: Final = 94
#: A file is begun so many days after the case, at most; who was here for less has none.
BEGUN: Final = 21
EXTENTS: Final = (100, 100, 100, 100, 75, 50, None)
#: What the journey tells of somebody's way to work, by the life that was drawn.
TELLS: Final = (
    "placement_started",
    "establishment_ended",
    "outcome_asked_90_days",
    "job_started",
    "self_supporting_since",
)


class Work:
    """Draws one life after the other, and writes them at the end."""

    def __init__(
        self, random: Random, rows: Rows, today: date, staff: Staff, organisations: dict[str, int], *, persons: int
    ) -> None:
        self.rows, self.today, self.staff, self.organisations = rows, today, staff, organisations
        self._seed, self._drawn = random.random(), 0
        workers = [worker for workers in staff.workers.values() for worker in workers]
        self.register = Register(random, rows, today, workers, persons=persons)
        self._people: dict[int, tuple[Sketch, Life]] = {}
        self._cases: dict[int, Casework] = {}

    def live(self, sketch: Sketch, journey: Journey, is_told: bool) -> None:  # noqa: FBT001 - called as a hook
        """Draw what becomes of somebody, and tell her way the same of it; of a told way only the programme is taken."""
        self._drawn += 1
        life = drawing.begun(sketch, journey, self.today)
        if life is None:
            return
        random = self._random("life", self._drawn)
        if is_told:
            life.is_told = True
            programmes.live_by_what_was_told(life, journey)
        else:
            drawing.work(random, life, sketch, journey, self.today)
            drawing.study(random, life, journey, self.today)
            programmes.take_part(random, life, sketch, journey, self.today)
            placing.place(random, life, journey, self.today)
        life.months = months.Living(random, life, sketch).months(self.today)
        if not is_told:
            _tell(random, life, journey, self.today)
        sketch.working = life

    def arrived(self, person_id: int, sketch: Sketch) -> None:
        """Somebody was registered."""
        if sketch.working is not None:
            self._people[person_id] = sketch, sketch.working

    def has_case(self, person_id: int, case: Casework) -> None:
        """Somebody has a case; of two the open one counts."""
        before = self._cases.get(person_id)
        if before is None or (before.closed_on is not None and case.closed_on is None):
            self._cases[person_id] = case

    def finish(self, skills: "Skills", documents: ShortNumbers) -> None:
        """Write everybody, and who is proposed for a place just now."""
        desk = Desk(self.rows, self.organisations)
        workplaces, standing = Workplaces(self.rows, self.register, documents), Standing(self.rows)
        telling, waiting = Telling(desk, workplaces, standing), []
        for person_id, (sketch, life) in self._people.items():
            of = self._of(person_id, sketch, life, skills)
            if of is None:
                continue
            random = self._random("rows", person_id)
            of = self._file(random, of)
            if sketch.works is not None:
                telling.tell(of, sketch.works)
            else:
                desk.write(random, of)
                workplaces.write(random, of)
                standing.write(random, of)
                waiting.append(of)
            if self.rows.is_full():
                self.rows.write()
        propose_to(self._random("proposals", 0), workplaces, waiting, self.today)
        self._people.clear()

    def _of(self, person_id: int, sketch: Sketch, life: Life, skills: "Skills") -> Of | None:
        """Her file before it is written; None if there is no case, or there was none for long enough."""
        case = self._cases.get(person_id)
        if case is None:
            return None
        known = case.closed_on or self.today
        is_followed = not case.has_moved and self._random("known", person_id).randrange(100) < FOLLOWED_UP
        known = self.today if is_followed else known
        if max(life.since, case.opened_on) + timedelta(days=BEGUN) > known:
            return None
        board_id = self.staff.boards["Socialnämnden"].id
        mapped, wish = skills.worked.get(person_id, []), skills.wishes.get(person_id)
        return Of(person_id, sketch, life, case, board_id, self.today, known, mapped, wish)

    def _file(self, random: Random, of: Of) -> Of:
        begun = max(of.life.since, of.case.opened_on) + timedelta(days=random.randrange(3, BEGUN))
        facts: dict[str, Any] = {}
        if of.sketch.works is not None:
            facts = seeking_told(of.sketch.works)
        elif random.random() < 0.8:
            facts = _seeking(random, of)
        file_id = self.rows.add(
            WorkFile, person_id=of.person_id, board_id=of.board_id, unit_id=of.case.unit_id, made_at=at_nine(begun),
            made_by_id=of.case.worker_id, **facts,
        )  # fmt: skip
        return replace(of, file_id=file_id)

    def _random(self, what: str, number: int) -> Random:
        """Drawn by itself: somebody's work moves nobody else's life."""
        return Random(f"{what} {self._seed} {number}")  # noqa: S311 - a demo


def _seeking(random: Random, of: Of) -> dict[str, Any]:
    """What she looks for now."""
    job = of.life.works_on(of.known)
    if job is not None and job.is_full_time:
        seeks = Seeks.NOT_NOW
    else:
        among = (Seeks.PLACEMENT, Seeks.JOB, Seeks.BOTH, Seeks.NOT_NOW) if job is None else (Seeks.JOB, Seeks.NOT_NOW)
        seeks = random.choices(among, (35, 25, 35, 5) if job is None else (60, 40))[0]
    can_begin = of.today + timedelta(days=random.randrange(-200, 60)) if random.random() < 0.3 else None
    begins = max(can_begin, of.life.since) if can_begin else None
    return {"seeks": seeks, "extent": random.choice(EXTENTS), "can_begin_on": begins}


def _tell(random: Random, life: Life, journey: Journey, today: date) -> None:
    """Let the journey tell the same days."""
    for code in TELLS:
        journey.noted.pop(code, None)
    journey.days.pop(KeyDateKind.LEFT_EMPLOYMENT_SERVICE, None)
    if life.tries:
        journey.noted["placement_started"] = life.tries[0].started_on
    course = life.establishment
    if course is not None and course.ended_on is not None:
        journey.noted["establishment_ended"] = course.ended_on
        journey.days[KeyDateKind.LEFT_EMPLOYMENT_SERVICE] = course.ended_on
        asked = course.ended_on + timedelta(days=random.randint(90, 96))
        if asked <= today and random.random() < 0.97:
            journey.noted["outcome_asked_90_days"] = asked
    if life.jobs and life.jobs[0].started_on <= today:
        journey.noted["job_started"] = life.jobs[0].started_on
    since = months.supports_herself_since(life.months)
    if since is not None and since <= month_of(today):
        journey.noted["self_supporting_since"] = max(since, life.since)
