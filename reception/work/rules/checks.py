"""Whether a job lasts: which questions are due so many months after its first day, and what is known by them. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from reception.reckoning.periods import months_after
from reception.work.terms.jobs import CheckAnswer


class CheckState(StrEnum):
    """Whether it is to be asked. NOT_NEEDED: the job has ended, or another answer says it."""

    ANSWERED = "answered"
    DUE = "due"
    COMING = "coming"
    LATER = "later"
    NOT_NEEDED = "not-needed"


@dataclass(frozen=True)
class JobDays:
    """A job's days and what was answered after so many months. Columns of `Employment` and `EmploymentCheck`."""

    started_on: date
    ended_on: date | None = None
    answers: Mapping[int, CheckAnswer] = field(default_factory=dict)


@dataclass(frozen=True)
class Check:
    """The question after so many months. `lasted`: whether she was still there on `due_on`; None: not known (yet)."""

    months: int
    due_on: date
    state: CheckState
    answer: CheckAnswer | None
    lasted: bool | None


def checks_of(job: JobDays, months: Iterable[int], today: date, within_days: int = 0) -> tuple[Check, ...]:
    """The questions of a job in order: those after these months, and any other that was answered all the same.

    Due is one whose day has come; coming, one whose day comes within so many days.
    """
    return tuple(_check(job, number, today, within_days) for number in sorted({*months, *job.answers}))


def due_checks(job: JobDays, months: Iterable[int], today: date, within_days: int = 0) -> tuple[Check, ...]:
    """The questions that are to be asked: due, or coming within so many days."""
    found = checks_of(job, months, today, within_days)
    return tuple(one for one in found if one.state in {CheckState.DUE, CheckState.COMING})


def lasted(job: JobDays, months: int, today: date) -> bool | None:
    """Whether she was still there so many months after the first day.

    The last day of a job says it, whatever was answered. Without one, an answer says it: who was still there later was
    there before, and who was no longer there before was not there later. None where nothing does, or the day has not
    come.
    """
    due_on = months_after(job.started_on, months)
    if job.ended_on is not None and job.ended_on < due_on:
        return False
    if due_on <= today and (job.ended_on is not None or _was_still_there(job, months)):
        return True
    gone = any(answer is CheckAnswer.ENDED and after <= months for after, answer in job.answers.items())
    return False if gone and job.ended_on is None else None


def _was_still_there(job: JobDays, months: int) -> bool:
    return any(answer is CheckAnswer.STILL_THERE and after >= months for after, answer in job.answers.items())


def _check(job: JobDays, months: int, today: date, within_days: int) -> Check:
    due_on = months_after(job.started_on, months)
    known = lasted(job, months, today)
    if months in job.answers:
        state = CheckState.ANSWERED
    elif job.ended_on is not None or known is not None:
        state = CheckState.NOT_NEEDED
    else:
        state = _waiting(due_on, today, within_days)
    return Check(months, due_on, state, job.answers.get(months), known)


def _waiting(due_on: date, today: date, within_days: int) -> CheckState:
    if due_on <= today:
        return CheckState.DUE
    return CheckState.COMING if due_on - today <= timedelta(days=within_days) else CheckState.LATER
