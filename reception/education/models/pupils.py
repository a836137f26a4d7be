"""Somebody as the school knows her: the file of her board, what she applies for, how she was assessed, her plan."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from reception.accounts.models import Unit, User
from reception.db.base import Base, Privacy, Retention
from reception.education.terms.pupils import ApplicationEnd, Combination, Goal, Pace, Programme, Script, StudyTime
from reception.education.terms.studies import SfiCourse, StudyPath
from reception.people.models import Person


class Pupil(Base):
    """The study file of a person with one school unit. The identity is municipal, the file belongs to the unit's board.

    `alias`: how she stands in registers while she is protected, for all who are not named for her (contract,
    decision 5). `received_on`: first received in SFI, in whichever municipality; the right's clock counts from it.
    """

    __tablename__ = "pupil"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.STUDY_FILE
    __protected__ = True
    __table_args__ = (sa.UniqueConstraint("person_id", "unit_id"),)

    number: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    alias: Mapped[str | None]
    received_on: Mapped[date | None]
    #: The municipality that first received her, if it was another; its own day counts.
    received_in: Mapped[str | None]
    #: Whose resident she is, if not ours (interkommunal); None: ours.
    home_municipality: Mapped[str | None]
    #: Where she studies, if the municipality pays for studies elsewhere; None: here.
    studies_in: Mapped[str | None]
    registered_on: Mapped[date]
    left_on: Mapped[date | None]
    registered_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    person: Mapped[Person] = relationship()
    unit: Mapped[Unit] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person, for the log."""
        return (self.person_id,)


class OfPupil(Base):
    """What belongs to one pupil's study file."""

    __abstract__ = True
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.STUDY_FILE
    __protected__ = True

    @declared_attr
    def pupil_id(self) -> Mapped[int]:
        """Whose it is."""
        return mapped_column(ForeignKey("pupil.id", ondelete="CASCADE"), index=True)

    @declared_attr
    def pupil(self) -> Mapped[Pupil]:
        """Whose it is."""
        return relationship()

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person, for the log."""
        return (self.pupil.person_id,)


class Application(OfPupil):
    """Somebody asks for SFI, civic orientation or a course of adult education; while it has no end she waits.

    `in_establishment`: whether lag (2017:584) holds, so that SFI is to begin within a month; None: not known.
    `by_case`: a caseworker sent it in with her. `note`: what the school needs to know of it, never of the case.
    """

    __tablename__ = "study_application"
    __table_args__ = (
        CheckConstraint("(ended_on IS NULL) = (ended_as IS NULL)", name="ended_has_way"),
        CheckConstraint("ended_on IS NULL OR ended_on >= applied_on", name="ended_after_applying"),
        sa.Index(
            "uq_study_application_open", "pupil_id", "programme", unique=True,
            sqlite_where=sa.text("ended_on IS NULL AND programme <> 'adult'"),
            postgresql_where=sa.text("ended_on IS NULL AND programme <> 'adult'"),
        ),
        sa.Index("ix_study_application_waiting", "programme", "ended_on", "applied_on"),
    )  # fmt: skip

    number: Mapped[str] = mapped_column(unique=True)
    programme: Mapped[Programme]
    applied_on: Mapped[date]
    #: Since when she has the right: resident and of age (`rules.right.right_arises`); None: not known.
    right_from: Mapped[date | None]
    in_establishment: Mapped[bool | None]
    when: Mapped[StudyTime] = mapped_column(default=StudyTime.ANY)
    #: From which day she can begin.
    can_begin_on: Mapped[date | None]
    needs_childcare: Mapped[bool] = mapped_column(default=False)
    #: BCP 47: of the interpreter, and of the group for civic orientation.
    language: Mapped[str | None]
    wanted: Mapped[str | None]
    note: Mapped[str | None]
    by_case: Mapped[bool] = mapped_column(default=False)
    ended_on: Mapped[date | None]
    ended_as: Mapped[ApplicationEnd | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class RightExtension(OfPupil):
    """A decision to make the right to SFI longer (skollagen 20 kap. 31 a §). Never changed; a wrong one is struck."""

    __tablename__ = "right_extension"
    __table_args__ = (CheckConstraint("(struck_at IS NULL) = (struck_because IS NULL)", name="struck_has_reason"),)

    decided_on: Mapped[date]
    until: Mapped[date]
    reason: Mapped[str]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    struck_at: Mapped[datetime | None]
    struck_because: Mapped[str | None]


class Assessment(OfPupil):
    """What was found before a course was chosen: schooling, script, path and course. A new one never changes an old."""

    __tablename__ = "knowledge_assessment"
    __table_args__ = (CheckConstraint("school_years IS NULL OR school_years BETWEEN 0 AND 30", name="school_years"),)

    on: Mapped[date]
    path: Mapped[StudyPath]
    course: Mapped[SfiCourse]
    school_years: Mapped[int | None]
    script: Mapped[Script | None]
    language: Mapped[str | None]
    with_interpreter: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    made_by: Mapped[User | None] = relationship()


class StudyPlan(OfPupil):
    """An individual study plan, as it was drawn up on a day (skollagen 20 kap. 8 a §). A revised plan is a new row.

    `hours`: a week. `goal_text`: in the pupil's own words.
    """

    __tablename__ = "study_plan"
    __table_args__ = (
        CheckConstraint("hours BETWEEN 1 AND 60", name="hours_a_week"),
        sa.Index("ix_study_plan_pupil_on", "pupil_id", "on"),
    )

    on: Mapped[date]
    with_pupil: Mapped[bool]
    goal: Mapped[Goal]
    goal_text: Mapped[str | None]
    path: Mapped[StudyPath | None]
    #: The course that she is to reach, and by when.
    until_course: Mapped[SfiCourse | None]
    until_on: Mapped[date | None]
    pace: Mapped[Pace]
    hours: Mapped[int]
    when: Mapped[StudyTime] = mapped_column(default=StudyTime.ANY)
    combination: Mapped[Combination] = mapped_column(default=Combination.NONE)
    combined_with: Mapped[str | None]
    #: What else she is to study, and support that was agreed on.
    further: Mapped[str | None]
    language: Mapped[str | None]
    with_interpreter: Mapped[bool] = mapped_column(default=False)
    review_on: Mapped[date | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    made_by: Mapped[User | None] = relationship()


__all__ = ["Application", "Assessment", "OfPupil", "Pupil", "RightExtension", "StudyPlan"]
