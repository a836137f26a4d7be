"""What speaks against closing a unit on days, against retiring a home, and against the end of a lease. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final, Protocol

from reception.housing.rules.notice import last_day_after_notice, notice_by
from reception.housing.rules.occupancy import OCCUPIED, Occupation, Unit, in_the_way
from reception.housing.terms import Party, Tenure, UnitKind
from reception.i18n.markers import N_
from reception.reckoning.periods import Period
from reception.reckoning.remarks import NOTHING, Remark, refusal, warning

#: The municipality rents as any tenant does: a lease of a home under 12 kap. jordabalken.
OWN_LEASE: Final = Tenure.FIRST_HAND


def remarks_on_closing(
    unit_id: int, days: Period, occupations: Iterable[Occupation], units: Mapping[int, Unit]
) -> tuple[Remark, ...]:
    """Refused: days on which the unit, the whole home or a part of it is let."""
    met = in_the_way(Occupation(unit_id, days, 0), occupations, units)
    return tuple(_let(one) for one in met[:1])


def _let(one: Occupation) -> Remark:
    if one.is_hidden:
        return refusal("let-on-these-days", "first_on", OCCUPIED)
    if one.period.last is None:
        says = N_("The home is let from %(first)s, without an end. It can be closed when that contract has ended.")
        return refusal("let-on-these-days", "first_on", says, first=one.period.first)
    says = N_("The home is let from %(first)s to %(last)s. Choose days on which nobody lives there.")
    return refusal("let-on-these-days", "first_on", says, first=one.period.first, last=one.period.last)


def contracts_after(last: date, occupations: Iterable[Occupation]) -> int:
    """How many contracts have days after `last`."""
    return sum(one.period.end > last for one in occupations)


def remarks_on_leaving(last: date, occupations: Iterable[Occupation]) -> tuple[Remark, ...]:
    """A warning when the home or unit is given up while contracts go on."""
    count = contracts_after(last, occupations)
    if not count:
        return NOTHING
    says = N_("Contracts that go on after %(last)s: %(count)s. End them, or those who live there stay without a home.")
    return (warning("contracts-go-on", "on", says, last=last, count=count),)


@dataclass(frozen=True)
class LeaseDays:
    """What follows from a lease's days. `notice_by`: the last day on which notice ends it as agreed; None: none needed.

    `ends_if`: its last day if the municipality gave notice today, of a lease without an end; the law's length.
    """

    is_over: bool
    notice_by: date | None
    ends_if: date | None


def lease_days(days: Period, notice_on: date | None, today: date) -> LeaseDays:
    """The days to keep in mind of the municipality's own lease (JB 12 kap. 3-5 §§, see `notice`)."""
    due = None if notice_on is not None else notice_by(OWN_LEASE, days.first, days.last)
    ends = end_after_notice(today) if days.last is None else None
    return LeaseDays(days.end < today, due, ends)


def end_after_notice(given_on: date) -> date | None:
    """The last day of a lease without an end when notice is given on that day."""
    return last_day_after_notice(OWN_LEASE, Party.TENANT, given_on)


def remarks_on_lease(
    leases: Sequence[Period], held: Sequence[Period], occupations: Iterable[Occupation], today: date
) -> tuple[Remark, ...]:
    """Warnings: days from today on that two leases have, and contracts with days on which there is none.

    `held`: the days on which the municipality has the home, leases that meet made one.
    """
    found: list[Remark] = []
    coming = sorted(one for one in leases if one.end >= today)
    if any(one.meets(other) for one, other in pairwise(coming)):
        found.append(warning("two-leases", "first_on", N_("Two leases of this home have some of the same days.")))
    ahead = [common for one in occupations if (common := one.period.common(Period(today))) is not None]
    count = sum(not any(one.holds(days) for one in held) for days in ahead)
    if count:
        says = N_("Contracts with days on which the municipality has no lease: %(count)s. Extend it, or end them.")
        found.append(warning("contracts-without-lease", "last_on", says, count=count))
    return tuple(found)


class Part(Protocol):
    """A unit as this rule sees it."""

    kind: UnitKind
    capacity: int
    left_on: date | None


def remarks_on_whole_and_parts(units: Sequence[Part], today: date) -> tuple[Remark, ...]:
    """A warning when the rooms of a home are meant for more people than the home."""
    there = [one for one in units if one.left_on is None or one.left_on >= today]
    whole = sum(one.capacity for one in there if one.kind is UnitKind.WHOLE)
    parts = sum(one.capacity for one in there if one.kind is not UnitKind.WHOLE)
    if not whole or parts <= whole:
        return NOTHING
    says = N_("The rooms are meant for more people (%(parts)s) than the whole home (%(whole)s).")
    return (warning("parts-exceed-whole", "capacity", says, parts=parts, whole=whole),)
