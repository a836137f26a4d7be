"""What happens to somebody's studies, and how far she came."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.education.models.groups import StudyGroup
from reception.education.models.pupils import OfPupil
from reception.education.terms.pupils import AdultCourseState, GuidanceKind, OrientationNoteKind, ResultPart
from reception.education.terms.studies import (
    AdultCourseKind,
    AdultLevel,
    EnrolmentEvent,
    Grade,
    Interruption,
    NoGrade,
    OrientationPart,
    PauseReason,
    SfiCourse,
    StudyPath,
)
from reception.organisations.models import Organisation


class StudyEvent(OfPupil):
    """A start, pause, return, change of path, interruption or completion: what is told, in order of `on` and id.

    Never changed; a wrong one is struck with a reason, and what follows from the rest is reckoned anew.
    """

    __tablename__ = "study_event"
    __table_args__ = (
        CheckConstraint("(struck_at IS NULL) = (struck_because IS NULL)", name="struck_has_reason"),
        CheckConstraint("(kind = 'interrupt') = (reason IS NOT NULL)", name="interruption_has_reason"),
        CheckConstraint("(kind IN ('start', 'change-path')) = (path IS NOT NULL)", name="start_has_path"),
        sa.Index("ix_study_event_pupil_on", "pupil_id", "on"),
    )

    kind: Mapped[EnrolmentEvent]
    course: Mapped[SfiCourse]
    on: Mapped[date]
    path: Mapped[StudyPath | None]
    reason: Mapped[Interruption | None]
    pause_reason: Mapped[PauseReason | None]
    group_id: Mapped[int | None] = mapped_column(ForeignKey("study_group.id", ondelete="SET NULL"), index=True)
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    struck_at: Mapped[datetime | None]
    struck_because: Mapped[str | None]
    made_by: Mapped[User | None] = relationship()


class Enrolment(OfPupil):
    """Studies in one course without a break, as the events tell them (see `rules.periods`): for lists and counts.

    Written anew with each event of the pupil. `path`: the latest. `paused_since`: while a pause has no end.
    """

    __tablename__ = "enrolment"
    __table_args__ = (
        CheckConstraint("last_on IS NULL OR last_on >= first_on", name="ends_after_start"),
        CheckConstraint("(last_on IS NULL) = (ending IS NULL)", name="ended_has_way"),
        sa.UniqueConstraint("pupil_id", "course", "first_on"),
        sa.Index("ix_enrolment_days", "first_on", "last_on"),
    )

    course: Mapped[SfiCourse]
    path: Mapped[StudyPath]
    first_on: Mapped[date]
    last_on: Mapped[date | None]
    ending: Mapped[EnrolmentEvent | None]
    reason: Mapped[Interruption | None]
    paused_since: Mapped[date | None]


class Result(OfPupil):
    """A cell of the grid: a part of a course, the national test, or the grade. One current row per pupil and cell.

    While it is not signed it may change. Signed it is locked: a correction is a new row that `replaces` it, with a
    reason. `group_id` None: entered outside a group, such as by an examination (prövning).
    """

    __tablename__ = "study_result"
    __table_args__ = (
        CheckConstraint("(grade IS NULL) <> (no_grade IS NULL)", name="grade_or_reason"),
        CheckConstraint("(signed_at IS NULL) = (signed_by_id IS NULL)", name="signed_by_somebody"),
        CheckConstraint("(replaces_id IS NULL) = (reason IS NULL)", name="correction_has_reason"),
        CheckConstraint("no_grade IS NULL OR part = 'grade'", name="only_grades_lack"),
        sa.Index(
            "uq_study_result_current", "pupil_id", "course", "part", "group_id", unique=True,
            sqlite_where=sa.text("replaced_at IS NULL"), postgresql_where=sa.text("replaced_at IS NULL"),
        ),
        sa.Index("ix_study_result_group", "group_id"),
    )  # fmt: skip

    course: Mapped[SfiCourse]
    part: Mapped[ResultPart]
    group_id: Mapped[int | None] = mapped_column(ForeignKey("study_group.id", ondelete="RESTRICT"))
    on: Mapped[date]
    grade: Mapped[Grade | None]
    no_grade: Mapped[NoGrade | None]
    by_examination: Mapped[bool] = mapped_column(default=False)
    signed_at: Mapped[datetime | None]
    signed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("study_result.id", ondelete="RESTRICT"), unique=True)
    reason: Mapped[str | None]
    replaced_at: Mapped[datetime | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    group: Mapped[StudyGroup | None] = relationship()
    signed_by: Mapped[User | None] = relationship(foreign_keys=[signed_by_id])

    __mapper_args__ = {"version_id_col": version}


class OrientationNote(OfPupil):
    """What is known of civic orientation beside the lessons: an offer, hours elsewhere, a certificate. `minutes`."""

    __tablename__ = "orientation_note"
    __table_args__ = (CheckConstraint("minutes IS NULL OR minutes > 0", name="minutes"),)

    kind: Mapped[OrientationNoteKind]
    on: Mapped[date]
    minutes: Mapped[int | None]
    part: Mapped[OrientationPart | None]
    where: Mapped[str | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    struck_at: Mapped[datetime | None]
    struck_because: Mapped[str | None]


class AdultCourse(OfPupil):
    """A course of municipal adult education, here or elsewhere. `points`: of the national plan. `grade`: as written."""

    __tablename__ = "adult_course"
    __table_args__ = (
        CheckConstraint("last_on IS NULL OR first_on IS NULL OR last_on >= first_on", name="ends_after_start"),
        CheckConstraint("points IS NULL OR points > 0", name="points"),
        CheckConstraint("(state = 'interrupted') = (reason IS NOT NULL)", name="interruption_has_reason"),
    )

    name: Mapped[str]
    code: Mapped[str | None]
    level: Mapped[AdultLevel]
    kind: Mapped[AdultCourseKind]
    points: Mapped[int | None]
    provider_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    state: Mapped[AdultCourseState]
    applied_on: Mapped[date | None]
    first_on: Mapped[date | None]
    last_on: Mapped[date | None]
    grade: Mapped[str | None]
    reason: Mapped[Interruption | None]
    #: Whether SFI goes on beside it.
    with_sfi: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    provider: Mapped[Organisation | None] = relationship()

    __mapper_args__ = {"version_id_col": version}


class GuidanceMeeting(OfPupil):
    """A meeting with study and career guidance. `minutes`; `agreed`: what each does next."""

    __tablename__ = "guidance_meeting"
    __table_args__ = (
        CheckConstraint("minutes IS NULL OR minutes > 0", name="minutes"),
        sa.Index("ix_guidance_meeting_at", "at"),
    )

    at: Mapped[datetime]
    kind: Mapped[GuidanceKind]
    came: Mapped[bool | None]
    minutes: Mapped[int | None]
    language: Mapped[str | None]
    with_interpreter: Mapped[bool] = mapped_column(default=False)
    agreed: Mapped[str | None]
    follow_up_on: Mapped[date | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    made_by: Mapped[User | None] = relationship()

    __mapper_args__ = {"version_id_col": version}


__all__ = [
    "AdultCourse",
    "Enrolment",
    "GuidanceMeeting",
    "OrientationNote",
    "Result",
    "StudyEvent",
]
