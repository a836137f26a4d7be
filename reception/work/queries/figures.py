"""What the figures on work are counted from, for everybody at once: nobody sees a page of this.

The pure rules count; here each reader is one statement, however many people there are. Somebody of whom several boards
keep files is one person, with all that any of them noted.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from reception.cases.models import Case, Closing
from reception.cases.terms import ClosingReason
from reception.db.session import db
from reception.people.models import KeyDate, Person
from reception.people.rules.birth import Birth
from reception.people.terms import KeyDateKind
from reception.skills.models import Qualification, SkillsAnswer, SkillsProfile
from reception.skills.terms import QualificationKind
from reception.work.models import (
    BusinessAdvice,
    Employment,
    IncomePeriod,
    OfWorkFile,
    Placement,
    Programme,
    StatusNote,
    Study,
    WorkFile,
)
from reception.work.permits import OUTCOMES
from reception.work.rules import status
from reception.work.rules.figures import Gone, Life, Status
from reception.work.rules.figures_work import Placed, Worked, Working
from reception.work.rules.moments import InProgramme
from reception.work.rules.self_support import Income
from reception.work.rules.status import Facts, Lasting
from reception.work.terms.jobs import JobContract

_MOVED: Final = (ClosingReason.MOVED_IN_SWEDEN, ClosingReason.MOVED_ABROAD)


@dataclass
class Known:
    """All that figures ask of one person, as it is noted."""

    birth: Birth | None = None
    received_on: date | None = None
    left_on: date | None = None
    died_on: date | None = None
    programmes: list[InProgramme] = field(default_factory=list)
    statuses: list[Status] = field(default_factory=list)
    incomes: list[Income] = field(default_factory=list)
    studies: list[status.Studies] = field(default_factory=list)
    #: Each job twice: as a status asks of it, and as its occupation does. So each placement.
    jobs: list[tuple[status.Job, Worked]] = field(default_factory=list)
    placements: list[tuple[status.Placed, Placed]] = field(default_factory=list)
    advised: list[date] = field(default_factory=list)
    began: list[date] = field(default_factory=list)
    mapped: list[str | None] = field(default_factory=list)
    wishes_business: bool = False

    @property
    def life(self) -> Life:
        """As figures of standing ask of her."""
        jobs, placements = tuple(one[0] for one in self.jobs), tuple(one[0] for one in self.placements)
        facts = Facts(jobs, placements, tuple(self.studies))
        gone = Gone(self.left_on, self.died_on)
        return Life(self.birth, self.received_on, gone, facts, self.programmes, self.statuses, self.incomes)

    @property
    def working(self) -> Working:
        """As figures of what was done ask of her."""
        return Working(
            Gone(self.left_on, self.died_on),
            self.birth,
            [one[1] for one in self.placements],
            [one[1] for one in self.jobs],
            self.mapped,
            self.advised,
            self.began,
            self.wishes_business,
        )


def rows(query: sa.Select[*tuple[Any, ...]]) -> Iterator[Any]:
    """What the statement finds. For counting alone."""
    return iter(db.session.execute(OUTCOMES.within(query)))


def everybody(question: str, answers: Collection[str]) -> dict[int, Known]:
    """Everybody who was received, or of whom work or skills are noted, by id. Twelve statements.

    `question`, `answers`: of the interview, that are a wish for a business.
    """
    people: defaultdict[int, Known] = defaultdict(Known)
    _add_work(people)
    _add_standing(people)
    _add_business(people, question, answers)
    _add_mapped(people)
    for person_id, on in rows(sa.select(KeyDate.person_id, KeyDate.on_day).where(_is_reception())):
        people[person_id].received_on = on
    _add_births(people)
    _add_endings(people)
    return dict(sorted(people.items()))


def _is_reception() -> sa.ColumnElement[bool]:
    return KeyDate.kind == KeyDateKind.RECEIVED


def _of_files(model: type[OfWorkFile], *columns: Any) -> Iterator[Any]:
    """Whose a row is, and the columns, of every row; in the order in which they were noted."""
    query = sa.select(WorkFile.person_id, *columns).join(model, model.work_file_id == WorkFile.id)
    return rows(query.order_by(model.id))


def _add_work(people: defaultdict[int, Known]) -> None:
    one = Employment
    columns = (one.started_on, one.ended_on, one.planned_end_on, one.subsidy, one.subsidy_until, one.occupation_code)
    for person_id, first, last, planned, subsidy, until, code, contract in _of_files(one, *columns, one.contract):
        days = Lasting(first, last, planned)
        worked = Worked(days, code, contract is JobContract.OWN_BUSINESS)
        people[person_id].jobs.append((status.Job(days, subsidy, until), worked))
    it = Placement
    told = (it.started_on, it.ended_on, it.planned_end_on, it.kind, it.organisation_id, it.outcome)
    for person_id, first, last, planned, kind, at, outcome, code in _of_files(it, *told, it.occupation_code):
        days = Lasting(first, last, planned)
        people[person_id].placements.append((status.Placed(days, kind), Placed(at, kind, days, outcome, code)))


def _add_standing(people: defaultdict[int, Known]) -> None:
    for person_id, *told in _of_files(Programme, Programme.kind, Programme.started_on, Programme.ended_on):
        people[person_id].programmes.append(InProgramme(*told))
    for person_id, *told in _of_files(StatusNote, StatusNote.moment, StatusNote.on, StatusNote.status):
        people[person_id].statuses.append(Status(*told))
    one = IncomePeriod
    for person_id, *told in _of_files(one, one.source, one.first_month, one.last_month, one.confirmed_on):
        people[person_id].incomes.append(Income(*told))
    days = (Study.started_on, Study.ended_on, Study.planned_end_on)
    for person_id, first, last, planned, funding in _of_files(Study, *days, Study.funding):
        people[person_id].studies.append(status.Studies(Lasting(first, last, planned), funding))


def _add_business(people: defaultdict[int, Known], question: str, answers: Collection[str]) -> None:
    for person_id, advised_on, began_on in _of_files(
        BusinessAdvice, BusinessAdvice.advised_on, BusinessAdvice.started_on
    ):
        people[person_id].advised.append(advised_on)
        people[person_id].began += [began_on] if began_on else []
    query = sa.select(SkillsProfile.person_id).join(SkillsAnswer, SkillsAnswer.profile_id == SkillsProfile.id)
    wishing = query.where(SkillsAnswer.question == question, SkillsAnswer.answer.in_(answers))
    for (person_id,) in rows(wishing):
        people[person_id].wishes_business = True


def _add_mapped(people: defaultdict[int, Known]) -> None:
    """Each occupation that somebody was mapped in; of work without a code, None."""
    one = Qualification
    query = sa.select(SkillsProfile.person_id, one.occupation_code).join(one, one.profile_id == SkillsProfile.id)
    brought = sa.or_(one.kind == QualificationKind.WORK, one.occupation_code.is_not(None))
    for person_id, code in rows(query.where(brought).order_by(one.id)):
        people[person_id].mapped.append(code)


def _add_births(people: defaultdict[int, Known]) -> None:
    asked = sa.or_(
        Person.id.in_(sa.select(WorkFile.person_id)),
        Person.id.in_(sa.select(SkillsProfile.person_id)),
        Person.id.in_(sa.select(KeyDate.person_id).where(_is_reception())),
    )
    for person_id, born, precision in rows(sa.select(Person.id, Person.birth_on, Person.birth_precision).where(asked)):
        if person_id in people and born and precision:
            people[person_id].birth = (born, precision)


def _add_endings(people: defaultdict[int, Known]) -> None:
    """Who died or moved away, by the closing of a case after which none was opened; the first day comes last."""
    later = aliased(Case)
    came_back = sa.exists().where(later.person_id == Case.person_id, later.opened_on > Closing.closed_on)
    query = (
        sa.select(Case.person_id, Closing.closed_on, Closing.reason)
        .join(Case, Case.id == Closing.case_id)
        .where(Closing.reopened_on.is_(None), Closing.reason.in_([*_MOVED, ClosingReason.DECEASED]), ~came_back)
        .order_by(Closing.closed_on.desc(), Closing.id)
    )
    for person_id, closed_on, reason in rows(query):
        if person_id in people:
            which = "died_on" if reason is ClosingReason.DECEASED else "left_on"
            setattr(people[person_id], which, closed_on)
