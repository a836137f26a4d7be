"""What Arbetsförmedlingen does: whom it has enrolled, its programmes, and its decisions."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from reception.db.base import Privacy, tells
from reception.work.models.file import OfWorkFile
from reception.work.terms.desk import DecisionKind, ProgrammeEnd, ProgrammeKind
from reception.work.terms.file import LearntThrough


class Enrolment(OfWorkFile):
    """Somebody is enrolled as a jobseeker. `category`: the authority's own word. `planner`: who plans with her."""

    __tablename__ = "work_enrolment"
    __table_args__ = (CheckConstraint("ended_on IS NULL OR ended_on >= enrolled_on", name="ended_after_start"),)

    enrolled_on: Mapped[date]
    ended_on: Mapped[date | None]
    category: Mapped[str | None]
    office: Mapped[str | None]
    planner: Mapped[str | None] = mapped_column(info=tells(Privacy.STAFF))
    planner_phone: Mapped[str | None] = mapped_column(info=tells(Privacy.STAFF))
    #: When she and the authority meet next, as far as the unit knows.
    next_meeting_on: Mapped[date | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Programme(OfWorkFile):
    """A programme, from the first day to the last. `extent`: percent of full time."""

    __tablename__ = "work_programme"
    __table_args__ = (
        CheckConstraint("planned_end_on IS NULL OR planned_end_on >= started_on", name="planned_after_start"),
        CheckConstraint("ended_on IS NULL OR ended_on >= started_on", name="ended_after_start"),
        CheckConstraint("(ended_on IS NULL) = (ended_because IS NULL)", name="ended_has_reason"),
        CheckConstraint("extent IS NULL OR extent BETWEEN 1 AND 100", name="extent"),
    )

    kind: Mapped[ProgrammeKind]
    started_on: Mapped[date]
    planned_end_on: Mapped[date | None]
    extent: Mapped[int | None]
    ended_on: Mapped[date | None] = mapped_column(index=True)
    ended_because: Mapped[ProgrammeEnd | None]
    learnt_through: Mapped[LearntThrough]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class AuthorityDecision(OfWorkFile):
    """What the authority decided about her, and how the unit came to know it."""

    __tablename__ = "work_decision"
    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from", name="valid_in_order"),
        CheckConstraint("note IS NULL OR length(note) <= 1000", name="note_length"),
    )

    kind: Mapped[DecisionKind]
    decided_on: Mapped[date]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    learnt_through: Mapped[LearntThrough]
    note: Mapped[str | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
