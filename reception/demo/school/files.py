"""The study files: what a pupil applied for, how she was assessed, her plan, and what happened to her studies."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from reception.demo.numbers import ShortNumbers
from reception.demo.people import at_nine
from reception.demo.rows import Rows
from reception.demo.school.learning import Studied, school_day
from reception.demo.sketches import Sketch
from reception.education.models import (
    Application,
    Assessment,
    Enrolment,
    GuidanceMeeting,
    OrientationNote,
    Pupil,
    StudyConsent,
    StudyEvent,
    StudyPlan,
)
from reception.education.rules.orientation import MINUTES
from reception.education.terms.pupils import (
    ApplicationEnd,
    Combination,
    Goal,
    GuidanceKind,
    OrientationNoteKind,
    Pace,
    Programme,
    Script,
    StudyTime,
)
from reception.education.terms.sharing import SharedGroup
from reception.education.terms.studies import EnrolmentEvent, OrientationPart, SfiCourse, StudyPath
from reception.people.terms import Ground, KeyDateKind, Protection

#: Guidance is behind by so much at most: older follow-ups were settled, and whoever stayed away has come since.
LATELY: Final = timedelta(days=45)
#: What pupils stand under while they are protected, as was agreed with each.
ALIASES: Final = ("Alma", "Elif", "Mira", "Noor", "Sami", "Tova", "Vera", "Ylva")
#: Of a hundred: pupils with a plan, those who let the other board know, and those with a second meeting.
PLANNED, CONSENTED, MET_AGAIN = 90, 70, 35
HOURS: Final = {Pace.FULL: 20, Pace.HALF: 12, Pace.QUARTER: 6}
#: When a plan is looked at again, and of a hundred plans how many are late with it.
REVIEWED_AFTER, REVIEWED_LATE = timedelta(days=180), 35
GOALS: Final = (
    "Vill kunna prata med barnens lärare utan tolk.", "Vill arbeta i kök eller restaurang.",
    "Vill läsa till undersköterska.", "Vill klara körkortets teoriprov på svenska.",
    "Vill arbeta i sitt yrke från hemlandet.",
)  # fmt: skip
NOT_UNDER_ESTABLISHMENT: Final = frozenset({Ground.EU, Ground.WORK, Ground.STUDY, Ground.FAMILY})


@dataclass
class Learner:
    """Somebody at the school. `left_on`: she moved away."""

    person_id: int
    sketch: Sketch
    studied: list[Studied] = field(default_factory=list)
    path: StudyPath | None = None
    left_on: date | None = None
    has_open_case: bool = False
    has_consented: bool = False
    pupil_id: int = 0
    entered_by_id: int = 0

    def day(self, kind: KeyDateKind) -> date | None:
        """A key date of hers."""
        return self.sketch.journey.days.get(kind) if self.sketch.journey else None

    def studies_until(self, today: date) -> date:
        """The last day of the studies that were begun; today while they go on or have not begun."""
        last = self.studied[-1].last_on if self.studied else None
        return min(day for day in (today, last, self.left_on) if day is not None)

    def noted(self, code: str) -> date | None:
        """A day that the caseworker noted."""
        found = self.sketch.journey.noted.get(code) if self.sketch.journey else None
        return found if isinstance(found, date) else None


class StudyFiles:
    """Writes one study file after the other."""

    def __init__(self, random: Random, rows: Rows, today: date, *, unit_id: int, board_id: int, staff: Any) -> None:
        self.random, self.rows, self.today = random, rows, today
        self.unit_id, self.board_id = unit_id, board_id
        self.teacher_id = staff.users["teacher@demo.example"].id
        self.guidance_id = staff.users["guidance@demo.example"].id
        self.numbers = ShortNumbers(random)
        self._aliases = 0

    def write(self, one: Learner) -> None:
        """Everything but the lessons."""
        one.entered_by_id = self.teacher_id
        applied = one.day(KeyDateKind.SFI_APPLIED)
        received = one.day(KeyDateKind.SFI_RECEIVED)
        one.pupil_id = self.rows.add(
            Pupil,
            number=self.numbers.next(),
            person_id=one.person_id,
            unit_id=self.unit_id,
            alias=self._alias(one.sketch),
            received_on=received,
            registered_on=applied or received or self.today,
            left_on=one.left_on,
            registered_by_id=self.teacher_id,
        )
        self._apply(one, applied)
        self._assess(one)
        self._plan(one)
        for studied in one.studied:
            self._study(one, studied)
        self._guide(one)
        self._orient(one)
        if one.has_open_case and self.random.randrange(100) < CONSENTED:
            self._consent(one)

    def _alias(self, sketch: Sketch) -> str | None:
        if sketch.protection is Protection.NONE:
            return None
        self._aliases += 1
        more = f" {self._aliases // len(ALIASES) + 1}" if self._aliases >= len(ALIASES) else ""
        return ALIASES[self._aliases % len(ALIASES)] + more

    def _add(self, model: Any, one: Learner, day: date, **values: Any) -> int:
        made = {"made_at": at_nine(day), "made_by_id": self.teacher_id}
        return self.rows.add(model, pupil_id=one.pupil_id, **(made | values))

    def _apply(self, one: Learner, applied: date | None) -> None:
        if applied is None:
            return
        started = one.studied[0].first_on if one.studied else None
        self._add(
            Application,
            one,
            applied,
            number=self.numbers.next(),
            programme=Programme.SFI,
            applied_on=applied,
            right_from=one.day(KeyDateKind.REGISTERED),
            in_establishment=one.sketch.ground not in NOT_UNDER_ESTABLISHMENT,
            when=self.random.choices(list(StudyTime), (60, 10, 10, 20))[0],
            needs_childcare=bool(one.sketch.children) and self.random.random() < 0.4,
            language=one.sketch.language_tags[0],
            by_case=self.random.random() < 0.6,
            ended_on=started or one.left_on,
            ended_as=ApplicationEnd.PLACED if started else ApplicationEnd.MOVED_AWAY if one.left_on else None,
        )

    def _assess(self, one: Learner) -> None:
        day = one.noted("sfi_assessed")
        if day is None or one.path is None:
            return
        years = {StudyPath.ONE: (0, 6), StudyPath.TWO: (6, 11), StudyPath.THREE: (12, 18)}[one.path]
        script = Script.LATIN if one.path is StudyPath.THREE else Script.OTHER
        first = one.studied[0].course if one.studied else SfiCourse.C
        self._add(
            Assessment,
            one,
            day,
            on=day,
            path=one.path,
            course=first,
            school_years=self.random.randint(*years),
            script=Script.SOME if one.path is StudyPath.ONE else script,
            language=one.sketch.language_tags[0],
            with_interpreter=one.sketch.needs_interpreter,
        )

    def _plan(self, one: Learner) -> None:
        day = one.noted("study_plan_made")
        if day is None or self.random.randrange(100) >= PLANNED:
            return
        pace = self.random.choices((Pace.FULL, Pace.HALF, Pace.QUARTER), (75, 20, 5))[0]
        combined = self.random.choices((Combination.NONE, Combination.WORK, Combination.PLACEMENT), (70, 18, 12))[0]
        agreed: dict[str, Any] = {
            "with_pupil": True,
            "goal": self.random.choice([Goal.EVERYDAY, Goal.WORK, Goal.OWN_TRADE, Goal.STUDIES]),
            "goal_text": self.random.choice(GOALS),
            "path": one.path,
            "until_course": SfiCourse.D,
            "until_on": day + timedelta(days=self.random.randint(500, 1000)),
            "pace": pace,
            "hours": HOURS[pace],
            "combination": combined,
            "combined_with": "Restaurang, halvtid" if combined is not Combination.NONE else None,
            "language": one.sketch.language_tags[0],
            "with_interpreter": one.sketch.needs_interpreter,
        }
        for on, review_on in self._reviews(day, until=one.studies_until(self.today)):
            self._add(StudyPlan, one, on, on=on, review_on=review_on, **agreed)

    def _reviews(self, day: date, *, until: date) -> Iterator[tuple[date, date | None]]:
        """The days of the versions of a plan, and when each is to be reviewed: about half a year on, while she studies.

        Who has ended her studies has no review ahead; one in ten of the others is somewhat late.
        """
        while True:
            review = day + REVIEWED_AFTER
            reviewed = school_day(review + timedelta(days=self.random.randint(-14, 10)))
            is_late = review > self.today - LATELY and self.random.randrange(100) < REVIEWED_LATE
            if reviewed > until or is_late:
                yield day, review if until == self.today else None
                return
            yield day, review
            day = reviewed

    def _study(self, one: Learner, studied: Studied) -> None:
        self.event(one, EnrolmentEvent.START, studied, studied.first_on, path=studied.path)
        if studied.pause:
            first, last, why = studied.pause
            self.event(one, EnrolmentEvent.PAUSE, studied, first, pause_reason=why)
            if last is not None:
                self.event(one, EnrolmentEvent.RESUME, studied, last + timedelta(days=1))
        if studied.ending is not None and studied.last_on is not None:
            self.event(one, studied.ending, studied, studied.last_on, reason=studied.reason)
        self.rows.add(
            Enrolment,
            pupil_id=one.pupil_id,
            course=studied.course,
            path=studied.path,
            first_on=studied.first_on,
            last_on=studied.last_on,
            ending=studied.ending,
            reason=studied.reason,
            paused_since=studied.pause[0] if studied.pause and studied.pause[1] is None else None,
        )

    def event(self, one: Learner, kind: EnrolmentEvent, studied: Studied, on: date, **values: Any) -> None:
        """Something that happened to her studies."""
        self._add(StudyEvent, one, on, kind=kind, course=studied.course, on=on, **values)

    def _guide(self, one: Learner) -> None:
        offered = one.noted("guidance_offered") or one.day(KeyDateKind.SFI_APPLIED)
        if offered is None or (one.noted("guidance_offered") is None and offered > self.today - LATELY):
            return
        met = min(self.today, school_day(offered + timedelta(days=self.random.randint(1, 20))))
        self._meet(one, met, GuidanceKind.FIRST, follow_up=None)
        if self.random.randrange(100) < MET_AGAIN:
            again = school_day(met + timedelta(days=self.random.randint(60, 300)))
            if again <= self.today + timedelta(days=14):
                due = again + timedelta(days=90)
                is_recent = due > self.today - LATELY
                self._meet(one, again, GuidanceKind.CHOICE, follow_up=due if is_recent else None)

    def _meet(self, one: Learner, on: date, kind: GuidanceKind, *, follow_up: date | None) -> None:
        is_over = on < self.today
        self._add(
            GuidanceMeeting,
            one,
            min(on, self.today),
            made_by_id=self.guidance_id,
            at=at_nine(on),
            kind=kind,
            came=(self.random.random() < 0.92 or on < self.today - LATELY) if is_over else None,
            minutes=self.random.choice((30, 45, 60)) if is_over else None,
            language=one.sketch.language_tags[0],
            with_interpreter=one.sketch.needs_interpreter,
            agreed="Hen tar med sig betyg och intyg till nästa gång." if is_over else None,
            follow_up_on=follow_up if is_over else None,
        )

    def _orient(self, one: Learner) -> None:
        offered, finished = one.noted("civic_orientation_offered"), one.noted("civic_orientation_finished")
        if offered is not None:
            self._add(OrientationNote, one, offered, kind=OrientationNoteKind.OFFERED, on=offered)
        if finished is not None:
            began = one.noted("civic_orientation_started") or finished
            parts = list(OrientationPart)
            for number, part in enumerate(parts):
                on = began + (finished - began) * (number + 1) // len(parts)
                hours: dict[str, Any] = {"minutes": MINUTES // len(parts), "where": "Förda över från tidigare listor"}
                self._add(OrientationNote, one, on, kind=OrientationNoteKind.HOURS_ELSEWHERE, on=on, part=part, **hours)
            self._add(
                OrientationNote, one, finished, kind=OrientationNoteKind.CERTIFICATE, on=finished, minutes=MINUTES
            )

    def _consent(self, one: Learner) -> None:
        given = one.noted("study_plan_made") or one.day(KeyDateKind.SFI_RECEIVED)
        if given is None:
            return
        one.has_consented = True
        for facts in (SharedGroup.ATTENDANCE, SharedGroup.RESULTS):
            self._add(
                StudyConsent,
                one,
                given,
                to_board_id=self.board_id,
                facts=facts,
                language=one.sketch.language_tags[0],
                given_on=given,
                expires_on=max(given, self.today) + timedelta(days=self.random.randint(30, 365)),
            )
