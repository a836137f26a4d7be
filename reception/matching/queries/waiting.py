"""Every household that seeks a home, with the best home in sight and what is offered: the coordinator's list."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from reception.audit.reading import saw
from reception.housing.queries.needs import open_needs
from reception.housing.queries.offers import Claim, claims
from reception.housing.terms import OfferState, SettlementState
from reception.matching.queries.areas import newcomer_shares
from reception.matching.queries.homes import Vacancy, vacancies
from reception.matching.queries.seekers import Seeking, seeking
from reception.matching.rules.homes import Suggestion
from reception.matching.rules.sight import in_sight
from reception.matching.terms import Shown


@dataclass(frozen=True)
class Waiting:
    """A household that seeks a home. `best`: the best home that fits and is held out to nobody; None: none in sight.

    `also`: for how many other households it is the best as well. `offers`: what is held out to this household.
    """

    seeking: Seeking
    best: Suggestion | None
    home: Vacancy | None
    also: int
    offers: tuple[Claim, ...]

    @property
    def is_overdue(self) -> bool:
        """Whether the latest day has passed."""
        return self.seeking.settlement.state is SettlementState.OVERDUE

    @property
    def has_found(self) -> bool:
        """Whether a home is accepted: moving in is what is left."""
        return any(claim.state is OfferState.ACCEPTED for claim in self.offers)

    @property
    def is_awaited(self) -> bool:
        """Whether a home is offered and the household has not answered yet."""
        return any(claim.state is OfferState.MADE for claim in self.offers)

    @property
    def is_without_home(self) -> bool:
        """Whether there is neither a home in sight nor one that is held out."""
        return self.best is None and not self.offers


@dataclass(frozen=True)
class Counts:
    """What stands on top of the list: households, their people, and how many of them wait in which way."""

    households: int
    people: int
    overdue: int
    without_home: int
    found: int
    awaited: int


@dataclass(frozen=True)
class WaitingList:
    """The rows that were asked for, and the counts of all."""

    rows: tuple[Waiting, ...]
    counts: Counts


_SHOWN: Final[Mapping[Shown, Callable[[Waiting], bool]]] = {
    Shown.OVERDUE: lambda one: one.is_overdue,
    Shown.WITHOUT_HOME: lambda one: one.is_without_home,
    Shown.OFFERED: lambda one: bool(one.offers),
    Shown.AWAITED: lambda one: one.is_awaited,
    Shown.EXPECTED: lambda one: bool(one.seeking.expected),
    Shown.WITHOUT_STAIRS: lambda one: one.seeking.need.without_stairs,
    Shown.WITHOUT_DAY: lambda one: one.seeking.settlement.state is SettlementState.NO_DAY,
}


def waiting_households(shown: Shown | None = None, people: tuple[int, int] | None = None) -> WaitingList:
    """Every household within reach that seeks a home, the most urgent first; `shown` and `people` narrow the rows.

    `people`: from so many to so many. The statements do not grow with the rows.
    """
    everybody = _all()
    wanted = _SHOWN.get(shown, lambda _one: True) if shown else lambda _one: True
    least, most = people or (0, 10**6)
    rows = tuple(one for one in everybody if wanted(one) and least <= one.seeking.household.people <= most)
    return WaitingList(rows, _counts(everybody))


def note_reading(rows: Iterable[Waiting]) -> None:
    """Note that a page shows these households."""
    saw(person_id for one in rows for person_id in one.seeking.people_ids)


def _all() -> list[Waiting]:
    households = seeking(open_needs())
    if not households:
        return []
    homes, claimed = vacancies(), claims()
    free = [one for one in homes.values() if not _is_held_out(one, claimed)]
    best = in_sight((one.seeker for one in households), [one.home for one in free], shares=newcomer_shares())
    best_of = Counter(one.home_id for one in best.values())
    return [_waiting(one, best.get(one.need.id), homes, best_of, claimed) for one in households]


def _waiting(
    one: Seeking,
    best: Suggestion | None,
    homes: Mapping[int, Vacancy],
    best_of: Mapping[int, int],
    claimed: Iterable[Claim],
) -> Waiting:
    return Waiting(
        seeking=one,
        best=best,
        home=homes[best.home_id] if best else None,
        also=best_of[best.home_id] - 1 if best else 0,
        offers=tuple(claim for claim in claimed if claim.need_id == one.need.id),
    )


def _is_held_out(vacancy: Vacancy, claimed: Iterable[Claim]) -> bool:
    return any(claim.is_for(vacancy.dwelling_id, vacancy.unit_id, vacancy.kind) for claim in claimed)


def _counts(everybody: Iterable[Waiting]) -> Counts:
    rows = list(everybody)
    return Counts(
        households=len(rows),
        people=sum(one.seeking.household.people for one in rows),
        overdue=sum(one.is_overdue for one in rows),
        without_home=sum(one.is_without_home for one in rows),
        found=sum(one.has_found for one in rows),
        awaited=sum(one.is_awaited for one in rows),
    )
