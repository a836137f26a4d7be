"""Figures that are not published yet: whoever counts them leaves a line in the log."""

from datetime import date

from reception.audit.log import record
from reception.education.queries import figures as education
from reception.education.rules import units
from reception.reckoning.figures import Figure
from reception.reckoning.periods import Period
from reception.work.queries import figures as queries
from reception.work.queries.figures_desk import enrolled_on_day
from reception.work.rules import figures as standing
from reception.work.rules import figures_support as support
from reception.work.rules import figures_work as work
from reception.work.rules.figures import day_of
from reception.work.rules.figures_support import Median
from reception.work.rules.measures import measures
from reception.work.rules.moments import moments
from reception.work.rules.parameters import Code, number
from reception.work.rules.support_definitions import Variant, definitions


def count_figures(year: int, on: date) -> dict[str, Figure | Median]:
    """I16, I17, I18, I20, I21, I22, I39 and I43 of a year, as known on that day.

    Twenty statements, however many people there are, and one for the log.
    """
    period, of, by = Period(date(year, 1, 1), date(year, 12, 31)), measures(), definitions()
    people = queries.everybody(of.business.question, of.business.answers)
    lives = [one.life for one in people.values()]
    counts: dict[str, Figure | Median] = {**standing.figures_of(lives, moments(), period, on, of)}
    for code, variant in (("I18", Variant.MAIN), ("I18s", Variant.STRICT)):
        counts[code] = support.i18(lives, by[variant], period, on, of.supporting)
    counts["I18b"] = support.i18b(lives, by[Variant.MAIN], period, on, of.supporting)
    counts |= _of_work({person_id: one.working for person_id, one in people.items()}, period, on)
    record("work-figures.counted", year=year)
    return counts


def _of_work(people: dict[int, work.Working], period: Period, on: date) -> dict[str, Figure]:
    day, everybody = day_of(period, on), list(people.values())
    enrolled = list(enrolled_on_day(day)) if day else []
    return {
        "I20": work.i20(_pupils(period, day), people, period, on),
        "I21": work.i21(everybody, period, on, number(Code.PLACEMENT_TO_JOB_MONTHS, on)),
        "I22": work.i22(everybody, period, on),
        "I39": work.i39(enrolled, day, number(Code.CONTACT_DAYS, on)),
        "I43": work.i43(everybody, period, on, measures().business),
    }


def _pupils(period: Period, day: date | None) -> frozenset[int]:
    """The people who study SFI on any day of the period so far."""
    if day is None:
        return frozenset()
    return units.pupils(education.counted(education.everybody()), Period(period.first, day))
