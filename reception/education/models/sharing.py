"""Which facts about studies cross from the school's board to another (contract, decision 1)."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import Unit
from reception.db.base import Base, Privacy, Retention
from reception.education.models.pupils import OfPupil
from reception.education.terms.sharing import SharedGroup, SharingGround


class Sharing(Base):
    """What units of `to_board` may see of the pupils of `from_board`, on which ground, from when to when.

    `basis`: the paragraph or the decision. On consent: of those who have given it (`StudyConsent`). Both may be one
    board that runs the school and the casework: secrecy holds between its branches too (OSL 2009:400, 8 kap. 2 §).
    One that was entered wrongly is struck, which stops it at once; it stays readable.
    """

    __tablename__ = "sharing"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.PERMANENT
    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="ends_after_start"),
        CheckConstraint("(struck_at IS NULL) = (struck_because IS NULL)", name="struck_has_reason"),
        sa.Index("ix_sharing_boards", "to_board_id", "from_board_id", "facts"),
    )

    from_board_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    to_board_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    facts: Mapped[SharedGroup]
    ground: Mapped[SharingGround]
    basis: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    struck_at: Mapped[datetime | None]
    struck_because: Mapped[str | None]
    version: Mapped[int] = mapped_column()
    from_board: Mapped[Unit] = relationship(foreign_keys=[from_board_id])
    to_board: Mapped[Unit] = relationship(foreign_keys=[to_board_id])

    __mapper_args__ = {"version_id_col": version}


class StudyConsent(OfPupil):
    """A pupil lets the school's board tell another board a group of facts, until a day; she may withdraw it any day."""

    __tablename__ = "study_consent"
    __table_args__ = (
        CheckConstraint("expires_on >= given_on", name="expires_after"),
        CheckConstraint("withdrawn_on IS NULL OR withdrawn_on >= given_on", name="withdrawn_after"),
        sa.Index("ix_study_consent_pupil_board", "pupil_id", "to_board_id", "facts"),
    )

    to_board_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    facts: Mapped[SharedGroup]
    #: BCP 47: the language in which she read it or had it read to her.
    language: Mapped[str]
    given_on: Mapped[date]
    expires_on: Mapped[date]
    withdrawn_on: Mapped[date | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    to_board: Mapped[Unit] = relationship()


__all__ = ["Sharing", "StudyConsent"]
