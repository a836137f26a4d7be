"""The rows of the day's lists: what a list says about a person, and what is to be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from reception.cases.terms import FollowUpMoment, Owner
from reception.contacts.terms import Channel, InterpreterState
from reception.housing.terms import Tenure
from reception.i18n.formats import local, now, today
from reception.messages.terms import About, Wish
from reception.overview.rules.day import count_in_words, days_between
from reception.people.terms.papers import DocumentKind
from reception.skills.terms import Body


@dataclass(frozen=True)
class DayRow:
    """Somebody on a list. A protected person stands there as `person_number`, not by name.

    `for_name` is the colleague in whose place one does it, or None for one's own work.
    """

    case_number: str
    person_id: int
    person_number: str
    shown_name: str
    is_protected: bool
    for_name: str | None = field(default=None, kw_only=True)


@dataclass(frozen=True)
class DayTask(DayRow):
    """A task to do."""

    task_id: int
    title: str
    due_on: date | None
    at: None = None

    @property
    def day(self) -> date | None:
        """The day it is due."""
        return self.due_on


@dataclass(frozen=True)
class DayAppointment(DayRow):
    """An appointment to keep, or one that has passed and is not settled."""

    contact_id: int
    at: datetime
    channel: Channel
    place: str | None
    summary: str
    interpreter: InterpreterState
    interpreter_language: str | None
    needs_interpreter: bool | None

    @property
    def day(self) -> date:
        """The day it is on, by a Swedish clock."""
        return local(self.at).date()

    @property
    def has_come(self) -> bool:
        """Whether its hour has come, so that one can say what came of it."""
        return self.at <= now()


@dataclass(frozen=True)
class DayStep(DayRow):
    """A step of somebody's path that is to be seen to. `title` is a msgid."""

    code: str
    title: str
    owner: Owner
    due_on: date | None
    opens_on: date | None
    at: None = None

    @property
    def day(self) -> date | None:
        """The last day."""
        return self.due_on


@dataclass(frozen=True)
class DayFollowUp(DayRow):
    """What became of somebody after a case was closed, to be asked since a day."""

    follow_up_id: int
    moment: FollowUpMoment
    due_on: date


@dataclass(frozen=True)
class DayPaper:
    """A document of somebody that expires, or has of late. A protected person stands there as `person_number`."""

    person_id: int
    person_number: str
    shown_name: str
    is_protected: bool
    for_name: str | None
    number: str
    kind: DocumentKind
    expires_on: date


@dataclass(frozen=True)
class DayContract:
    """The contract of somebody's home that ends on `last_on`, and until when notice is to be given, if it must be."""

    person_id: int
    person_number: str
    shown_name: str
    is_protected: bool
    for_name: str | None
    number: str
    tenure: Tenure
    last_on: date
    notice_by: date | None

    @property
    def day(self) -> date:
        """The day to see to it: of the notice, as long as that can be given."""
        return self.notice_by if self.notice_by is not None and self.notice_by >= today() else self.last_on


@dataclass(frozen=True)
class DayAbsence:
    """Absence of somebody from studies that a caseworker is to act on. A protected person stands as `person_number`."""

    person_id: int
    person_number: str
    shown_name: str
    is_protected: bool
    for_name: str | None
    signal_id: int
    absences: int
    act_by: date


@dataclass(frozen=True)
class DayValidation:
    """A validation to act on: the next step whose `day` has come, or the body whose usual time was over on it."""

    person_id: int
    person_number: str
    shown_name: str
    is_protected: bool
    for_name: str | None
    profile_number: str
    number: str
    title: str
    next_step: str | None
    body: Body | None
    day: date


@dataclass(frozen=True)
class DayWritten:
    """What somebody wrote from her own pages, and of which appointment; nobody has handled it since `day`."""

    person_id: int
    person_number: str
    shown_name: str
    is_protected: bool
    for_name: str | None
    message_id: int
    wish: Wish
    about: About | None
    day: date
    appointment_on: date | None


@dataclass(frozen=True)
class SilentCase(DayRow):
    """An open case where nothing happens."""

    active_on: date

    @property
    def days(self) -> int:
        """Days since something last happened."""
        return days_between(self.active_on, today())


@dataclass(frozen=True)
class NewCase(DayRow):
    """A case that one has had for a few days: since when, who had it before, and what was said at the hand-over."""

    since: date
    former_name: str | None
    note: str | None


@dataclass(frozen=True)
class FollowedCase(DayRow):
    """A case that one follows along in after handing it over: until when, and who has it now."""

    until: date
    worker_name: str | None


Work = DayTask | DayAppointment | DayStep
Row = TypeVar("Row")


@dataclass(frozen=True)
class Excerpt(Generic[Row]):
    """The beginning of a list, and how long the list is, in words: "7" or "50+"."""

    rows: Sequence[Row]
    count: str
    more: bool

    @classmethod
    def of(cls, rows: Sequence[Row], shown: int) -> "Excerpt[Row]":
        """The first `shown` of rows that were read to one above the limit of counting."""
        return cls(rows[:shown], count_in_words(rows), len(rows) > shown)


@dataclass(frozen=True)
class DayLasting:
    """Something to ask about somebody's work: of a job or a placement (`what`), or where she stands (`moment`).

    `endpoint` and `values`: the page where it is answered.
    """

    person_id: int
    person_number: str
    shown_name: str
    is_protected: bool
    for_name: str | None
    what: str
    months: int | None
    about: str
    day: date
    endpoint: str
    values: Mapping[str, Any]
