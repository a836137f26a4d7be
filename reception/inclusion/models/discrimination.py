"""Reports of discrimination: a register of its own, which points at nobody's record. What it says is encrypted."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.db.base import Base, Privacy, Retention, tells
from reception.db.encrypted import EncryptedText
from reception.inclusion.terms.discrimination import Concerned, PlaceKind, ReportOutcome, ReportState, StepKind


class OfRegister(Base):
    """What belongs to the register of discrimination."""

    __abstract__ = True
    __privacy__ = Privacy.SENSITIVE
    __retention__ = Retention.CASE_FILE
    __protected__ = True
    __journaled__ = False

    @property
    def audited_people(self) -> tuple[int, ...]:
        """Nobody: who told is not among the people of the register."""
        return ()


class DiscriminationReport(OfRegister):
    """Somebody told that she was discriminated. Without a name unless she wants to be reached.

    `grounds`: codes of `DiscriminationGround` between spaces (Discrimination Act 2008:567), encrypted like what
    happened and how to reach her.
    """

    __tablename__ = "discrimination_report"
    __table_args__ = (
        CheckConstraint("happened_on IS NULL OR happened_on <= received_on", name="happened_before_received"),
        CheckConstraint("(closed_on IS NULL) = (state = 'open')", name="closed_has_its_day"),
        CheckConstraint("closed_on IS NULL OR closed_on >= received_on", name="closed_after_received"),
        sa.Index("ix_discrimination_report_received_on", "received_on"),
    )

    number: Mapped[str] = mapped_column(unique=True, info=tells(Privacy.NONE))
    received_on: Mapped[date]
    happened_on: Mapped[date | None]
    place_kind: Mapped[PlaceKind]
    concerned: Mapped[Concerned]
    grounds: Mapped[str] = mapped_column(EncryptedText("discrimination_report.grounds"))
    account: Mapped[str] = mapped_column(EncryptedText("discrimination_report.account"))
    reach: Mapped[str | None] = mapped_column(EncryptedText("discrimination_report.reach"))
    #: The language in which she told it herself, from her own pages; None where staff wrote it down.
    language: Mapped[str | None]
    received_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    state: Mapped[ReportState] = mapped_column(default=ReportState.OPEN)
    outcome: Mapped[ReportOutcome | None]
    closed_on: Mapped[date | None]
    version: Mapped[int] = mapped_column()
    received_by: Mapped[User | None] = relationship()
    steps: Mapped[list["DiscriminationStep"]] = relationship(
        back_populates="report", order_by="DiscriminationStep.on, DiscriminationStep.id"
    )

    __mapper_args__ = {"version_id_col": version}


class DiscriminationStep(OfRegister):
    """What was done about a report."""

    __tablename__ = "discrimination_step"

    report_id: Mapped[int] = mapped_column(ForeignKey("discrimination_report.id", ondelete="CASCADE"), index=True)
    on: Mapped[date]
    kind: Mapped[StepKind]
    note: Mapped[str | None] = mapped_column(EncryptedText("discrimination_step.note"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    report: Mapped[DiscriminationReport] = relationship(back_populates="steps")
    author: Mapped[User | None] = relationship()
