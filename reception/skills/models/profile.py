"""What somebody can, has done and wants, as one board mapped it with her."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from reception.accounts.models import Unit, User
from reception.db.base import Base, Privacy, Retention, closed_list, tells
from reception.people.models import OfPerson, Person
from reception.skills.terms import (
    Completion,
    LanguageLevel,
    Papers,
    Part,
    PartState,
    QualificationKind,
    RatedBy,
)


class SkillsProfile(OfPerson):
    """A person's skills as a board knows them. The identity is municipal, the profile its board's (contract, 1).

    `second_language`: BCP 47, the language beside the reader's own in which the interview is held. `mapped_on`: the day
    on which the last of the seven parts was ended for the first time.
    """

    __tablename__ = "skills_profile"
    __table_args__ = (
        sa.UniqueConstraint("person_id", "board_id"),
        CheckConstraint("mapped_on IS NULL OR mapped_on >= started_on", name="mapped_after_start"),
        CheckConstraint("cv_title IS NULL OR length(cv_title) <= 120", name="cv_title_length"),
        CheckConstraint("cv_about IS NULL OR length(cv_about) <= 1500", name="cv_about_length"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    board_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    second_language: Mapped[str | None]
    started_on: Mapped[date]
    mapped_on: Mapped[date | None]
    #: What stands on the CV above the lists, in the person's own words.
    cv_title: Mapped[str | None]
    cv_about: Mapped[str | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    person: Mapped[Person] = relationship()
    unit: Mapped[Unit] = relationship(foreign_keys=[unit_id])
    board: Mapped[Unit] = relationship(foreign_keys=[board_id])
    made_by: Mapped[User | None] = relationship()
    parts: Mapped[list["SkillsPart"]] = relationship(back_populates="profile", order_by="SkillsPart.id")
    languages: Mapped[list["SkillsLanguage"]] = relationship(back_populates="profile", order_by="SkillsLanguage.id")
    qualifications: Mapped[list["Qualification"]] = relationship(back_populates="profile", order_by="Qualification.id")
    answers: Mapped[list["SkillsAnswer"]] = relationship(back_populates="profile", order_by="SkillsAnswer.id")
    measures: Mapped[list["SkillsMeasure"]] = relationship(
        back_populates="profile", order_by="SkillsMeasure.on, SkillsMeasure.id"
    )
    cv_choices: Mapped[list["CvChoice"]] = relationship(back_populates="profile", order_by="CvChoice.id")
    consents: Mapped[list["SkillsConsent"]] = relationship(back_populates="profile", order_by="SkillsConsent.id")

    __mapper_args__ = {"version_id_col": version}


class OfProfile(Base):
    """What belongs to one profile."""

    __abstract__ = True
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True

    @declared_attr
    def profile_id(self) -> Mapped[int]:
        """Of which profile."""
        return mapped_column(ForeignKey("skills_profile.id", ondelete="CASCADE"), index=True)

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person, for the log."""
        profile: SkillsProfile = self.profile  # type: ignore[attr-defined]  # each table names its own way back
        return (profile.person_id,)


class SkillsPart(OfProfile):
    """A part of the interview that was ended: how, when first and when last, and by whom."""

    __tablename__ = "skills_part"
    __table_args__ = (
        sa.UniqueConstraint("profile_id", "part"),
        CheckConstraint("done_on >= first_done_on", name="done_in_order"),
    )

    part: Mapped[Part]
    state: Mapped[PartState]
    first_done_on: Mapped[date]
    done_on: Mapped[date]
    with_interpreter: Mapped[bool] = mapped_column(default=False)
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    done_by: Mapped[User | None] = relationship()
    profile: Mapped[SkillsProfile] = relationship(back_populates="parts")


class SkillsLanguage(OfProfile):
    """How well somebody speaks, reads and writes a language (BCP 47), by her own word."""

    __tablename__ = "skills_language"
    __table_args__ = (sa.UniqueConstraint("profile_id", "language"),)

    language: Mapped[str]
    is_mother_tongue: Mapped[bool] = mapped_column(default=False)
    speaks: Mapped[LanguageLevel] = mapped_column(closed_list(LanguageLevel, name="speaks"))
    reads: Mapped[LanguageLevel] = mapped_column(closed_list(LanguageLevel, name="reads"))
    writes: Mapped[LanguageLevel] = mapped_column(closed_list(LanguageLevel, name="writes"))
    profile: Mapped[SkillsProfile] = relationship(back_populates="languages")


