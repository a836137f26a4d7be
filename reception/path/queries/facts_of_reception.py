"""I26, I42 and A9: what was noted of those who were received in a year, and when they were met."""

from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from reception.cases.models import Case
from reception.contacts.models import Contact, ContactParticipant
from reception.contacts.queries.meetings import FACE_TO_FACE
from reception.contacts.terms import ContactState
from reception.db import civil
from reception.db.base import UTCDateTime
from reception.db.verdicts import verdict
from reception.housing.queries.facts.households import households, in_households, people
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
    of, homes, noted = households(), in_households(), _noted(FIRST_PAYMENT)
    days = sa.select(homes.c.home_id, sa.func.min(noted.c.on_day).label("on_day"))
    first = days.join(noted, noted.c.person_id == homes.c.person_id).group_by(homes.c.home_id).subquery()
    latest = civil.days_after(of.c.received_on, asked.amount("days"))
    answer = verdict(
        (of.c.received_on.is_(None), OfHomes.NO_RECEPTION_DAY),
        (first.c.on_day <= latest, True),
        (first.c.on_day > latest, False),
        (latest >= asked.on, OfHomes.NOT_YET),
        otherwise=OfHomes.NO_PAYMENT,
    )
    query = sa.select(of.c.person_id, answer.label("verdict"))
    joined = query.select_from(of.outerjoin(first, first.c.home_id == of.c.home_id))
    return joined.where(of.c.begun_on.between(asked.period.first, asked.last))


def examined(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I26: of the people received in the year and offered a health examination, those who have had it.

    Who has not had it is a no when `days` have passed since the offer, and she lived and was here until then.
    """
    known, offered, done = people(), _noted(EXAMINATION_OFFERED), _noted(EXAMINATION_DONE)
    told = sa.func.coalesce(offered.c.on_day, done.c.on_day)
    members = (
        sa.select(
            known.c.person_id.label("unit_id"),
            known.c.person_id,
            known.c.person_id.label("told_id"),
            known.c.received_on,
            civil.days_after(told, asked.amount("days")).label("day"),
        )
        .outerjoin(offered, offered.c.person_id == known.c.person_id)
        .outerjoin(done, done.c.person_id == known.c.person_id)
        .where(known.c.begun_on.between(asked.period.first, asked.last))
        .cte()
    )
    of, here = standing(members)
    answer = verdict(
        (of.c.received_on.is_(None), OfHomes.NO_RECEPTION_DAY),
        (done.c.on_day <= asked.on, True),
        (of.c.day.is_(None), Uncounted.NOT_OFFERED),
        *_not_any_more(of, here, asked),
        otherwise=False,
    )
    joined = of.outerjoin(here, here.c.unit_id == of.c.unit_id).outerjoin(done, done.c.person_id == of.c.told_id)
    return sa.select(of.c.told_id.label("person_id"), answer.label("verdict")).select_from(joined)


def met(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """A9: of the households received in the year, those that were met, or agreed on a plan, within `days`."""
    households_, homes, days = households(), in_households(), _met_on()
    members = (
        sa.select(
            households_.c.home_id.label("unit_id"),
            homes.c.person_id,
            households_.c.person_id.label("told_id"),
            households_.c.received_on,
            civil.days_after(households_.c.received_on, asked.amount("days")).label("day"),
        )
        .join(homes, homes.c.home_id == households_.c.home_id)
        .where(households_.c.begun_on.between(asked.period.first, asked.last))
        .cte()
    )
    of, here = standing(members)
    first = (
        sa.select(members.c.unit_id, sa.func.min(days.c.on_day).label("on_day"))
        .join(days, days.c.person_id == members.c.person_id)
        .group_by(members.c.unit_id)
        .subquery()
    )
    answer = verdict(
        (of.c.received_on.is_(None), OfHomes.NO_RECEPTION_DAY),
        (sa.and_(first.c.on_day <= of.c.day, first.c.on_day <= asked.on), True),
        *_not_any_more(of, here, asked),
        otherwise=False,
    )
    joined = of.outerjoin(here, here.c.unit_id == of.c.unit_id).outerjoin(first, first.c.unit_id == of.c.unit_id)
    return sa.select(of.c.told_id.label("person_id"), answer.label("verdict")).select_from(joined)


def _not_any_more(of: sa.CTE, here: sa.Subquery, asked: Asked) -> tuple[tuple[sa.ColumnElement[bool], OfHomes], ...]:
    """Why it is no no that something was not noted by the day."""
    return (
        (of.c.died_on <= of.c.day, OfHomes.DECEASED),
        (of.c.day >= asked.on, OfHomes.NOT_YET),
        (had_left(of, here), OfHomes.LEFT),
    )


def _noted(code: str) -> sa.CTE:
    """person_id, on_day: the first day that was noted of somebody under that code, on any of her cases."""
    is_day = sa.and_(NotedFact.value.like(_LIKE_A_DAY), NotedFact.value.between(*_DIGITS))
    day = sa.case((is_day, civil.days_after(sa.type_coerce(NotedFact.value, sa.Text()), 0)))
    query = sa.select(Case.person_id, sa.func.min(day).label("on_day")).join(Case, Case.id == NotedFact.case_id)
    return query.where(NotedFact.code == code).group_by(Case.person_id).cte()


def _met_on() -> sa.Subquery:
    """person_id, on_day: each day on which somebody was met face to face, or agreed on a plan."""
    held = sa.and_(
        Contact.withdrawn_at.is_(None), Contact.state == ContactState.HELD, Contact.channel.in_(FACE_TO_FACE)
    )
    day = civil.local_day(sa.type_coerce(Contact.at, UTCDateTime())).label("on_day")
    own = sa.select(Case.person_id, day).join(Case, Case.id == Contact.case_id).where(held)
    others = sa.select(ContactParticipant.person_id, day).join(Contact, Contact.id == ContactParticipant.contact_id)
    agreed = sa.select(Case.person_id, Plan.agreed_on.label("on_day")).join(Case, Case.id == Plan.case_id)
    return sa.union_all(own, others.where(held), agreed.where(Plan.state != PlanState.DRAFT)).subquery()
