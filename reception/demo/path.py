"""The paths of Exempelby's cases: template, what is noted and ticked by hand, and when the path rests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from reception.cases.models import Pause
from reception.cases.terms import PauseReason
from reception.demo.facts import AHEAD, facts_of
from reception.demo.people import at_nine
from reception.demo.rows import Rows
from reception.demo.sketches import ADULT, Sketch
from reception.demo.ticking import Tick, Ticking
from reception.i18n.calendar import is_working_day
from reception.i18n.said import label_of
from reception.path.book import current
from reception.path.models import CasePath, Mark, NotedFact
from reception.path.rules import pausing
from reception.path.rules.definitions import Template
from reception.path.rules.facts import Facts
from reception.path.rules.groups import group_of
from reception.path.rules.noting import is_noted_by_hand, written
from reception.path.rules.path import path_of
from reception.path.rules.templates import template_for
from reception.people.terms import Source

#: Of a hundred open cases of grown-ups so many have a pause, for these reasons; half of them are over.
PAUSED_SHARE = 0.06
REASONS = ((PauseReason.PARENTAL_LEAVE, 60, 240), (PauseReason.ILLNESS, 14, 60), (PauseReason.AWAY, 10, 35))
#: Steps have been ticked in the product for so many days; cases that were closed before have none.
TICKED_FOR = 540
#: What people tell of themselves, and what a paper shows; the rest an authority has said.
_TOLD = frozenset({"arrived_in_sweden", "knows_swedish", "short_schooling", "job_started", "self_supporting_since"})
_SHOWN = frozenset({"lease_signed", "lease_ends", "permit_renewal_applied", "family_applied"})


@dataclass(frozen=True)
class Walked:
    """A case whose path is told: whose it is, who works with it, since when and until when."""

    case_id: int
    sketch: Sketch
    worker_id: int | None
    opened_on: date
    #: Today; for a closed case the day it was closed.
    until: date
    is_open: bool = True
    #: The day a plan was agreed: the plan's own rows tell it.
    plan_agreed_on: date | None = None
    #: Where the path is told step by step: the steps that are left as they are ("") or set aside for a reason.
    leave: Mapping[str, str] | None = None
    #: How many overdue steps are left; by chance if it is not said.
    late: int | None = None


class PathMaker:
    """Gives one case after the other a path."""

    def __init__(self, random: Random, rows: Rows, today: date) -> None:
        self.random, self.rows, self.today = random, rows, today
        self.ticking = Ticking(random)
        self.resting = Random()  # noqa: S311 - which paths rest is drawn apart from how many steps are ticked on them
        self.resting.setstate(random.getstate())
        self.resting.seed(f"pauses {self.resting.random()}")
        self.book = current()

    def walk(self, case: Walked) -> None:
        """Write the path of a case until its day.

        Of a case that was closed long ago only the facts are there: nobody ticked steps before there were any.
        """
        facts = facts_of(case.sketch, case.until)
        if case.plan_agreed_on:
            facts = facts.with_("plan_agreed", case.plan_agreed_on)
        group = group_of(facts, self.book, today=case.until, is_working_day=is_working_day).group
        template = template_for(self.book, group)
        is_old = (self.today - case.until).days > TICKED_FOR
        self.rows.add(
            CasePath,
            case_id=case.case_id,
            template=template.code,
            edition=template.version,
            begun_on=case.until if is_old else case.opened_on,
        )
        self._note(case)
        if not is_old:
            self._tick(case, facts, template)

    def _tick(self, case: Walked, facts: Facts, template: Template) -> None:
        pauses = () if case.leave is not None else self._pauses(case)
        path = path_of(
            facts, template, self.book, today=case.until, is_working_day=is_working_day, pauses=pauses, explain=False
        )
        chance = self.ticking.left() if case.is_open else 0
        left = chance if case.late is None else case.late
        for tick in self.ticking.ticks(path, case.until, overdue_left=left, leave=case.leave):
            self._mark(case, tick)

    def _note(self, case: Walked) -> None:
        """Facts that no other part of the product delivers, each noted some days after it came about."""
        noted = case.sketch.journey.noted if case.sketch.journey else {}
        for code, value in noted.items():
            day = value if isinstance(value, date) and code not in AHEAD else case.opened_on
            if day > case.until or not is_noted_by_hand(self.book.facts[code]):
                continue
            self.rows.add(
                NotedFact,
                case_id=case.case_id,
                code=code,
                value=written(self.book.facts[code], value),
                source=_source(code),
                noted_at=self._soon_after(max(day, case.opened_on), case.until),
                noted_by_id=case.worker_id,
            )

    def _mark(self, case: Walked, tick: Tick) -> None:
        self.rows.add(
            Mark,
            case_id=case.case_id,
            code=tick.code,
            state=tick.state,
            on_day=tick.on_day,
            reason=tick.reason,
            made_at=self._soon_after(max(tick.on_day, case.opened_on), case.until),
            made_by_id=case.worker_id,
        )

    def _soon_after(self, day: date, until: date) -> datetime:
        return at_nine(min(day + timedelta(days=self.random.randrange(0, 6)), until))

    def _pauses(self, case: Walked) -> Sequence[pausing.Pause]:
        is_grown = case.sketch.age_on(case.until) >= ADULT
        if not (case.is_open and is_grown and self.resting.random() < PAUSED_SHARE):
            return ()
        reason, shortest, longest = self.resting.choice(REASONS)
        starts_on = case.until - timedelta(days=self.resting.randrange(3, 150))
        if starts_on <= case.opened_on:
            return ()
        return (self.pause(case, reason, starts_on, self.resting.randrange(shortest, longest)),)

    def pause(self, case: Walked, reason: PauseReason, starts_on: date, days: int) -> pausing.Pause:
        """Let the path rest. Parental leave has no end until one is agreed; the rest has one."""
        has_end = reason is not PauseReason.PARENTAL_LEAVE or self.resting.random() < 0.5
        ends_on = starts_on + timedelta(days=days) if has_end else None
        self.rows.add(
            Pause,
            case_id=case.case_id,
            reason=reason,
            starts_on=starts_on,
            ends_on=ends_on,
            made_at=at_nine(starts_on),
            made_by_id=case.worker_id,
        )
        return pausing.Pause(starts_on, ends_on, label_of(reason))


def _source(code: str) -> Source:
    if code in _TOLD:
        return Source.PERSON
    return Source.DOCUMENT if code in _SHOWN else Source.AUTHORITY
