"""Placements and jobs with support: which could begin when, how they count and how long they may last. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from reception.i18n.markers import N_
from reception.i18n.said import label_of
from reception.reckoning.definitions import Entry, InvalidDefinitions, read_entries, wrong_flags
from reception.reckoning.entries import BASIS_KEYS, basis_of, basis_problems, unknown_words, wrong_number
from reception.reckoning.periods import Period, months_after
from reception.reckoning.provisions import Basis
from reception.reckoning.remarks import Remark, refusal, warning
from reception.work.rules.files import text_of
from reception.work.terms.income import WorkStatus
from reception.work.terms.jobs import PlacementKind

_MONTHS: Final = ("months_at_a_time", "months_at_most")
_KEYS: Final = BASIS_KEYS | {"code", "is_employment", "counts_as", *_MONTHS}


@dataclass(frozen=True)
class KindFacts:
    """What holds of a kind. `counts_as`: the status of who has it, None where it is no employment.

    `months_at_a_time`: of one; `months_at_most`: of all of the kind together; None where nothing was read of it.
    `basis`: the days on which one could begin, and a msgid of what is to be confirmed.
    """

    kind: PlacementKind
    basis: Basis
    is_employment: bool = False
    counts_as: WorkStatus | None = None
    months_at_a_time: int | None = None
    months_at_most: int | None = None


Kinds = Mapping[PlacementKind, KindFacts]


@lru_cache(maxsize=1)
def kinds() -> Kinds:
    """What this package knows of each kind, in the order of the choice. Raises InvalidDefinitions."""
    return read_kinds(text_of("kinds.toml"))


def read_kinds(text: str) -> Kinds:
    """The kinds in a file. Raises InvalidDefinitions with every problem in it."""
    entries = read_entries(text, "kind", "kind", keys=_KEYS, unique=("code",), problems_of=_problems)
    found = {PlacementKind(entry["code"]): _facts(entry) for entry in entries}
    missing = [f"the kind {kind.value} is missing" for kind in PlacementKind if kind not in found]
    if missing:
        raise InvalidDefinitions(missing)
    return {kind: found[kind] for kind in PlacementKind}


def _problems(entry: Entry) -> Iterator[str]:
    yield from basis_problems(entry)
    yield from wrong_flags(entry, ("is_employment",))
    yield from unknown_words(entry, "counts_as", WorkStatus)
    if entry.get("code") not in {kind.value for kind in PlacementKind}:
        yield f"unknown kind {entry.get('code')!r}"
    if bool(entry.get("is_employment")) is not ("counts_as" in entry):
        yield "an employment, and nothing else, counts as something"
    for key in _MONTHS:
        yield from wrong_number(entry, key)


def _facts(entry: Entry) -> KindFacts:
    return KindFacts(
        kind=PlacementKind(entry["code"]),
        basis=basis_of(entry),
        is_employment=entry.get("is_employment", False),
        counts_as=WorkStatus(entry["counts_as"]) if "counts_as" in entry else None,
        months_at_a_time=entry.get("months_at_a_time"),
        months_at_most=entry.get("months_at_most"),
    )


def given_on(day: date, among: Kinds | None = None) -> tuple[PlacementKind, ...]:
    """The kinds of which one could begin on the day."""
    every = kinds() if among is None else among
    return tuple(kind for kind, facts in every.items() if facts.basis.holds_on(day))


def choices(today: date, chosen: PlacementKind | None = None) -> tuple[PlacementKind, ...]:
    """The kinds to choose among: those given today, then the historic ones, for what began in their time.

    A kind that is not given yet is left out, unless it was chosen before.
    """
    now = given_on(today)
    historic = tuple(kind for kind, facts in kinds().items() if kind not in now and _has_been(facts, today))
    rest = (chosen,) if chosen is not None and chosen not in {*now, *historic} else ()
    return (*now, *historic, *rest)


def is_historic(kind: PlacementKind, today: date) -> bool:
    """Whether none of the kind begins any more."""
    return _has_been(kinds()[kind], today)


def _has_been(facts: KindFacts, today: date) -> bool:
    return facts.basis.valid_to is not None and facts.basis.valid_to < today


def check_given(kind: PlacementKind, started_on: date) -> Iterator[Remark]:
    """A refusal beside the first day where none of the kind could begin on it."""
    basis = kinds()[kind].basis
    if basis.valid_to is not None and basis.valid_to < started_on:
        yield refusal(
            "no-longer-given", "started_on", N_("“%(kind)s” could begin until %(day)s, not later."),
            kind=label_of(kind), day=basis.valid_to,
        )  # fmt: skip
    if basis.valid_from is not None and started_on < basis.valid_from:
        yield refusal(
            "not-yet-given", "started_on", N_("“%(kind)s” could begin from %(day)s, not earlier."),
            kind=label_of(kind), day=basis.valid_from,
        )  # fmt: skip


def check_length(kind: PlacementKind, days: Period, others: Iterable[Period] = ()) -> Iterator[Remark]:
    """Warnings where it is longer than one, or than all of the kind together, may be.

    `days`: to its last day, or the planned one; `others`: the days of her other placements of the kind. One without a
    last day is not measured. A warning: what the kind allows may have been decided otherwise, and people judge.
    """
    facts = kinds()[kind]
    if (
        facts.months_at_a_time is not None
        and days.last is not None
        and days.last >= _after(days, facts.months_at_a_time)
    ):
        yield warning(
            "too-long-at-a-time", "planned_end_on",
            N_("“%(kind)s” usually lasts %(months)s months at the most at a time."),
            kind=label_of(kind), months=facts.months_at_a_time,
        )  # fmt: skip
    elif facts.months_at_most is not None and _is_over(facts.months_at_most, [days, *others]):
        yield warning(
            "too-long-together", "planned_end_on",
            N_("“%(kind)s” usually lasts %(months)s months at the most altogether."),
            kind=label_of(kind), months=facts.months_at_most,
        )  # fmt: skip


def _after(days: Period, months: int) -> date:
    """The first day that is too much."""
    return months_after(days.first, months)


def _is_over(months: int, periods: list[Period]) -> bool:
    """Whether they have more days together than so many months from the first of their days; each day counts once."""
    measured = sorted(one for one in periods if one.last is not None)
    if not measured:
        return False
    counted, until = 0, date.min
    for one in measured:
        first = max(one.first, until)
        until = max(until, one.end + timedelta(days=1)) if one.end < date.max else date.max
        counted += max(0, (until - first).days)
    return counted > (_after(measured[0], months) - measured[0].first).days
