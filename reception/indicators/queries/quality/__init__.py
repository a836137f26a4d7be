"""The worklist of data quality: each kind is a statement; numbers and lists are read by the same one.

What one may not open is not there, in no list and in no number.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from reception.access.actor import staff
from reception.accounts.models import User
from reception.audit.reading import saw
from reception.db.session import db
from reception.i18n.formats import today
from reception.i18n.said import Said
from reception.indicators import permits
from reception.indicators.queries.quality import dates, missing, unknown
from reception.indicators.queries.quality.base import Ground, Part
from reception.indicators.rules.behind import NOBODY, Whose
from reception.indicators.rules.quality import Tally, limits, said
from reception.indicators.terms_quality import Kind
from reception.people.terms import Protection

KINDS: Final[Mapping[Kind, Callable[[Ground], Part]]] = {
    Kind.NO_RECEPTION_DAY: missing.no_reception_day,
    Kind.NO_ROUTE: missing.no_route,
    Kind.NO_BIRTH: missing.no_birth,
    Kind.NO_SEX: missing.no_sex,
    Kind.NO_MOVE_IN_DAY: missing.no_move_in_day,
    Kind.NO_CLOSING_REASON: missing.no_closing_reason,
    Kind.JOB_END_UNKNOWN: missing.job_end_unknown,
    Kind.PLACEMENT_END_UNKNOWN: missing.placement_end_unknown,
    Kind.NO_OUTCOME: unknown.no_outcome,
    Kind.FOLLOW_UP: unknown.follow_up,
    Kind.PLACEMENT_OVER: unknown.placement_over,
    Kind.PROGRAMME_OVER: unknown.programme_over,
    Kind.NO_STATUS: unknown.no_status,
    Kind.NEVER: unknown.never,
    Kind.SILENT: unknown.silent,
    Kind.BIRTH: dates.birth,
    Kind.NUMBER: dates.number,
    Kind.BEFORE_BIRTH: dates.before_birth,
    Kind.OPENED_BEFORE_BIRTH: dates.opened_before_birth,
    Kind.AHEAD: dates.ahead,
    Kind.ORDER: dates.order,
    Kind.CONTRACT_DAYS: dates.contract_days,
    Kind.TOO_YOUNG: dates.too_young,
    Kind.AFTER_DEATH: dates.after_death,
}


@dataclass(frozen=True)
class Row:
    """Something to mend, of one case. A protected person stands there as `person_number`, not by name."""

    kind: Kind
    case_number: str
    person_id: int
    person_number: str
    shown_name: str
    is_protected: bool
    worker_name: str | None
    said: Said
    row_id: int | None
    key: str | None

    def called(self, column: str) -> Any:
        """What an address names it by: "person", "case", "row" or "key"."""
        return {"person": self.person_number, "case": self.case_number, "row": self.row_id, "key": self.key}[column]


def tally() -> Tally:
    """How much there is of each kind, by caseworker. One statement."""
    ground = _ground()
    parts = [_counted(kind, _rows_of(kind, ground)) for kind in KINDS]
    found = _read(sa.union_all(*parts))
    numbers = {(Kind(kind), str(worker or NOBODY)): number for kind, worker, _name, number in found}
    return Tally(numbers, {str(worker or NOBODY): name or "" for _kind, worker, name, _number in found})


def rows(kind: Kind, whose: Whose, window: tuple[int, int]) -> list[Row]:
    """The rows of a kind, by the person's name. One statement."""
    offset, limit = window
    found = _rows_of(kind, _ground())
    query = sa.select(found, User.name.label("worker_name")).outerjoin(User, User.id == found.c.worker_id)
    if whose.worker:
        query = query.where(found.c.worker_id == whose.worker_id if whose.worker_id else found.c.worker_id.is_(None))
    query = query.order_by(found.c.place, found.c.case_id, found.c.row, found.c.first).offset(offset).limit(limit)
    made = [_row(kind, one) for one in _read(query)]
    saw(one.person_id for one in made)
    return made


def _ground() -> Ground:
    return Ground(staff(), today(), limits())


def _rows_of(kind: Kind, ground: Ground) -> sa.Subquery:
    return permits.QUALITY.within(KINDS[kind](ground)).subquery()


def _counted(kind: Kind, found: sa.Subquery) -> sa.Select[*tuple[Any, ...]]:
    word = sa.literal(kind.value, sa.Text())
    query = sa.select(word, found.c.worker_id, User.name, sa.func.count()).select_from(found)
    return query.outerjoin(User, User.id == found.c.worker_id).group_by(found.c.worker_id, User.name)


def _read(query: Any) -> Any:
    """Each part is narrowed by the permits of its own rows already."""
    return db.session.execute(query.execution_options(permit=permits.QUALITY.name)).all()


def _row(kind: Kind, one: Any) -> Row:
    return Row(
        kind,
        one.case_number,
        one.person_id,
        one.person_number,
        one.shown_name,
        one.protection != Protection.NONE,
        one.worker_name,
        said(kind, one.first, one.second, one.word, one.other),
        one.row,
        one.key,
    )
