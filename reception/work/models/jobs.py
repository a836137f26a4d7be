"""Placements, jobs, studies and businesses: with a first day, a last day, and what came of it."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.organisations.models import ContactPerson, Organisation
from reception.people.models import Document
from reception.work.models.employers import Opening
from reception.work.models.file import OfWorkFile
from reception.work.terms.file import EndedBy, LearntThrough
from reception.work.terms.jobs import (
    BusinessResult,
    CheckAnswer,
    DecidedBy,
    JobContract,
    PlacementKind,
    PlacementOutcome,
    StudyEnd,
    StudyFunding,
    StudyLevel,
    Subsidy,
)


class Placement(OfWorkFile):
    """A placement or a job with support at an employer. `agreed_on`: when the agreement was signed.

    `occupation_code`: SSYK 2012. `extent`: percent of full time. `contact_person`: her tutor there.
    """

    __tablename__ = "placement"
    __table_args__ = (
        CheckConstraint("planned_end_on IS NULL OR planned_end_on >= started_on", name="planned_after_start"),
        CheckConstraint("ended_on IS NULL OR ended_on >= started_on", name="ended_after_start"),
        CheckConstraint("(ended_on IS NULL) = (outcome IS NULL)", name="ended_has_outcome"),
        CheckConstraint("(ended_on IS NULL) = (ended_by IS NULL)", name="ended_by_somebody"),
        CheckConstraint("extent IS NULL OR extent BETWEEN 1 AND 100", name="extent"),
        CheckConstraint("length(title) BETWEEN 1 AND 200", name="title_length"),
        CheckConstraint("note IS NULL OR length(note) <= 2000", name="note_length"),
    )

    kind: Mapped[PlacementKind]
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    opening_id: Mapped[int | None] = mapped_column(ForeignKey("work_opening.id", ondelete="SET NULL"), index=True)
    contact_person_id: Mapped[int | None] = mapped_column(ForeignKey("contact_person.id", ondelete="SET NULL"))
    title: Mapped[str]
    occupation_code: Mapped[str | None]
    extent: Mapped[int | None]
    decided_by: Mapped[DecidedBy]
    agreed_on: Mapped[date | None]
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("document.id", ondelete="SET NULL"), index=True)
    started_on: Mapped[date]
    planned_end_on: Mapped[date | None]
    #: When the unit is to ask how it goes.
    follow_up_on: Mapped[date | None]
    ended_on: Mapped[date | None] = mapped_column(index=True)
    outcome: Mapped[PlacementOutcome | None]
    ended_by: Mapped[EndedBy | None]
    note: Mapped[str | None]
    version: Mapped[int] = mapped_column()
    organisation: Mapped[Organisation] = relationship()
    opening: Mapped[Opening | None] = relationship()
    contact_person: Mapped[ContactPerson | None] = relationship()
    agreement: Mapped[Document | None] = relationship()

    __mapper_args__ = {"version_id_col": version}


class Employment(OfWorkFile):
    """A job or a business of her own. The employer stands in the register, or is named in words.

    `occupation_code`: SSYK 2012. `extent`: percent of full time; None where the hours vary.
    """

    __tablename__ = "employment"
    __table_args__ = (
        CheckConstraint("ended_on IS NULL OR ended_on >= started_on", name="ended_after_start"),
        CheckConstraint("ended_by IS NULL OR ended_on IS NOT NULL", name="ended_by_when_ended"),
        CheckConstraint("(organisation_id IS NULL) <> (employer_name IS NULL)", name="one_employer"),
        CheckConstraint("extent IS NULL OR extent BETWEEN 1 AND 100", name="extent"),
        CheckConstraint("length(title) BETWEEN 1 AND 200", name="title_length"),
        CheckConstraint("note IS NULL OR length(note) <= 2000", name="note_length"),
    )

    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    employer_name: Mapped[str | None]
    opening_id: Mapped[int | None] = mapped_column(ForeignKey("work_opening.id", ondelete="SET NULL"), index=True)
    #: The placement it grew out of.
    placement_id: Mapped[int | None] = mapped_column(ForeignKey("placement.id", ondelete="SET NULL"), index=True)
    title: Mapped[str]
    occupation_code: Mapped[str | None]
    contract: Mapped[JobContract]
    extent: Mapped[int | None]
    subsidy: Mapped[Subsidy]
    subsidy_until: Mapped[date | None]
    started_on: Mapped[date]
    #: For whom it was agreed only until a day.
    planned_end_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    ended_by: Mapped[EndedBy | None]
    learnt_through: Mapped[LearntThrough]
    note: Mapped[str | None]
    version: Mapped[int] = mapped_column()
    organisation: Mapped[Organisation | None] = relationship()
    opening: Mapped[Opening | None] = relationship()
    placement: Mapped[Placement | None] = relationship()
    checks: Mapped[list["EmploymentCheck"]] = relationship(
        back_populates="employment", order_by="EmploymentCheck.months"
    )

    __mapper_args__ = {"version_id_col": version}


class EmploymentCheck(OfWorkFile):
    """Whether she was still there so many months after the first day; `months` of `definitions/parameters.toml`."""

    __tablename__ = "employment_check"
    __table_args__ = (
        sa.UniqueConstraint("employment_id", "months"),
        CheckConstraint("months BETWEEN 1 AND 120", name="months"),
        CheckConstraint("note IS NULL OR length(note) <= 500", name="note_length"),
    )

    employment_id: Mapped[int] = mapped_column(ForeignKey("employment.id", ondelete="CASCADE"))
    months: Mapped[int]
    answer: Mapped[CheckAnswer]
    asked_on: Mapped[date]
    learnt_through: Mapped[LearntThrough]
    note: Mapped[str | None]
    employment: Mapped[Employment] = relationship(back_populates="checks")


class Study(OfWorkFile):
    """Studies beside SFI, and who pays for them. `extent`: percent of full time."""

    __tablename__ = "work_study"
    __table_args__ = (
        CheckConstraint("ended_on IS NULL OR ended_on >= started_on", name="ended_after_start"),
        CheckConstraint("(ended_on IS NULL) = (ended_as IS NULL)", name="ended_has_way"),
        CheckConstraint("extent IS NULL OR extent BETWEEN 1 AND 100", name="extent"),
        CheckConstraint("length(title) BETWEEN 1 AND 200", name="title_length"),
    )

    level: Mapped[StudyLevel]
    title: Mapped[str]
    school: Mapped[str | None]
    funding: Mapped[StudyFunding]
    extent: Mapped[int | None]
    started_on: Mapped[date]
    planned_end_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    ended_as: Mapped[StudyEnd | None]
    learnt_through: Mapped[LearntThrough]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class BusinessAdvice(OfWorkFile):
    """Advice on starting a business, and what came of it."""

    __tablename__ = "business_advice"
    __table_args__ = (
        CheckConstraint("(result = 'started') = (started_on IS NOT NULL)", name="started_has_day"),
        CheckConstraint("note IS NULL OR length(note) <= 2000", name="note_length"),
    )

    advised_on: Mapped[date]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    adviser: Mapped[str | None]
    result: Mapped[BusinessResult]
    #: When the business began.
    started_on: Mapped[date | None]
    note: Mapped[str | None]
    version: Mapped[int] = mapped_column()
    organisation: Mapped[Organisation | None] = relationship()

    __mapper_args__ = {"version_id_col": version}
