"""Where people were, for figures: reception, homes, cases and moving away, of a whole cohort at once.

Nobody sees a page of this: it is counted. Each reader is one statement, however many people there are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import reduce
from typing import Any, Final

import sqlalchemy as sa

from reception.cases.models import Case, Closing
from reception.cases.terms import ClosingReason
from reception.db.session import db
from reception.housing import permits
from reception.housing.models import Contract, ContractMember, HomeNeed
from reception.housing.rules.contracts import Agreement
from reception.housing.rules.outcomes import Life
from reception.housing.terms import EndingReason, NeedEnding
from reception.people.models import HouseholdMember, KeyDate, Person
from reception.people.terms import KeyDateKind
from reception.reckoning.periods import Period

MOVED_HOME: Final = frozenset({EndingReason.MOVED_AWAY, EndingReason.LEFT_COUNTRY})
MOVED_CASE: Final = frozenset({ClosingReason.MOVED_IN_SWEDEN, ClosingReason.MOVED_ABROAD})

#: The ids of people, as a sub-query: which people are asked about.
Cohort = sa.Select[int]


@dataclass(frozen=True)
class Home:
    """A household as it was received, by the ids of its people, with what is known of them together."""

    person_ids: tuple[int, ...]
    life: Life


def rows(query: sa.Select[*tuple[Any, ...]]) -> Iterator[Any]:
    """What the statement finds. For counting alone."""
    return iter(db.session.execute(permits.OUTCOMES.within(query)))


def begun_in(window: Period) -> Cohort:
    """The people received on one of these days; of those without a day of reception, the first case counts."""
    received = sa.select(KeyDate.person_id).where(KeyDate.kind == KeyDateKind.RECEIVED)
    opened = (
        sa.select(Case.person_id)
        .where(Case.person_id.not_in(received), is_no_mistake())
        .group_by(Case.person_id)
        .having(sa.func.min(Case.opened_on).between(window.first, window.end))
    )
    dated = received.where(KeyDate.on_day.between(window.first, window.end))
    both = sa.union_all(dated, opened).subquery()
    return sa.select(both.c.person_id)


def with_housemates(cohort: Cohort) -> Cohort:
    """These people and everybody who is or was in a household with one of them."""
    homes = sa.select(HouseholdMember.household_id).where(HouseholdMember.person_id.in_(cohort))
    met = sa.select(HouseholdMember.person_id).where(HouseholdMember.household_id.in_(homes))
    return sa.select(Person.id).where(sa.or_(Person.id.in_(cohort), Person.id.in_(met)))


def lives_of(cohort: Cohort) -> dict[int, Life]:
    """What is known of each, by id. Five statements."""
    parts = _Parts()
    for read in (_received, _cases, _closings, _contracts, _needs):
        read(cohort, parts)
    return {person_id: parts.life(person_id) for (person_id,) in rows(cohort)}


def homes_begun_in(window: Period) -> list[Home]:
    """The households whose first member was received on one of these days; somebody in none is one of her own.

    Who was in several households counts in the first.
    """
    cohort = with_housemates(begun_in(window))
    lives = lives_of(cohort)
    found: defaultdict[Any, list[int]] = defaultdict(list)
    first = _first_households(cohort)
    for person_id in sorted(lives):
        found[first.get(person_id, ("alone", person_id))].append(person_id)
    homes = [Home(tuple(people), _together(lives[one] for one in people)) for people in found.values()]
    return [one for one in homes if one.life.begun_on is not None and window.covers(one.life.begun_on)]


def _together(lives: Iterable[Life]) -> Life:
    return reduce(Life.together_with, lives)


def _first_households(cohort: Cohort) -> dict[int, int]:
    started = sa.func.coalesce(HouseholdMember.starts_on, date.min)
    query = sa.select(HouseholdMember.person_id, HouseholdMember.household_id)
    found: dict[int, int] = {}
    for person_id, household_id in rows(
        query.where(HouseholdMember.person_id.in_(cohort)).order_by(started, HouseholdMember.id)
    ):
        found.setdefault(person_id, household_id)
    return found


@dataclass
class _Parts:
    """What the statements bring, by person (and by case) until it is put together."""

    received: dict[int, date] = field(default_factory=dict)
    contracts: defaultdict[int, list[Agreement]] = field(default_factory=lambda: defaultdict(list))
    cases: dict[int, tuple[int, date, date | None]] = field(default_factory=dict)
    closings: defaultdict[int, list[tuple[date, date | None]]] = field(default_factory=lambda: defaultdict(list))
    left: defaultdict[int, set[date]] = field(default_factory=lambda: defaultdict(set))
    died: dict[int, date] = field(default_factory=dict)
    _open: defaultdict[int, list[Period]] | None = None

    def life(self, person_id: int) -> Life:
        """All of one person."""
        return Life(
            self.received.get(person_id),
            tuple(self.contracts.get(person_id, ())),
            tuple(self._open_cases().get(person_id, ())),
            tuple(sorted(self.left.get(person_id, ()))),
            self.died.get(person_id),
        )

    def _open_cases(self) -> Mapping[int, list[Period]]:
        if self._open is None:
            self._open = defaultdict(list)
            for case_id, (person_id, opened_on, closed_on) in self.cases.items():
                self._open[person_id] += open_days(opened_on, closed_on, self.closings.get(case_id, ()))
        return self._open


def open_days(
    opened_on: date, closed_on: date | None, closings: Iterable[tuple[date, date | None]]
) -> Iterator[Period]:
    """The days on which a case was open: it may have been closed and opened again, (closed, opened again) each."""
    first = opened_on
    for ended, again in sorted(closings, key=lambda one: one[0]):
        if again is not None and ended >= first:
            yield Period(first, ended)
            first = again
    if closed_on is None or closed_on >= first:
        yield Period(first, closed_on)


def _received(cohort: Cohort, parts: _Parts) -> None:
    query = sa.select(KeyDate.person_id, KeyDate.on_day).where(KeyDate.kind == KeyDateKind.RECEIVED)
    parts.received = dict(rows(query.where(KeyDate.person_id.in_(cohort))))


def _cases(cohort: Cohort, parts: _Parts) -> None:
    query = sa.select(Case.id, Case.person_id, Case.opened_on, Case.closed_on).where(Case.person_id.in_(cohort))
    parts.cases = {id_: (person_id, opened_on, closed_on) for id_, person_id, opened_on, closed_on in rows(query)}


def _closings(cohort: Cohort, parts: _Parts) -> None:
    """A case that was opened by mistake is none."""
    query = (
        sa.select(Closing.case_id, Case.person_id, Closing.closed_on, Closing.reason, Closing.reopened_on)
        .join(Case, Case.id == Closing.case_id)
        .where(Case.person_id.in_(cohort))
    )
    for case_id, person_id, closed_on, reason, reopened_on in rows(query):
        parts.closings[case_id].append((closed_on, reopened_on))
        if reason in MOVED_CASE:
            parts.left[person_id].add(closed_on)
        elif reason is ClosingReason.DECEASED and reopened_on is None:
            parts.died[person_id] = min(closed_on, parts.died.get(person_id, closed_on))
        elif reason is ClosingReason.MISTAKE and reopened_on is None:
            parts.cases.pop(case_id, None)


def _contracts(cohort: Cohort, parts: _Parts) -> None:
    query = (
        sa.select(ContractMember.person_id, ContractMember.came_on, ContractMember.left_on, *CONTRACT)
        .join(Contract, Contract.id == ContractMember.contract_id)
        .where(ContractMember.person_id.in_(cohort), is_real())
        .order_by(Contract.first_on, Contract.id)
    )
    for person_id, came_on, left_on, *row in rows(query):
        agreement, reason = agreement_of(*row)
        own = of_member(agreement, came_on, left_on)
        if own is not None:
            parts.contracts[person_id].append(own)
        if reason in MOVED_HOME and agreement.ended_on and (left_on is None or left_on >= agreement.ended_on):
            parts.left[person_id].add(agreement.ended_on)


def _needs(cohort: Cohort, parts: _Parts) -> None:
    query = sa.select(Case.person_id, HomeNeed.ended_on).join(Case, Case.id == HomeNeed.case_id)
    moved = query.where(HomeNeed.ending == NeedEnding.MOVED_AWAY, Case.person_id.in_(cohort))
    for person_id, ended_on in rows(moved):
        parts.left[person_id].add(ended_on)


#: What `agreement_of` is made of.
CONTRACT: Final = (
    Contract.tenure, Contract.first_on, Contract.last_on, Contract.conditional, Contract.unit_id, Contract.ended_on,
    Contract.end_reason,
)  # fmt: skip


def is_real() -> sa.ColumnElement[bool]:
    """The contracts that came about: neither cancelled nor entered by mistake."""
    reason = Contract.end_reason
    return sa.and_(Contract.cancelled_at.is_(None), sa.or_(reason.is_(None), reason != EndingReason.MISTAKE))


def is_no_mistake() -> sa.ColumnElement[bool]:
    """The cases that were not opened by mistake."""
    mistaken = sa.select(Closing.case_id).where(Closing.reason == ClosingReason.MISTAKE, Closing.reopened_on.is_(None))
    return Case.id.not_in(mistaken)


def agreement_of(*row: Any) -> tuple[Agreement, EndingReason | None]:
    """The contract of the columns of `CONTRACT`, and why it ended."""
    *says, reason = row
    return Agreement(*says), reason


def of_member(agreement: Agreement, came_on: date | None, left_on: date | None) -> Agreement | None:
    """The contract on the days on which one of its people lived there; None without any."""
    first = max(agreement.first, came_on or agreement.first)
    end = min(filter(None, (agreement.end, left_on)), default=None)
    if end is not None and end < first:
        return None
    return replace(agreement, first=first, ended_on=agreement.ended_on if end == agreement.end else end)


def widened(period: Period, days: timedelta) -> Period:
    """The period with some days more at both ends, for a first choice that is made exact afterwards."""
    last = None if period.last is None else period.last + days
    return Period(period.first - days, last)
