"""Figures I7 and I8: who was mapped in time, and whose skills were validated. Pure.

I7: of the adults received in the period, how many were mapped within the days of `measures` from reception. I8: of
those mapped in the period who brought a foreign post-compulsory education or long work, how many have an answer from a
validation, or a statement. Both are proposals of the program, not law.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from reception.people.rules.ages import standing
from reception.people.rules.birth import Birth
from reception.reckoning.figures import Figure, Verdict, figure
from reception.reckoning.periods import Period
from reception.skills.rules.worth import Brought, Mapped, Measures, WorthValidating, has_studied_or_worked
from reception.skills.terms import Uncounted


@dataclass(frozen=True)
class Received:
    """Somebody received on a day. `mapped_on`: the first day on which a board had mapped her whole.

    `left_on`: moved away for good.
    """

    received_on: date
    birth: Birth | None
    mapped_on: date | None = None
    left_on: date | None = None
    died_on: date | None = None


def is_adult(one: Received, of: Mapped) -> bool | None:
    """Whether she was of the ages that are asked about on that day; None where her birth leaves it open."""
    grown = standing(one.birth, of.youngest, one.received_on)
    old = standing(one.birth, of.oldest + 1, one.received_on)
    if grown == "below" or old == "reached":
        return False
    return True if (grown, old) == ("reached", "below") else None


def mapped_in_time(one: Received, of: Mapped, today: date) -> Verdict:
    """I7 of one person. Nobody is counted before her days have passed, mapped or not: the others have the same time.

    Who died or moved away within her days without having been mapped is in neither number.
    """
    latest = one.received_on + timedelta(days=of.days)
    if is_adult(one, of) is None:
        return Uncounted.BIRTH_UNKNOWN
    if today <= latest:
        return Uncounted.NOT_YET
    if one.mapped_on is not None and one.mapped_on <= latest:
        return True
    if one.died_on is not None and one.died_on <= latest:
        return Uncounted.DECEASED
    if one.left_on is not None and one.left_on <= latest:
        return Uncounted.LEFT
    return False


def i7(everybody: Iterable[Received], period: Period, of: Measures, today: date) -> Figure:
    """I7: of the adults received in the period by today, how many were mapped in time."""
    asked = (one for one in everybody if period.covers(one.received_on) and one.received_on <= today)
    return figure(mapped_in_time(one, of.mapped, today) for one in asked if is_adult(one, of.mapped) is not False)


@dataclass(frozen=True)
class MappedPerson:
    """Somebody who was mapped on a day, what she brought, and whether any validation of it was answered."""

    mapped_on: date
    brought: tuple[Brought, ...]
    is_answered: bool


def validated(one: MappedPerson, of: WorthValidating) -> Verdict:
    """I8 of somebody who brought enough, or perhaps: where that is not known she is in neither number."""
    if has_studied_or_worked(one.brought, of) is None:
        return Uncounted.QUALIFICATION_UNKNOWN
    return one.is_answered


def i8(everybody: Iterable[MappedPerson], period: Period, of: Measures, today: date) -> Figure:
    """I8: of those mapped in the period by today who brought enough, how many have an answer today."""
    asked = [one for one in everybody if period.covers(one.mapped_on) and one.mapped_on <= today]
    worth = of.worth_validating
    return figure(validated(one, worth) for one in asked if has_studied_or_worked(one.brought, worth) is not False)
