"""What cannot be so of studies, programmes, enrolments, decisions and advice that are noted, and what is odd. Pure.

Each remark stands beside a column of the row that it is about.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from reception.i18n.markers import N_
from reception.people.rules.birth import Birth
from reception.reckoning.periods import Period
from reception.reckoning.remarks import Remark, refusal, warning
from reception.work.rules.days import (
    check_end,
    check_first,
    check_last,
    check_past,
    check_told_of_end,
    check_told_with_day,
)
from reception.work.terms.desk import ProgrammeEnd, ProgrammeKind
from reception.work.terms.jobs import BusinessResult, StudyEnd


@dataclass(frozen=True)
class StudyEntry:
    """Studies as they are to be noted. `birth`: the person's."""

    started_on: date
    planned_end_on: date | None = None
    ended_on: date | None = None
    ended_as: StudyEnd | None = None
    birth: Birth | None = None


def check_study(study: StudyEntry, today: date) -> Iterator[Remark]:
    """What is to be said of studies that are noted or corrected."""
    yield from check_first("started_on", study.started_on, today, study.birth)
    yield from check_last("planned_end_on", study.started_on, study.planned_end_on)
    yield from check_end(study.started_on, study.ended_on, today)
    yield from check_told_with_day(study.ended_on, study.ended_as)
    yield from check_told_of_end(study.ended_on, study.ended_as, "ended_as", N_("Choose how the studies ended."))


@dataclass(frozen=True)
class ProgrammeEntry:
    """A programme as it is to be noted. `birth`: the person's."""

    kind: ProgrammeKind
    started_on: date
    planned_end_on: date | None = None
    ended_on: date | None = None
    ended_because: ProgrammeEnd | None = None
    birth: Birth | None = None


def check_programme(programme: ProgrammeEntry, today: date, others: Iterable[Period] = ()) -> Iterator[Remark]:
    """What is to be said of a programme that is noted or corrected; `others`: the days of her other programmes."""
    yield from check_first("started_on", programme.started_on, today, programme.birth)
    yield from check_last("planned_end_on", programme.started_on, programme.planned_end_on)
    yield from check_end(programme.started_on, programme.ended_on, today)
    on, because = programme.ended_on, programme.ended_because
    yield from check_told_with_day(on, because)
    yield from check_told_of_end(on, because, "ended_because", N_("Choose why she or he left the programme."))
    says = N_("Another programme is noted in the same days, from %(day)s. Both are kept.")
    yield from _overlap(programme.started_on, programme.ended_on, others, says)


@dataclass(frozen=True)
class EnrolmentEntry:
    """An enrolment as it is to be noted. `birth`: the person's."""

    enrolled_on: date
    ended_on: date | None = None
    next_meeting_on: date | None = None
    birth: Birth | None = None


def check_enrolment(enrolment: EnrolmentEntry, today: date, others: Iterable[Period] = ()) -> Iterator[Remark]:
    """What is to be said of an enrolment that is noted or corrected; `others`: the days of her other enrolments."""
    yield from check_past("enrolled_on", enrolment.enrolled_on, today, enrolment.birth)
    yield from check_end(enrolment.enrolled_on, enrolment.ended_on, today)
    says = N_("Another enrolment is noted in the same days, from %(day)s. Both are kept.")
    yield from _overlap(enrolment.enrolled_on, enrolment.ended_on, others, says, "enrolled_on")
    if enrolment.next_meeting_on is not None:
        yield from check_first("next_meeting_on", enrolment.next_meeting_on, today)
        if enrolment.ended_on is not None and enrolment.next_meeting_on > enrolment.ended_on:
            yield warning(
                "meeting-after-end", "next_meeting_on", N_("The next meeting lies after the enrolment ended.")
            )


def _overlap(
    first: date, last: date | None, others: Iterable[Period], says: str, field: str = "started_on"
) -> Iterator[Remark]:
    """A warning where another goes on in the same days; nothing where the days themselves cannot be."""
    if last is not None and last < first:
        return
    days = Period(first, last)
    common = [shared.first for other in others if (shared := days.common(other)) is not None]
    if common:
        yield warning("overlaps", field, says, day=min(common))


@dataclass(frozen=True)
class DecisionEntry:
    """A decision of an authority as it is to be noted. `birth`: the person's."""

    decided_on: date
    valid_from: date | None = None
    valid_to: date | None = None
    birth: Birth | None = None


def check_decision(decision: DecisionEntry, today: date) -> Iterator[Remark]:
    """What is to be said of a decision that is noted or corrected."""
    yield from check_past("decided_on", decision.decided_on, today, decision.birth)
    if decision.valid_from is not None:
        yield from check_first("valid_from", decision.valid_from, today, decision.birth)
        yield from check_last("valid_to", decision.valid_from, decision.valid_to)


@dataclass(frozen=True)
class AdviceEntry:
    """Advice on a business as it is to be noted. `birth`: the person's."""

    advised_on: date
    result: BusinessResult
    started_on: date | None = None
    birth: Birth | None = None


def check_advice(advice: AdviceEntry, today: date) -> Iterator[Remark]:
    """What is to be said of advice that is noted or corrected."""
    yield from check_past("advised_on", advice.advised_on, today, advice.birth)
    is_started = advice.result is BusinessResult.STARTED
    if is_started and advice.started_on is None:
        yield refusal("business-day-missing", "started_on", N_("Write the day on which the business began."))
    elif not is_started and advice.started_on is not None:
        yield refusal(
            "business-not-started",
            "result",
            N_("A day is written on which the business began. Choose that it was started, or take the day away."),
        )
    elif advice.started_on is not None:
        yield from check_past("started_on", advice.started_on, today, advice.birth)
        if advice.started_on < advice.advised_on:
            yield warning("business-before-advice", "started_on", N_("The business began before the advice was given."))
