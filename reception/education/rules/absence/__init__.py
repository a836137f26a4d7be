"""Absence that somebody is to look at: the municipality's rules as data, and three weeks away by law. Pure.

A rule sets a task; it decides nothing. A lesson whose register was not taken says nothing of anybody.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from reception.education.terms.lessons import MarkKind
from reception.education.terms.studies import CountedBy
from reception.reckoning.provisions import Basis, Provision, is_in_force
from reception.reckoning.terms import Footing


@dataclass(frozen=True)
class AbsenceRule:
    """So many `times` marks of the `kinds` within so many days, the first and the last counted.

    `days_to_act`: when the task is due, counted from the last of them. ValueError below one time or one day.
    """

    code: str
    kinds: frozenset[MarkKind]
    times: int
    within_days: int
    by: CountedBy
    days_to_act: int
    source: str
    valid_from: date | None = None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        """Refuse what would always or never hold."""
        if self.times < 1 or self.within_days < 1 or not self.kinds:
            raise ValueError("absence-rule-without-number")
        if self.by is CountedBy.DAYS and self.times > self.within_days:
            raise ValueError("more-days-than-there-are")

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on the day."""
        return is_in_force(self.valid_from, self.valid_to, day)


#: The program's proposal (features.md row 49); each municipality has its own numbers.
THREE_IN_TEN_DAYS: Final = AbsenceRule(
    "three-in-ten-days",
    frozenset({MarkKind.UNEXCUSED}),
    times=3,
    within_days=10,
    by=CountedBy.DAYS,
    days_to_act=5,
    source="Förslag; kommunen bestämmer",
)


@dataclass(frozen=True, order=True)
class Attended:
    """One pupil's mark in one lesson whose register was taken. Several lessons may lie on a day."""

    on: date
    kind: MarkKind


@dataclass(frozen=True)
class Breach:
    """The rule is met on `last` by absences since `first`; somebody is to act by `act_by`."""

    rule: AbsenceRule
    first: date
    last: date
    absences: int

    @property
    def act_by(self) -> date:
        """When the task is due."""
        return self.last + timedelta(days=self.rule.days_to_act)


def breaches(rule: AbsenceRule, lessons: Iterable[Attended]) -> tuple[Breach, ...]:
    """Each time the rule is met, in order of time. An absence counts in one of them only: then counting begins anew."""
    found: list[Breach] = []
    waiting: list[date] = []
    for day in _counted(rule, lessons):
        waiting = [one for one in waiting if (day - one).days < rule.within_days]
        waiting.append(day)
        if len(waiting) >= rule.times:
            found.append(Breach(rule, waiting[0], day, len(waiting)))
            waiting = []
    return tuple(found)


def _counted(rule: AbsenceRule, lessons: Iterable[Attended]) -> list[date]:
    days = [one.on for one in lessons if one.kind in rule.kinds and rule.holds_on(one.on)]
    return sorted(set(days) if rule.by is CountedBy.DAYS else days)


def new_breaches(rule: AbsenceRule, lessons: Iterable[Attended], acted_on: Collection[date]) -> tuple[Breach, ...]:
    """Those that no task stands for: `acted_on` holds the `last` days of breaches that got one.

    Absences that already led to a task lead to no second, also when a register before them is corrected afterwards.
    """
    since = max(acted_on, default=date.min)
    return breaches(rule, [one for one in lessons if one.on > since])


#: Who stays away longer is taken to have interrupted the studies, unless it was illness or granted leave.
AWAY: Final = Provision(
    "Skollagen (2010:800) 20 kap. 9 a § (2025:1311)", valid_from=date(2026, 1, 1), amount=3, measure="weeks"
)
#: What the program reads into it, and the municipality has to confirm.
AWAY_TO_CONFIRM: Final = Basis(
    AWAY.source,
    valid_from=AWAY.valid_from,
    footing=Footing.TO_CONFIRM,
    to_confirm="An excused absence is taken as illness or granted leave; days before 2026 do not count; days "
    "without lessons count as days of staying away only between two lessons that were missed.",
)
_DAYS_AWAY: Final = AWAY.amount * 7


@dataclass(frozen=True)
class Away:
    """Away without excuse from every lesson from `first` on; more than three weeks of it on `since`."""

    first: date
    since: date


def stayed_away(lessons: Iterable[Attended]) -> Away | None:
    """Whether the pupil has by now stayed away for more than three weeks in a row. It is told, and people decide.

    Only lessons say it: one that she came to, in part too, or that she was excused from begins the count anew.
    """
    first: date | None = None
    since: date | None = None
    for day, is_away in _days_away(lessons):
        if not is_away:
            first = since = None
            continue
        first = first or day
        if since is None and (day - first).days >= _DAYS_AWAY:
            since = day
    return None if first is None or since is None else Away(first, since)


def _days_away(lessons: Iterable[Attended]) -> list[tuple[date, bool]]:
    """Each day with lessons, and whether all of them were missed without excuse."""
    found: dict[date, bool] = {}
    for one in lessons:
        if AWAY.holds_on(one.on):
            found[one.on] = found.get(one.on, True) and one.kind is MarkKind.UNEXCUSED
    return sorted(found.items())
