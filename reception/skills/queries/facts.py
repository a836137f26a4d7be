"""I7 and I8 for indicators: selects that nobody runs here. What each asks of one person stands in `rules.figures`.

Somebody with profiles at several boards is one person, mapped on the first of their days.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa

from reception.cases.models import Case, Closing
from reception.cases.terms import ClosingReason
from reception.db.civil import days_after
from reception.db.verdicts import verdict
from reception.people.models import KeyDate, Person
from reception.people.queries.ages import perhaps_of, surely_of
from reception.people.terms import KeyDateKind
from reception.reckoning.asked import Asked
from reception.skills.models import Qualification, SkillsProfile, Validation, ValidationStep
from reception.skills.rules.worth import SWEDEN, measures
from reception.skills.terms import QualificationKind, Step, Uncounted, ValidationEnd

_MOVED: Final = (ClosingReason.MOVED_IN_SWEDEN, ClosingReason.MOVED_ABROAD)
_ANSWERS: Final = (Step.ASSESSMENT, Step.RECOGNITION)
_RECOGNISED: Final = (ValidationEnd.RECOGNISED, ValidationEnd.PARTLY_RECOGNISED)


def mapped_in_time(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I7: of the adults received in the year, who was mapped within the days of `measures`."""
    of, mapped, gone = measures().mapped, _first_mapped(), _gone()
    received = KeyDate.on_day
    latest = days_after(sa.type_coerce(received, sa.Date()), of.days)
    answer = verdict(
        (~surely_of(of.youngest, of.oldest, received), Uncounted.BIRTH_UNKNOWN),
        (latest >= asked.on, Uncounted.NOT_YET),
        (mapped.c.mapped_on <= latest, True),
        (gone.c.died_on <= latest, Uncounted.DECEASED),
        (gone.c.left_on <= latest, Uncounted.LEFT),
        otherwise=False,
    )
    return (
        sa.select(KeyDate.person_id.label("person_id"), answer.label("verdict"))
        .join(Person, Person.id == KeyDate.person_id)
        .outerjoin(mapped, mapped.c.person_id == KeyDate.person_id)
        .outerjoin(gone, gone.c.person_id == KeyDate.person_id)
        .where(KeyDate.kind == KeyDateKind.RECEIVED, received.between(asked.period.first, asked.last))
        .where(received <= asked.on, perhaps_of(of.youngest, of.oldest, received))
    )


