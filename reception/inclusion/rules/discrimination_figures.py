"""Figures of the register of discrimination: I32, and how many by place and outcome. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reception.inclusion.rules.discrimination import last_day
from reception.inclusion.terms.discrimination import PlaceKind, ReportOutcome
from reception.reckoning.figures import Figure, figure


@dataclass(frozen=True)
class Reported:
    """What figures ask of a report. `closed_on`: None while it is open."""

    received_on: date
    closed_on: date | None
    place_kind: PlaceKind
    outcome: ReportOutcome | None


def i32(reports: Iterable[Reported], year: int, today: date, within: int) -> Figure:
    """I32: of the reports of the year, how many were closed within so many days.

    A report is counted once so many days have passed since it came, however soon it was closed: else the figure of a
    year that goes on would rise and fall by which reports were easy.
    """
    return figure(
        one.closed_on is not None and one.closed_on <= last_day(one.received_on, within)
        for one in reports
        if one.received_on.year == year and last_day(one.received_on, within) <= today
    )


@dataclass(frozen=True)
class OfPlace:
    """How many reports a kind of place has in a year: in all, open, and closed by outcome."""

    place_kind: PlaceKind
    received: int
    open: int
    by_outcome: dict[ReportOutcome, int]


def by_place(reports: Iterable[Reported], year: int) -> list[OfPlace]:
    """The places that reports of a year tell of, in the order of their list."""
    found = [one for one in reports if one.received_on.year == year]
    return [_of_place(kind, of) for kind in PlaceKind if (of := [one for one in found if one.place_kind is kind])]


def _of_place(kind: PlaceKind, found: list[Reported]) -> OfPlace:
    ended = [one.outcome for one in found]
    by_outcome = {outcome: count for outcome in ReportOutcome if (count := ended.count(outcome))}
    return OfPlace(kind, len(found), sum(one.closed_on is None for one in found), by_outcome)
