"""Placements and jobs as rows: at which employer, through which opening, and whether it lasted."""

from datetime import date, timedelta
from random import Random
from typing import Any, Final

from reception.demo.numbers import ShortNumbers
from reception.demo.people import at_nine
from reception.demo.rows import Rows
from reception.demo.skills.interviews import workday
from reception.demo.work.drawing import monday, one_of
from reception.demo.work.life import Job, Try
from reception.demo.work.of import Of
from reception.demo.work.register import Register, Task, Workplace, told
from reception.people.models import Document
from reception.people.terms.papers import DocumentKind
from reception.reckoning.periods import months_after
from reception.work.models import Employment, EmploymentCheck, Placement, Proposal
from reception.work.rules.parameters import Code, numbers
from reception.work.terms.employers import OpeningKind, OpeningState, ProposalAnswer
from reception.work.terms.file import LearntThrough
from reception.work.terms.jobs import CheckAnswer, JobContract, PlacementKind, PlacementOutcome

#: Of a hundred: jobs and placements in work that she knows; jobs at employers who stand in no register; placements,
#: and jobs, that came of an opening; placements with an agreement, and of those with the paper; checks that nobody
#: could answer.
KNOWN_WORK, UNREGISTERED, OPENED, OPENED_JOBS, AGREED, WITH_PAPER, NOT_REACHED = 46, 26, 34, 12, 88, 30, 7
#: Checks whose day came lately wait more often than others.
LATELY, ANSWERED_LATELY, ANSWERED = timedelta(days=45), 40, 94
LEARNT: Final = (
    (LearntThrough.PERSON, 45), (LearntThrough.DOCUMENT, 25), (LearntThrough.EMPLOYER, 20),
    (LearntThrough.AUTHORITY, 10),
)  # fmt: skip
OFFERED_AS: Final = {
    PlacementKind.WORK_TRAINING: OpeningKind.WORK_TRAINING,
    PlacementKind.REINFORCED_TRAINING: OpeningKind.WORK_TRAINING,
    PlacementKind.INTRODUCTION_JOB: OpeningKind.SUBSIDISED, PlacementKind.NEW_START_JOB: OpeningKind.SUBSIDISED,
    PlacementKind.ESTABLISHMENT_JOB: OpeningKind.SUBSIDISED,
}  # fmt: skip
CHECK_NOTES: Final = (None, None, None, "Trivs bra.", "Fått fler timmar.", "Pratade med chefen.", "Sms besvarat.")
Where = tuple[Workplace, Task]


