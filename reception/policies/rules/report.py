"""The yearly follow-up of a policy: what releases say of each of its lines, in order. Pure.

It is made of one release and those before it, as they were published: whoever holds the same files gets the same
report, whenever it is made.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from reception.indicators.rules.trend import Trend, manner, trend
from reception.indicators.terms import Better
from reception.policies.rules.documents import Line, Policy
from reception.policies.terms import Missing
from reception.releases.rules.reading import Figure
from reception.releases.rules.reading import Line as Numbers
from reception.releases.terms import Answer

#: Sentences of a summary, each with a figure.
SENTENCES: Final = 5
#: The numbers of a year, in the order of every table.
ANSWERS: Final = (Answer.YES, Answer.NO, Answer.COUNTED, Answer.UNKNOWN)


@dataclass(frozen=True)
class Told:
    """A release as a report reads it: what it says of itself, and its figures by code."""

    release: Mapping[str, Any]
    figures: Mapping[str, Figure]

    @property
    def year(self) -> int:
        """The year that it is of."""
        return int(self.release["year"])


@dataclass(frozen=True)
class Year:
    """One year of an indicator: which release tells it, and what."""

    year: int
    release: str
    numbers: Numbers


@dataclass(frozen=True)
class Shown:
    """An indicator in a report: as its release has it, each year that was published by then, and how it went."""

    figure: Figure
    years: tuple[Year, ...]
    trend: Trend | None

    @property
    def code(self) -> str:
        """The indicator's."""
        return str(self.figure.told["code"])

    @property
    def latest(self) -> Numbers:
        """The year of the report."""
        return self.years[-1].numbers


@dataclass(frozen=True)
class Answered:
    """A line of the policy, and what shows how it goes."""

    line: Line
    shown: tuple[Shown, ...]
    missing: tuple[Missing, ...]


@dataclass(frozen=True)
class Area:
    """Lines that stand together."""

    name: str
    lines: tuple[Answered, ...]

    @property
    def shown(self) -> tuple[Shown, ...]:
        """The indicators of its lines, each once."""
        return tuple({each.code: each for line in self.lines for each in line.shown}.values())


@dataclass(frozen=True)
class Report:
    """A policy beside one release."""

    policy: Policy
    release: Mapping[str, Any]
    areas: tuple[Area, ...]

    @property
    def year(self) -> int:
        """The year that it is of."""
        return int(self.release["year"])

    @property
    def shown(self) -> tuple[Shown, ...]:
        """Every indicator once, in the order of the policy."""
        return tuple({each.code: each for area in self.areas for each in area.shown}.values())

    @property
    def hidden(self) -> int:
        """How many of them have no share that can be told."""
        return sum(each.latest.share is None for each in self.shown)

    @property
    def unanswered(self) -> tuple[Answered, ...]:
        """The lines that no figure shows."""
        return tuple(one for area in self.areas for one in area.lines if not one.shown)

    def summary(self) -> tuple[Shown, ...]:
        """What a reader of one page should know: of each area in turn the first figure that can be told."""
        queues = [[each for each in area.shown if each.latest.share is not None] for area in self.areas]
        found: dict[str, Shown] = {}
        while any(queues) and len(found) < SENTENCES:
            for queue in queues:
                while queue and queue[0].code in found:
                    queue.pop(0)
                if queue and len(found) < SENTENCES:
                    each = queue.pop(0)
                    found[each.code] = each
        return tuple(found.values())


def report(policy: Policy, releases: Sequence[Told]) -> Report:
    """The follow-up of the year of the last of these releases; those before it come first, in their order."""
    shown = {code: each for code in policy.indicators if (each := _shown(code, releases)) is not None}
    areas = tuple(Area(name, tuple(_answered(line, shown) for line in lines)) for name, lines in policy.areas())
    return Report(policy, releases[-1].release, areas)


def _answered(line: Line, shown: Mapping[str, Shown]) -> Answered:
    return Answered(line, tuple(shown[code] for code in line.indicators if code in shown), line.missing)


def _shown(code: str, releases: Sequence[Told]) -> Shown | None:
    figure = releases[-1].figures.get(code)
    if figure is None:
        return None
    years = tuple(_years(code, figure, releases))
    shares = {one.year: 100 * one.numbers.share for one in years if one.numbers.share is not None}
    better = Better(figure.told.get("better", Better.NEITHER))
    return Shown(figure, years, trend(shares, better, manner().about_the_same))


def _years(code: str, figure: Figure, releases: Sequence[Told]) -> Iterator[Year]:
    """Each year up to the report's, as the latest release of it tells, if it counted in the same version."""
    latest = {one.year: one for one in releases if one.year <= releases[-1].year}
    for year in sorted(latest):
        other = latest[year].figures.get(code)
        if other is not None and other.block == figure.block:
            yield Year(year, str(latest[year].release["id"]), other.total)


def rows(made: Report, tag: str, said: Callable[[str], str]) -> Iterator[list[str | int | float | None]]:
    """The report as rows of a file: one for each line of the policy, indicator and year. `share`: 0..1.

    `said`: a text of the policy in the language of `tag`.
    """
    numbers = [answer.value for answer in ANSWERS]
    about = ["line", "area", "text", "place", "kind"]
    yield [*about, "indicator", "version", "title", "year", "release", *numbers, "share"]
    for area in made.areas:
        for one in area.lines:
            line = [one.line.code, said(area.name), said(one.line.text), one.line.place, one.line.kind.value]
            if not one.shown:
                yield [*line, *[None] * (6 + len(ANSWERS))]
            for each in one.shown:
                named = [each.code, each.figure.told["version"], each.figure.text("title", tag)]
                for year in each.years:
                    told = [year.numbers.numbers[answer] for answer in ANSWERS]
                    yield [*line, *named, year.year, year.release, *told, year.numbers.share]
