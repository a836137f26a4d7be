"""The days of work, for the path: many cases at once, each told what its own board has noted, and no other's."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from reception.accounts.models import Unit
from reception.cases.models import Case
from reception.db.bulk import chunks
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.models import KeyDate
from reception.people.terms import KeyDateKind
from reception.work.models import Employment, Enrolment, IncomePeriod, OfWorkFile, Placement, Programme, WorkFile
from reception.work.permits import WORK_DAYS
from reception.work.rules.moments import InProgramme
from reception.work.rules.path_facts import KnownWork, Work, WorkFact, facts_of
from reception.work.rules.self_support import Income
from reception.work.rules.status import Lasting
from reception.work.terms.desk import ProgrammeKind
from reception.work.terms.income import IncomeSource
from reception.work.terms.jobs import PlacementKind

#: The key dates of the record that the desk may know as well: where the record has one, that one stands.
_KNOWN: Final = (KeyDateKind.ENROLLED_EMPLOYMENT_SERVICE, KeyDateKind.LEFT_EMPLOYMENT_SERVICE)
_NO_WORD, _NO_DAY, _NO_NUMBER = (sa.cast(sa.null(), kind) for kind in (sa.Text, sa.Date, sa.Integer))

_OF_CASES: Final = Case.id.in_(sa.bindparam("case_ids", expanding=True))


def days_of_work(case_ids: Sequence[int]) -> dict[int, dict[str, WorkFact]]:
    """By the id of the case, as facts of the path: "enrolled_employment_service", "left_employment_service",
    "establishment_started", "establishment_ended", "full_time_work" (a flag), "placement_started", "job_started",
    "self_supporting_since".

    What there is not is left out, and what a key date of the record says. One statement for each portion of cases.
    """
    found: dict[int, dict[str, WorkFact]] = {}
    for part in chunks(case_ids):
        rows = db.session.execute(WORK_DAYS.within(_told()), {"case_ids": part})
        for case_id, of_case in groupby(rows, lambda row: row[0]):
            found[case_id] = _facts([tuple(row[1:]) for row in of_case])
    return {case_id: facts for case_id, facts in found.items() if facts}


def _facts(rows: Sequence[tuple[Any, ...]]) -> dict[str, WorkFact]:
    noted = {row[1] for row in rows if row[0] == "noted"}
    return {code: fact for code, fact in facts_of(_known(rows), today()).items() if code not in noted}


@cache
def _told() -> sa.Select[*tuple[Any, ...]]:
    """Case, what it is, its kind, first day, last day, planned or confirmed day, extent: of every row of each case.

    Asked with `case_ids`. To put it together takes longer than to answer it, and a newcomer's page asks it each time.
    """
    rows = sa.union_all(
        _of(Enrolment, "enrolment", first=Enrolment.enrolled_on),
        _of(
            Programme, "programme",
            word=Programme.kind, first=Programme.started_on, last=Programme.ended_on,
        ),
        _of(
            Placement, "placement",
            word=Placement.kind, first=Placement.started_on, last=Placement.ended_on, other=Placement.planned_end_on,
            number=Placement.extent,
        ),
        _of(
            Employment, "job",
            first=Employment.started_on, last=Employment.ended_on, other=Employment.planned_end_on,
            number=Employment.extent,
        ),
        _of(
            IncomePeriod, "income",
            word=IncomePeriod.source, first=IncomePeriod.first_month, last=IncomePeriod.last_month,
            other=IncomePeriod.confirmed_on,
        ),
        _noted(),
    ).subquery()  # fmt: skip
    return sa.select(rows).order_by(rows.c.case_id)


def _of(
    model: type[OfWorkFile], what: str, *, first: Any,
    word: Any = _NO_WORD, last: Any = _NO_DAY, other: Any = _NO_DAY, number: Any = _NO_NUMBER,
) -> sa.Select[*tuple[Any, ...]]:  # fmt: skip
    unit = aliased(Unit)
    board = sa.func.coalesce(unit.parent_id, unit.id)
    return (
        _columns(what, sa.cast(word, sa.Text), first, last, other, number)
        .join(unit, unit.id == Case.unit_id)
        .join(WorkFile, sa.and_(WorkFile.person_id == Case.person_id, WorkFile.board_id == board))
        .join(model, model.work_file_id == WorkFile.id)
        .where(_OF_CASES)
    )


def _noted() -> sa.Select[*tuple[Any, ...]]:
    """The key dates that stand over what the desk noted."""
    query = _columns("noted", sa.cast(KeyDate.kind, sa.Text), KeyDate.on_day, _NO_DAY, _NO_DAY, _NO_NUMBER)
    theirs = query.join(KeyDate, KeyDate.person_id == Case.person_id)
    return theirs.where(_OF_CASES, KeyDate.kind.in_(_KNOWN))


def _columns(what: str, *columns: Any) -> sa.Select[*tuple[Any, ...]]:
    names = ("word", "first", "last", "other", "number")
    named = (column.label(name) for name, column in zip(names, columns, strict=True))
    return sa.select(Case.id.label("case_id"), sa.literal(what).label("what"), *named).select_from(Case)


def _known(rows: Iterable[tuple[Any, ...]]) -> KnownWork:
    every = list(rows)
    return KnownWork(
        tuple(first for what, _word, first, *_rest in every if what == "enrolment"),
        tuple(_programmes(every)),
        tuple(_work(every)),
        tuple(_incomes(every)),
    )


def _programmes(rows: Iterable[tuple[Any, ...]]) -> Iterator[InProgramme]:
    for what, word, first, last, *_rest in rows:
        if what == "programme":
            yield InProgramme(ProgrammeKind(word), first, last)


def _work(rows: Iterable[tuple[Any, ...]]) -> Iterator[Work]:
    for what, word, first, last, planned, extent in rows:
        if what in {"job", "placement"}:
            yield Work(Lasting(first, last, planned), extent, PlacementKind(word) if word else None)


def _incomes(rows: Iterable[tuple[Any, ...]]) -> Iterator[Income]:
    for what, word, first, last, confirmed, _number in rows:
        if what == "income":
            yield Income(IncomeSource(word), first, last, confirmed)
