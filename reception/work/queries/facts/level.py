"""I22: whether people work at the level of what they were mapped in. What `rules.levels` says of one job."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa

from reception.db.verdicts import verdict
from reception.reckoning.asked import Asked
from reception.skills.models import Qualification, SkillsProfile
from reception.skills.terms import QualificationKind
from reception.work.queries.facts.ground import Column, begun, gone_by, lives
from reception.work.queries.facts.jobs import covers, jobs
from reception.work.rules.levels import HIGHEST, NEAR, levels
from reception.work.terms.figures import Uncounted

#: Of one job, so that the best of somebody's jobs is the greatest.
_LOWER, _CANNOT_BE_SAID, _AT_LEVEL = range(3)


def i22(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """Of those who work on the day and were mapped in an occupation, who has a job at its level or above."""
    found, life = _found(asked), lives()
    answer = verdict(
        *gone_by(life, asked.day),
        (found.c.best == _AT_LEVEL, True),
        (found.c.best == _CANNOT_BE_SAID, Uncounted.LEVEL_UNKNOWN),
        otherwise=False,
    )
    query = sa.select(found.c.person_id, answer.label("verdict")).join(life, life.c.person_id == found.c.person_id)
    return query.where(begun(asked))


def _found(asked: Asked) -> sa.Subquery:
    """person_id, best: how the best of the jobs that go on compares with the occupations."""
    mapped, job = _mapped(), jobs()
    highest = _highest(mapped)
    code = sa.func.nullif(job.c.occupation_code, "")
    alike = sa.or_(mapped.c.code == code, sa.and_(sa.func.length(code) >= NEAR, _near(mapped.c.code) == _near(code)))
    level = _level(code)
    place = sa.case(
        (mapped.c.code.is_not(None), _AT_LEVEL),
        (sa.or_(level.is_(None), highest.c.level.is_(None)), _CANNOT_BE_SAID),
        (level < highest.c.level, _LOWER),
        (sa.and_(highest.c.is_whole == 0, level < HIGHEST), _CANNOT_BE_SAID),
        else_=_AT_LEVEL,
    )
    query = (
        sa.select(job.c.person_id, sa.func.max(place).label("best"))
        .join(highest, highest.c.person_id == job.c.person_id)
        .outerjoin(mapped, sa.and_(mapped.c.person_id == job.c.person_id, alike))
    )
    return query.where(covers(job.c.started_on, job.c.last_on, asked.day)).group_by(job.c.person_id).subquery("found")


@lru_cache(maxsize=1)
def _mapped() -> sa.CTE:
    """person_id, code, level: each occupation that somebody was mapped in, from any board; NULL: without a code."""
    one, code = Qualification, sa.func.nullif(Qualification.occupation_code, "")
    query = sa.select(SkillsProfile.person_id, code.label("code"), _level(code).label("level"))
    query = query.join(one, one.profile_id == SkillsProfile.id)
    return query.where(sa.or_(one.kind == QualificationKind.WORK, one.occupation_code.is_not(None))).cte()


def _highest(mapped: sa.CTE) -> sa.Subquery:
    """person_id, level, is_whole: the highest level of the occupations; 1 where each that has a code has a level."""
    whole = sa.func.count(mapped.c.level) == sa.func.count(mapped.c.code)
    query = sa.select(
        mapped.c.person_id, sa.func.max(mapped.c.level).label("level"), sa.case((whole, 1), else_=0).label("is_whole")
    )
    return query.group_by(mapped.c.person_id).subquery("highest")


def _near(code: Column) -> Column:
    return sa.func.substr(code, 1, NEAR)


def _level(code: Column) -> Column:
    """The level of an occupation, by the longest first digits that have one; NULL where none has."""
    longest_first = sorted(levels().values(), key=lambda one: (-len(one.code), one.code))
    return sa.case(*((sa.func.substr(code, 1, len(one.code)) == one.code, one.level) for one in longest_first))


FACTS: Final[Mapping[str, Callable[[Asked], sa.Select[*tuple[Any, ...]]]]] = {"I22": i22}
