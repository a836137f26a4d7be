"""I26, I42 and A9: what was noted of those who were received in a year, and when they were met."""

from datetime import date
from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa

from reception.cases.models import Case
from reception.contacts.models import Contact, ContactParticipant
from reception.contacts.queries.meetings import FACE_TO_FACE
from reception.contacts.terms import ContactState
from reception.db import civil
from reception.db.base import UTCDateTime
from reception.db.verdicts import verdict
from reception.housing.queries.facts.households import each_alone, households, members_of, people
from reception.housing.queries.facts.standing import had_left, standing
from reception.housing.terms import Uncounted as OfHomes
from reception.path.models import NotedFact
from reception.path.terms import Uncounted
from reception.plans.models import Plan
from reception.plans.terms import PlanState
from reception.reckoning.asked import Asked

FIRST_PAYMENT: Final = "first_payment"
EXAMINATION_OFFERED: Final = "health_examination_offered"
EXAMINATION_DONE: Final = "health_examination_done"
#: What a noted date looks like; a value that is none is no date.
_LIKE_A_DAY: Final = "____-__-__"
_DIGITS: Final = (date.min.isoformat(), date.max.isoformat())


def paid(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I42: of the households received in the year, those whose first payment came within `days`."""
    members = _members(asked)
    of, noted = _units(members), _noted(members, FIRST_PAYMENT)
    answer = verdict(
        (of.c.received_on.is_(None), OfHomes.NO_RECEPTION_DAY),
        (noted.c.on_day <= of.c.day, True),
        (noted.c.on_day > of.c.day, False),
        (of.c.day >= asked.on, OfHomes.NOT_YET),
        otherwise=OfHomes.NO_PAYMENT,
    )
    query = sa.select(of.c.told_id.label("person_id"), answer.label("verdict"))
    return query.select_from(of.outerjoin(noted, noted.c.unit_id == of.c.unit_id))


def examined(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I26: of the people received in the year and offered a health examination, those who have had it.

    Who has not had it is a no when `days` have passed since the offer, and she lived and was here until then.
    """
    known = people()
    people_ = each_alone(known.c.begun_on.between(asked.period.first, asked.last), known.c.received_on)
    offered, done = _noted(people_, EXAMINATION_OFFERED), _noted(people_, EXAMINATION_DONE)
    told = sa.func.coalesce(offered.c.on_day, done.c.on_day)
    kept = (people_.c.unit_id, people_.c.person_id, people_.c.told_id, people_.c.received_on)
    members = (
        sa.select(*kept, civil.days_after(told, asked.amount("days")).label("day"), done.c.on_day.label("done_on"))
        .outerjoin(offered, offered.c.unit_id == people_.c.unit_id)
        .outerjoin(done, done.c.unit_id == people_.c.unit_id)
        .cte()
    )
    of, here = standing(members)
    answer = verdict(
        (of.c.received_on.is_(None), OfHomes.NO_RECEPTION_DAY),
        (members.c.done_on <= asked.on, True),
        (of.c.day.is_(None), Uncounted.NOT_OFFERED),
        *_not_any_more(of, here, asked),
        otherwise=False,
    )
    joined = of.join(members, members.c.unit_id == of.c.unit_id).outerjoin(here, here.c.unit_id == of.c.unit_id)
    return sa.select(of.c.told_id.label("person_id"), answer.label("verdict")).select_from(joined)


def met(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """A9: of the households received in the year, those that were met, or agreed on a plan, within `days`."""
    members = _members(asked)
    first = _met_on(members)
    of, here = standing(members)
    answer = verdict(
        (of.c.received_on.is_(None), OfHomes.NO_RECEPTION_DAY),
        (sa.and_(first.c.on_day <= of.c.day, first.c.on_day <= asked.on), True),
        *_not_any_more(of, here, asked),
        otherwise=False,
    )
    joined = of.outerjoin(here, here.c.unit_id == of.c.unit_id).outerjoin(first, first.c.unit_id == of.c.unit_id)
    return sa.select(of.c.told_id.label("person_id"), answer.label("verdict")).select_from(joined)


@lru_cache(maxsize=32)
def _members(asked: Asked) -> sa.CTE:
    """Everybody of the households received in the year; the day is so many `days` after it."""
    of = households()
    in_year = of.c.begun_on.between(asked.period.first, asked.last)
    return members_of(in_year, civil.days_after(of.c.received_on, asked.amount("days")))


def _units(members: sa.CTE) -> sa.Subquery:
    """unit_id, told_id, received_on, day: each once."""
    of = (members.c.unit_id, members.c.told_id, members.c.received_on, members.c.day)
    return sa.select(*of).distinct().subquery()


def _not_any_more(of: sa.CTE, here: sa.Subquery, asked: Asked) -> tuple[tuple[sa.ColumnElement[bool], OfHomes], ...]:
    """Why it is no no that something was not noted by the day."""
    return (
        (of.c.died_on <= of.c.day, OfHomes.DECEASED),
        (of.c.day >= asked.on, OfHomes.NOT_YET),
        (had_left(of, here), OfHomes.LEFT),
    )


def _noted(members: sa.CTE, code: str) -> sa.Subquery:
    """unit_id, on_day: the first day that was noted under that code on any case of these people."""
    is_day = sa.and_(NotedFact.value.like(_LIKE_A_DAY), NotedFact.value.between(*_DIGITS))
    day = sa.case((is_day, civil.days_after(sa.type_coerce(NotedFact.value, sa.Text()), 0)))
    query = sa.select(members.c.unit_id, sa.func.min(day).label("on_day")).select_from(_cases_of(members))
    noted = query.join(NotedFact, sa.and_(NotedFact.case_id == Case.id, NotedFact.code == code))
    return noted.group_by(members.c.unit_id).subquery()


def _met_on(members: sa.CTE) -> sa.Subquery:
    """unit_id, on_day: the first day on which one of these was met face to face, or agreed on a plan."""
    held = sa.and_(
        Contact.withdrawn_at.is_(None), Contact.state == ContactState.HELD, Contact.channel.in_(FACE_TO_FACE)
    )
    unit = members.c.unit_id
    at = sa.func.min(Contact.at, type_=UTCDateTime())
    first = civil.local_day(at).label("on_day")
    own = sa.select(unit, first).select_from(_cases_of(members)).join(Contact, Contact.case_id == Case.id)
    with_others = (
        sa.select(unit, first)
        .join(ContactParticipant, ContactParticipant.person_id == members.c.person_id)
        .join(Contact, Contact.id == ContactParticipant.contact_id)
    )
    agreed = sa.select(unit, sa.func.min(Plan.agreed_on).label("on_day")).select_from(_cases_of(members))
    of_plans = agreed.join(Plan, Plan.case_id == Case.id).where(Plan.state != PlanState.DRAFT)
    each = sa.union_all(
        own.where(held).group_by(unit), with_others.where(held).group_by(unit), of_plans.group_by(unit)
    ).subquery()
    return sa.select(each.c.unit_id, sa.func.min(each.c.on_day).label("on_day")).group_by(each.c.unit_id).subquery()


def _cases_of(members: sa.CTE) -> sa.FromClause:
    """The cases of these people: found by the index of whose they are, however many others there are."""
    return members.join(Case, Case.person_id == members.c.person_id)
