"""Whom a home would suit: the households that seek one, for each unit of the home that becomes free."""

from collections.abc import Sequence
from dataclasses import dataclass

from reception.audit.reading import saw
from reception.housing.models import Dwelling
from reception.housing.queries.needs import open_needs
from reception.housing.queries.offers import claims
from reception.housing.terms import OfferState
from reception.matching.queries.areas import newcomer_shares
from reception.matching.queries.homes import Vacancy, vacancies
from reception.matching.queries.seekers import Seeking, seeking
from reception.matching.rules.homes import SHOWN, Suggestion, seekers_for


@dataclass(frozen=True)
class Suited:
    """A unit that becomes free, and the households it is weighed for: whose latest day is nearest first.

    Who has accepted a home is left out. `held_out`: how far it is promised already, to whomever.
    """

    home: Vacancy
    households: tuple[tuple[Seeking, Suggestion], ...]
    held_out: OfferState | None


def households_for(dwelling: Dwelling, *, shown: int = SHOWN) -> list[Suited]:
    """For each unit of the home, the first `shown` households. Notes in the log that their people are shown."""
    shares, standing = newcomer_shares(), claims()
    found_one = {one.need_id for one in standing if one.state is OfferState.ACCEPTED}
    waiting = seeking([need for need in open_needs() if need.id not in found_one])
    found: list[Suited] = []
    for home in vacancies([dwelling.id]).values():
        best = seekers_for(home.home, [one.seeker for one in waiting], shares=shares, shown=shown)
        states = [one.state for one in standing if one.is_for(home.dwelling_id, home.unit_id, home.kind)]
        found.append(Suited(home, _with_people(best, waiting), max(states, key=_ORDER.index, default=None)))
    return found


def _with_people(found: Sequence[Suggestion], waiting: Sequence[Seeking]) -> tuple[tuple[Seeking, Suggestion], ...]:
    by_id = {one.need.id: one for one in waiting}
    shown = tuple((by_id[one.seeker_id], one) for one in found)
    saw(person_id for one, _suggestion in shown for person_id in one.people_ids)
    return shown


_ORDER = (OfferState.PREPARED, OfferState.MADE, OfferState.ACCEPTED)
