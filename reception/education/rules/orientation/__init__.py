"""Civic orientation: its parts and hours, until when it is offered, its certificate, and figure I27. Pure.

Lag (2013:156) and förordning (2010:1138). An hour is 60 minutes here; neither text says what it is.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from reception.education.terms.studies import OrientationPart, Uncounted
from reception.i18n.markers import N_
from reception.reckoning.figures import Figure, Verdict, figure
from reception.reckoning.periods import Period, months_after
from reception.reckoning.provisions import Basis, Provision
from reception.reckoning.remarks import Remark, refusal, warning
from reception.reckoning.terms import Footing

HOURS: Final = Provision("Förordning (2010:1138) 5 § (2019:1310)", amount=100, measure="hours")
#: Since when it is a hundred hours was not read; before, it was fewer.
HOURS_SINCE: Final = Basis(
    HOURS.source,
    valid_from=date(2020, 1, 1),
    footing=Footing.TO_CONFIRM,
    to_confirm="The day on which 2019:1310 came into force was not read.",
)
FINISHED_WITHIN: Final = Provision(
    "Förordning (2010:1138) 4 § (2017:829): normalt", valid_from=date(2010, 12, 1), amount=12, measure="months"
)
#: The municipality's duty to offer it ends so long after the first population registration in any municipality.
OFFERED_FOR: Final = Provision("Lag (2013:156) 4 §", valid_from=date(2013, 5, 1), amount=3, measure="years")
PARTS_BY: Final = "Förordning (2010:1138) 3 §"
CERTIFICATE_BY: Final = "Förordning (2010:1138) 10 §"
MINUTES: Final = HOURS.amount * 60
#: I27 asks whether the hours were reached within so many months of the entitlement.
MONTHS_TO_HOURS: Final = 12


def offered_until(first_registered_on: date) -> date:
    """The last day on which the municipality has to offer it."""
    return months_after(first_registered_on, OFFERED_FOR.amount * 12)


def finished_by(began_on: date) -> date:
    """The day by which it is normally finished."""
    return months_after(began_on, FINISHED_WITHIN.amount)


@dataclass(frozen=True)
class Meeting:
    """What somebody attended on a day: so many minutes of a part (None: of none of the eight). ValueError below 0."""

    on: date
    minutes: int
    part: OrientationPart | None = None

    def __post_init__(self) -> None:
        """Nobody attends less than nothing."""
        if self.minutes < 0:
            raise ValueError("fewer-than-no-minutes")


@dataclass(frozen=True)
class Progress:
    """How far somebody has come. `reached_on`: the day of the hundredth hour; `missing`: parts without a minute."""

    minutes: int
    by_part: Mapping[OrientationPart, int]
    missing: tuple[OrientationPart, ...]
    began_on: date | None
    reached_on: date | None

    @property
    def minutes_left(self) -> int:
        """How many are missing to the hundred hours."""
        return max(0, MINUTES - self.minutes)

    @property
    def is_complete(self) -> bool:
        """A hundred hours, and something of each part."""
        return self.reached_on is not None and not self.missing


def progress(meetings: Iterable[Meeting], until: date = date.max) -> Progress:
    """What was attended no later than `until`."""
    attended = sorted((one for one in meetings if one.on <= until and one.minutes), key=lambda one: one.on)
    by_part: Counter[OrientationPart] = Counter()
    for one in attended:
        if one.part is not None:
            by_part[one.part] += one.minutes
    return Progress(
        minutes=sum(one.minutes for one in attended),
        by_part={part: by_part[part] for part in OrientationPart},
        missing=tuple(part for part in OrientationPart if not by_part[part]),
        began_on=attended[0].on if attended else None,
        reached_on=_reached(attended),
    )


def _reached(attended: Sequence[Meeting]) -> date | None:
    minutes = 0
    for one in attended:
        minutes += one.minutes
        if minutes >= MINUTES:
            return one.on
    return None


def remarks_on_certificate(reached: Progress, on: date, today: date) -> tuple[Remark, ...]:
    """Refused: nothing attended, a day to come. Warned: fewer hours, parts that are missing. It tells its extent.

    A certificate follows a finished orientation; of one that is half done another municipality may be informed.
    """
    found: list[Remark] = []
    if on > today:
        found.append(refusal("certificate-later", "on", N_("A certificate is dated when it is given.")))
    if not reached.minutes:
        return (*found, refusal("nothing-attended", "on", N_("No attended hours are noted.")))
    if reached.minutes_left:
        says = N_("Hours attended: %(hours)s of %(whole)s.")
        found.append(warning("fewer-hours", "hours", says, hours=reached.minutes // 60, whole=HOURS.amount))
    if reached.missing:
        says = N_("Parts of the orientation without any hours: %(parts)s.")
        found.append(warning("parts-missing", "parts", says, parts=len(reached.missing)))
    return tuple(found)


@dataclass(frozen=True)
class Entitled:
    """Somebody whom the municipality has to offer civic orientation. `entitled_on`: registered, and of the group.

    `finished_elsewhere_on`: with another municipality's certificate. `did_not_attend`: it is noted that she took no
    part, so that no hours mean none.
    """

    entitled_on: date
    meetings: tuple[Meeting, ...] = ()
    finished_elsewhere_on: date | None = None
    did_not_attend: bool = False
    left_on: date | None = None
    died_on: date | None = None

    @property
    def looked_at_on(self) -> date:
        """The day that I27 looks at."""
        return months_after(self.entitled_on, MONTHS_TO_HOURS)


def hundred_hours(one: Entitled, today: date) -> Verdict:
    """I27, of a person: a hundred hours within 12 months. Without any hours noted it is not known, and no no."""
    day = one.looked_at_on
    if day >= today:
        return Uncounted.NOT_YET
    reached = progress(one.meetings, day)
    elsewhere = one.finished_elsewhere_on is not None and one.finished_elsewhere_on <= day
    if elsewhere or reached.reached_on is not None:
        return True
    if one.died_on is not None and one.died_on <= day:
        return Uncounted.DECEASED
    if one.left_on is not None and one.left_on <= day:
        return Uncounted.LEFT
    return False if one.meetings or one.did_not_attend else Uncounted.NO_HOURS


def i27(everybody: Iterable[Entitled], period: Period, today: date) -> Figure:
    """A hundred hours within 12 months, of those whose 12 months end in the period."""
    return figure(hundred_hours(one, today) for one in everybody if period.covers(one.looked_at_on))
