"""One table of events and one of seals. Triggers refuse to change or remove a row of either."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import DDL, event
from sqlalchemy.orm import Mapped, mapped_column

from reception.db.base import Base, Privacy, Retention


class AuditEvent(Base):
    """Something that was done, read or denied.

    `people` holds the ids of the newcomers it concerns, each between spaces (" 12 40 "), so that one row tells all
    that a page showed. `details` holds codes and field names, never content.
    """

    __tablename__ = "audit_event"
    __privacy__ = Privacy.STAFF
    __retention__ = Retention.LOG
    __journaled__ = False

    at: Mapped[datetime] = mapped_column(index=True)
    action: Mapped[str] = mapped_column(index=True)
    user_id: Mapped[int | None] = mapped_column(index=True)
    actor: Mapped[str]
    roles: Mapped[str]
    unit_id: Mapped[int | None]
    subject_type: Mapped[str | None]
    subject_id: Mapped[int | None]
    people: Mapped[str] = mapped_column(server_default="", info={"privacy": Privacy.PERSONAL})
    details: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    address: Mapped[str]
    session: Mapped[str]


class AuditSeal(Base):
    """The hash of an event and of all events before it."""

    __tablename__ = "audit_seal"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.LOG
    __journaled__ = False

    event_id: Mapped[int] = mapped_column(sa.ForeignKey("audit_event.id", ondelete="RESTRICT"), unique=True)
    hash: Mapped[str]


class Look(Base):
    """On which day somebody of a unit, in which roles, opened a page that shows a person. Made from the log as it is
    sealed, so that a person can be told at once who has looked."""

    __tablename__ = "look"
    __privacy__ = Privacy.STAFF
    __retention__ = Retention.LOG
    __protected__ = True
    __journaled__ = False
    __table_args__ = (sa.UniqueConstraint("person_id", "on_day", "unit_id", "roles"),)

    #: No key to the register: the log knows people by their ids, also those whose record has gone up in another.
    person_id: Mapped[int] = mapped_column(info={"privacy": Privacy.PERSONAL})
    on_day: Mapped[date]
    #: 0: no unit.
    unit_id: Mapped[int]
    roles: Mapped[str]


def append_only(table: str) -> dict[str, list[str]]:
    """The statements that make `table` append-only, by database."""
    return {
        "sqlite": [
            (
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
            for verb in ("UPDATE", "DELETE")
        ],
        "postgresql": [
            (
                f"CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
            ),
            (
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only()"
            ),
        ],
    }


for _model in (AuditEvent, AuditSeal):
    for _dialect, _statements in append_only(_model.__tablename__).items():
        for _statement in _statements:
            _ddl = DDL(_statement.replace("%", "%%"))  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped
            event.listen(_model.__table__, "after_create", _ddl.execute_if(dialect=_dialect))
