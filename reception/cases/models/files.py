"""The case and who works with it. Tasks live here, so that every domain above can set one."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import DDL, CheckConstraint, ForeignKey, event
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import Unit, User
from reception.cases.terms import CaseState, GivenOutcome, TaskState, Weight
from reception.db.base import Base, Privacy, Retention
from reception.people.models import BY_CODE_POINT, Person


class Case(Base):
    """One board's file about one person. `active_on` is when something last happened, for lists of silent cases."""

    __tablename__ = "casefile"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True
    __table_args__ = (
        CheckConstraint("closed_on IS NULL OR closed_on >= opened_on", name="closed_after_opened"),
        CheckConstraint("(state = 'closed') = (closed_on IS NOT NULL)", name="closed_has_date"),
        sa.Index("ix_casefile_unit_state_active", "unit_id", "state", "active_on", "id"),
        sa.Index("ix_casefile_unit_state_sort", "unit_id", "state", "sort_key", "id"),
        sa.Index("ix_casefile_worker_state", "worker_id", "state"),
        sa.Index(
            "uq_casefile_open",
            "person_id",
            "unit_id",
            unique=True,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        ),
        {"sqlite_autoincrement": True},
    )

    number: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    #: Repeats the person's, so that a unit's list is read in order from one index. The database itself keeps it.
    sort_key: Mapped[str] = mapped_column(BY_CODE_POINT, server_default="", info={"moves_on": True})
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    state: Mapped[CaseState] = mapped_column(default=CaseState.OPEN)
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]
    active_on: Mapped[date] = mapped_column(info={"moves_on": True})
    #: How much work it is, as its caseworker or manager sees it.
    weight: Mapped[Weight] = mapped_column(default=Weight.ORDINARY, info={"privacy": Privacy.STAFF})
    #: The caseworker today; the history stands in `case_assignment`.
    worker_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    person: Mapped[Person] = relationship()
    unit: Mapped[Unit] = relationship()
    worker: Mapped[User | None] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person of the case, for the log."""
        return (self.person_id,)


#: A name changes in many ways, also when a merge or an import is taken back: no way may forget the lists.
SORTED_AS_THE_PERSON = {
    "sqlite": [
        (
            "CREATE TRIGGER casefile_is_sorted AFTER INSERT ON casefile WHEN NEW.sort_key = '' BEGIN "
            "UPDATE casefile SET sort_key = (SELECT sort_key FROM person WHERE id = NEW.person_id) "
            "WHERE id = NEW.id; END"
        ),
        (
            "CREATE TRIGGER casefile_is_sorted_again AFTER UPDATE OF person_id ON casefile BEGIN "
            "UPDATE casefile SET sort_key = (SELECT sort_key FROM person WHERE id = NEW.person_id) "
            "WHERE id = NEW.id; END"
        ),
        (
            "CREATE TRIGGER casefile_follows_person AFTER UPDATE OF sort_key ON person "
            "WHEN NEW.sort_key <> OLD.sort_key BEGIN "
            "UPDATE casefile SET sort_key = NEW.sort_key WHERE person_id = NEW.id; END"
        ),
    ],
    "postgresql": [
        (
            "CREATE FUNCTION casefile_is_sorted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "NEW.sort_key := (SELECT sort_key FROM person WHERE id = NEW.person_id); RETURN NEW; END $$"
        ),
        (
            "CREATE TRIGGER casefile_is_sorted BEFORE INSERT OR UPDATE OF person_id ON casefile "
            "FOR EACH ROW EXECUTE FUNCTION casefile_is_sorted()"
        ),
        (
            "CREATE FUNCTION casefile_follows_person() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "UPDATE casefile SET sort_key = NEW.sort_key WHERE person_id = NEW.id; RETURN NULL; END $$"
        ),
        (
            "CREATE TRIGGER casefile_follows_person AFTER UPDATE OF sort_key ON person "
            "FOR EACH ROW WHEN (NEW.sort_key <> OLD.sort_key) EXECUTE FUNCTION casefile_follows_person()"
        ),
    ],
}

for _dialect, _statements in SORTED_AS_THE_PERSON.items():
    for _statement in _statements:
        _ddl = DDL(_statement)  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped
        event.listen(Case.__table__, "after_create", _ddl.execute_if(dialect=_dialect))


class CaseAssignment(Base):
    """Who worked with a case, from when to when. One that ends ahead, beside a later one, is an overlap."""

    __tablename__ = "case_assignment"
    __privacy__ = Privacy.STAFF
    __retention__ = Retention.CASE_FILE
    __protected__ = True
    __table_args__ = (CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_start"),)

    case_id: Mapped[int] = mapped_column(ForeignKey("casefile.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"), index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    case: Mapped[Case] = relationship()
    user: Mapped[User] = relationship()

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person of the case, for the log."""
        return (self.case.person_id,)


