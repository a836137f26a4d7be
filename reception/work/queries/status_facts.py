"""What tells where people stand on a day: programmes, jobs, placements, studies and noted answers. One statement."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from reception.access.permit import Permit
from reception.db.aliases import shared_alias
from reception.db.session import db
from reception.people.terms import KeyDateKind
from reception.work import permits
from reception.work.models import Employment, Placement, Programme, StatusNote, Study, WorkFile
from reception.work.rules.moments import InProgramme, Origins, left_establishment_on
from reception.work.rules.status import Facts, Job, Lasting, Placed, Studies
from reception.work.terms.desk import ProgrammeKind
from reception.work.terms.income import WorkStatus
from reception.work.terms.jobs import PlacementKind, StudyFunding, Subsidy

_NO_DAY: Final = sa.cast(sa.null(), sa.Date)
_DAYS: Final = ("first", "last", "planned", "until")
_NO_WORD: Final = sa.cast(sa.null(), sa.String)
#: The file of each row, under another name: the permit's own conditions ask of the same table.
OF_FILE: Final = shared_alias(WorkFile)


@dataclass
class Told:
    """What is noted of one person. `answers`: by the moment's code the day that the answer tells of, and the answer."""

    programmes: list[InProgramme] = field(default_factory=list)
    answers: dict[str, tuple[date, WorkStatus]] = field(default_factory=dict)
    jobs: list[Job] = field(default_factory=list)
    placements: list[Placed] = field(default_factory=list)
    studies: list[Studies] = field(default_factory=list)

    def facts(self, left_on: date | None = None) -> Facts:
        """As the rules ask for it. `left_on`: from this day on she lives here no more."""
        return Facts(tuple(self.jobs), tuple(self.placements), tuple(self.studies), left_on)

    def origins(self, key_dates: dict[KeyDateKind, date]) -> Origins:
        """The days that moments are counted from. A programme that is noted goes before the key date."""
        was_in = any(one.kind is ProgrammeKind.ESTABLISHMENT for one in self.programmes)
        left = key_dates.get(KeyDateKind.LEFT_EMPLOYMENT_SERVICE)
        return Origins(left_establishment_on(self.programmes) if was_in else left, key_dates.get(KeyDateKind.RECEIVED))

    @property
    def answered(self) -> dict[str, date]:
        """The day each noted answer tells of, by the moment's code."""
        return {code: on for code, (on, _status) in self.answers.items()}


def told_in(files: sa.ColumnElement[bool]) -> dict[int, Told]:
    """By person what stands in the files of that condition on `OF_FILE` that the reader may read."""
    found: dict[int, Told] = {}
    for row in db.session.execute(_everything(files)):
        _tell(found.setdefault(row.person_id, Told()), row)
    return found


def _everything(files: sa.ColumnElement[bool]) -> Any:
    job, placed, studies, one, note = Employment, Placement, Study, Programme, StatusNote
    parts = (
        _part(permits.PROGRAMMES, "programme", one, code=one.kind, days=(one.started_on, one.ended_on)),
        _part(permits.STATUSES, "answer", note, code=note.moment, days=(note.on,), word=note.status),
        _part(permits.EMPLOYMENTS, "job", job, code=job.subsidy, days=(*_lasting(job), job.subsidy_until)),
        _part(permits.PLACEMENTS, "placement", placed, code=placed.kind, days=_lasting(placed)),
        _part(permits.STUDIES, "studies", studies, code=studies.funding, days=_lasting(studies)),
    )
    every = sa.union_all(*(part.where(files) for part in parts)).subquery()
    return sa.select(every).order_by(every.c.first, every.c.id).execution_options(permit=permits.STATUSES.name)


def _lasting(of: Any) -> tuple[Any, ...]:
    return of.started_on, of.ended_on, of.planned_end_on


def _part(
    permit: Permit, what: str, of: Any, *, code: Any, days: Sequence[Any], word: Any = _NO_WORD
) -> sa.Select[*tuple[Any, ...]]:
    """Rows of one kind. `days`: the first, and as many as it has of: the last, the planned last, that of a subsidy."""
    told = (*days, *[_NO_DAY] * (len(_DAYS) - len(days)))
    rows: sa.Select[*tuple[Any, ...]] = sa.select(
        sa.literal(what).label("what"), OF_FILE.person_id.label("person_id"), of.id.label("id"),
        sa.type_coerce(code, sa.String).label("code"), sa.type_coerce(word, sa.String).label("word"),
        *(day.label(name) for name, day in zip(_DAYS, told, strict=True)),
    ).join(OF_FILE, OF_FILE.id == of.work_file_id)  # fmt: skip
    return permit.within(rows)


def _tell(told: Told, row: Any) -> None:
    days = Lasting(row.first, row.last, row.planned)
    if row.what == "programme":
        told.programmes.append(InProgramme(ProgrammeKind(row.code), row.first, row.last))
    elif row.what == "answer":
        told.answers[row.code] = (row.first, WorkStatus(row.word))
    elif row.what == "job":
        told.jobs.append(Job(days, Subsidy(row.code), row.until))
    elif row.what == "placement":
        told.placements.append(Placed(days, PlacementKind(row.code)))
    else:
        told.studies.append(Studies(days, StudyFunding(row.code)))


def days_told(rows: Iterable[tuple[KeyDateKind | None, date | None]]) -> dict[KeyDateKind, date]:
    """Key dates by their kind, of rows that may hold none."""
    return {kind: day for kind, day in rows if kind is not None and day is not None}
