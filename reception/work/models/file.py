"""What one board knows of somebody's way to work. Every row about her work hangs on it."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from reception.accounts.models import Unit, User
from reception.db.base import Base, Privacy, Retention
from reception.people.models import OfPerson, Person
from reception.work.terms.file import Seeks


class WorkFile(OfPerson):
    """A person's work as a board knows it. The identity is municipal, the file its board's (contract, 1).

    `extent`: how much she can work, in percent of full time. It comes into being with the first row that is noted.
    """

    __tablename__ = "work_file"
    __table_args__ = (
        sa.UniqueConstraint("person_id", "board_id"),
        CheckConstraint("extent IS NULL OR extent BETWEEN 1 AND 100", name="extent"),
    )

    board_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    seeks: Mapped[Seeks | None]
    can_begin_on: Mapped[date | None]
    extent: Mapped[int | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    person: Mapped[Person] = relationship()
    unit: Mapped[Unit] = relationship(foreign_keys=[unit_id])
    board: Mapped[Unit] = relationship(foreign_keys=[board_id])

    __mapper_args__ = {"version_id_col": version}


class OfWorkFile(Base):
    """What belongs to one file on work: noted by somebody, at a time, and corrected with a version."""

    __abstract__ = True
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True

    made_at: Mapped[datetime]

    @declared_attr
    def work_file_id(self) -> Mapped[int]:
        """In which file."""
        return mapped_column(ForeignKey("work_file.id", ondelete="CASCADE"), index=True)

    @declared_attr
    def work_file(self) -> Mapped[WorkFile]:
        """The file."""
        return relationship(WorkFile)

    @declared_attr
    def made_by_id(self) -> Mapped[int | None]:
        """Who noted it."""
        return mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))

    @declared_attr
    def made_by(self) -> Mapped[User | None]:
        """Who noted it."""
        return relationship(User)

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person, for the log."""
        return (self.work_file.person_id,)
