"""What can be so of an enrolment, a programme and a decision of Arbetsförmedlingen, and what comes next. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from reception.i18n.markers import N_
from reception.i18n.said import label_of
from reception.reckoning.remarks import Remark, refusal, warning
from reception.work.terms.desk import ProgrammeEnd, ProgrammeKind

#: A day of something that is noted lies no farther ahead; it is a slip of the pen otherwise.
AHEAD: Final = timedelta(days=366)
#: A day until which something is planned or holds lies no farther ahead.
PLANNED_AHEAD: Final = timedelta(days=5 * 366)
#: A day this far back is asked about: it may be so, and is more often a wrong year.
LONG_AGO: Final = timedelta(days=20 * 365)

_TOO_FAR: Final = N_("This day lies more than a year ahead. Look at the year.")
_PLAN_TOO_FAR: Final = N_("This day lies more than five years ahead. Look at the year.")
_AHEAD: Final = N_("A day that has not come yet is noted: %(day)s.")
_LONG_AGO: Final = N_("A day of long ago is noted: %(day)s. Look at the year.")
_BEFORE_BIRTH: Final = N_("The person was born in %(born)s. Write a later day.")


@dataclass(frozen=True)
class EnrolmentDays:
    """The days of an enrolment."""

    enrolled_on: date
    ended_on: date | None = None
    next_meeting_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether no end is noted."""
        return self.ended_on is None


@dataclass(frozen=True)
class ProgrammeDays:
    """The days of a programme, and why it ended."""

    kind: ProgrammeKind
    started_on: date
    planned_end_on: date | None = None
    ended_on: date | None = None
    ended_because: ProgrammeEnd | None = None


@dataclass(frozen=True)
class DecisionDays:
    """The days of a decision."""

    decided_on: date
    valid_from: date | None = None
    valid_to: date | None = None


def check_enrolment(
    one: EnrolmentDays, others: Iterable[EnrolmentDays], *, today: date, born: int | None = None
) -> Iterator[Remark]:
    """What is to be said of an enrolment; `others`: the person's other enrolments; `born`: the year of birth."""
    yield from _day("enrolled_on", one.enrolled_on, today, born)
    if one.ended_on is not None:
        yield from _end("ended_on", one.ended_on, one.enrolled_on, today)
    yield from _next_meeting(one, today)
    found = list(others)
    is_second = one.is_open and any(other.is_open for other in found)
    if is_second:
        yield refusal(
            "open-already", "enrolled_on",
            N_("An enrolment that has not ended is noted already. End it first, or correct it."),
        )  # fmt: skip
    if not is_second and any(_overlap(one.enrolled_on, one.ended_on, o.enrolled_on, o.ended_on) for o in found):
        yield warning("overlaps", "enrolled_on", N_("Two enrolments overlap. Look at their days."))


def _next_meeting(one: EnrolmentDays, today: date) -> Iterator[Remark]:
    meeting = one.next_meeting_on
    if meeting is None:
        return
    if meeting < one.enrolled_on:
        yield refusal(
            "meeting-early", "next_meeting_on", N_("The person was enrolled on %(day)s, after this day."),
            day=one.enrolled_on,
        )  # fmt: skip
    elif one.ended_on is not None and meeting > one.ended_on:
        yield refusal(
            "meeting-late", "next_meeting_on", N_("The enrolment ended on %(day)s, before this day."), day=one.ended_on
        )
    elif meeting > today + AHEAD:
        yield refusal("too-far", "next_meeting_on", _TOO_FAR)
    elif meeting < today and one.is_open:
        yield warning(
            "meeting-passed", "next_meeting_on", N_("The day of the next meeting has passed. Note the next one.")
        )


def check_programme(
    one: ProgrammeDays, others: Iterable[ProgrammeDays], *, today: date, born: int | None = None
) -> Iterator[Remark]:
    """What is to be said of a programme; `others`: the person's other programmes; `born`: the year of birth."""
    yield from _day("started_on", one.started_on, today, born)
    if one.planned_end_on is not None:
        yield from _until("planned_end_on", one.planned_end_on, one.started_on, today)
    if one.ended_on is not None:
        yield from _end("ended_on", one.ended_on, one.started_on, today)
        if one.ended_because is None:
            yield refusal("no-reason", "ended_because", N_("Choose why the programme ended."))
    elif one.ended_because is not None:
        yield refusal("no-end", "ended_on", N_("Write the day on which the programme ended."))
    for other in others:
        if _overlap(one.started_on, one.ended_on, other.started_on, other.ended_on):
            yield warning(
                "overlaps", "started_on",
                N_("The programme overlaps with another: %(programme)s, from %(day)s. Look at the days of both."),
                programme=label_of(other.kind), day=other.started_on,
            )  # fmt: skip


def check_decision(one: DecisionDays, *, today: date, born: int | None = None) -> Iterator[Remark]:
    """What is to be said of a decision; `born`: the year of birth."""
    if one.decided_on > today:
        yield refusal("ahead", "decided_on", N_("This day has not come yet. Write a day up to today."))
    yield from _past("decided_on", one.decided_on, today, born)
    if one.valid_from is not None:
        if one.valid_from > today + AHEAD:
            yield refusal("too-far", "valid_from", _TOO_FAR)
        yield from _past("valid_from", one.valid_from, today, born)
    if one.valid_to is None:
        return
    if one.valid_from is not None and one.valid_to < one.valid_from:
        yield refusal(
            "ends-early", "valid_to", N_("It holds from %(day)s. The last day cannot be before."), day=one.valid_from
        )
    elif one.valid_from is None and one.valid_to < one.decided_on:
        yield warning(
            "ended-before-decided", "valid_to",
            N_("The decision ran out before the day on which it was made. Look at its days."),
        )  # fmt: skip
    elif one.valid_to > today + PLANNED_AHEAD:
        yield refusal("too-far", "valid_to", _PLAN_TOO_FAR)


def _day(field: str, day: date, today: date, born: int | None) -> Iterator[Remark]:
    """The first day of something."""
    if day > today + AHEAD:
        yield refusal("too-far", field, _TOO_FAR)
    elif day > today:
        yield warning("ahead", field, _AHEAD, day=day)
    yield from _past(field, day, today, born)


def _past(field: str, day: date, today: date, born: int | None) -> Iterator[Remark]:
    if born is not None and day.year < born:
        yield refusal("before-birth", field, _BEFORE_BIRTH, born=str(born))
    elif day < today - LONG_AGO:
        yield warning("long-ago", field, _LONG_AGO, day=day)


def _end(field: str, day: date, start: date, today: date) -> Iterator[Remark]:
    """The last day of something that ended."""
    if day < start:
        yield refusal("ends-early", field, N_("It began on %(day)s. It cannot have ended before."), day=start)
    elif day > today + AHEAD:
        yield refusal("too-far", field, _TOO_FAR)
    elif day > today:
        yield warning("ahead", field, _AHEAD, day=day)


def _until(field: str, day: date, start: date, today: date) -> Iterator[Remark]:
    """The day until which something is planned."""
    if day < start:
        yield refusal(
            "planned-early", field, N_("It begins on %(day)s. It cannot be planned to end before."), day=start
        )
    elif day > today + PLANNED_AHEAD:
        yield refusal("too-far", field, _PLAN_TOO_FAR)


def _overlap(first: date, last: date | None, other_first: date, other_last: date | None) -> bool:
    """Whether two periods share more than the day on which one ends and the other begins."""
    if (last is not None and last < first) or (other_last is not None and other_last < other_first):
        return False
    return first < (other_last or date.max) and other_first < (last or date.max)
