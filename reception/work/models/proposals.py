"""Somebody was proposed for a place: a human did it, and a human ends it."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.db.base import closed_list
from reception.work.models.employers import Opening
from reception.work.models.file import OfWorkFile
from reception.work.terms.employers import ProposalAnswer


class Proposal(OfWorkFile):
    """A person and a place. It is open until it has ended; what the two sides said stands beside."""

    __tablename__ = "work_proposal"
    __table_args__ = (
        sa.UniqueConstraint("work_file_id", "opening_id"),
        CheckConstraint("ended_on IS NULL OR ended_on >= proposed_on", name="ended_after_proposed"),
        CheckConstraint("note IS NULL OR length(note) <= 500", name="note_length"),
    )

    opening_id: Mapped[int] = mapped_column(ForeignKey("work_opening.id", ondelete="CASCADE"), index=True)
    proposed_on: Mapped[date]
    person_answer: Mapped[ProposalAnswer] = mapped_column(closed_list(ProposalAnswer, name="person_answer"))
    employer_answer: Mapped[ProposalAnswer] = mapped_column(closed_list(ProposalAnswer, name="employer_answer"))
    ended_on: Mapped[date | None]
    note: Mapped[str | None]
    version: Mapped[int] = mapped_column()
    opening: Mapped[Opening] = relationship()

    __mapper_args__ = {"version_id_col": version}
