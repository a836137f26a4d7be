"""Rules about absence, read from their definitions and checked whole; what they find in a pupil's lessons. Pure."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources
from typing import Any, Final

from reception.education.rules.absence import AWAY, AbsenceRule, Attended, breaches, new_breaches, stayed_away
from reception.education.terms.lessons import MarkKind
from reception.education.terms.sharing import ActsOn
from reception.education.terms.studies import CountedBy
from reception.i18n.markers import N_
from reception.reckoning.definitions import Entry, read_entries
from reception.reckoning.periods import Period

#: The code of signals by law: away for more than three weeks.
THREE_WEEKS_AWAY: Final = "three-weeks-away"
#: When somebody is to have acted on that (our number: as the program's own rules).
_DAYS_TO_ACT: Final = 5
#: So far back lessons are read to find breaches: further than any rule may reach (our number).
LOOKS_BACK: Final = 200
_TEXTS: Final = ("code", "text", "by", "source")
_NUMBERS: Final = ("times", "within_days", "days_to_act")
_LISTS: Final = ("kinds", "acts")
_KEYS: Final = frozenset({*_TEXTS, *_NUMBERS, *_LISTS, "valid_from", "valid_to"})
_CLOSED: Final[dict[str, type[MarkKind | ActsOn | CountedBy]]] = {"kinds": MarkKind, "acts": ActsOn, "by": CountedBy}


@dataclass(frozen=True)
class Watch:
    """A rule, in words (`text`, a msgid when it is the program's own), and who is told when it is met."""

    rule: AbsenceRule
    text: str
    acts: tuple[ActsOn, ...]


@dataclass(frozen=True)
class Found:
    """A rule that is met and that nobody was told of."""

    code: str
    acts: ActsOn
    first: date
    last: date
    absences: int
    act_by: date


@dataclass(frozen=True)
class Told:
    """A signal that stands already: its rule, who was told, and the day of the last absence."""

    code: str
    acts: ActsOn
    last: date


@lru_cache(maxsize=1)
def standard() -> tuple[Watch, ...]:
    """The rules of this package. Raises InvalidDefinitions."""
    return read_rules(resources.files("reception.education").joinpath("definitions", "absence.toml").read_text("utf-8"))


def read_rules(text: str) -> tuple[Watch, ...]:
    """The rules in a file. Raises InvalidDefinitions with every problem in it. No rule at all is a choice, too."""
    entries = read_entries(text, "rule", "rule", keys=_KEYS, unique=("code",), problems_of=_problems, may_be_none=True)
    return tuple(_watch(entry) for entry in entries)


def _problems(entry: Entry) -> Iterator[str]:
    missing = [key for key in (*_TEXTS, *_NUMBERS, *_LISTS) if not entry.get(key) and entry.get(key) != 0]
    yield from (f"{key} is missing" for key in missing)
    wrong = [*_wrong(entry)]
    yield from wrong
    if not missing and not wrong:
        try:
            _watch(entry)
        except ValueError as unusable:
            yield str(unusable)


def _wrong(entry: Entry) -> Iterator[str]:
    """Values of another kind than they should be."""
    yield from (f"{key} is not text" for key in _TEXTS if not isinstance(entry.get(key, ""), str))
    yield from (f"{key} is not a whole number" for key in _NUMBERS if type(entry.get(key, 0)) is not int)
    yield from (f"{key} is not a list" for key in _LISTS if not isinstance(entry.get(key, []), list))
    yield from (
        f"{key} is not a day" for key in ("valid_from", "valid_to") if type(entry.get(key, date.max)) is not date
    )
    if type(entry.get("within_days")) is int and entry["within_days"] > LOOKS_BACK:
        yield f"within_days is more than {LOOKS_BACK}"
    if type(entry.get("days_to_act")) is int and entry["days_to_act"] < 0:
        yield "days_to_act is below 0"
    for key, terms in _CLOSED.items():
        values = entry.get(key, [])
        known = {term.value for term in terms} - {MarkKind.PRESENT.value}
        yield from (f"unknown {value!r} in {key}" for value in _each(values) if str(value) not in known)
    if entry.get("code") == THREE_WEEKS_AWAY:
        yield "this code is the law's"


def _each(values: Any) -> list[Any]:
    return values if isinstance(values, list) else [values]


def _watch(entry: Entry) -> Watch:
    rule = AbsenceRule(
        code=entry["code"],
        kinds=frozenset(map(MarkKind, entry["kinds"])),
        times=entry["times"],
        within_days=entry["within_days"],
        by=CountedBy(entry["by"]),
        days_to_act=entry["days_to_act"],
        source=entry["source"],
        valid_from=entry.get("valid_from"),
        valid_to=entry.get("valid_to"),
    )
    return Watch(rule, entry["text"], tuple(map(ActsOn, dict.fromkeys(entry["acts"]))))


def found(watches: Sequence[Watch], lessons: Collection[Attended], told: Collection[Told]) -> list[Found]:
    """What nobody was told of yet: breaches of the rules, and three weeks away by law.

    Somebody who has stayed away is told of once for each time away, however long it grows.
    """
    by_rules = [
        Found(one.rule.code, acts, breach.first, breach.last, breach.absences, breach.act_by)
        for one in watches
        for acts in one.acts
        for breach in new_breaches(one.rule, lessons, _days(told, one.rule.code, acts))
    ]
    return by_rules + _away(lessons, told)


def _days(told: Collection[Told], code: str, acts: ActsOn) -> list[date]:
    return [one.last for one in told if one.code == code and one.acts is acts]


def is_met_yet(watches: Sequence[Watch], code: str, days: Period, lessons: Collection[Attended]) -> bool:
    """Whether the absences that a signal tells of are in the registers yet. Of a rule that is no more nobody knows."""
    within = [one for one in lessons if days.covers(one.on)]
    if code == THREE_WEEKS_AWAY:
        return stayed_away(within) is not None
    rule = next((one.rule for one in watches if one.rule.code == code), None)
    return rule is None or bool(breaches(rule, within))


def kinds_watched(watches: Sequence[Watch]) -> frozenset[MarkKind]:
    """The marks that some rule counts."""
    return frozenset({MarkKind.UNEXCUSED}).union(*(one.rule.kinds for one in watches))


def _away(lessons: Collection[Attended], told: Collection[Told]) -> list[Found]:
    away = stayed_away(lessons)
    if away is None or any(day >= away.first for day in _days(told, THREE_WEEKS_AWAY, ActsOn.TEACHER)):
        return []
    missed = len({one.on for one in lessons if away.first <= one.on <= away.since})
    act_by = away.since + timedelta(days=_DAYS_TO_ACT)
    return [Found(THREE_WEEKS_AWAY, ActsOn.TEACHER, away.first, away.since, missed, act_by)]


def words_of(code: str, watches: Sequence[Watch]) -> str:
    """What a rule says, in its own language: a msgid. A rule that is no more has its code."""
    if code == THREE_WEEKS_AWAY:
        return N_("Away for more than three weeks without excuse")
    return next((one.text for one in watches if one.rule.code == code), code)


#: Where that stands, for the page.
AWAY_SOURCE: Final = AWAY.source
