"""All that the reader's boards noted of somebody's work, row by row, as packets and extracts tell it: one statement.

No employer, school or office is read here, and nobody's notes: they are the unit's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from reception.access.permit import Permit
from reception.db.aliases import shared_alias
from reception.db.session import db
from reception.i18n.markers import Term
from reception.work import permits
from reception.work.models import (
    AuthorityDecision,
    BusinessAdvice,
    Employment,
    EmploymentCheck,
    Enrolment,
    IncomePeriod,
    Placement,
    Programme,
    StatusNote,
    Study,
    WorkFile,
)
from reception.work.terms.desk import DecisionKind, ProgrammeEnd, ProgrammeKind
from reception.work.terms.file import EndedBy, Seeks
from reception.work.terms.income import IncomeSource, WorkStatus
from reception.work.terms.jobs import (
    BusinessResult,
    CheckAnswer,
    JobContract,
    PlacementKind,
    PlacementOutcome,
    StudyEnd,
    StudyFunding,
    StudyLevel,
    Subsidy,
)

# Under another name: the permits' own conditions ask of the same table.
_file = shared_alias(WorkFile)


@dataclass(frozen=True)
class Noted:
    """A row. `words`: its codes as words, None where it has none; the rest as `TABLES` says of its table.

    `months` of a check; `extent`, in percent of full time, of all others.
    """

    what: str
    board_id: int
    words: tuple[Term | None, ...]
    title: str | None
    planner: str | None
    first: date | None
    last: date | None
    planned: date | None
    number: int | None


@dataclass(frozen=True)
class Table:
    """Which columns of a table tell what. `words`: columns of closed lists, with their list."""

    permit: Permit
    words: tuple[tuple[Any, type[Term]], ...]
    title: Any = None
    planner: Any = None
    first: Any = None
    last: Any = None
    planned: Any = None
    number: Any = None


#: In the order in which they are told.
TABLES: Final[Mapping[str, tuple[Any, Table]]] = {
    "file": (
        _file,
        Table(permits.FILES, ((_file.seeks, Seeks),), first=_file.can_begin_on, number=_file.extent),
    ),
    "enrolment": (
        Enrolment,
        Table(
            permits.ENROLMENTS, (), Enrolment.category, Enrolment.planner,
            Enrolment.enrolled_on, Enrolment.ended_on, Enrolment.next_meeting_on,
        ),
    ),
    "programme": (
        Programme,
        Table(
            permits.PROGRAMMES, ((Programme.kind, ProgrammeKind), (Programme.ended_because, ProgrammeEnd)),
            first=Programme.started_on, last=Programme.ended_on, planned=Programme.planned_end_on,
            number=Programme.extent,
        ),
    ),
    "decision": (
        AuthorityDecision,
        Table(
            permits.DECISIONS, ((AuthorityDecision.kind, DecisionKind),), first=AuthorityDecision.decided_on,
            planned=AuthorityDecision.valid_from, last=AuthorityDecision.valid_to,
        ),
    ),
    "placement": (
        Placement,
        Table(
            permits.PLACEMENTS,
            ((Placement.kind, PlacementKind), (Placement.outcome, PlacementOutcome), (Placement.ended_by, EndedBy)),
            title=Placement.title, first=Placement.started_on, last=Placement.ended_on,
            planned=Placement.planned_end_on, number=Placement.extent,
        ),
    ),
    "job": (
        Employment,
        Table(
            permits.EMPLOYMENTS,
            ((Employment.contract, JobContract), (Employment.subsidy, Subsidy), (Employment.ended_by, EndedBy)),
            title=Employment.title, first=Employment.started_on, last=Employment.ended_on,
            planned=Employment.planned_end_on, number=Employment.extent,
        ),
    ),
    "check": (
        EmploymentCheck,
        Table(
            permits.CHECKS, ((EmploymentCheck.answer, CheckAnswer),),
            sa.select(Employment.title).where(Employment.id == EmploymentCheck.employment_id).scalar_subquery(),
            first=EmploymentCheck.asked_on, number=EmploymentCheck.months,
        ),
    ),
    "study": (
        Study,
        Table(
            permits.STUDIES, ((Study.level, StudyLevel), (Study.funding, StudyFunding), (Study.ended_as, StudyEnd)),
            title=Study.title, first=Study.started_on, last=Study.ended_on, planned=Study.planned_end_on,
            number=Study.extent,
        ),
    ),
    "advice": (
        BusinessAdvice,
        Table(
            permits.ADVICE, ((BusinessAdvice.result, BusinessResult),),
            first=BusinessAdvice.advised_on, planned=BusinessAdvice.started_on,
        ),
    ),
    "status": (
        StatusNote,
        Table(permits.STATUSES, ((StatusNote.status, WorkStatus),), StatusNote.moment, first=StatusNote.on),
    ),
    "income": (
        IncomePeriod,
        Table(
            permits.INCOMES, ((IncomePeriod.source, IncomeSource),),
            first=IncomePeriod.first_month, last=IncomePeriod.last_month, planned=IncomePeriod.confirmed_on,
        ),
    ),
}  # fmt: skip
_MOST_WORDS: Final = 3


def outline(person_id: int) -> list[Noted]:
    """What the reader's boards noted of a person, table by table, the earliest first. One statement."""
    parts = [_part(place, what, person_id) for place, what in enumerate(TABLES)]
    rows = sa.union_all(*parts).subquery()
    query = sa.select(rows).order_by(rows.c.place, rows.c.first, rows.c.id)
    found = db.session.execute(query.execution_options(permit=permits.FILES.name))
    return [_noted(row) for row in found]


def _part(place: int, what: str, person_id: int) -> sa.Select[Any]:
    model, table = TABLES[what]
    columns = [column for column, _term in table.words]
    words = [_or_none(column, sa.Text) for column in (*columns, *[None] * (_MOST_WORDS - len(columns)))]
    told = {
        "title": _or_none(table.title, sa.Text), "planner": _or_none(table.planner, sa.Text),
        "first": _or_none(table.first, sa.Date), "last": _or_none(table.last, sa.Date),
        "planned": _or_none(table.planned, sa.Date), "number": _or_none(table.number, sa.Integer),
    }  # fmt: skip
    query = sa.select(
        sa.literal(place).label("place"), sa.literal(what).label("what"), model.id.label("id"),
        _file.board_id.label("board_id"), *(word.label(f"word{index}") for index, word in enumerate(words)),
        *(column.label(name) for name, column in told.items()),
    )  # fmt: skip
    if model is _file:
        own = table.permit.within(sa.select(WorkFile.id))
        return query.where(_file.person_id == person_id, _file.id.in_(own))
    joined = query.select_from(model).join(_file, _file.id == model.work_file_id)
    return table.permit.within(joined.where(_file.person_id == person_id))


def _or_none(column: Any, kind: Any) -> Any:
    if column is None:
        return sa.cast(sa.null(), kind)
    return sa.cast(column, sa.Text) if kind is sa.Text else column


def _noted(row: Any) -> Noted:
    lists = [term for _column, term in TABLES[row.what][1].words]
    codes = (row.word0, row.word1, row.word2)
    words = tuple(term(code) if code else None for term, code in zip(lists, codes, strict=False))
    return Noted(row.what, row.board_id, words, row.title, row.planner, row.first, row.last, row.planned, row.number)
