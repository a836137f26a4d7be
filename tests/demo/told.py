"""The default Exempelby as tests look at it: loaded once for each engine, and kept as plain values."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.access.actor import system
from reception.cases import queries as cases
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.db.session import db
from reception.demo import operations
from reception.i18n.calendar import is_working_day
from reception.path.book import current
from reception.path.queries import CaseKey, facts_in
from reception.path.queries.reckoning import held_paths, marks_by_case, pauses_for_rules
from reception.path.rules.groups import group_of
from reception.path.rules.milestones import Milestone
from reception.path.rules.path import path_of
from reception.path.terms import MilestoneState, TargetGroup
from reception.people.models import Person

DAY = date(2026, 11, 22)
PERSONS, SEED = 600, 1


@dataclass(frozen=True)
class Told:
    """An open case: whose it is, and its path on the day."""

    name: str
    age: float
    days_open: int
    worker_id: int | None
    template: str
    group: TargetGroup | None
    milestones: tuple[Milestone, ...]

    @property
    def states(self) -> Counter[MilestoneState]:
        """How many steps stand in each state."""
        return Counter(one.state for one in self.milestones)

    @property
    def overdue(self) -> set[str]:
        """The steps that are overdue."""
        return {one.code for one in self.milestones if one.state is MilestoneState.OVERDUE}


def load(*, persons: int = PERSONS, seed: int = SEED) -> None:
    """Fill the database with a municipality; unless told otherwise the one that everybody tries first."""
    with system("test"):
        operations.load(persons=persons, seed=seed, today=DAY)
        db.session.flush()


def everything(model: Any) -> list[Any]:
    """Every row of a table, in the order of their ids."""
    return list(db.session.scalars(sa.select(model).order_by(model.id).execution_options(permit="test")))


def open_cases() -> list[Told]:
    """Every open case with its path, in the order of their ids."""
    with system("test"):
        query = sa.select(Case).where(Case.state == CaseState.OPEN).order_by(Case.id)
        found = db.session.scalars(query.options(sa.orm.joinedload(Case.person)).execution_options(permit="test")).all()
        keys = [CaseKey(case.id, case.person_id) for case in found]
        return _told(found, keys)


def _told(found: list[Case], keys: list[CaseKey]) -> list[Told]:
    ids = [key.case_id for key in keys]
    facts, marks, paths, book = facts_in(keys), marks_by_case(ids), held_paths(ids), current()
    pauses = {case_id: [] for case_id in ids}
    for pause in cases.pauses_in(ids):
        pauses[pause.case_id].append(pause)
    day = {"today": DAY, "is_working_day": is_working_day}
    return [
        Told(
            name=case.person.shown_name,
            age=_age(case.person),
            days_open=(DAY - case.opened_on).days,
            worker_id=case.worker_id,
            template=paths[case.id].template,
            group=group_of(facts[case.id], book, **day).group,
            milestones=path_of(
                facts[case.id],
                book.editions[paths[case.id].template, paths[case.id].edition],
                book,
                marks=marks.get(case.id, ()),
                pauses=pauses_for_rules(pauses[case.id]),
                **day,
            ),
        )
        for case in found
    ]


def _age(person: Person) -> float:
    return (DAY - person.birth_on).days / 365.25 if person.birth_on else 30.0