class Qualification(OfProfile):
    """An education, a work or a certificate that somebody brings: what she calls it, and codes where they are known.

    `level_code`: SUN 2020. `occupation_code`: SSYK 2012. `profession_code`: a regulated profession. Codes are of the
    vocabularies, in whichever release. `months`: worked or studied in all. `country`: ISO 3166-1, "SE" for Sweden.
    """

    __tablename__ = "qualification"
    __table_args__ = (
        CheckConstraint("last_year IS NULL OR first_year IS NULL OR last_year >= first_year", name="years_in_order"),
        CheckConstraint("months IS NULL OR months BETWEEN 0 AND 720", name="months"),
        CheckConstraint("length(title) BETWEEN 1 AND 200", name="title_length"),
        CheckConstraint("note IS NULL OR length(note) <= 1000", name="note_length"),
    )

    kind: Mapped[QualificationKind]
    title: Mapped[str]
    level_code: Mapped[str | None]
    occupation_code: Mapped[str | None] = mapped_column(index=True)
    profession_code: Mapped[str | None]
    country: Mapped[str | None]
    #: The school, the employer, or who issued it.
    place: Mapped[str | None]
    first_year: Mapped[int | None]
    last_year: Mapped[int | None]
    months: Mapped[int | None]
    completion: Mapped[Completion | None]
    papers: Mapped[Papers | None]
    expires_on: Mapped[date | None]
    #: Subjects, or what she did at work.
    note: Mapped[str | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    profile: Mapped[SkillsProfile] = relationship(back_populates="qualifications")

    __mapper_args__ = {"version_id_col": version}


class SkillsAnswer(OfProfile):
    """The answer to one question of the interview: `question` is a code of `definitions/interview.toml`.

    `answer`: a code of the question's choices, or words; `code`: an occupation, where the question asks for one.
    """

    __tablename__ = "skills_answer"
    __table_args__ = (
        sa.UniqueConstraint("profile_id", "question"),
        CheckConstraint("length(answer) BETWEEN 1 AND 1000", name="answer_length"),
    )

    question: Mapped[str]
    answer: Mapped[str] = mapped_column(info=tells(Privacy.SENSITIVE))
    code: Mapped[str | None]
    profile: Mapped[SkillsProfile] = relationship(back_populates="answers")


class SkillsMeasure(OfProfile):
    """How far somebody has come in an area, from 1 to 5: `area` is a code of `definitions/progress.toml`."""

    __tablename__ = "skills_measure"
    __table_args__ = (
        sa.UniqueConstraint("profile_id", "on", "area", "rated_by"),
        CheckConstraint("level BETWEEN 1 AND 5", name="level"),
    )

    on: Mapped[date]
    area: Mapped[str]
    rated_by: Mapped[RatedBy]
    level: Mapped[int]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    made_by: Mapped[User | None] = relationship()
    profile: Mapped[SkillsProfile] = relationship(back_populates="measures")


class CvChoice(OfProfile):
    """Something the person wants on her CV: "language:ar", "qualification:17", "answer:computer", "contact:phone"."""

    __tablename__ = "cv_choice"
    __table_args__ = (sa.UniqueConstraint("profile_id", "item"),)

    item: Mapped[str]
    profile: Mapped[SkillsProfile] = relationship(back_populates="cv_choices")


class SkillsConsent(OfProfile):
    """The person lets another board read her profile (OSL 2009:400, 10 kap. 1 §), until she takes it back."""

    __tablename__ = "skills_consent"
    __table_args__ = (
        CheckConstraint("expires_on >= given_on", name="expires_after"),
        CheckConstraint("withdrawn_on IS NULL OR withdrawn_on >= given_on", name="withdrawn_after"),
    )

    to_board_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    #: BCP 47: the language in which she read it or had it read to her.
    language: Mapped[str]
    with_interpreter: Mapped[bool] = mapped_column(default=False)
    given_on: Mapped[date]
    expires_on: Mapped[date]
    withdrawn_on: Mapped[date | None]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    to_board: Mapped[Unit] = relationship()
    profile: Mapped[SkillsProfile] = relationship(back_populates="consents")

    __mapper_args__ = {"version_id_col": version}
