"""What the desk adds to the checks of an entry: one open enrolment at a time, and days that are odd there. Pure."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from reception.i18n.markers import N_
from reception.reckoning.periods import Period, months_after
from reception.reckoning.remarks import Remark, refusal, warning
from reception.work.rules.entries import (
    DecisionEntry,
    EnrolmentEntry,
    ProgrammeEntry,
    check_decision,
    check_enrolment,
    check_programme,
)
from reception.work.rules.moments import CountedFrom, Moment, moments

#: What is planned, or holds, until a later month than so many from now is a slip of the pen.
MONTHS_PLANNED_AHEAD: Final = 60

_PLANNED_TOO_FAR: Final = N_("This day lies more than five years ahead. Look at the year.")


def check_enrolled(enrolment: EnrolmentEntry, today: date, others: Iterable[Period] = ()) -> Iterator[Remark]:
    """What is to be said of an enrolment; `others`: the days of her other enrolments, of which one may be open."""
    found = list(others)
    is_second = enrolment.ended_on is None and any(other.last is None for other in found)
    yield from check_enrolment(enrolment, today, () if is_second else found)
    if is_second:
        yield refusal(
            "open-already", "enrolled_on",
            N_("An enrolment that has not ended is noted already. End it first, or correct it."),
        )  # fmt: skip
    meeting = enrolment.next_meeting_on
    if meeting is not None and meeting < enrolment.enrolled_on:
        yield refusal(
            "meeting-early", "next_meeting_on", N_("The person was enrolled on %(day)s, after this day."),
            day=enrolment.enrolled_on,
        )  # fmt: skip
    elif meeting is not None and meeting < today and enrolment.ended_on is None:
        yield warning(
            "meeting-passed", "next_meeting_on", N_("The day of the next meeting has passed. Note the next one.")
        )


def check_in_programme(programme: ProgrammeEntry, today: date, others: Iterable[Period] = ()) -> Iterator[Remark]:
    """What is to be said of a programme; `others`: the days of her other programmes."""
    yield from check_programme(programme, today, others)
    yield from _planned("planned_end_on", programme.planned_end_on, today)


def check_decided(decision: DecisionEntry, today: date) -> Iterator[Remark]:
    """What is to be said of a decision."""
    yield from check_decision(decision, today)
    yield from _planned("valid_to", decision.valid_to, today)
    is_odd = decision.valid_from is None and decision.valid_to is not None and decision.valid_to < decision.decided_on
    if is_odd:
        yield warning(
            "ended-before-decided", "valid_to",
            N_("The decision ran out before the day on which it was made. Look at its days."),
        )  # fmt: skip


def _planned(field: str, day: date | None, today: date) -> Iterator[Remark]:
    if day is not None and day > months_after(today, MONTHS_PLANNED_AHEAD):
        yield refusal("planned-too-far", field, _PLANNED_TOO_FAR)


def asked_after_leaving(left_on: date) -> list[tuple[Moment, date]]:
    """The moments that are counted from the day on which she left the establishment programme, the nearest first."""
    found = [(one, one.day(left_on)) for one in moments().values() if one.counted_from is CountedFrom.PROGRAMME_END]
    return sorted(found, key=lambda pair: pair[1])
