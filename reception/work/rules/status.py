"""Where somebody stands on a day, reckoned from jobs, placements and studies. Pure.

What is noted decides; where nothing covers the day it is not known, never "neither": nobody has said so. What the unit
was told of that day, a noted status, stands over what is reckoned. A job, a placement or studies without a last day are
believed to go on until the day they were agreed to end, and where no such day was agreed, on and on.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from reception.reckoning.definitions import Entry, InvalidDefinitions, read_entries
from reception.reckoning.entries import BASIS_KEYS, basis_of, basis_problems, unknown_words
from reception.reckoning.provisions import Basis
from reception.work.rules.files import text_of
from reception.work.rules.kinds import kinds
from reception.work.terms.income import WorkStatus
from reception.work.terms.jobs import PlacementKind, StudyFunding, Subsidy

_KEYS: Final = BASIS_KEYS | {"code", "subsidies", "fundings"}


@dataclass(frozen=True)
class StatusRule:
    """What counts as a status, and where that stands."""

    status: WorkStatus
    subsidies: frozenset[Subsidy]
    fundings: frozenset[StudyFunding]
    basis: Basis


#: In the order in which they are looked for.
StatusRules = Mapping[WorkStatus, StatusRule]


@dataclass(frozen=True)
class Lasting:
    """Something from a day to a day, both included; `planned_end_on`: agreed only until then."""

    started_on: date
    ended_on: date | None = None
    planned_end_on: date | None = None

    def covers(self, day: date) -> bool:
        """Whether it is believed to go on on the day."""
        return self.started_on <= day <= (self.ended_on or self.planned_end_on or date.max)


@dataclass(frozen=True)
class Job:
    """A job or a business of her own. `subsidy_until`: the last day of the subsidy."""

    days: Lasting
    subsidy: Subsidy = Subsidy.NONE
    subsidy_until: date | None = None

    def subsidy_on(self, day: date) -> Subsidy:
        """The subsidy on a day: none after its last."""
        return Subsidy.NONE if self.subsidy_until is not None and self.subsidy_until < day else self.subsidy


@dataclass(frozen=True)
class Placed:
    """A placement, or a job with support that is noted as one."""

    days: Lasting
    kind: PlacementKind


@dataclass(frozen=True)
class Studies:
    """Studies beside SFI."""

    days: Lasting
    funding: StudyFunding


@dataclass(frozen=True)
class Facts:
    """What is noted of somebody. `left_on`: from this day on she lives here no more."""

    jobs: tuple[Job, ...] = ()
    placements: tuple[Placed, ...] = ()
    studies: tuple[Studies, ...] = ()
    left_on: date | None = None


@lru_cache(maxsize=1)
def status_rules() -> StatusRules:
    """What counts as what, as this package has it. Raises InvalidDefinitions."""
    return read_statuses(text_of("statuses.toml"))


def read_statuses(text: str) -> StatusRules:
    """The rules in a file, in its order. Raises InvalidDefinitions with every problem in it."""
    entries = read_entries(text, "status", "status", keys=_KEYS, unique=("code",), problems_of=_problems)
    rules = {WorkStatus(entry["code"]): _rule(entry) for entry in entries}
    problems = [f"subsidy {one.value!r} counts as {found} statuses" for one, found in _counted(rules) if found != 1]
    if problems:
        raise InvalidDefinitions(problems)
    return rules


def _problems(entry: Entry) -> Iterator[str]:
    yield from basis_problems(entry)
    yield from unknown_words(entry, "subsidies", Subsidy)
    yield from unknown_words(entry, "fundings", StudyFunding)
    if entry.get("code") not in {status.value for status in WorkStatus}:
        yield f"unknown status {entry.get('code')!r}"


def _counted(rules: StatusRules) -> Iterator[tuple[Subsidy, int]]:
    yield from ((one, sum(one in rule.subsidies for rule in rules.values())) for one in Subsidy)


def _rule(entry: Entry) -> StatusRule:
    return StatusRule(
        WorkStatus(entry["code"]),
        frozenset(Subsidy(one) for one in entry.get("subsidies", ())),
        frozenset(StudyFunding(one) for one in entry.get("fundings", ())),
        basis_of(entry),
    )


def reckoned(facts: Facts, day: date) -> WorkStatus:
    """Where she stands on the day by what is noted; UNKNOWN where nothing covers it."""
    if facts.left_on is not None and facts.left_on <= day:
        return WorkStatus.MOVED
    covering = set(_covering(facts, day))
    return next((status for status in status_rules() if status in covering), WorkStatus.UNKNOWN)


def status_on(facts: Facts, day: date, noted: WorkStatus | None = None) -> WorkStatus:
    """Where she stood on the day. What the unit was told stands over what is reckoned; UNKNOWN tells nothing."""
    return reckoned(facts, day) if noted in {None, WorkStatus.UNKNOWN} else WorkStatus(noted)


def _covering(facts: Facts, day: date) -> Iterator[WorkStatus]:
    """The status of each thing that covers the day."""
    rules = status_rules().values()
    for job in facts.jobs:
        if job.days.covers(day):
            yield from (rule.status for rule in rules if job.subsidy_on(day) in rule.subsidies)
    for placed in facts.placements:
        counts_as = kinds()[placed.kind].counts_as
        if counts_as is not None and placed.days.covers(day):
            yield counts_as
    for studies in facts.studies:
        if studies.days.covers(day):
            yield from (rule.status for rule in rules if studies.funding in rule.fundings)
