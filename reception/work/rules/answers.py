"""What cannot be so of an answer to whether a job lasts, and of the day on which a placement is followed up. Pure.

Each remark stands beside a column of `EmploymentCheck` or `Placement`; the last day of the job beside `ended_on`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reception.i18n.markers import N_
from reception.reckoning.periods import months_after
from reception.reckoning.remarks import Remark, refusal, warning
from reception.work.terms.jobs import CheckAnswer, JobContract


@dataclass(frozen=True)
class AnswerEntry:
    """An answer as it is to be noted. `ended_on`: the last day of the job, noted before or with the answer."""

    months: int
    answer: CheckAnswer
    asked_on: date
    started_on: date
    ended_on: date | None = None

    @property
    def due_on(self) -> date:
        """The day that is asked about."""
        return months_after(self.started_on, self.months)


def check_answer(entry: AnswerEntry) -> Iterator[Remark]:
    """What is to be said of an answer that is noted or corrected."""
    due_on = entry.due_on
    if entry.asked_on < entry.started_on:
        yield refusal(
            "asked-before-start", "asked_on", N_("The job began on %(day)s. It cannot be asked before."),
            day=entry.started_on,
        )  # fmt: skip
    elif entry.answer is not CheckAnswer.ENDED and entry.asked_on < due_on:
        yield refusal(
            "asked-early", "asked_on", N_("This is asked from %(day)s on: before it, nobody can know."), day=due_on
        )
    if entry.answer is CheckAnswer.STILL_THERE:
        yield from _still_there(entry, due_on)
    elif entry.answer is CheckAnswer.ENDED and entry.ended_on is not None and entry.ended_on >= due_on:
        yield refusal(
            "was-still-there", "answer",
            N_("The last day lies after %(day)s, so on that day the person was still there. Answer so, and end the job by itself."),  # noqa: E501
            day=due_on,
        )  # fmt: skip
    if entry.ended_on is not None and entry.answer is CheckAnswer.ENDED and entry.asked_on < entry.ended_on:
        yield refusal(
            "ended-after-asked", "asked_on", N_("The last day is %(day)s. It was asked before that."),
            day=entry.ended_on,
        )  # fmt: skip


def _still_there(entry: AnswerEntry, due_on: date) -> Iterator[Remark]:
    if entry.ended_on is not None and entry.ended_on < due_on:
        yield refusal(
            "had-ended", "answer",
            N_("The job ended on %(day)s. Somebody who is still there goes on after all: say so of the job first."),
            day=entry.ended_on,
        )  # fmt: skip


def check_follow_up(on: date | None, started_on: date, last: date | None) -> Iterator[Remark]:
    """What is to be said of the day on which it is asked how a placement goes."""
    if on is None:
        return
    if on < started_on:
        yield refusal(
            "follow-up-early", "follow_up_on", N_("The placement begins on %(day)s. Ask how it goes after that."),
            day=started_on,
        )  # fmt: skip
    elif last is not None and on > last:
        yield warning("follow-up-late", "follow_up_on", N_("It is asked how it goes only after the last day."))


def check_extent(contract: JobContract, extent: int | None) -> Iterator[Remark]:
    """A refusal of an extent where the work is by the hour: it says nothing that holds."""
    if contract is JobContract.HOURLY and extent is not None:
        yield refusal("extent-by-the-hour", "extent", N_("Leave it empty: work by the hour has no extent."))
