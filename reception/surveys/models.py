"""Tables of surveys. Those of asking and those of answers share the survey and nothing else.

- Asking: `SurveyAsking` (a round) and `SurveyInvitation` (somebody who was asked).
- The door: `SurveyTicket`, the hash of a token. It names nobody, and is removed when it is used.
- Answers: `SurveyBox` holds what was answered while the survey is open, sealed and shuffled in one row, so that no row,
  number or time of its own tells when an answer came; `SurveyAnswer` holds them once it is closed, all written at once
  in random order under random keys.
No row of the last two holds a time.
"""

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import Unit, User
from reception.cases.models import OfCase
from reception.db.base import Base, Privacy, Retention, tells
from reception.db.encrypted import EncryptedText
from reception.surveys.terms import AskingKind, AskingState, QuestionKind, SurveyState, TextState


class Survey(Base):
    """A survey. `languages`: BCP 47 tags between spaces; Swedish is always among them.

    `asked` and `answered`: numbers by language, frozen when it is closed: {"sv": 40, …}; before, counted from tickets.
    """

    __tablename__ = "survey"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.PERMANENT
    __table_args__ = (
        CheckConstraint("length(title) BETWEEN 1 AND 200", name="title_length"),
        CheckConstraint("closes_on IS NULL OR opens_on IS NULL OR closes_on >= opens_on", name="closes_after_opening"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    languages: Mapped[str] = mapped_column(server_default="sv")
    state: Mapped[SurveyState] = mapped_column(default=SurveyState.DRAFT)
    opens_on: Mapped[date | None]
    closes_on: Mapped[date | None]
    asked: Mapped[dict[str, int]] = mapped_column(sa.JSON, default=dict)
    answered: Mapped[dict[str, int]] = mapped_column(sa.JSON, default=dict)
    made_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("staff_user.id", ondelete="RESTRICT"), info=tells(Privacy.STAFF)
    )
    version: Mapped[int] = mapped_column()
    unit: Mapped[Unit] = relationship()
    questions: Mapped[list["SurveyQuestion"]] = relationship(
        back_populates="survey", order_by="SurveyQuestion.place, SurveyQuestion.id"
    )
    texts: Mapped[list["SurveyText"]] = relationship(back_populates="survey", order_by="SurveyText.id")

    __mapper_args__ = {"version_id_col": version}


class SurveyQuestion(Base):
    """A question. `code`: the item of the bank of questions it was taken from, so that years can be compared.

    `options`: how many answers a choice has; their words stand among the texts. `about`: a coarse trait that the
    answers of others are split by ("sex", "age"), which she may leave out; None for a question of the survey itself.
    """

    __tablename__ = "survey_question"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.PERMANENT
    __table_args__ = (
        CheckConstraint("options BETWEEN 2 AND 12", name="options"),
        sa.Index("ix_survey_question_survey_place", "survey_id", "place"),
    )

    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id", ondelete="CASCADE"))
    place: Mapped[int]
    kind: Mapped[QuestionKind]
    code: Mapped[str | None]
    options: Mapped[int] = mapped_column(default=5)
    about: Mapped[str | None]
    version: Mapped[int] = mapped_column()
    survey: Mapped[Survey] = relationship(back_populates="questions")
    texts: Mapped[list["SurveyText"]] = relationship(back_populates="question", order_by="SurveyText.id")

    __mapper_args__ = {"version_id_col": version}


class SurveyText(Base):
    """What a survey says in one language. `part`: "introduction" or "thanks" of the survey (no question), "question",
    "option-1" … of a question. `source_digest`: SHA-256 of the Swedish text it was translated from."""

    __tablename__ = "survey_text"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.PERMANENT
    __table_args__ = (
        CheckConstraint("length(text) BETWEEN 1 AND 2000", name="text_length"),
        sa.UniqueConstraint("survey_id", "question_id", "part", "language"),
    )

    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id", ondelete="CASCADE"))
    question_id: Mapped[int | None] = mapped_column(ForeignKey("survey_question.id", ondelete="CASCADE"), index=True)
    part: Mapped[str]
    language: Mapped[str]
    text: Mapped[str]
    state: Mapped[TextState] = mapped_column(default=TextState.REVIEWED)
    source_digest: Mapped[str | None]
    version: Mapped[int] = mapped_column()
    survey: Mapped[Survey] = relationship(back_populates="texts")
    question: Mapped[SurveyQuestion | None] = relationship(back_populates="texts")

    __mapper_args__ = {"version_id_col": version}


class SurveyAsking(Base):
    """A round of asking: newcomers whom the program chose, or slips of paper that anybody may be given.

    `size`: how many at most (None: all), or how many slips. `language`: of the slips. `label`: where slips are handed
    out, in a few words. `left_out`: numbers by the code of `LeftOut`.
    """

    __tablename__ = "survey_asking"
    __privacy__ = Privacy.STAFF
    __retention__ = Retention.PERMANENT
    __journaled__ = False
    __table_args__ = (
        CheckConstraint("size IS NULL OR size BETWEEN 1 AND 20000", name="size"),
        CheckConstraint("label IS NULL OR length(label) <= 100", name="label_length"),
    )

    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id", ondelete="CASCADE"), index=True)
    kind: Mapped[AskingKind]
    state: Mapped[AskingState] = mapped_column(default=AskingState.ORDERED)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    language: Mapped[str | None]
    label: Mapped[str | None]
    size: Mapped[int | None]
    asked_on: Mapped[date]
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    left_out: Mapped[dict[str, int]] = mapped_column(sa.JSON, default=dict)
    survey: Mapped[Survey] = relationship()
    unit: Mapped[Unit | None] = relationship()
    asked_by: Mapped[User | None] = relationship()


class SurveyInvitation(OfCase):
    """Somebody was asked, in a language. Whether she answered is not noted here, and it goes when the survey closes."""

    __tablename__ = "survey_invitation"
    __journaled__ = False
    __table_args__ = (sa.UniqueConstraint("survey_id", "case_id"),)

    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id", ondelete="CASCADE"))
    asking_id: Mapped[int] = mapped_column(ForeignKey("survey_asking.id", ondelete="CASCADE"), index=True)
    language: Mapped[str]
    survey: Mapped[Survey] = relationship()


class SurveyTicket(Base):
    """A token that opens a survey once. `id` is random: it tells nothing of the order in which tokens were made."""

    __tablename__ = "survey_ticket"
    __privacy__ = Privacy.SECRET
    __retention__ = Retention.SESSION
    __journaled__ = False

    id: Mapped[int] = mapped_column(sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True)
    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    #: The language that she was asked in.
    language: Mapped[str] = mapped_column(info=tells(Privacy.NONE))
    survey: Mapped[Survey] = relationship()


class SurveyBox(Base):
    """What was answered so far: a list as JSON, shuffled anew with each answer, sealed in one row."""

    __tablename__ = "survey_box"
    __privacy__ = Privacy.SECRET
    __retention__ = Retention.SESSION
    __journaled__ = False

    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id", ondelete="CASCADE"), unique=True)
    answers: Mapped[str] = mapped_column(EncryptedText("survey_box.answers"))


class SurveyAnswer(Base):
    """What somebody answered, of a survey that is closed. `id` is random.

    `language` and `about` hold a trait only where ten or more of these answers share all of them; else None, {}.
    `said`: the place of the answer (1 is the first) by the id of the question; what was left out is not there.
    """

    __tablename__ = "survey_answer"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.PERMANENT
    __journaled__ = False

    id: Mapped[int] = mapped_column(sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True)
    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id", ondelete="CASCADE"), index=True)
    language: Mapped[str | None]
    about: Mapped[dict[str, str]] = mapped_column(sa.JSON, default=dict)
    said: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
