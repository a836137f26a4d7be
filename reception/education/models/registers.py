"""Registers as `rules.register.coding` stores them: who stood on it, sums, and a row for each exception.

A lesson without exceptions costs one row. Five million attendances are some hundred thousand registers.
"""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.db.base import Base, Privacy, Retention
from reception.education.models.groups import Lesson, Place
from reception.education.models.pupils import OfPupil
from reception.education.terms.lessons import MarkKind
from reception.education.terms.pupils import SignalEnd
from reception.education.terms.sharing import ActsOn
from reception.education.terms.studies import OrientationPart


class Roster(Base):
    """Who stood on a register. Lessons in a row share one, since a group changes seldom.

    `listed`: the places in ascending order, as `rules.register.coding.to_text` writes them; equal rosters are one row.
    """

    __tablename__ = "roster"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.STUDY_FILE
    __protected__ = True
    #: Many registers share one, so it stays when a register is taken back.
    __journaled__ = False
    __table_args__ = (sa.UniqueConstraint("group_id", "listed"),)

    group_id: Mapped[int] = mapped_column(ForeignKey("study_group.id", ondelete="RESTRICT"))
    listed: Mapped[str]


class RosterPlace(Base):
    """One place of a roster, so that a database can ask for a pupil's lessons."""

    __tablename__ = "roster_place"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.STUDY_FILE
    __protected__ = True
    __journaled__ = False
    __table_args__ = (sa.UniqueConstraint("roster_id", "place_id"),)

    roster_id: Mapped[int] = mapped_column(ForeignKey("roster.id", ondelete="CASCADE"))
    place_id: Mapped[int] = mapped_column(ForeignKey("group_place.id", ondelete="RESTRICT"), index=True)


class Register(Base):
    """The register of a lesson that was taken. Counts of pupils; `minutes` of the lesson, `attended` of all together.

    `part`: what the lesson taught of civic orientation.
    """

    __tablename__ = "lesson_register"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.STUDY_FILE
    __protected__ = True
    __table_args__ = (sa.Index("ix_lesson_register_roster", "roster_id", "on"),)

    lesson_id: Mapped[int] = mapped_column(ForeignKey("lesson.id", ondelete="RESTRICT"), unique=True)
    roster_id: Mapped[int] = mapped_column(ForeignKey("roster.id", ondelete="RESTRICT"))
    #: The day of the lesson, again: sums over a period read this table alone.
    on: Mapped[date]
    minutes: Mapped[int]
    listed: Mapped[int]
    late: Mapped[int]
    left_early: Mapped[int]
    excused: Mapped[int]
    unexcused: Mapped[int]
    attended: Mapped[int]
    part: Mapped[OrientationPart | None]
    taken_at: Mapped[datetime]
    taken_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    lesson: Mapped[Lesson] = relationship()
    roster: Mapped[Roster] = relationship()
    taken_by: Mapped[User | None] = relationship()

    __mapper_args__ = {"version_id_col": version}


class AttendanceMark(Base):
    """An exception: who was not there, or not all the time. Minutes; `missed` is the sum that counts as absence."""

    __tablename__ = "attendance_mark"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.STUDY_FILE
    __protected__ = True
    #: The register's own event in the log tells what changed.
    __journaled__ = False
    __table_args__ = (
        CheckConstraint("late >= 0 AND early >= 0 AND missed > 0", name="minutes"),
        sa.UniqueConstraint("lesson_id", "place_id"),
        sa.Index("ix_attendance_mark_place_on", "place_id", "on"),
    )

    lesson_id: Mapped[int] = mapped_column(ForeignKey("lesson.id", ondelete="RESTRICT"))
    place_id: Mapped[int] = mapped_column(ForeignKey("group_place.id", ondelete="RESTRICT"))
    on: Mapped[date]
    kind: Mapped[MarkKind]
    late: Mapped[int]
    early: Mapped[int]
    missed: Mapped[int]
    announced: Mapped[bool]


class RegisterCorrection(Base):
    """A register was changed after it could be changed freely: why, by whom, and what it said before."""

    __tablename__ = "register_correction"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.STUDY_FILE
    __protected__ = True

    lesson_id: Mapped[int] = mapped_column(ForeignKey("lesson.id", ondelete="RESTRICT"), index=True)
    reason: Mapped[str]
    #: Before and after, as `rules.register.coding.to_text` writes a register.
    before: Mapped[str]
    after: Mapped[str]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    lesson: Mapped[Lesson] = relationship()
    made_by: Mapped[User | None] = relationship()


class AbsenceAnnouncement(OfPupil):
    """An absence that was told beforehand: from a moment until another. Never why, beyond that it was told."""

    __tablename__ = "absence_announcement"
    __table_args__ = (
        CheckConstraint("until > since", name="ends_after_start"),
        sa.Index("ix_absence_announcement_pupil_since", "pupil_id", "since"),
    )

    since: Mapped[datetime]
    until: Mapped[datetime]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    withdrawn_at: Mapped[datetime | None]


class AbsenceSignal(OfPupil):
    """A rule about absence was met: who is to act by when, and what became of it. `rule`: its code."""

    __tablename__ = "absence_signal"
    __table_args__ = (
        CheckConstraint("(ended_at IS NULL) = (ended_as IS NULL)", name="ended_has_way"),
        sa.UniqueConstraint("pupil_id", "rule", "acts", "last_on"),
        sa.Index("ix_absence_signal_open", "acts", "ended_at", "act_by"),
    )

    rule: Mapped[str]
    acts: Mapped[ActsOn]
    first_on: Mapped[date]
    last_on: Mapped[date]
    absences: Mapped[int]
    act_by: Mapped[date]
    #: The group in which it was met last.
    group_id: Mapped[int | None] = mapped_column(ForeignKey("study_group.id", ondelete="SET NULL"), index=True)
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_as: Mapped[SignalEnd | None]
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    note: Mapped[str | None]


__all__ = [
    "AbsenceAnnouncement",
    "AbsenceSignal",
    "AttendanceMark",
    "Place",
    "Register",
    "RegisterCorrection",
    "Roster",
    "RosterPlace",
]
