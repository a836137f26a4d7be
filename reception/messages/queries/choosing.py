"""Whose cases letters to many are written about: found by what they have in common, or by their numbers."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.audit.reading import saw
from reception.cases.models import Case
from reception.cases.permits import READ
from reception.cases.terms import CaseState, Phase
from reception.db.bulk import chunks
from reception.db.looking_up import has_one
from reception.db.session import db
from reception.messages.rules.recipients import MOST_LETTERS
from reception.path.models import MilestoneRow
from reception.path.terms import MilestoneState
from reception.people.models import Person, PersonLanguage

#: The states of a step in which something is left to do.
_LEFT: Final = (MilestoneState.OPEN, MilestoneState.OVERDUE, MilestoneState.UPCOMING, MilestoneState.BLOCKED)


@dataclass(frozen=True)
class Wanted:
    """What those who are written to have in common; None: anything. `step`: a step of the path that is left to do."""

    unit_id: int
    worker_id: int | None = None
    language: str | None = None
    phase: Phase | None = None
    step: str | None = None


def cases_that_fit(wanted: Wanted) -> list[int]:
    """The ids of the open cases of the unit that fit, by name; of people out of reach none. One more than can be
    written to at once tells that there are more."""
    query = sa.select(Case.id).where(*_conditions(wanted)).order_by(Case.sort_key, Case.id).limit(MOST_LETTERS + 1)
    return list(db.session.scalars(READ.within(query)))


def _conditions(wanted: Wanted) -> Iterator[sa.ColumnElement[bool]]:
    yield Case.unit_id == wanted.unit_id
    yield Case.state == CaseState.OPEN
    if wanted.worker_id is not None:
        yield Case.worker_id == wanted.worker_id
    if wanted.language is not None:
        spoken = sa.select(PersonLanguage.id).where(
            PersonLanguage.person_id == Case.person_id, PersonLanguage.language == wanted.language
        )
        interpreted = Case.person.has(Person.interpreter_language == wanted.language)
        yield sa.or_(has_one(spoken), interpreted)
    if wanted.phase is not None:
        yield has_one(_left().where(MilestoneRow.phase == wanted.phase, MilestoneRow.state.in_(_LEFT)))
    if wanted.step is not None:
        yield has_one(_left().where(MilestoneRow.code == wanted.step, MilestoneRow.state.in_(_LEFT)))


def _left() -> sa.Select[int]:
    """The steps of a case that are left, but for those from before its path began."""
    return sa.select(MilestoneRow.id).where(MilestoneRow.case_id == Case.id, MilestoneRow.is_from_before.is_(False))


def cases_numbered(unit_id: int, numbers: Collection[str]) -> dict[str, int]:
    """The id of the unit's case that each short number means: its own, or its person's; an open one before a closed.
    A number that leads nowhere, or out of reach, is not there."""
    query = sa.select(Case.id, Case.number, Person.number.label("person_number")).join(Case.person)
    query = query.where(Case.unit_id == unit_id).order_by(Case.state, Case.opened_on, Case.id)
    found: dict[str, int] = {}
    for part in chunks(numbers):
        rows = db.session.execute(READ.within(query.where(sa.or_(Case.number.in_(part), Person.number.in_(part)))))
        for row in rows:
            found |= {number: row.id for number in (row.person_number, row.number) if number in part}
    return found


def chosen_cases(case_ids: Sequence[int]) -> list[Case]:
    """The cases of these ids that are within reach, by name, each with its person, unit and caseworker."""
    query = sa.select(Case).options(joinedload(Case.person), joinedload(Case.unit), joinedload(Case.worker))
    found: list[Case] = []
    for part in chunks(case_ids):
        found += READ.all(query.where(Case.id.in_(part)))
    saw(case.person_id for case in found)
    return sorted(found, key=lambda case: (case.sort_key, case.id))
