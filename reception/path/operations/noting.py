"""Facts that no other part of the product delivers, noted by hand."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from reception.access.actor import current
from reception.audit.log import record, record_many
from reception.cases.operations import active
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.path import permits
from reception.path.book import current as book
from reception.path.models import NotedFact
from reception.path.queries.by_hand import noted_fact, noted_facts
from reception.path.rules import noting
from reception.path.rules.facts import FactValue
from reception.people.terms import Source

if TYPE_CHECKING:
    from reception.cases.models import Case


class AlreadyNoted(Exception):
    """Somebody has noted the fact meanwhile."""


class NotedOtherwise(Exception):
    """Somebody has noted other days meanwhile: `values` by their codes, as they are kept ("" for none)."""

    def __init__(self, values: Mapping[str, str]) -> None:
        super().__init__(" ".join(values))
        self.values = values


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


def note_days(case: "Case", days: Mapping[str, date | None], *, source: Source | None, held: Mapping[str, str]) -> None:
    """Note many days at once, all from one source; None: the fact is not known after all.

    `held` are the values that stood there when the days were written. Raises NotedOtherwise if one of them does not any
    more, and ValueError if a fact cannot have such a value, or a day comes without a source.
    """
    hold(case)
    rows = noted_facts(case, permits.WRITE_NOTED)
    changed = [code for code in days if (rows[code].value if code in rows else "") != held.get(code, "")]
    if changed:
        raise NotedOtherwise({code: rows[code].value if code in rows else "" for code in changed})
    for code in (code for code, day in days.items() if day is None and code in rows):
        forget_fact(rows[code])
    new = {code: day for code, day in days.items() if day is not None}
    if new and source is None:
        raise ValueError("a day has a source")
    if source is not None:
        _note_all(case, new, source, rows)
    active(case, today())


def _note_all(case: "Case", days: Mapping[str, date], source: Source, rows: Mapping[str, NotedFact]) -> None:
    written = {code: rows.get(code) or NotedFact(case=case, code=code) for code in days}
    for code, day in days.items():
        _write(written[code], day, source)
    db.session.add_all(written.values())
    for event, is_new in (("fact.noted", True), ("fact.changed", False)):
        chosen = [(row, {"fact": code}) for code, row in written.items() if (code not in rows) is is_new]
        record_many(event, chosen)


def _write(row: NotedFact, value: FactValue, source: Source) -> None:
    row.value, row.source = noting.written(book().facts[row.code], value), source
    row.noted_at, row.noted_by_id = now(), current().user_id
