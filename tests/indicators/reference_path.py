"""A slow, obvious count of what the path's facts say: one person after the other, in Python.

Beside `reception.overview.queries.outcomes`, which counts I42, it is the second count that the statements are held to.
"""

from collections import Counter, defaultdict
from datetime import date, timedelta

import sqlalchemy as sa

from reception.cases.models import Case, Closing
from reception.cases.terms import ClosingReason, Owner
from reception.contacts.models import Contact
from reception.contacts.terms import Channel, ContactState
from reception.db.session import db
from reception.housing.queries import lives
from reception.housing.terms import Uncounted as OfHomes
from reception.i18n.formats import local
from reception.path.models import Mark, MilestoneRow, NotedFact
from reception.path.rules.basics import CODES
from reception.path.terms import MilestoneState, Uncounted
from reception.people.models import Person
from reception.plans.models import Plan
from reception.plans.terms import ActionState, PlanState
from reception.reckoning.periods import Period

EVER = Period(date(1900, 1, 1), date(2200, 1, 1))
FACE_TO_FACE = {Channel.VISIT, Channel.HOME_VISIT, Channel.MEETING}
MUNICIPAL = {
    Owner.MUNICIPALITY, Owner.HOUSING, Owner.SOCIAL_SERVICES, Owner.ADULT_EDUCATION, Owner.SCHOOL, Owner.PRESCHOOL,
    Owner.CHIEF_GUARDIAN, Owner.CULTURE_AND_LEISURE,
}  # fmt: skip


def everything(model):
    """Every row of a table."""
    return db.session.scalars(sa.select(model).order_by(model.id).execution_options(permit="test")).all()


def count(code, year, on):
    """{verdict: number} of an indicator of a calendar year, as known on a day."""
    period = Period(date(year, 1, 1), date(year, 12, 31))
    verdicts = {"I26": _examined, "U11": _basics, "A9": _met, "A7": _joint}[code](period, on)
    return Counter("yes" if one is True else "no" if one is False else one.value for one in verdicts)


def _real_cases():
    """The cases that were not opened by mistake, by person."""
    mistaken = {
        one.case_id
        for one in everything(Closing)
        if one.reason is ClosingReason.MISTAKE and one.reopened_on is None
    }  # fmt: skip
    found = defaultdict(list)
    for case in everything(Case):
        if case.id not in mistaken:
            found[case.person_id].append(case)
    return found


def _all_lives():
    return lives.lives_of(sa.select(Person.id))


def _excused(life, day, on):
    """Why it is no no that something was not noted by the day; None if it is one."""
    if life.died_on is not None and life.died_on <= day:
        return OfHomes.DECEASED
    if day >= on:
        return OfHomes.NOT_YET
    return OfHomes.LEFT if life.had_left(day) else None


def _examined(period, on):
    noted = {"health_examination_offered": {}, "health_examination_done": {}}
    for fact in everything(NotedFact):
        if fact.code in noted:
            days = noted[fact.code].setdefault(fact.case.person_id, [])
            days.append(date.fromisoformat(fact.value))
    for person_id, life in _all_lives().items():
        if life.begun_on is None or not period.covers(life.begun_on):
            continue
        done = min(noted["health_examination_done"].get(person_id, ()), default=None)
        offered = min(noted["health_examination_offered"].get(person_id, ()), default=done)
        if life.received_on is None:
            yield OfHomes.NO_RECEPTION_DAY
        elif done is not None and done <= on:
            yield True
        elif offered is None:
            yield Uncounted.NOT_OFFERED
        else:
            yield _excused(life, offered + timedelta(days=90), on) or False


def _basics(period, on):
    cases, known, rows, marks = _real_cases(), _all_lives(), everything(MilestoneRow), everything(Mark)
    for person_id, own in cases.items():
        if not period.covers(min(case.opened_on for case in own)):
            continue
        life = known[person_id]
        if life.received_on is None:
            yield OfHomes.NO_RECEPTION_DAY
            continue
        last = life.received_on + timedelta(days=90)
        if last >= on:
            yield OfHomes.NOT_YET
            continue
        handled = _handled({case.id for case in own}, life.received_on, rows, marks)
        if handled and all(day is not None and day <= last for day in handled.values()):
            yield True
        elif excuse := _excused(life, last, on):
            yield excuse
        else:
            yield False if handled else Uncounted.NO_PATH


def _handled(case_ids, received_on, all_rows, all_marks):
    """The day on which each basic was handled in any of these cases; None while it waits in all that know it."""
    found, rows, reckoned = {}, set(), set()
    for row in all_rows:
        reckoned.add(row.case_id)
        if row.case_id in case_ids and row.code in CODES:
            rows.add((row.case_id, row.code))
            days = found.setdefault(row.code, [])
            if row.state is MilestoneState.FULFILLED:
                days.append(row.fulfilled_on or received_on)
    latest = {}
    for mark in all_marks:
        if mark.withdrawn_at is None and mark.case_id in case_ids & reckoned and mark.code in CODES:
            latest[mark.case_id, mark.code] = mark
    for key, mark in latest.items():
        if mark.state is MilestoneState.NOT_APPLICABLE and key not in rows:
            found.setdefault(mark.code, []).append(mark.on_day)
    return {code: min(days, default=None) for code, days in found.items()}


def _met(period, on):
    met = defaultdict(list)
    for contact in everything(Contact):
        if contact.withdrawn_at is None and contact.state is ContactState.HELD and contact.channel in FACE_TO_FACE:
            for person_id in (contact.case.person_id, *(other.person_id for other in contact.others)):
                met[person_id].append(local(contact.at).date())
    for plan in everything(Plan):
        if plan.state is not PlanState.DRAFT:
            met[plan.case.person_id].append(plan.agreed_on)
    for home in lives.homes_begun_in(EVER):
        if not period.covers(home.life.begun_on):
            continue
        if home.life.received_on is None:
            yield OfHomes.NO_RECEPTION_DAY
            continue
        last = home.life.received_on + timedelta(days=30)
        if any(day <= min(last, on) for person_id in home.person_ids for day in met[person_id]):
            yield True
        else:
            yield _excused(home.life, last, on) or False


def _joint(period, on):
    day = min(period.end, on)
    holding = {}
    for plan in sorted(everything(Plan), key=lambda one: (one.agreed_on or date.max, one.id)):
        case = plan.case
        is_open = case.opened_on <= day and (case.closed_on is None or case.closed_on > day)
        if is_open and plan.state is not PlanState.DRAFT and plan.agreed_on <= day:
            holding[plan.case_id] = plan
    for plan in holding.values():
        owners = {
            action.owner
            for goal in plan.goals
            for action in goal.actions
            if action.state is not ActionState.DROPPED or action.ended_on > day
        }
        outside = owners - MUNICIPAL - {Owner.NEWCOMER}
        yield bool(outside) or len(owners & MUNICIPAL) >= 2
