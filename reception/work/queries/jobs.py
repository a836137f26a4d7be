"""Placements, jobs, studies and advice of a person, with what their pages show of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from reception.people.models import Person
from reception.reckoning.periods import Period
from reception.skills.models import Qualification, SkillsProfile
from reception.skills.permits import QUALIFICATIONS
from reception.skills.terms import QualificationKind
from reception.work import permits
from reception.work.models import BusinessAdvice, Employment, Placement, Study, WorkFile
from reception.work.rules.jobs import OtherJob
from reception.work.terms.jobs import PlacementKind

_PLACEMENT = (
    joinedload(Placement.organisation),
    joinedload(Placement.contact_person),
    joinedload(Placement.agreement),
    joinedload(Placement.made_by),
)
_EMPLOYMENT = (
    joinedload(Employment.organisation),
    joinedload(Employment.placement),
    joinedload(Employment.made_by),
    selectinload(Employment.checks),
)
_ADVICE = (joinedload(BusinessAdvice.organisation), joinedload(BusinessAdvice.made_by))


@dataclass(frozen=True)
class Jobs:
    """What stands in a file, the latest begun first."""

    placements: Sequence[Placement] = ()
    employments: Sequence[Employment] = ()
    studies: Sequence[Study] = ()
    advice: Sequence[BusinessAdvice] = ()


def jobs_of(file: WorkFile | None) -> Jobs:
    """What stands in a file; nothing where there is none. Four statements, and one for the checks of jobs."""
    if file is None:
        return Jobs()
    return Jobs(
        permits.PLACEMENTS.all(_of(file, Placement, Placement.started_on, *_PLACEMENT)),
        employments_in(file),
        permits.STUDIES.all(_of(file, Study, Study.started_on, joinedload(Study.made_by))),
        permits.ADVICE.all(_of(file, BusinessAdvice, BusinessAdvice.advised_on, *_ADVICE)),
    )


def employments_in(file: WorkFile) -> Sequence[Employment]:
    """The jobs in a file with their checks, the latest begun first."""
    return permits.EMPLOYMENTS.all(_of(file, Employment, Employment.started_on, *_EMPLOYMENT))


def placement_periods(person: Person, kind: PlacementKind, *, but: int | None = None) -> list[Period]:
    """The days of a person's placements of a kind, without the row `but`."""
    query = sa.select(Placement).join(WorkFile, WorkFile.id == Placement.work_file_id)
    rows = permits.PLACEMENTS.all(query.where(WorkFile.person_id == person.id, Placement.kind == kind))
    return [Period(one.started_on, one.ended_on or one.planned_end_on) for one in rows if one.id != but]


def other_jobs(person: Person, *, but: int | None = None) -> list[OtherJob]:
    """A person's jobs for the rules, without the row `but`."""
    query = sa.select(Employment).join(WorkFile, WorkFile.id == Employment.work_file_id)
    rows = permits.EMPLOYMENTS.all(query.where(WorkFile.person_id == person.id))
    return [other_job(one) for one in rows if one.id != but]


def other_job(row: Employment) -> OtherJob:
    """A job as the rules ask of it."""
    return OtherJob(Period(row.started_on, row.ended_on or row.planned_end_on), row.extent)


def _of(file: WorkFile, model: Any, day: Any, *loaded: Any) -> Any:
    query = sa.select(model).where(model.work_file_id == file.id).options(*loaded)
    return query.order_by(day.desc(), model.id.desc())


def placement(person: Person, placement_id: int) -> Placement:
    """One placement of a person, as the database holds it now. Raises OutOfReach."""
    found: Placement = permits.PLACEMENTS.one(_one(person, Placement, placement_id, *_PLACEMENT))
    return found


def employment(person: Person, employment_id: int) -> Employment:
    """One job of a person with its checks, as the database holds it now. Raises OutOfReach."""
    found: Employment = permits.EMPLOYMENTS.one(_one(person, Employment, employment_id, *_EMPLOYMENT))
    return found


def study(person: Person, study_id: int) -> Study:
    """Studies of a person, as the database holds them now. Raises OutOfReach."""
    found: Study = permits.STUDIES.one(_one(person, Study, study_id))
    return found


def advice(person: Person, advice_id: int) -> BusinessAdvice:
    """Advice that a person got, as the database holds it now. Raises OutOfReach."""
    found: BusinessAdvice = permits.ADVICE.one(_one(person, BusinessAdvice, advice_id))
    return found


def _one(person: Person, model: Any, row_id: int, *loaded: Any) -> Any:
    theirs = sa.select(WorkFile.id).where(WorkFile.person_id == person.id)
    query = sa.select(model).where(model.id == row_id, model.work_file_id.in_(theirs))
    return query.options(joinedload(model.work_file), *loaded).execution_options(populate_existing=True)


def jobs_from(row: Placement) -> Sequence[Employment]:
    """The jobs that grew out of a placement, the first begun first."""
    query = sa.select(Employment).where(Employment.placement_id == row.id)
    return permits.EMPLOYMENTS.all(query.order_by(Employment.started_on, Employment.id))


def mapped_occupations(file: WorkFile | None) -> list[str]:
    """The occupations that were mapped of the person by the file's board, each once: of works and educations."""
    if file is None:
        return []
    query = (
        sa.select(Qualification.occupation_code)
        .join(SkillsProfile, SkillsProfile.id == Qualification.profile_id)
        .where(
            SkillsProfile.person_id == file.person_id,
            SkillsProfile.board_id == file.board_id,
            Qualification.kind.in_((QualificationKind.WORK, QualificationKind.EDUCATION)),
            Qualification.occupation_code.is_not(None),
        )
        .order_by(Qualification.id)
    )
    return list(dict.fromkeys(str(code) for code in QUALIFICATIONS.all(query)))
