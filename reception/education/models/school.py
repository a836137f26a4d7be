"""A child's preschool and school, as the unit that follows the family knows it."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import Unit, User
from reception.db.base import Base, Privacy, Retention
from reception.education.terms.school import MappingPart, SchoolingEnd, SchoolMeetingKind
from reception.education.terms.studies import SchoolForm, SchoolSupport
from reception.organisations.models import Organisation
from reception.people.models import OfPerson, Person


class Schooling(OfPerson):
    """A place in preschool or school: asked for, offered, from a first to a last day.

    `received_on`: received in the Swedish school system; mapping and placement count from it.
    """

    __tablename__ = "schooling"
    __table_args__ = (
        CheckConstraint("last_on IS NULL OR first_on IS NULL OR last_on >= first_on", name="ends_after_start"),
        CheckConstraint("(last_on IS NULL) = (ended_as IS NULL)", name="ended_has_way"),
        CheckConstraint("year IS NULL OR year BETWEEN 0 AND 10", name="year"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    form: Mapped[SchoolForm]
    school_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    requested_on: Mapped[date | None]
    offered_on: Mapped[date | None]
    received_on: Mapped[date | None]
    first_on: Mapped[date | None]
    #: The year of compulsory school, and the day on which it was decided.
    year: Mapped[int | None]
    placed_on: Mapped[date | None]
    plan_made_on: Mapped[date | None]
    #: The programme of upper secondary school, or what the introduction aims at.
    programme: Mapped[str | None]
    last_on: Mapped[date | None]
    ended_as: Mapped[SchoolingEnd | None]
    note: Mapped[str | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    person: Mapped[Person] = relationship()
    unit: Mapped[Unit] = relationship()
    school: Mapped[Organisation | None] = relationship()
    mappings: Mapped[list["SchoolMapping"]] = relationship(back_populates="schooling", order_by="SchoolMapping.id")
    supports: Mapped[list["Support"]] = relationship(back_populates="schooling", order_by="Support.id")
    meetings: Mapped[list["SchoolMeeting"]] = relationship(back_populates="schooling", order_by="SchoolMeeting.on")

    __mapper_args__ = {"version_id_col": version}


class OfSchooling(Base):
    """What belongs to one place in a school."""

    __abstract__ = True
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True

    @sa.orm.declared_attr
    def schooling_id(self) -> Mapped[int]:
        """Of which place."""
        return mapped_column(ForeignKey("schooling.id", ondelete="CASCADE"), index=True)

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The child, for the log."""
        schooling: Schooling = self.schooling  # type: ignore[attr-defined]  # each table names its own way back
        return (schooling.person_id,)


class SchoolMapping(OfSchooling):
    """A part of the mapping of what a newly arrived pupil knows (skollagen 3 kap. 12 c §), and the day it was done."""

    __tablename__ = "school_mapping"
    __table_args__ = (sa.UniqueConstraint("schooling_id", "part"),)

    part: Mapped[MappingPart]
    done_on: Mapped[date]
    language: Mapped[str | None]
    with_interpreter: Mapped[bool] = mapped_column(default=False)
    schooling: Mapped[Schooling] = relationship(back_populates="mappings")


class Support(OfSchooling):
    """Study guidance, mother-tongue teaching and the like, from a first to a last day. `hours`: a week."""

    __tablename__ = "school_support"
    __table_args__ = (
        CheckConstraint("last_on IS NULL OR first_on IS NULL OR last_on >= first_on", name="ends_after_start"),
        CheckConstraint("hours IS NULL OR hours BETWEEN 1 AND 40", name="hours_a_week"),
    )

    kind: Mapped[SchoolSupport]
    language: Mapped[str | None]
    hours: Mapped[int | None]
    applied_on: Mapped[date | None]
    first_on: Mapped[date | None]
    last_on: Mapped[date | None]
    note: Mapped[str | None]
    version: Mapped[int] = mapped_column()
    schooling: Mapped[Schooling] = relationship(back_populates="supports")

    __mapper_args__ = {"version_id_col": version}


class SchoolMeeting(OfSchooling):
    """The school met the family. `guardians`: how many of them came; None: not known."""

    __tablename__ = "school_meeting"
    __table_args__ = (CheckConstraint("guardians IS NULL OR guardians BETWEEN 0 AND 10", name="guardians"),)

    on: Mapped[date]
    kind: Mapped[SchoolMeetingKind]
    guardians: Mapped[int | None]
    pupil_came: Mapped[bool | None]
    language: Mapped[str | None]
    with_interpreter: Mapped[bool] = mapped_column(default=False)
    agreed: Mapped[str | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    made_by: Mapped[User | None] = relationship()
    schooling: Mapped[Schooling] = relationship(back_populates="meetings")

    __mapper_args__ = {"version_id_col": version}


__all__ = ["SchoolMapping", "SchoolMeeting", "Schooling", "Support"]
