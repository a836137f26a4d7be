"""Groups, who teaches and who is taught in them, and when."""

from datetime import date, datetime, time

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import Unit, User
from reception.db.base import Base, Privacy, Retention
from reception.db.saying import Saying
from reception.education.models.pupils import OfPupil
from reception.education.terms.lessons import LessonState
from reception.education.terms.pupils import Programme, StudyTime
from reception.education.terms.studies import SfiCourse, StudyPath


class StudyGroup(Base):
    """A group of one term: of SFI (its course), of civic orientation (its language) or of adult education.

    `closed_on`: no lessons after it; what was reported stays.
    """

    __tablename__ = "study_group"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.STUDY_FILE
    __table_args__ = (
        CheckConstraint("last_on >= first_on", name="ends_after_start"),
        CheckConstraint("capacity IS NULL OR capacity BETWEEN 1 AND 500", name="capacity"),
        CheckConstraint("(programme = 'sfi') = (course IS NOT NULL)", name="sfi_has_course"),
        sa.UniqueConstraint("unit_id", "name", "first_on"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    name: Mapped[str]
    programme: Mapped[Programme]
    course: Mapped[SfiCourse | None]
    #: The paths it is for; None: several.
    path: Mapped[StudyPath | None]
    #: BCP 47: the language of civic orientation.
    language: Mapped[str | None]
    subject: Mapped[str | None]
    when: Mapped[StudyTime] = mapped_column(default=StudyTime.DAY)
    capacity: Mapped[int | None]
    room: Mapped[str | None]
    first_on: Mapped[date]
    last_on: Mapped[date]
    closed_on: Mapped[date | None]
    version: Mapped[int] = mapped_column()
    unit: Mapped[Unit] = relationship()
    teachers: Mapped[list["Teaching"]] = relationship(back_populates="group", order_by="Teaching.id")

    __mapper_args__ = {"version_id_col": version}


class Teaching(Saying, Base):
    """Somebody teaches a group, for a time. The responsible teacher signs results and corrects old registers."""

    __tablename__ = "teaching"
    __privacy__ = Privacy.STAFF
    __retention__ = Retention.STUDY_FILE
    __table_args__ = (CheckConstraint("last_on IS NULL OR last_on >= first_on", name="ends_after_start"),)

    group_id: Mapped[int] = mapped_column(ForeignKey("study_group.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"), index=True)
    is_responsible: Mapped[bool] = mapped_column(default=False)
    first_on: Mapped[date]
    last_on: Mapped[date | None]
    group: Mapped[StudyGroup] = relationship(back_populates="teachers")
    user: Mapped[User] = relationship()

    @property
    def shown_rows(self) -> tuple[Base, ...]:
        """Whoever changes who teaches a group holds the group first."""
        return (self.group, self)


class Place(Saying, OfPupil):
    """A pupil in a group, from a first to a last day, both included. Registers know pupils by it.

    Two places of a pupil in one group never share a day.
    """

    __tablename__ = "group_place"
    __table_args__ = (
        CheckConstraint("last_on IS NULL OR last_on >= first_on", name="ends_after_start"),
        sa.Index("ix_group_place_group_first", "group_id", "first_on"),
        sa.Index(
            "uq_group_place_open", "group_id", "pupil_id", unique=True,
            sqlite_where=sa.text("last_on IS NULL"), postgresql_where=sa.text("last_on IS NULL"),
        ),
    )  # fmt: skip

    group_id: Mapped[int] = mapped_column(ForeignKey("study_group.id", ondelete="RESTRICT"))
    first_on: Mapped[date]
    last_on: Mapped[date | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    group: Mapped[StudyGroup] = relationship()

    @property
    def shown_rows(self) -> tuple[Base, ...]:
        """Whoever changes a place holds its group first."""
        return (self.group, self)


class LessonPattern(Saying, Base):
    """A lesson of each week, or of each second, third …; see `rules.timetable.Pattern`. One day only: a single lesson.

    `every`: weeks. `first_on` and `last_on` None: those of the group.
    """

    __tablename__ = "lesson_pattern"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.STUDY_FILE
    __table_args__ = (
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        CheckConstraint("every BETWEEN 1 AND 8", name="every"),
        CheckConstraint("ends > starts", name="ends_after_start"),
    )

    group_id: Mapped[int] = mapped_column(ForeignKey("study_group.id", ondelete="CASCADE"), index=True)
    weekday: Mapped[int]
    starts: Mapped[time] = mapped_column(sa.Time)
    ends: Mapped[time] = mapped_column(sa.Time)
    room: Mapped[str] = mapped_column(server_default="")
    every: Mapped[int] = mapped_column(default=1)
    first_on: Mapped[date | None]
    last_on: Mapped[date | None]
    group: Mapped[StudyGroup] = relationship()


class SchoolHoliday(Base):
    """Days on which a school unit has no lessons, beside the public holidays."""

    __tablename__ = "school_holiday"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.STUDY_FILE
    __table_args__ = (CheckConstraint("last_on >= first_on", name="ends_after_start"),)

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    first_on: Mapped[date]
    last_on: Mapped[date]


class Lesson(Saying, Base):
    """One lesson, known by its pattern and the day on which the pattern has it; `on` is the day on which it is held."""

    __tablename__ = "lesson"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.STUDY_FILE
    __table_args__ = (
        CheckConstraint("ends > starts", name="ends_after_start"),
        sa.UniqueConstraint("pattern_id", "pattern_day"),
        sa.Index("ix_lesson_group_on", "group_id", "on"),
        sa.Index("ix_lesson_on", "on"),
    )

    group_id: Mapped[int] = mapped_column(ForeignKey("study_group.id", ondelete="RESTRICT"))
    pattern_id: Mapped[int] = mapped_column(ForeignKey("lesson_pattern.id", ondelete="RESTRICT"))
    pattern_day: Mapped[date]
    on: Mapped[date]
    starts: Mapped[time] = mapped_column(sa.Time)
    ends: Mapped[time] = mapped_column(sa.Time)
    room: Mapped[str] = mapped_column(server_default="")
    state: Mapped[LessonState] = mapped_column(default=LessonState.PLANNED)
    group: Mapped[StudyGroup] = relationship()


__all__ = ["Lesson", "LessonPattern", "Place", "SchoolHoliday", "StudyGroup", "Teaching"]
