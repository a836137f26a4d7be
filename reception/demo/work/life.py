"""What becomes of somebody at work, before it is rows: each day as it was, whether or not anybody knows of it."""

from dataclasses import dataclass, field
from datetime import date

from reception.work.terms.desk import ProgrammeEnd, ProgrammeKind
from reception.work.terms.file import EndedBy
from reception.work.terms.income import IncomeSource
from reception.work.terms.jobs import (
    DecidedBy,
    JobContract,
    PlacementKind,
    PlacementOutcome,
    StudyEnd,
    StudyFunding,
    StudyLevel,
    Subsidy,
)

#: From so much of full time a job is the whole of somebody's working day.
FULL_TIME = 75


@dataclass
class Spell:
    """Something from a day; no last day: it goes on."""

    started_on: date
    ended_on: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the day is one of its days."""
        return self.started_on <= day and (self.ended_on is None or day <= self.ended_on)


@dataclass
class Course(Spell):
    """A programme of Arbetsförmedlingen."""

    kind: ProgrammeKind = ProgrammeKind.ESTABLISHMENT
    planned_end_on: date | None = None
    extent: int = 100
    because: ProgrammeEnd | None = None


@dataclass
class Job(Spell):
    """A job. `after_placement`: it grew out of the last placement. `extent`: None where the hours vary."""

    contract: JobContract = JobContract.PERMANENT
    extent: int | None = 100
    subsidy: Subsidy = Subsidy.NONE
    subsidy_until: date | None = None
    planned_end_on: date | None = None
    ended_by: EndedBy | None = None
    after_placement: bool = False

    @property
    def is_full_time(self) -> bool:
        """Whether nothing else has room beside it."""
        return (self.extent or 0) >= FULL_TIME


@dataclass
class Try(Spell):
    """A placement, or a job with support that is written as one."""

    kind: PlacementKind = PlacementKind.PLACEMENT
    planned_end_on: date | None = None
    decided_by: DecidedBy = DecidedBy.AUTHORITY
    extent: int | None = 100
    outcome: PlacementOutcome | None = None
    ended_by: EndedBy | None = None


@dataclass
class Lessons(Spell):
    """Studies beside SFI."""

    level: StudyLevel = StudyLevel.BASIC
    funding: StudyFunding = StudyFunding.NONE
    extent: int = 100
    ended_as: StudyEnd | None = None


@dataclass
class Life:
    """All of one person. `since`: from when anything of it can be: she was here, and grown up."""

    since: date
    enrolled_on: date | None = None
    #: Where the days were told and not drawn: nothing is added to her way.
    is_told: bool = False
    courses: list[Course] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
    tries: list[Try] = field(default_factory=list)
    lessons: list[Lessons] = field(default_factory=list)
    #: What she lives by, by the first day of the month.
    months: dict[date, frozenset[IncomeSource]] = field(default_factory=dict)

    @property
    def establishment(self) -> Course | None:
        """Her time in the establishment programme."""
        return next((one for one in self.courses if one.kind is ProgrammeKind.ESTABLISHMENT), None)

    def works_on(self, day: date) -> Job | None:
        """A job of hers on a day."""
        return next((one for one in self.jobs if one.covers(day)), None)

    def is_busy_on(self, day: date) -> bool:
        """Whether she has a job that leaves no room."""
        return any(one.covers(day) and one.is_full_time for one in self.jobs)
