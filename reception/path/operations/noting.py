"""Facts that no other part of the product delivers, noted by hand."""

from typing import TYPE_CHECKING

from reception.access.actor import current
from reception.audit.log import record
from reception.cases.operations import active
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.path import permits
from reception.path.book import current as book
from reception.path.models import NotedFact
from reception.path.queries.by_hand import noted_fact
from reception.path.rules import noting
from reception.path.rules.facts import FactValue
from reception.people.terms import Source

if TYPE_CHECKING:
    from reception.cases.models import Case


class AlreadyNoted(Exception):
    """Somebody has noted the fact meanwhile."""


def note_fact(case: "Case", code: str, *, value: FactValue, source: Source) -> NotedFact:
    """Note a fact. Raises AlreadyNoted, and ValueError if the fact cannot have that value."""
    hold(case)
    if noted_fact(case, code, permits.WRITE_NOTED):
        raise AlreadyNoted
    row = NotedFact(case=case, code=code)
    _write(row, value, source)
    db.session.add(row)
    active(case, today())
    db.session.flush()
    record("fact.noted", row, fact=code)
    return row


def change_fact(row: NotedFact, *, value: FactValue, source: Source) -> None:
    """Note another value. Raises ValueError if the fact cannot have it."""
    _write(row, value, source)
    active(row.case, today())
    db.session.flush()
    record("fact.changed", row, fact=row.code)


def forget_fact(row: NotedFact) -> None:
    """The fact is not known after all."""
    code, people = row.code, row.audited_people
    db.session.delete(row)
    db.session.flush()
    record("fact.forgotten", row, people=people, fact=code)


def _write(row: NotedFact, value: FactValue, source: Source) -> None:
    row.value, row.source = noting.written(book().facts[row.code], value), source
    row.noted_at, row.noted_by_id = now(), current().user_id
