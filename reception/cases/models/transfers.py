"""Handing a person over to another unit, or to another municipality, with a packet of what they need to know."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import Unit, User
from reception.cases.models.endings import OfCase
from reception.cases.models.files import Case
from reception.cases.terms import TransferState
from reception.db.encrypted import EncryptedText


class Transfer(OfCase):
    """A person is handed over. The file stays with the unit that wrote it; who takes over opens one of its own.

    `packet` is what was handed over, as it was on that day: JSON, kept and read by `rules.packet`.
    """

    __tablename__ = "transfer"
    __table_args__ = (
        CheckConstraint("(to_unit_id IS NULL) <> (to_municipality IS NULL)", name="one_receiver"),
        CheckConstraint("overlap_until IS NULL OR overlap_until >= starts_on", name="overlap_after_start"),
        CheckConstraint("length(summary) BETWEEN 1 AND 4000", name="summary_length"),
        sa.Index("ix_transfer_to_unit_state", "to_unit_id", "state"),
        sa.Index(
            "uq_transfer_offered",
            "case_id",
            unique=True,
            sqlite_where=sa.text("state = 'offered'"),
            postgresql_where=sa.text("state = 'offered'"),
        ),
    )

    number: Mapped[str] = mapped_column(unique=True)
    to_unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    to_municipality: Mapped[str | None]
    state: Mapped[TransferState] = mapped_column(default=TransferState.OFFERED)
    #: The day from which the other has the responsibility, and the last day that this unit follows along.
    starts_on: Mapped[date]
    overlap_until: Mapped[date | None]
    summary: Mapped[str]
    packet: Mapped[str] = mapped_column(EncryptedText("transfer.packet"))
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    answer_note: Mapped[str | None]
    #: The case that the receiving unit opened.
    new_case_id: Mapped[int | None] = mapped_column(ForeignKey("casefile.id", ondelete="SET NULL"), index=True)
    version: Mapped[int] = mapped_column()
    to_unit: Mapped[Unit | None] = relationship()
    made_by: Mapped[User | None] = relationship(foreign_keys=[made_by_id])
    answered_by: Mapped[User | None] = relationship(foreign_keys=[answered_by_id])
    new_case: Mapped[Case | None] = relationship(foreign_keys=[new_case_id])

    __mapper_args__ = {"version_id_col": version}
