"""What can be so of an education, a work or a certificate, and what may follow from it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from reception.i18n.markers import N_
from reception.reckoning.remarks import Remark, refusal, warning
from reception.skills.terms import Body, QualificationKind

#: Nobody begins school or work before this age, in years.
YOUNGEST: Final = 5
MONTHS_A_YEAR: Final = 12
#: The first digit of a level of SUN 2020 from which UHR assesses an education: upper secondary (gymnasial).
UPPER_SECONDARY: Final = "3"
SWEDEN: Final = "SE"

_TOO_EARLY: Final = N_("The person was born in %(born)s. Write a later year.")
_AHEAD: Final = N_("This year has not come yet.")


@dataclass(frozen=True)
class Years:
    """When something was done. `born`: the year of birth. A certificate's `first` is the year it was issued in."""

    first: int | None = None
    last: int | None = None
    months: int | None = None
    expires_on: date | None = None
    born: int | None = None


def check(years: Years, today: date) -> Iterator[Remark]:
    """What cannot be so, and what is to be looked at again."""
    for field, year in (("first_year", years.first), ("last_year", years.last)):
        if year is not None and years.born is not None and year < years.born + YOUNGEST:
            yield refusal("too-early", field, _TOO_EARLY, born=str(years.born))
        if year is not None and year > today.year:
            yield refusal("ahead", field, _AHEAD)
    if years.first is not None and years.last is not None and years.last < years.first:
        yield refusal("last-before-first", "last_year", N_("The last year is before the first."))
    yield from _expiry(years, today)
    yield from _months(years, today)


def _expiry(years: Years, today: date) -> Iterator[Remark]:
    if years.expires_on is None:
        return
    if years.first is not None and years.expires_on.year < years.first:
        yield refusal("expired-before-issued", "expires_on", N_("It runs out before it was issued."))
    elif years.expires_on < today:
        yield warning("expired", "expires_on", N_("It is no longer valid. It may have to be renewed."))


def _months(years: Years, today: date) -> Iterator[Remark]:
    if years.first is None or years.months is None:
        return
    until = years.last if years.last is not None else today.year
    if years.months > (until - years.first + 1) * MONTHS_A_YEAR > 0:
        yield warning("months-too-many", "months", N_("It has more months than the years between have. Ask again."))


@dataclass(frozen=True)
class Following:
    """What follows from a qualification: `authority` decides on a licence for the profession; UHR can assess it."""

    authority: Body | None = None
    uhr: bool = False

    @property
    def is_something(self) -> bool:
        """Whether anything follows."""
        return self.authority is not None or self.uhr


def following(kind: QualificationKind, level: str | None, country: str | None, authority: str) -> Following:
    """What follows. `level`: SUN 2020; `authority`: of the regulated profession, a code of `Body`, "" for none."""
    is_foreign = country is not None and country != SWEDEN
    can_be_assessed = kind is QualificationKind.EDUCATION and is_foreign and (level or "0") >= UPPER_SECONDARY
    return Following(Body(authority) if authority in {body.value for body in Body} else None, can_be_assessed)
