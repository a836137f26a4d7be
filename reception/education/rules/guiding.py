"""Meetings with study and career guidance: what a note of one says, who waits for the first, and figure I9. Pure.

Skollagen (2010:800) 20 kap. 30 §: the home municipality offers guidance to whoever is about to begin SFI; förordning
(2011:1108) 2 kap. 16 §: the study plan is drawn up in connection with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from reception.education.terms.studies import Uncounted
from reception.i18n.markers import N_
from reception.reckoning.figures import Figure, Verdict, figure
from reception.reckoning.periods import Period
from reception.reckoning.remarks import Remark, Remarks, refusal, warning

OFFERED_BY: Final = "Skollagen (2010:800) 20 kap. 30 §; förordning (2011:1108) 2 kap. 16 §"
#: A meeting is settled when it has begun: a note is written while they talk. Our own choice.
SETTLED_EARLY: Final = timedelta(minutes=15)
#: Days ahead that a counsellor's own day shows. Our own choice.
DAYS_AHEAD: Final = 14


@dataclass(frozen=True)
class Meeting:
    """What is said of a meeting. `at` and `now`: instants. `day`: the meeting's civil day in Sweden."""

    at: datetime
    day: date
    came: bool | None
    minutes: int | None = None
    with_interpreter: bool = False
    language: str | None = None
    follow_up_on: date | None = None


def remarks_on_meeting(meeting: Meeting, now: datetime) -> Remarks:
    """Refused: what came of a meeting to come, minutes of one that nobody came to, a follow-up before it.

    Warned: one that has passed and is not settled, and an interpreter without a language.
    """
    return (*_came(meeting, now), *_rest(meeting))


def _came(meeting: Meeting, now: datetime) -> Iterable[Remark]:
    lies_ahead = meeting.at > now + SETTLED_EARLY
    if lies_ahead and meeting.came is not None:
        yield refusal("not-yet", "came", N_("The meeting lies ahead. What came of it is noted afterwards."))
    if not lies_ahead and meeting.came is None:
        yield warning("unsettled", "came", N_("The meeting has passed. Note whether the pupil came."))
    if meeting.minutes and meeting.came is not True:
        yield refusal("minutes-of-nothing", "minutes", N_("Minutes are noted of a meeting that took place."))


def _rest(meeting: Meeting) -> Iterable[Remark]:
    if meeting.follow_up_on and meeting.follow_up_on <= meeting.day:
        yield refusal("follow-up-before", "follow_up_on", N_("The follow-up is after the meeting."))
    if meeting.with_interpreter and not meeting.language:
        yield warning("language-unknown", "language", N_("The language of the interpreter is not noted."))


@dataclass(frozen=True)
class Starter:
    """Somebody who began SFI or another course of adult education. `met_on`: the first meeting that took place."""

    started_on: date
    met_on: date | None = None
    died_on: date | None = None


def met(one: Starter, until: date) -> Verdict:
    """Whether somebody who began had met guidance no later than a day: a meeting before the start counts."""
    if one.met_on is not None and one.met_on <= until:
        return True
    if one.died_on is not None and one.died_on <= until:
        return Uncounted.DECEASED
    return False


def i9(everybody: Iterable[Starter], period: Period, today: date) -> Figure:
    """I9: of those who began in the period, how many had met guidance by its end (by today, while it goes on)."""
    until = min(period.end, today)
    return figure(met(one, until) for one in everybody if period.covers(one.started_on) and one.started_on <= today)
