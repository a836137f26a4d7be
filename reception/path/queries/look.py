"""Everything about the path of one case, reckoned from the facts as they are now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.permit import OutOfReach, Permit
from reception.cases import permits as case_permits
from reception.cases import queries as cases
from reception.cases.models import Case, Pause
from reception.db.session import db
from reception.i18n.calendar import is_working_day
from reception.i18n.formats import today
from reception.path import permits
from reception.path.book import current
from reception.path.models import CasePath, Mark, NotedFact
from reception.path.queries.facts import CaseKey, facts_in
from reception.path.queries.reckoning import marks_for_rules, pauses_for_rules
from reception.path.rules.arranging import is_from_before
from reception.path.rules.definitions import Rulebook, Template
from reception.path.rules.facts import Facts
from reception.path.rules.groups import GroupFound, group_of
from reception.path.rules.milestones import Milestone
from reception.path.rules.path import path_of
from reception.path.rules.phases import PhaseView, next_step, phases_of
from reception.path.rules.rights import Right, rights_of
from reception.path.rules.templates import template_for
from reception.people.models import Person


@dataclass(frozen=True)
class Look:
    """The path of one case on one day, with what it was reckoned from."""

    case: Case
    book: Rulebook
    #: The day it is reckoned for: today, or the day a closed case was closed.
    on: date
    facts: Facts
    group: GroupFound
    #: None until the path is first kept.
    path: CasePath | None
    template: Template
    #: The template that the facts ask for now, in its newest edition.
    suggested: Template
    milestones: tuple[Milestone, ...]
    marks: dict[str, Mark]
    noted: dict[str, NotedFact]
    pauses: Sequence[Pause]

    @property
    def begun_on(self) -> date:
        """Steps that were due before this day belong to what was before."""
        return self.path.begun_on if self.path else self.on

    @property
    def newest(self) -> Template:
        """The newest edition of the case's template."""
        return self.book.templates.get(self.template.code, self.template)

    @property
    def phases(self) -> tuple[PhaseView[Milestone], ...]:
        """The four phases."""
        return phases_of(self.milestones)

    @property
    def next(self) -> Milestone | None:
        """The step to take first."""
        return next_step(self.milestones)

    @property
    def rights(self) -> tuple[Right, ...]:
        """Every right, explained."""
        return rights_of(self.facts, self.book, today=self.on, is_working_day=is_working_day)

    def by(self, template: Template) -> tuple[Milestone, ...]:
        """The milestones by another template: reckoned from what was read already."""
        return _milestones(self.facts, template, self.book, day=self.on, marks=self.marks.values(), pauses=self.pauses)

    def milestone(self, code: str) -> Milestone | None:
        """One milestone of the path."""
        return next((one for one in self.milestones if one.code == code), None)

    def is_from_before(self, milestone: Milestone) -> bool:
        """Whether it was due before the path was begun, and is not settled."""
        return is_from_before(milestone, self.begun_on)


def look(case: Case, *, on: date | None = None) -> Look:
    """The path of a case within reach, as it is today (for a closed case on its last day), or on another day."""
    book, day = current(), on or case.closed_on or today()
    noted = noted_of(case)
    written = [(one.case_id, one.code, one.value, one.source) for one in noted]
    [facts] = facts_in([CaseKey(case.id, case.person_id)], written).values()
    group = group_of(facts, book, today=day, is_working_day=is_working_day)
    suggested = template_for(book, group.group)
    path = case_path(case)
    template = template_of(book, path) or suggested
    marks, pauses = marks_of(case), cases.pauses_in([case.id])
    return Look(
        case,
        book,
        day,
        facts,
        group,
        path,
        template,
        suggested,
        _milestones(facts, template, book, day=day, marks=marks, pauses=pauses),
        {mark.code: mark for mark in marks},
        {fact.code: fact for fact in noted},
        pauses,
    )


def _milestones(
    facts: Facts, template: Template, book: Rulebook, *, day: date, marks: Iterable[Mark], pauses: Iterable[Pause]
) -> tuple[Milestone, ...]:
    return path_of(
        facts,
        template,
        book,
        today=day,
        is_working_day=is_working_day,
        marks=marks_for_rules(marks),
        pauses=pauses_for_rules(pauses),
    )


def template_of(book: Rulebook, path: CasePath | None) -> Template | None:
    """The template that a case goes by, in its own edition."""
    return book.editions.get((path.template, path.edition)) if path else None


def case_path(case: Case, permit: Permit = permits.PATHS) -> CasePath | None:
    """Which template a case goes by, if one is kept."""
    query = sa.select(CasePath).where(CasePath.case_id == case.id)
    return db.session.scalars(permit.within(query)).one_or_none()


def marks_of(case: Case) -> Sequence[Mark]:
    """What stands ticked or set aside by hand, in the order in which it was done."""
    query = sa.select(Mark).where(Mark.case_id == case.id, Mark.withdrawn_at.is_(None)).order_by(Mark.id)
    return permits.MARKS.all(query.options(joinedload(Mark.made_by)))


def noted_of(case: Case) -> Sequence[NotedFact]:
    """The facts that were noted by hand."""
    query = sa.select(NotedFact).where(NotedFact.case_id == case.id).order_by(NotedFact.code)
    return permits.NOTED.all(query.options(joinedload(NotedFact.noted_by)))


def case_about(person_number: str) -> Case:
    """The case of the reader's own units about a person whose path is shown: the open one, else the latest.

    Raises OutOfReach.
    """
    return cases.cases_about(person_number)[0]


def case_numbered(number: str) -> Case:
    """The case of that number, or the case of the person of that number, the open one first. Raises OutOfReach."""
    query = (
        sa.select(Case)
        .join(Case.person)
        .where(sa.or_(Case.number == number, Person.number == number))
        .order_by(Case.state.desc(), Case.opened_on.desc(), Case.id.desc())
    )
    found = case_permits.READ.all(query)
    if not found:
        raise OutOfReach
    return found[0]
