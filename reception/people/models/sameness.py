"""Two records about one person: what was merged, which old numbers lead where, and who was found not to be the same."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.db.base import Base, Privacy, Retention
from reception.db.journal import ChangeSet
from reception.people.models.person import OfPerson, Person


class Merge(Base):
    """One record that went up in another. What it changed stands in its change set, so that it can be undone."""

    __tablename__ = "merge"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True

    #: The record that stands.
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    #: The number and the key of the record that went up in it; the key is what the log knows it by.
    former_number: Mapped[str]
    former_id: Mapped[int]
    change_set_id: Mapped[int] = mapped_column(ForeignKey("change_set.id", ondelete="CASCADE"), index=True)
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    undone_at: Mapped[datetime | None]
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    person: Mapped[Person] = relationship()
    change_set: Mapped[ChangeSet] = relationship()
    made_by: Mapped[User | None] = relationship(foreign_keys=[made_by_id])

    @property
    def audited_people(self) -> tuple[int, ...]:
        """Both records, for the log."""
        return (self.person_id, self.former_id)


class FormerNumber(OfPerson):
    """A short number on paper, of a person or a case that went up in another: it leads to the record that stands."""

    __tablename__ = "former_number"

    number: Mapped[str] = mapped_column(unique=True)
    merge_id: Mapped[int] = mapped_column(ForeignKey("merge.id", ondelete="CASCADE"), index=True)


class NotTheSame(Base):
    """Somebody looked at two records that are alike, and found two people."""

    __tablename__ = "not_the_same"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True
    __table_args__ = (
        CheckConstraint("first_id < second_id", name="in_order"),
        sa.UniqueConstraint("first_id", "second_id"),
    )

    first_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    second_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    found_at: Mapped[datetime]
    found_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))

    @property
    def audited_people(self) -> tuple[int, ...]:
        """Both, for the log."""
        return (self.first_id, self.second_id)