class Task(Base):
    """A next step: what, by when, by whom. `resting_until` hides it from the day's list until then."""

    __tablename__ = "task"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True
    __table_args__ = (
        CheckConstraint("length(title) BETWEEN 1 AND 200", name="title_length"),
        sa.Index("ix_task_owner_state_due", "owner_id", "state", "due_on"),
        sa.Index("ix_task_case_state", "case_id", "state"),
    )

    case_id: Mapped[int] = mapped_column(ForeignKey("casefile.id", ondelete="CASCADE"))
    title: Mapped[str]
    due_on: Mapped[date | None]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    state: Mapped[TaskState] = mapped_column(default=TaskState.OPEN)
    resting_until: Mapped[date | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    ended_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()
    case: Mapped[Case] = relationship()
    owner: Mapped[User | None] = relationship(foreign_keys=[owner_id])

    __mapper_args__ = {"version_id_col": version}

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person of the case, for the log."""
        return (self.case.person_id,)


class Absence(Base):
    """A member of staff is away from a unit, and who stands in: the days count from the first to the last, inclusive.

    The substitute's day holds the absent one's work as well. What protection hides from the substitute stays hidden.
    """

    __tablename__ = "absence"
    __privacy__ = Privacy.STAFF
    __retention__ = Retention.CASE_FILE
    __table_args__ = (
        CheckConstraint("ends_on >= starts_on", name="ends_after_start"),
        CheckConstraint("user_id <> substitute_id", name="somebody_else_stands_in"),
        sa.Index("ix_absence_substitute_ends", "substitute_id", "ends_on"),
        sa.Index("ix_absence_unit_ends", "unit_id", "ends_on"),
    )

    user_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"), index=True)
    substitute_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    user: Mapped[User] = relationship(foreign_keys=[user_id])
    substitute: Mapped[User] = relationship(foreign_keys=[substitute_id])
    unit: Mapped[Unit] = relationship()

    __mapper_args__ = {"version_id_col": version}


class HandOver(Base):
    """Many cases given to one caseworker at once. `overlap_until` is the last day that the former ones follow along."""

    __tablename__ = "hand_over"
    __privacy__ = Privacy.STAFF
    __retention__ = Retention.CASE_FILE
    __table_args__ = (
        CheckConstraint("overlap_until IS NULL OR overlap_until >= starts_on", name="overlap_after_start"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    #: None: the cases are to have no caseworker.
    worker_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    starts_on: Mapped[date]
    overlap_until: Mapped[date | None]
    note: Mapped[str | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    worker: Mapped[User | None] = relationship(foreign_keys=[worker_id])
    made_by: Mapped[User | None] = relationship(foreign_keys=[made_by_id])
    unit: Mapped[Unit] = relationship()


class HandedCase(Base):
    """One case of a hand-over: from whom, and whether it could be given or why not."""

    __tablename__ = "handed_case"
    __privacy__ = Privacy.STAFF
    __retention__ = Retention.CASE_FILE
    __protected__ = True
    __table_args__ = (sa.UniqueConstraint("hand_over_id", "case_id"),)

    hand_over_id: Mapped[int] = mapped_column(ForeignKey("hand_over.id", ondelete="CASCADE"))
    case_id: Mapped[int] = mapped_column(ForeignKey("casefile.id", ondelete="CASCADE"), index=True)
    from_worker_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    outcome: Mapped[GivenOutcome]
    #: The case's version when this was done: a case that has changed since is not taken back.
    case_version: Mapped[int]
    hand_over: Mapped[HandOver] = relationship()
    case: Mapped[Case] = relationship()
    from_worker: Mapped[User | None] = relationship()

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person of the case, for the log."""
        return (self.case.person_id,)
