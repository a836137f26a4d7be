"""What cannot be so of a job or a placement that is noted, and what is odd. Pure.

Each remark stands beside a column of `Employment` or `Placement`. Two full-time jobs in the same days are taken, and
shown: people have them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from reception.i18n.markers import N_
from reception.people.rules.birth import Birth
from reception.reckoning.periods import Period
from reception.reckoning.remarks import Remark, refusal, warning
from reception.work.rules.days import check_end, check_first, check_last, check_told_of_end, check_told_with_day
from reception.work.rules.kinds import check_given, check_length
from reception.work.terms.file import EndedBy
from reception.work.terms.jobs import JobContract, PlacementKind, PlacementOutcome, Subsidy

#: Percent: what a full-time job takes.
FULL_TIME: Final = 100
#: Contracts of which the hours vary, so that no extent is asked for.
_WITHOUT_EXTENT: Final = frozenset({JobContract.HOURLY, JobContract.OWN_BUSINESS})
#: Contracts that end on a day by what they are.
_UNTIL_A_DAY: Final = frozenset({JobContract.TRIAL, JobContract.FIXED_TERM, JobContract.SEASONAL})
_WITHOUT_SUBSIDY: Final = frozenset({Subsidy.NONE, Subsidy.UNKNOWN})


@dataclass(frozen=True)
class JobEntry:
    """A job as it is to be noted. `birth`: the person's."""

    started_on: date
    contract: JobContract
    subsidy: Subsidy = Subsidy.NONE
    extent: int | None = None
    subsidy_until: date | None = None
    planned_end_on: date | None = None
    ended_on: date | None = None
    ended_by: EndedBy | None = None
    birth: Birth | None = None

    @property
    def last(self) -> date | None:
        """The day on which it ended, or is to end."""
        return self.ended_on or self.planned_end_on


@dataclass(frozen=True)
class OtherJob:
    """Another job of the same person that is noted already. `extent`: percent of full time."""

    days: Period
    extent: int | None = None


def check_job(job: JobEntry, today: date, others: Iterable[OtherJob] = ()) -> Iterator[Remark]:
    """What is to be said of a job that is noted or corrected; `others`: her other jobs."""
    yield from check_first("started_on", job.started_on, today, job.birth)
    yield from check_last("planned_end_on", job.started_on, job.planned_end_on)
    yield from check_end(job.started_on, job.ended_on, today)
    yield from check_told_with_day(job.ended_on, job.ended_by)
    yield from _subsidy(job)
    yield from _kept(job, today)
    yield from _beside(job, others)


def _subsidy(job: JobEntry) -> Iterator[Remark]:
    if job.subsidy_until is None:
        return
    if job.subsidy_until < job.started_on:
        yield refusal(
            "subsidy-ends-before-start", "subsidy_until",
            N_("The job begins on %(day)s. The subsidy cannot end before."), day=job.started_on,
        )  # fmt: skip
    if job.subsidy in _WITHOUT_SUBSIDY:
        yield refusal("subsidy-missing", "subsidy", N_("Choose which subsidy it is that ends."))
    elif job.last is not None and job.subsidy_until > job.last:
        yield warning("subsidy-after-end", "subsidy_until", N_("The subsidy lasts longer than the job."))


def _kept(job: JobEntry, today: date) -> Iterator[Remark]:
    """What is left out that the job is followed up by."""
    if job.extent is None and job.contract not in _WITHOUT_EXTENT:
        yield warning(
            "extent-missing", "extent", N_("The extent is not noted. Write it, unless the job is paid by the hour.")
        )
    if job.contract in _UNTIL_A_DAY and job.last is None:
        yield warning("planned-end-missing", "planned_end_on", N_("The day the job is agreed to end is not noted."))
    if job.ended_on is None and job.planned_end_on is not None and job.started_on <= job.planned_end_on < today:
        yield warning(
            "planned-end-passed", "planned_end_on",
            N_("The job was to end on %(day)s. Note whether it ended, or until when it goes on."),
            day=job.planned_end_on,
        )  # fmt: skip


