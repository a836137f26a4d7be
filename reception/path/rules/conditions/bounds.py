"""What facts are compared with: a value, today, a figure of the year, or another fact and a length of time. Pure."""

from dataclasses import dataclass
from datetime import date

from reception.i18n.markers import N_
from reception.i18n.said import Said, Value
from reception.path.rules.days import NO_TIME, Length
from reception.path.rules.known import Known
from reception.path.terms import Certainty

#: The word for the day that is asked about.
TODAY = "today"


@dataclass(frozen=True)
class Bound:
    """One of: `literal`, `parameter`, or `fact` ("today" is one) with `plus`."""

    literal: date | int | None = None
    parameter: str = ""
    fact: str = ""
    plus: Length = NO_TIME

    def value(self, known: Known, day: date | None = None) -> date | int | None:
        """What it is worth (a parameter: on `day`, or today); None when it is not known."""
        if self.parameter:
            figure = known.parameter(self.parameter, day or known.today)
            return figure.value if figure else None
        if not self.fact:
            return self.literal
        start = known.today if self.fact == TODAY else known.day(self.fact)
        return self.plus.after(start, known.is_working_day) if start else None

    def said(self, known: Known, day: date | None = None) -> tuple[Said, ...]:
        """The figure, or the other fact, it goes by."""
        value = self.value(known, day)
        if value is None or not (self.parameter or self.fact) or self.fact == TODAY:
            return ()
        code = self.parameter or self.fact
        worth = known.day(self.fact) if self.fact else value
        return (Said(N_("%(fact)s: %(value)s."), {"fact": known.label(code), "value": _worth(worth, value)}),)

    def doubts(self, known: Known, day: date | None = None) -> tuple[Said, ...]:
        """What of a figure is to be confirmed."""
        figure = known.parameter(self.parameter, day or known.today) if self.parameter else None
        return (Said(figure.why),) if figure and figure.certainty is Certainty.TO_CONFIRM else ()

    def uses(self) -> frozenset[str]:
        """The fact it goes by, if any."""
        return frozenset({self.fact} - {"", TODAY})

    def missing(self) -> frozenset[str]:
        """What would have to be known."""
        return frozenset({self.parameter or self.fact} - {"", TODAY})


def _worth(worth: date | int | None, value: date | int) -> Value:
    return value if worth is None else worth
