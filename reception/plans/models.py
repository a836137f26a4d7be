"""A plan has goals, and a goal has actions. Each says what in a sentence of the library, in free words, or both."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.cases.models import OfCase
from reception.cases.terms import Owner, Phase
from reception.db.base import Base, Privacy, Retention, tells
from reception.plans.terms import ActionState, GoalState, NeedAnswer, PlanState


class Plan(OfCase):
    """One version of somebody's plan. While it is written it may change; agreed, it stands."""

    __tablename__ = "plan"
    __table_args__ = (
        CheckConstraint("(state = 'draft') = (agreed_on IS NULL)", name="agreed_has_day"),
        CheckConstraint("own_wish IS NULL OR length(own_wish) <= 2000", name="own_wish_length"),
        sa.Index(
            "uq_plan_draft",
            "case_id",
            unique=True,
            sqlite_where=sa.text("state = 'draft'"),
            postgresql_where=sa.text("state = 'draft'"),
        ),
    )

    state: Mapped[PlanState] = mapped_column(default=PlanState.DRAFT)
    #: What the person herself wishes, in her own words.
    own_wish: Mapped[str | None]
    agreed_on: Mapped[date | None]
    #: Whether an interpreter was there when it was agreed.
    with_interpreter: Mapped[bool | None]
    #: When it is to be looked at again.
    review_on: Mapped[date | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    agreed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    goals: Mapped[list["Goal"]] = relationship(back_populates="plan", order_by="Goal.position, Goal.id")
    made_by: Mapped[User | None] = relationship(foreign_keys=[made_by_id])
    agreed_by: Mapped[User | None] = relationship(foreign_keys=[agreed_by_id])

    __mapper_args__ = {"version_id_col": version}


class OfPlan(Base):
    """What a plan is made of. `sentence` is a code of the library, `text` free words; at least one of them."""

    __abstract__ = True
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True

    sentence: Mapped[str | None]
    text: Mapped[str | None]
    position: Mapped[int] = mapped_column(default=0)
    ended_on: Mapped[date | None]


class Goal(OfPlan):
    """What somebody wants to reach."""

    __tablename__ = "goal"
    __table_args__ = (
        CheckConstraint("sentence IS NOT NULL OR text IS NOT NULL", name="says_something"),
        CheckConstraint("text IS NULL OR length(text) <= 500", name="text_length"),
        CheckConstraint("(state = 'under_way') = (ended_on IS NULL)", name="ended_has_day"),
    )

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"), index=True)
    phase: Mapped[Phase]
    state: Mapped[GoalState] = mapped_column(default=GoalState.UNDER_WAY)
    version: Mapped[int] = mapped_column()
    plan: Mapped[Plan] = relationship(back_populates="goals")
    actions: Mapped[list["Action"]] = relationship(back_populates="goal", order_by="Action.position, Action.id")

    __mapper_args__ = {"version_id_col": version}

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person of the case, for the log."""
        return self.plan.audited_people


class Action(OfPlan):
    """What somebody does towards a goal, and by when."""

    __tablename__ = "action"
    __table_args__ = (
        CheckConstraint("sentence IS NOT NULL OR text IS NOT NULL", name="says_something"),
        CheckConstraint("text IS NULL OR length(text) <= 500", name="text_length"),
        CheckConstraint("(state = 'planned') = (ended_on IS NULL)", name="ended_has_day"),
    )

    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id", ondelete="CASCADE"), index=True)
    owner: Mapped[Owner]
    due_on: Mapped[date | None]
    state: Mapped[ActionState] = mapped_column(default=ActionState.PLANNED)
    version: Mapped[int] = mapped_column()
    goal: Mapped[Goal] = relationship(back_populates="actions")

    __mapper_args__ = {"version_id_col": version}

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person of the case, for the log."""
        return self.goal.audited_people


class NeedsAssessment(OfCase):
    """What somebody needs help with, as she herself said on one day. A new conversation is a new row."""

    __tablename__ = "needs_assessment"

    on_day: Mapped[date]
    with_interpreter: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str | None] = mapped_column(info=tells(Privacy.SENSITIVE))
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    answers: Mapped[list["NeedsLine"]] = relationship(back_populates="assessment", order_by="NeedsLine.id")
    made_by: Mapped[User | None] = relationship(foreign_keys=[made_by_id])

    __mapper_args__ = {"version_id_col": version}


class NeedsLine(Base):
    """One answer: `question` is a code of `definitions/needs.toml`, which says why it is asked."""

    __tablename__ = "needs_line"
    __privacy__ = Privacy.SENSITIVE
    __retention__ = Retention.CASE_FILE
    __protected__ = True
    __table_args__ = (
        CheckConstraint("note IS NULL OR length(note) <= 300", name="note_length"),
        sa.UniqueConstraint("assessment_id", "question"),
    )

    assessment_id: Mapped[int] = mapped_column(ForeignKey("needs_assessment.id", ondelete="CASCADE"))
    question: Mapped[str]
    answer: Mapped[NeedAnswer]
    note: Mapped[str | None]
    assessment: Mapped[NeedsAssessment] = relationship(back_populates="answers")

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person of the case, for the log."""
        return self.assessment.audited_people