def _beside(job: JobEntry, others: Iterable[OtherJob]) -> Iterator[Remark]:
    if not is_full_time(job.extent) or (job.last is not None and job.last < job.started_on):
        return
    days = Period(job.started_on, job.last)
    common = [shared.first for other in others if is_full_time(other.extent) and (shared := days.common(other.days))]
    if common:
        yield warning(
            "two-full-time", "started_on",
            N_("Another full-time job is noted in the same days, from %(day)s. Both are kept."), day=min(common),
        )  # fmt: skip


def is_full_time(extent: int | None) -> bool:
    """Whether it takes all of the working hours; what is not known does not."""
    return extent is not None and extent >= FULL_TIME


def overlapping(jobs: Iterable[OtherJob]) -> list[Period]:
    """The days in which two full-time jobs go on at once, in order, for display; each pair by itself."""
    full = sorted((one.days for one in jobs if is_full_time(one.extent)), key=lambda days: (days.first, days.end))
    pairs = [one.common(other) for place, one in enumerate(full) for other in full[place + 1 :]]
    return sorted((days for days in pairs if days is not None), key=lambda days: (days.first, days.end))


@dataclass(frozen=True)
class PlacementEntry:
    """A placement as it is to be noted. `closed_on`: from when the employer is marked closed.

    `despite_closed`: whoever notes it says that it is right all the same. `birth`: the person's.
    """

    kind: PlacementKind
    started_on: date
    planned_end_on: date | None = None
    agreed_on: date | None = None
    ended_on: date | None = None
    outcome: PlacementOutcome | None = None
    ended_by: EndedBy | None = None
    closed_on: date | None = None
    despite_closed: bool = False
    birth: Birth | None = None

    @property
    def last(self) -> date | None:
        """The day on which it ended, or is to end."""
        return self.ended_on or self.planned_end_on


def check_placement(placed: PlacementEntry, today: date, others: Iterable[Period] = ()) -> Iterator[Remark]:
    """What is to be said of a placement that is noted or corrected; `others`: her others of the same kind."""
    yield from check_first("started_on", placed.started_on, today, placed.birth)
    yield from check_given(placed.kind, placed.started_on)
    yield from check_last("planned_end_on", placed.started_on, placed.planned_end_on)
    yield from check_end(placed.started_on, placed.ended_on, today)
    yield from _ending(placed)
    yield from _agreement(placed, today)
    yield from _closed(placed)
    if placed.last is None or placed.last >= placed.started_on:
        yield from check_length(placed.kind, Period(placed.started_on, placed.last), others)


def _ending(placed: PlacementEntry) -> Iterator[Remark]:
    on, outcome, ended_by = placed.ended_on, placed.outcome, placed.ended_by
    yield from check_told_with_day(on, outcome, ended_by)
    yield from check_told_of_end(on, outcome, "outcome", N_("Choose what came of the placement."))
    yield from check_told_of_end(on, ended_by, "ended_by", N_("Choose who ended the placement."))


def _agreement(placed: PlacementEntry, today: date) -> Iterator[Remark]:
    if placed.agreed_on is None:
        return
    if placed.agreed_on > today:
        yield refusal("agreed-ahead", "agreed_on", N_("This day has not come yet. Write a day up to today."))
    elif placed.agreed_on > placed.started_on:
        yield warning("agreed-after-start", "agreed_on", N_("The agreement was signed after the placement began."))


def _closed(placed: PlacementEntry) -> Iterator[Remark]:
    """An employer that was closed when it began: taken only when somebody says that it is right."""
    if placed.closed_on is None or placed.started_on < placed.closed_on:
        return
    says = N_("The employer is marked as closed since %(day)s, before the placement begins.")
    if placed.despite_closed:
        yield warning("employer-closed", "organisation_id", says, day=placed.closed_on)
    else:
        says = N_("The employer is marked as closed since %(day)s. Say here that the placement is right all the same.")
        yield refusal("employer-closed-unconfirmed", "despite_closed", says, day=placed.closed_on)