class Workplaces:
    """Writes one person after the other."""

    def __init__(self, rows: Rows, register: Register, documents: ShortNumbers) -> None:
        self.rows, self.register, self.documents = rows, register, documents

    def write(self, random: Random, of: Of) -> None:
        """The placements, and the jobs that followed."""
        last: tuple[int, Where] | None = None
        for one in of.life.tries:
            if of.is_known(one.started_on):
                made = self._placement(random, of, one)
                last = made if one.outcome is PlacementOutcome.JOB_THERE else last
        for job in of.life.jobs:
            if of.is_known(job.started_on):
                self._employment(random, of, job, last)

    def _where(self, random: Random, of: Of, day: date) -> Where:
        code = random.choice(of.mapped) if of.mapped and random.randrange(100) < KNOWN_WORK else None
        found = self.register.of_code(random, code, day) or self.register.of_code(random, None, day)
        if found is None:
            raise LookupError("nobody employs anybody")
        return found

    def _placement(self, random: Random, of: Of, one: Try) -> tuple[int, Where]:
        workplace, task = where = self._where(random, of, one.started_on)
        ended = of.seen(one.ended_on)
        agreed = workday(one.started_on - timedelta(days=random.randrange(0, 12)))
        has_agreement = random.randrange(100) < AGREED
        kind = OFFERED_AS.get(one.kind, OpeningKind.PLACEMENT)
        is_offered = one.kind is not PlacementKind.SFI and random.randrange(100) < OPENED
        opening_id = self.propose(random, of, where, kind, one.started_on) if is_offered else None
        placement_id = of.add(
            self.rows, random, Placement, one.started_on, kind=one.kind, organisation_id=workplace.organisation_id,
            opening_id=opening_id, contact_person_id=random.choice((None, *workplace.contacts)), title=task.title,
            occupation_code=task.code if random.random() < 0.9 else None, extent=one.extent, decided_by=one.decided_by,
            agreed_on=agreed if has_agreement else None,
            agreement_id=self.agreement(of, agreed) if has_agreement and random.randrange(100) < WITH_PAPER else None,
            started_on=one.started_on, planned_end_on=one.planned_end_on, follow_up_on=self._follow_up(random, of, one),
            ended_on=ended, outcome=one.outcome if ended else None, ended_by=one.ended_by if ended else None,
        )  # fmt: skip
        return placement_id, where

    def _follow_up(self, random: Random, of: Of, one: Try) -> date | None:
        if of.is_known(one.ended_on):
            return workday(one.started_on + timedelta(days=14)) if random.random() < 0.5 else None
        return workday(max(one.started_on, of.today + timedelta(days=random.randrange(-8, 25))))

    def agreement(self, of: Of, day: date) -> int:
        """The paper that was signed; no file lies in the store."""
        made = {"made_at": at_nine(max(day, of.case.opened_on)), "made_by_id": of.case.worker_id}
        return self.rows.add(
            Document, number=self.documents.next(), person_id=of.person_id, unit_id=of.case.unit_id,
            kind=DocumentKind.OTHER, title="Avtal om praktikplats", issued_on=day, **made,
        )  # fmt: skip

    def propose(self, random: Random, of: Of, where: Where, kind: OpeningKind, started: date) -> int | None:
        """An opening that somebody was proposed for, and both said yes; None if there was no time for it."""
        proposed = workday(started - timedelta(days=random.randrange(10, 40)))
        made = workday(proposed - timedelta(days=random.randrange(1, 60)))
        ended = workday(started - timedelta(days=random.randrange(1, 9)))
        if proposed < max(of.life.since, of.case.opened_on):
            return None
        opening_id = self.register.opening(
            random, *where, kind, state=OpeningState.FILLED, made_on=made, places=1, begins_on=started, open_until=None
        )
        said = (ProposalAnswer.YES, ProposalAnswer.YES)
        self.proposal(random, of, opening_id, proposed, answers=said, ended=ended)
        return opening_id

    def proposal(
        self,
        random: Random,
        of: Of,
        opening_id: int,
        proposed: date,
        *,
        answers: tuple[ProposalAnswer, ProposalAnswer],
        ended: date | None,
    ) -> None:
        """What the person, and what the employer, said."""
        of.add(
            self.rows, random, Proposal, proposed, opening_id=opening_id, proposed_on=proposed,
            person_answer=answers[0], employer_answer=answers[1], ended_on=ended,
        )  # fmt: skip

    def _employment(self, random: Random, of: Of, job: Job, last: tuple[int, Where] | None) -> None:
        ended = of.seen(job.ended_on)
        employment_id = of.add(
            self.rows, random, Employment, job.started_on, contract=job.contract, extent=job.extent,
            subsidy=job.subsidy, subsidy_until=job.subsidy_until, started_on=job.started_on,
            planned_end_on=job.planned_end_on, ended_on=ended, ended_by=job.ended_by if ended else None,
            learnt_through=one_of(random, LEARNT), **self._employer(random, of, job, last),
        )  # fmt: skip
        self._check(random, of, job, employment_id)

    def _employer(self, random: Random, of: Of, job: Job, last: tuple[int, Where] | None) -> dict[str, Any]:
        """At whose place, and with what work: the place of the placement where it grew out of one."""
        if job.after_placement and last is not None:
            placement_id, (workplace, task) = last
            at = {"organisation_id": workplace.organisation_id, "placement_id": placement_id}
            return at | {"title": task.title, "occupation_code": task.code}
        workplace, task = self._where(random, of, job.started_on)
        work = {"title": task.title, "occupation_code": task.code}
        if job.contract is JobContract.OWN_BUSINESS:
            return work | {"employer_name": "Egen firma"}
        if random.randrange(100) < UNREGISTERED:
            return work | {"employer_name": random.choice(told()["elsewhere"])}
        is_offered = random.randrange(100) < OPENED_JOBS
        opening_id = (
            self.propose(random, of, (workplace, task), OpeningKind.JOB, job.started_on) if is_offered else None
        )
        return work | {"organisation_id": workplace.organisation_id, "opening_id": opening_id}

    def _check(self, random: Random, of: Of, job: Job, employment_id: int) -> None:
        """Whether it was still there, as often as somebody asked and was told."""
        for months in numbers(Code.CHECKS, of.today):
            due = months_after(job.started_on, months)
            if not of.is_known(due):
                return
            share = ANSWERED_LATELY if of.today - due < LATELY else ANSWERED
            if random.randrange(100) >= share:
                continue
            answer = CheckAnswer.STILL_THERE if job.covers(due) else CheckAnswer.ENDED
            if random.randrange(100) < NOT_REACHED:
                answer = CheckAnswer.NOT_REACHED
            asked = monday(due + timedelta(days=random.randrange(4, 20)))
            self.check(random, of, employment_id, months, answer=answer, asked=asked)
            if answer is CheckAnswer.ENDED:
                return

    def check(
        self, random: Random, of: Of, employment_id: int, months: int, *, answer: CheckAnswer, asked: date
    ) -> None:
        """A question about a job, and its answer."""
        asked = min(asked, of.today)
        of.add(
            self.rows, random, EmploymentCheck, asked, employment_id=employment_id, months=months, answer=answer,
            asked_on=asked, learnt_through=one_of(random, LEARNT[:3]),
            note=random.choice(CHECK_NOTES) if answer is CheckAnswer.STILL_THERE else None,
        )  # fmt: skip
