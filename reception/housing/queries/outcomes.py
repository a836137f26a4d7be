"""The figures I1, I23, I24 and I40 counted from what happened, for a period or a day (policies.md).

They are not published here: nobody sees them but through `reception housing figures` and, later, the statistician's
indicators. The number of statements is the same however many people there are.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

import sqlalchemy as sa

from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.housing.models import Contract, ContractMember, Dwelling, DwellingUnit, HomeNeed
from reception.housing.queries.lives import begun_in, homes_begun_in, is_no_mistake, is_real, lives_of, rows, widened
from reception.housing.rules.outcomes import (
    MONTHS_AFTER_RECEPTION,
    Assigned,
    Dwells,
    belongs_to,
    day_of_outcome,
    lives_crowded,
    lives_permanently,
    settled_in_time,
    still_resident,
)
from reception.housing.terms import NeedEnding
from reception.people.models import HouseholdMember, KeyDate, Person
from reception.people.terms import KeyDateKind
from reception.reckoning.figures import Figure, figure
from reception.reckoning.periods import Period, months_after

_CLOCK: Final = (KeyDateKind.ASSIGNED, KeyDateKind.SETTLE_BY, KeyDateKind.MOVED_IN)
#: The longest that a latest day is reckoned from the assignment, with room for months of different lengths.
_LONGEST: Final = timedelta(days=95)
_A_FEW_DAYS: Final = timedelta(days=4)


def settled_in(period: Period, today: date) -> Figure:
    """I1: of the people assigned with the latest day in the period, those who had moved in by then."""
    return figure(settled_in_time(one, today) for one in assigned_with_latest_day_in(period))


def assigned_with_latest_day_in(period: Period) -> list[Assigned]:
    """Everybody whom I1 asks about. Four statements."""
    cohort = _assigned_about(period)
    days: defaultdict[int, dict[KeyDateKind, date]] = defaultdict(dict)
    query = sa.select(KeyDate.person_id, KeyDate.kind, KeyDate.on_day).where(KeyDate.kind.in_(_CLOCK))
    for person_id, kind, day in rows(query.where(KeyDate.person_id.in_(cohort))):
        days[person_id][kind] = day
    moved, (waiting, gone) = _moved_in(cohort), _needs(cohort)
    found = [
        Assigned(
            route,
            days[person_id].get(KeyDateKind.ASSIGNED),
            days[person_id].get(KeyDateKind.SETTLE_BY),
            tuple(filter(None, (days[person_id].get(KeyDateKind.MOVED_IN), *moved.get(person_id, ())))),
            is_waiting=person_id in waiting,
            is_coming=person_id not in gone,
        )
        for person_id, route in rows(sa.select(Person.id, Person.route).where(Person.id.in_(cohort)))
    ]
    return [one for one in found if belongs_to(one, period)]


def _assigned_about(period: Period) -> sa.Select[int]:
    about = widened(period, _LONGEST)
    stated = sa.and_(KeyDate.kind == KeyDateKind.SETTLE_BY, KeyDate.on_day.between(period.first, period.end))
    assigned = sa.and_(KeyDate.kind == KeyDateKind.ASSIGNED, KeyDate.on_day.between(about.first, about.end))
    return sa.select(KeyDate.person_id).where(sa.or_(stated, assigned))


def _moved_in(cohort: sa.Select[int]) -> dict[int, list[date]]:
    query = (
        sa.select(ContractMember.person_id, ContractMember.came_on, Contract.moved_in_on)
        .join(Contract, Contract.id == ContractMember.contract_id)
        .where(ContractMember.person_id.in_(cohort), Contract.moved_in_on.is_not(None), is_real())
    )
    found: defaultdict[int, list[date]] = defaultdict(list)
    for person_id, came_on, moved_in_on in rows(query):
        found[person_id].append(max(moved_in_on, came_on or moved_in_on))
    return found


def _needs(cohort: sa.Select[int]) -> tuple[set[int], set[int]]:
    """For whom a home is sought today, and who it was noted does not come."""
    member = sa.and_(HouseholdMember.household_id == HomeNeed.household_id, HouseholdMember.ends_on.is_(None))
    query = (
        sa.select(Case.person_id, HouseholdMember.person_id, HomeNeed.ending)
        .join(Case, Case.id == HomeNeed.case_id)
        .join(HouseholdMember, member, isouter=True)
        .where(sa.or_(HomeNeed.ending.is_(None), HomeNeed.ending == NeedEnding.NOT_COMING))
        .where(sa.or_(Case.person_id.in_(cohort), HouseholdMember.person_id.in_(cohort)))
    )
    waiting: set[int] = set()
    gone: set[int] = set()
    for person_id, housemate_id, ending in rows(query):
        (waiting if ending is None else gone).update(filter(None, (person_id, housemate_id)))
    return waiting, gone - waiting


def _received_before(period: Period) -> Period:
    """The days of reception whose 24 months end in the period, with a few more at both ends."""
    last = None if period.last is None else months_after(period.last, -MONTHS_AFTER_RECEPTION)
    return widened(Period(months_after(period.first, -MONTHS_AFTER_RECEPTION), last), _A_FEW_DAYS)


def permanent_in(period: Period, today: date) -> Figure:
    """I23: of the households whose 24 months end in the period, those with a permanent contract on that day."""
    homes = homes_begun_in(_received_before(period))
    asked = [one.life for one in homes if one.life.begun_on and period.covers(day_of_outcome(one.life.begun_on))]
    return figure(lives_permanently(life, today) for life in asked)


def resident_in(period: Period, today: date) -> Figure:
    """I40: of the people whose 24 months end in the period, those who still lived in the municipality on that day."""
    lives = lives_of(begun_in(_received_before(period))).values()
    asked = [life for life in lives if life.begun_on and period.covers(day_of_outcome(life.begun_on))]
    return figure(still_resident(life, today) for life in asked)


def crowded_on(day: date) -> Figure:
    """I24: of the people with dwelling data on that day, those who live crowded by norm 2.

    Asked about are those with a contract and those with a case on that day. Who shares a home is counted together.
    """
    homes = dict(_latest_homes(day))
    people = Counter(key for key, *_home in homes.values())
    dwells = {
        person_id: Dwells(tenure, people[key], rooms_, area) for person_id, (key, tenure, rooms_, area) in homes.items()
    }
    return figure(lives_crowded(dwells.get(person_id)) for person_id in sorted({*dwells, *_with_a_case(day)}))


def _latest_homes(day: date) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Where each lives on the day, the home entered last of each last: (who, (home, tenure, rooms, area))."""
    query = (
        sa.select(
            ContractMember.person_id, Contract.id, DwellingUnit.dwelling_id, Contract.tenure,
            sa.func.coalesce(Dwelling.rooms, Contract.rooms), sa.func.coalesce(Dwelling.area, Contract.area),
        )
        .join(Contract, Contract.id == ContractMember.contract_id)
        .outerjoin(DwellingUnit, DwellingUnit.id == Contract.unit_id)
        .outerjoin(Dwelling, Dwelling.id == DwellingUnit.dwelling_id)
        .where(is_real(), lived_there_on(day))
        .order_by(Contract.first_on, Contract.id)
    )  # fmt: skip
    for person_id, contract_id, dwelling_id, *size in rows(query):
        key = ("contract", contract_id) if dwelling_id is None else ("dwelling", dwelling_id)
        yield person_id, (key, *size)


def lived_there_on(day: date) -> sa.ColumnElement[bool]:
    """The members whose contract ran on the day, and who lived there."""
    end = sa.func.coalesce(Contract.ended_on, Contract.last_on)
    came, left = ContractMember.came_on, ContractMember.left_on
    return sa.and_(
        Contract.first_on <= day,
        sa.or_(end.is_(None), end >= day),
        sa.or_(came.is_(None), came <= day),
        sa.or_(left.is_(None), left >= day),
    )


def _with_a_case(day: date) -> set[int]:
    was_open = sa.or_(Case.state == CaseState.OPEN, Case.closed_on > day)
    query = sa.select(Case.person_id).where(Case.opened_on <= day, was_open, is_no_mistake())
    return {person_id for (person_id,) in rows(query)}