def validated(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I8: of those mapped in the year who brought enough, whose validation was answered by the day."""
    brought, answered = _brought(asked), _answered(asked)
    return (
        sa.select(
            brought.c.person_id.label("person_id"),
            verdict(
                (brought.c.enough == 0, Uncounted.QUALIFICATION_UNKNOWN), otherwise=answered.c.person_id.is_not(None)
            ).label("verdict"),
        )
        .outerjoin(answered, answered.c.person_id == brought.c.person_id)
        .where(sa.or_(brought.c.enough == 1, brought.c.perhaps == 1))
    )


#: Each select by the code of its indicator: who, and yes, no or why it cannot be said.
FACTS: Final[Mapping[str, Callable[[Asked], sa.Select[*tuple[Any, ...]]]]] = {"I7": mapped_in_time, "I8": validated}


@lru_cache(maxsize=1)
def _first_mapped() -> sa.CTE:
    """person_id, mapped_on: the first day on which a board had mapped somebody."""
    query = sa.select(SkillsProfile.person_id, sa.func.min(SkillsProfile.mapped_on).label("mapped_on"))
    return query.where(SkillsProfile.mapped_on.is_not(None)).group_by(SkillsProfile.person_id).cte()


@lru_cache(maxsize=1)
def _gone() -> sa.CTE:
    """person_id, died_on, left_on: by the closing of a case that was not opened again, the first of them."""
    died = sa.func.min(sa.case((Closing.reason == ClosingReason.DECEASED, Closing.closed_on)))
    left = sa.func.min(sa.case((Closing.reason.in_(_MOVED), Closing.closed_on)))
    query = sa.select(Case.person_id, died.label("died_on"), left.label("left_on"))
    ended = query.join(Closing, Closing.case_id == Case.id).where(Closing.reopened_on.is_(None))
    return ended.where(Closing.reason.in_([*_MOVED, ClosingReason.DECEASED])).group_by(Case.person_id).cte()


def _brought(asked: Asked) -> sa.Subquery:
    """person_id, enough, perhaps (1 or 0): of those mapped in the year, whether they studied or worked long enough."""
    mapped = _first_mapped()
    people = sa.select(mapped.c.person_id).where(
        mapped.c.mapped_on.between(asked.period.first, asked.last), mapped.c.mapped_on <= asked.on
    )
    told = sa.union_all(_studied(people), _worked(people)).subquery()
    return (
        sa.select(
            told.c.person_id, sa.func.max(told.c.enough).label("enough"), sa.func.max(told.c.perhaps).label("perhaps")
        )
        .group_by(told.c.person_id)
        .subquery()
    )


def _studied(people: sa.Select[*tuple[Any, ...]]) -> sa.Select[*tuple[Any, ...]]:
    """Each education: whether it is from abroad and of the level; perhaps, where country or level is not noted."""
    one, level = Qualification, sa.func.substr(Qualification.level_code, 1, 1)
    country, digit = sa.func.nullif(one.country, ""), sa.case((level.between("0", "9"), level))
    is_foreign, is_further = country != SWEDEN, digit >= str(measures().worth_validating.level)
    enough = sa.and_(is_foreign, is_further)
    perhaps = sa.and_(sa.func.coalesce(is_foreign, sa.true()), sa.func.coalesce(is_further, sa.true()))
    return (
        sa.select(SkillsProfile.person_id, _flag(enough).label("enough"), _flag(perhaps).label("perhaps"))
        .join(one, one.profile_id == SkillsProfile.id)
        .where(one.kind == QualificationKind.EDUCATION, SkillsProfile.person_id.in_(people))
    )


def _worked(people: sa.Select[*tuple[Any, ...]]) -> sa.Select[*tuple[Any, ...]]:
    """Each occupation: whether its months suffice; perhaps, where some are not noted. Without a code each is its own.

    No occupation has the number of a row with its sign: a code is digits alone.
    """
    one = Qualification
    by_itself = sa.literal("#").concat(sa.cast(one.id, sa.Text))
    occupation = sa.func.coalesce(sa.func.nullif(one.occupation_code, ""), by_itself)
    enough = sa.func.sum(sa.func.coalesce(one.months, 0)) >= measures().worth_validating.months
    perhaps = sa.func.count() > sa.func.count(one.months)
    return (
        sa.select(SkillsProfile.person_id, _flag(enough).label("enough"), _flag(perhaps).label("perhaps"))
        .join(one, one.profile_id == SkillsProfile.id)
        .where(one.kind == QualificationKind.WORK, SkillsProfile.person_id.in_(people))
        .group_by(SkillsProfile.person_id, occupation)
    )


def _flag(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.case((condition, 1), else_=0)


def _answered(asked: Asked) -> sa.Subquery:
    """person_id: of an assessment or a recognition that was answered, or a validation that ended in one."""
    steps = sa.select(ValidationStep.validation_id).where(
        ValidationStep.step.in_(_ANSWERS), ValidationStep.answered_on <= asked.on
    )
    ended = sa.and_(Validation.ended_as.in_(_RECOGNISED), Validation.ended_on <= asked.on)
    return (
        sa.select(SkillsProfile.person_id)
        .join(Qualification, Qualification.profile_id == SkillsProfile.id)
        .join(Validation, Validation.qualification_id == Qualification.id)
        .where(sa.or_(ended, Validation.id.in_(steps)))
        .distinct()
        .subquery()
    )
