"""I20, I21, I39 and I43: what was done, for everybody at once. What `rules.figures_work` says of one person."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from reception.accounts.models import Unit
from reception.cases.models import Case
from reception.contacts.models import Contact
from reception.contacts.terms import ContactState
from reception.db import civil
from reception.db.verdicts import verdict, yes_if
from reception.education.models import Enrolment as Studies
from reception.education.models import Pupil
from reception.organisations.models import Organisation
from reception.organisations.queries import is_employment_service
from reception.reckoning.asked import Asked
from reception.skills.models import SkillsAnswer, SkillsProfile
from reception.work.models import BusinessAdvice, Enrolment, Placement, WorkFile
from reception.work.queries.facts.ground import begun, birth_unknown, gone_by, lives, may_be_of, within
from reception.work.queries.facts.jobs import PRACTICE, jobs, last_day, of_files
from reception.work.rules.figures_work import TO_JOB
from reception.work.rules.measures import measures
from reception.work.rules.parameters import Code, number
from reception.work.terms.figures import Uncounted
from reception.work.terms.jobs import PlacementOutcome


def i20(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """Of the pupils of SFI in the year so far, who had a day of a placement that is no employment in it."""
    pupils = (
        sa.select(Pupil.person_id)
        .join(Studies, Studies.pupil_id == Pupil.id)
        .where(Studies.first_on <= asked.day, _lasts(Studies.last_on, asked.period.first))
        .distinct()
        .subquery("pupils")
    )
    days = sa.and_(Placement.started_on <= asked.day, _lasts(last_day(Placement), asked.period.first))
    placed = of_files(Placement).where(Placement.kind.in_(PRACTICE), days).distinct().subquery("placed")
    query = sa.select(pupils.c.person_id, yes_if(placed.c.person_id.is_not(None)).label("verdict"))
    return query.outerjoin(placed, placed.c.person_id == pupils.c.person_id).where(begun(asked))


def _lasts(last: Any, day: date) -> sa.ColumnElement[bool]:
    return sa.or_(last.is_(None), last >= day)


def i21(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """Of the placements that ended in the year and were not prolonged, those followed by a job soon enough."""
    ended, life = _ended(asked), lives()
    led = _followed(ended)
    answer = verdict(
        (ended.c.until >= asked.on, Uncounted.NOT_YET),
        (sa.or_(ended.c.outcome.in_(TO_JOB), led.c.placement_id.is_not(None)), True),
        *gone_by(life, ended.c.until),
        otherwise=False,
    )
    query = sa.select(ended.c.person_id, answer.label("verdict"))
    query = query.join(life, life.c.person_id == ended.c.person_id)
    return query.outerjoin(led, led.c.placement_id == ended.c.placement_id)


def _ended(asked: Asked) -> sa.CTE:
    """placement_id, person_id, started_on, outcome, until: each placement once, by what was noted of it last.

    `until`: the last day of a job that it led to.
    """
    same = (WorkFile.person_id, Placement.organisation_id, Placement.kind, Placement.started_on)
    place = sa.func.row_number().over(partition_by=same, order_by=Placement.id.desc())
    told = (Placement.id.label("placement_id"), Placement.started_on, Placement.ended_on, Placement.outcome)
    noted = of_files(Placement, *told, place.label("place")).where(Placement.kind.in_(PRACTICE)).subquery("noted")
    until = civil.months_after(noted.c.ended_on, number(Code.PLACEMENT_TO_JOB_MONTHS, asked.on))
    columns = (noted.c.placement_id, noted.c.person_id, noted.c.started_on, noted.c.outcome, until.label("until"))
    query = sa.select(*columns).where(noted.c.place == 1, noted.c.outcome != PlacementOutcome.PROLONGED)
    return query.where(within(noted.c.ended_on, asked), noted.c.ended_on <= asked.on).cte()


def _followed(ended: sa.CTE) -> sa.Subquery:
    """placement_id: of those after whose first day a job began before too long."""
    job = jobs()
    soon = sa.and_(job.c.started_on > ended.c.started_on, job.c.started_on <= ended.c.until)
    query = sa.select(ended.c.placement_id).join(job, sa.and_(job.c.person_id == ended.c.person_id, soon))
    return query.distinct().subquery("followed")


def i39(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """Of those with an open case who are enrolled on the day, about whom there was contact in the days before it."""
    since = asked.day - timedelta(days=number(Code.CONTACT_DAYS, asked.on))
    enrolled, met = _enrolled(asked.day), _met(since, asked.day)
    answer = verdict((enrolled.c.since > since, Uncounted.NOT_YET), otherwise=met.c.person_id.is_not(None))
    query = sa.select(enrolled.c.person_id, answer.label("verdict"))
    return query.outerjoin(met, met.c.person_id == enrolled.c.person_id).where(begun(asked))


def _enrolled(day: date) -> sa.Subquery:
    """person_id, since: whose board noted it while her case with it is open; the first of the days."""
    unit = aliased(Unit)
    board = sa.func.coalesce(unit.parent_id, unit.id)
    return (
        sa.select(Case.person_id, sa.func.min(Enrolment.enrolled_on).label("since"))
        .join(unit, unit.id == Case.unit_id)
        .join(WorkFile, sa.and_(WorkFile.person_id == Case.person_id, WorkFile.board_id == board))
        .join(Enrolment, Enrolment.work_file_id == WorkFile.id)
        .where(Case.opened_on <= day, sa.or_(Case.closed_on.is_(None), Case.closed_on > day))
        .where(Enrolment.enrolled_on <= day, _lasts(Enrolment.ended_on, day))
        .group_by(Case.person_id)
        .subquery("enrolled")
    )


def _met(first: date, last: date) -> sa.Subquery:
    """person_id: about whom something took place with Arbetsförmedlingen on one of the days, in any of her cases."""
    services = sa.select(Organisation.id).where(is_employment_service())
    at: Any = Contact.at
    near = (_midnight(first - timedelta(days=1)), _midnight(last + timedelta(days=2)))
    return (
        sa.select(Case.person_id)
        .join(Contact, Contact.case_id == Case.id)
        .where(Contact.state == ContactState.HELD, Contact.withdrawn_at.is_(None), at.between(*near))
        .where(Contact.organisation_id.in_(services), civil.local_day(at).between(first, last))
        .distinct()
        .subquery("met")
    )


def _midnight(day: date) -> datetime:
    """The instant near a day: what lies outside is no contact of the days, wherever midnight is."""
    return datetime.combine(day, time(), UTC)


def i43(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """Of the adults who wish for a business of their own, who got advice on it, or began, by the day."""
    life, ages, wish, help_ = lives(), measures().business, _wishing(), _helped(asked.day)
    answer = verdict(
        birth_unknown(life, ages, asked.day),
        (help_.c.person_id.is_not(None), True),
        *gone_by(life, asked.day),
        otherwise=False,
    )
    query = sa.select(wish.c.person_id, answer.label("verdict")).join(life, life.c.person_id == wish.c.person_id)
    query = query.outerjoin(help_, help_.c.person_id == wish.c.person_id)
    return query.where(begun(asked), may_be_of(life, ages, asked.day))


def _wishing() -> sa.Subquery:
    of = measures().business
    query = sa.select(SkillsProfile.person_id).join(SkillsAnswer, SkillsAnswer.profile_id == SkillsProfile.id)
    wish = query.where(SkillsAnswer.question == of.question, SkillsAnswer.answer.in_(of.answers))
    return wish.distinct().subquery("wishing")


def _helped(day: date) -> sa.Subquery:
    """person_id: of those who got advice, or whose business began."""
    job, it = jobs(), BusinessAdvice
    advised = of_files(it).where(sa.or_(it.advised_on <= day, it.started_on <= day))
    began = sa.select(job.c.person_id).where(job.c.is_business, job.c.started_on <= day)
    return sa.union(advised, began).subquery("helped")


FACTS: Final[Mapping[str, Callable[[Asked], sa.Select[*tuple[Any, ...]]]]] = {
    "I20": i20,
    "I21": i21,
    "I39": i39,
    "I43": i43,
}
