"""What every kind of the worklist shares: whose case a row is of, and the columns of a row."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.db.civil import months_after
from reception.indicators.rules.quality import Limit, Limits
from reception.people.models import Person

Part = sa.Select[*tuple[Any, ...]]


@dataclass(frozen=True)
class Ground:
    """Who asks, on which day, by which limits."""

    actor: Actor
    today: date
    limits: Limits

    def number(self, code: Limit) -> int:
        """A limit as it holds today."""
        return self.limits.number(code, self.today)

    def months_ago(self, code: Limit) -> sa.ColumnElement[Any]:
        """The day so many months ago as a limit says."""
        return months_after(self.today, -self.number(code))


def part(
    first: Any = None, second: Any = None, *, word: Any = None, other: Any = None, row: Any = None, key: Any = None
) -> Part:
    """The cases with their people, as the beginning of a kind. `first`, `second`: days; `word`, `other`: what the
    sentence says beside; `row`: the id of what is wrong, `key`: its number or word in an address."""
    return (
        sa.select(
            Case.id.label("case_id"), Case.number.label("case_number"), Case.worker_id.label("worker_id"),
            Case.sort_key.label("place"), Person.id.label("person_id"), Person.number.label("person_number"),
            Person.shown_name.label("shown_name"), Person.protection.label("protection"),
            _as(first, sa.Date()).label("first"), _as(second, sa.Date()).label("second"),
            _as(word, sa.Text()).label("word"), _as(other, sa.Text()).label("other"),
            _as(row, sa.Integer()).label("row"), _as(key, sa.Text()).label("key"),
        )
        .select_from(Case)
        .join(Case.person)
    )  # fmt: skip


def of_open(*columns: Any, **more: Any) -> Part:
    """The open cases."""
    return part(*columns, **more).where(Case.state == CaseState.OPEN)


def of_closed(ground: Ground, *columns: Any, **more: Any) -> Part:
    """The cases that were closed so long ago at most that it is still asked about."""
    closed = part(*columns, **more).where(Case.state == CaseState.CLOSED)
    return closed.where(Case.closed_on >= ground.months_ago(Limit.BACK_MONTHS))


def _as(value: Any, kind: Any) -> Any:
    """The column, or nothing of that kind, as PostgreSQL asks. SQLite would make a number of a day that is cast."""
    return sa.cast(sa.null(), kind) if value is None else sa.type_coerce(value, kind)
