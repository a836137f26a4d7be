"""What the path keeps of a case: its template, what was ticked and noted by hand, and rows for quick lists."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.cases.models import OfCase
from reception.db.base import Privacy, tells
from reception.path.terms import MilestoneState, Owner, Phase
from reception.people.terms import Source


class CasePath(OfCase):
    """Which template, in which version, a case goes by. A case keeps its version until somebody moves it.

    The row is made when a case first gets milestones, and again if it is gone.
    """

    __tablename__ = "case_path"
    __comes_by_itself__ = True
    __table_args__ = (sa.UniqueConstraint("case_id"), sa.Index("ix_case_path_reckoned_on", "reckoned_on"))

    case_id: Mapped[int] = mapped_column(ForeignKey("casefile.id", ondelete="CASCADE"))
    template: Mapped[str]
    edition: Mapped[int]
    #: Steps that were due before this day belong to what was before: they are gone through, not chased.
    begun_on: Mapped[date]
    #: The day for which the milestones stand below; None: they are to be reckoned anew.
    reckoned_on: Mapped[date | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Mark(OfCase):
    """A milestone that somebody ticked (fulfilled) or set aside (not applicable) by hand. The latest one counts."""

    __tablename__ = "milestone_mark"
    __table_args__ = (
        CheckConstraint("state IN ('fulfilled', 'not_applicable')", name="settles"),
        CheckConstraint("length(reason) BETWEEN 1 AND 500", name="reason_length"),
    )

    code: Mapped[str]
    state: Mapped[MilestoneState]
    on_day: Mapped[date]
    reason: Mapped[str]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    made_by: Mapped[User | None] = relationship(foreign_keys=[made_by_id])
    withdrawn_by: Mapped[User | None] = relationship(foreign_keys=[withdrawn_by_id])


class NotedFact(OfCase):
    """A fact that no other part of the product delivers, noted by hand. `value` is as `rules.facts` writes it."""

    __tablename__ = "noted_fact"
    __table_args__ = (sa.UniqueConstraint("case_id", "code"),)

    code: Mapped[str]
    #: "2026-03-04", "yes", "no", "7" or a choice's code.
    value: Mapped[str] = mapped_column(info=tells(Privacy.SENSITIVE))
    source: Mapped[Source]
    noted_at: Mapped[datetime]
    noted_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    noted_by: Mapped[User | None] = relationship(foreign_keys=[noted_by_id])

    __mapper_args__ = {"version_id_col": version}


class MilestoneRow(OfCase):
    """A milestone as it stood on the day of `CasePath.reckoned_on`: made from facts, and never a fact itself.

    What does not apply, and what cannot be told, has a row too: only the state says so.
    """

    __tablename__ = "milestone"
    __journaled__ = False
    __table_args__ = (
        sa.UniqueConstraint("case_id", "code"),
        sa.Index("ix_milestone_case_state_due", "case_id", "state", "due_on"),
    )

    case_id: Mapped[int] = mapped_column(ForeignKey("casefile.id", ondelete="CASCADE"))
    code: Mapped[str]
    phase: Mapped[Phase]
    owner: Mapped[Owner]
    state: Mapped[MilestoneState]
    due_on: Mapped[date | None]
    opens_on: Mapped[date | None]
    fulfilled_on: Mapped[date | None]
    #: Its place in the path.
    position: Mapped[int]
    #: Whether it was due before the case's path was begun.
    is_from_before: Mapped[bool]
