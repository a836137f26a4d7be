"""How somebody's homes followed each other, drawn by chance: from the first one to where she lives today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from reception.housing.terms import EndingReason, Tenure
from reception.people.terms import ReceptionRoute
from reception.reckoning.periods import months_after

#: By which right those who came in each way live at first, of a hundred households (domain.md, synthetic municipality:
#: municipal 45, transitional 15, own 12, lodging and relatives 22, placements 2, other 4).
_ASSIGNED: Final = {Tenure.MUNICIPAL: 74, Tenure.TRANSITIONAL: 23, Tenure.RELATIVES: 2, Tenure.OTHER: 1}
FIRST: Final = {
    ReceptionRoute.ASSIGNED: _ASSIGNED,
    ReceptionRoute.RESETTLED: _ASSIGNED,
    ReceptionRoute.TEMPORARY_PROTECTION_ASSIGNED: {
        Tenure.MUNICIPAL: 60, Tenure.TRANSITIONAL: 36, Tenure.PRIVATE_LET: 4,
    },
    ReceptionRoute.SELF_SETTLED: {
        Tenure.LODGING: 36, Tenure.RELATIVES: 26, Tenure.FIRST_HAND: 16, Tenure.SUBLET: 8, Tenure.PRIVATE_LET: 8,
        Tenure.MUNICIPAL: 6,
    },
    ReceptionRoute.FAMILY: {
        Tenure.RELATIVES: 28, Tenure.MUNICIPAL: 30, Tenure.FIRST_HAND: 27, Tenure.TRANSITIONAL: 5, Tenure.OWNED: 4,
        Tenure.LODGING: 6,
    },
    ReceptionRoute.UNACCOMPANIED: {Tenure.FAMILY_HOME: 45, Tenure.SUPPORTED: 35, Tenure.CARE_HOME: 20},
    ReceptionRoute.MOVED_IN: {Tenure.FIRST_HAND: 55, Tenure.SUBLET: 15, Tenure.LODGING: 20, Tenure.OWNED: 10},
}  # fmt: skip
#: The shortest and the longest time in days that somebody lives so.
STAYS: Final = {
    Tenure.TRANSITIONAL: (170, 430), Tenure.MUNICIPAL: (450, 1750), Tenure.LODGING: (100, 600),
    Tenure.RELATIVES: (120, 800), Tenure.SUBLET: (250, 730), Tenure.PRIVATE_LET: (250, 800), Tenure.OTHER: (60, 300),
    Tenure.CARE_HOME: (120, 500), Tenure.FAMILY_HOME: (400, 900), Tenure.SUPPORTED: (250, 800),
    Tenure.FIRST_HAND: (900, 4000), Tenure.OWNED: (2000, 5000),
}  # fmt: skip
_Next = tuple[Tenure, EndingReason, int]
_AWAY_FROM_OTHERS: Final[tuple[_Next, ...]] = (
    (Tenure.MUNICIPAL, EndingReason.OTHER_ARRANGEMENT, 30),
    (Tenure.FIRST_HAND, EndingReason.FIRST_HAND_ELSEWHERE, 28),
    (Tenure.LODGING, EndingReason.OTHER_ARRANGEMENT, 20),
    (Tenure.SUBLET, EndingReason.OTHER_ARRANGEMENT, 14),
    (Tenure.RELATIVES, EndingReason.OTHER_ARRANGEMENT, 8),
)
#: What follows on what, and why the one before ended.
NEXT: Final[dict[Tenure, tuple[_Next, ...]]] = {
    Tenure.TRANSITIONAL: (
        (Tenure.MUNICIPAL, EndingReason.OTHER_MUNICIPAL_HOME, 68),
        (Tenure.FIRST_HAND, EndingReason.FIRST_HAND_ELSEWHERE, 18),
        (Tenure.RELATIVES, EndingReason.TIME_OUT, 8),
        (Tenure.SUBLET, EndingReason.OTHER_ARRANGEMENT, 6),
    ),
    Tenure.MUNICIPAL: (
        (Tenure.FIRST_HAND, EndingReason.FIRST_HAND_HERE, 30),
        (Tenure.FIRST_HAND, EndingReason.FIRST_HAND_ELSEWHERE, 38),
        (Tenure.OWNED, EndingReason.BOUGHT, 4),
        (Tenure.MUNICIPAL, EndingReason.OTHER_MUNICIPAL_HOME, 10),
        (Tenure.SUBLET, EndingReason.TIME_OUT, 8),
        (Tenure.RELATIVES, EndingReason.TIME_OUT, 7),
        (Tenure.LODGING, EndingReason.NOTICE_BY_MUNICIPALITY, 3),
    ),
    Tenure.FIRST_HAND: (
        (Tenure.FIRST_HAND, EndingReason.FIRST_HAND_ELSEWHERE, 85),
        (Tenure.OWNED, EndingReason.BOUGHT, 15),
    ),
    Tenure.OWNED: ((Tenure.FIRST_HAND, EndingReason.FIRST_HAND_ELSEWHERE, 100),),
    Tenure.CARE_HOME: ((Tenure.SUPPORTED, EndingReason.OTHER_ARRANGEMENT, 100),),
    Tenure.FAMILY_HOME: ((Tenure.SUPPORTED, EndingReason.OTHER_ARRANGEMENT, 100),),
    Tenure.SUPPORTED: ((Tenure.FIRST_HAND, EndingReason.FIRST_HAND_ELSEWHERE, 100),),
}
#: A contract for a time is agreed for so many months, and prolonged by as many while the household stays.
AGREED_MONTHS: Final = {Tenure.TRANSITIONAL: 9, Tenure.MUNICIPAL: 24, Tenure.SUBLET: 12}
#: A contract that the law or the house gives an end, but that somebody forgot: of a hundred municipal ones so many.
WITHOUT_END: Final = 6


@dataclass(frozen=True)
class Stay:
    """A time in one home: `last_on` as agreed, `ended_on` and `reason` once it is over."""

    tenure: Tenure
    first_on: date
    last_on: date | None
    ended_on: date | None = None
    reason: EndingReason | None = None

    @property
    def takes_over(self) -> bool:
        """Whether the next contract is for the same home."""
        return self.reason is EndingReason.FIRST_HAND_HERE


@dataclass(frozen=True)
class Leaving:
    """That a household moved away, when and where to."""

    on: date
    reason: EndingReason


def history(
    random: Random,
    route: ReceptionRoute,
    first_on: date,
    today: date,
    *,
    tenure: Tenure | None,
    leaving: Leaving | None,
) -> Iterator[Stay]:
    """The homes of a household in order, until today or until it left. `tenure`: how it lives at first, if known."""
    now = tenure or _drawn(random, FIRST[route])
    while True:
        ends = first_on + timedelta(days=random.randint(*STAYS[now]))
        if leaving is not None and leaving.on <= ends:
            if leaving.on > first_on:
                yield Stay(now, first_on, agreed(random, now, first_on, leaving.on), leaving.on, leaving.reason)
            return
        if ends >= today:
            yield Stay(now, first_on, agreed(random, now, first_on, today))
            return
        following, reason = _next(random, now)
        yield Stay(now, first_on, agreed(random, now, first_on, ends), ends, reason)
        now, first_on = following, ends + timedelta(days=1)


def agreed(random: Random, tenure: Tenure, first_on: date, until: date) -> date | None:
    """The last day that stands in the contract: the first of its terms that reaches beyond `until`."""
    months = AGREED_MONTHS.get(tenure)
    if months is None or (tenure is Tenure.MUNICIPAL and random.randrange(100) < WITHOUT_END):
        return None
    terms = 1
    while (last := months_after(first_on, months * terms) - timedelta(days=1)) <= until:
        terms += 1
    return last


def _next(random: Random, tenure: Tenure) -> tuple[Tenure, EndingReason]:
    choices = NEXT.get(tenure, _AWAY_FROM_OTHERS)
    following, reason, _share = random.choices(choices, [share for *_what, share in choices])[0]
    return following, reason


def _drawn(random: Random, shares: dict[Tenure, int]) -> Tenure:
    return random.choices(list(shares), list(shares.values()))[0]
