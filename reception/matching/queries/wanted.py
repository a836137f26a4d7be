"""Homes for one household: the first of the suggestions with their reasons, and any home that somebody chooses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reception.access.permit import OutOfReach
from reception.audit.reading import saw
from reception.housing.models import HomeNeed, Offer
from reception.housing.queries.offers import Claim, claims, offers_of
from reception.housing.terms import OfferState
from reception.matching.queries.areas import newcomer_shares
from reception.matching.queries.homes import Vacancy, vacancies
from reception.matching.queries.seekers import Seeking, seeking
from reception.matching.rules.homes import SHOWN, Suggestion, homes_for


@dataclass(frozen=True)
class Choice:
    """A home for the household, with the reasons. `held_out`: how far it is promised to another household."""

    suggestion: Suggestion
    home: Vacancy
    held_out: OfferState | None
    own_offer: Claim | None

    @property
    def can_be_offered(self) -> bool:
        """Whether there is anything to offer."""
        return self.own_offer is None and self.held_out is not OfferState.ACCEPTED


@dataclass(frozen=True)
class Wanted:
    """The page of a household: what it needs, the suggestions, how many more there are, and what was offered."""

    seeking: Seeking
    choices: tuple[Choice, ...]
    more: int
    offers: Sequence[Offer]


def homes_for_need(need: HomeNeed, *, shown: int = SHOWN) -> Wanted:
    """The first `shown` suggestions for a household. Notes in the log that its people are shown."""
    one, homes = seeking_of(need), vacancies()
    found = homes_for(one.seeker, [each.home for each in homes.values()], shares=newcomer_shares(), shown=shown)
    return Wanted(one, _choices(need, found, homes), len(homes) - len(found), offers_of(need))


def seeking_of(need: HomeNeed) -> Seeking:
    """What is reckoned of one need. Notes in the log that its people are shown."""
    (one,) = seeking([need])
    saw(one.people_ids)
    return one


def choice_of(one: Seeking, unit_id: int) -> Choice:
    """Any home for the household, suggested or not. Raises OutOfReach if it does not become free."""
    homes = vacancies()
    if unit_id not in homes:
        raise OutOfReach
    found = homes_for(one.seeker, [homes[unit_id].home], shares=newcomer_shares())
    return _choices(one.need, found, homes)[0]


def _choices(need: HomeNeed, found: Iterable[Suggestion], homes: Mapping[int, Vacancy]) -> tuple[Choice, ...]:
    standing = claims()
    return tuple(_choice(need, one, homes[one.home_id], standing) for one in found)


def _choice(need: HomeNeed, suggestion: Suggestion, home: Vacancy, standing: Iterable[Claim]) -> Choice:
    met = [claim for claim in standing if claim.is_for(home.dwelling_id, home.unit_id, home.kind)]
    others = {claim.state for claim in met if claim.need_id != need.id}
    return Choice(
        suggestion=suggestion,
        home=home,
        held_out=next((state for state in _STRONGEST if state in others), None),
        own_offer=next((one for one in met if one.need_id == need.id and one.unit_id == home.unit_id), None),
    )


_STRONGEST = (OfferState.ACCEPTED, OfferState.MADE, OfferState.PREPARED)
