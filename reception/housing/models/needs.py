"""Who seeks a home, and which homes were offered. How many they are and their days are read from the people's files."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.cases.models import OfCase
from reception.db.base import Privacy, tells
from reception.housing.models.contracts import Contract
from reception.housing.models.homes import DwellingUnit, Place
from reception.housing.terms import DeclineReason, NeedEnding, OfferState
from reception.people.models import Household


class HomeNeed(OfCase):
    """A caseworker asks for a home for the person of a case and those who live with her (`household_id`; else alone).

    It says what is needed, never why: `without_stairs` means that somebody cannot take stairs.
    """

    __tablename__ = "home_need"
    __table_args__ = (
        CheckConstraint("(ended_on IS NULL) = (ending IS NULL)", name="ended_has_reason"),
        CheckConstraint("note IS NULL OR length(note) <= 500", name="note_length"),
        sa.Index("ix_home_need_ended", "ended_on"),
        sa.Index(
            "uq_home_need_open",
            "case_id",
            unique=True,
            sqlite_where=sa.text("ended_on IS NULL"),
            postgresql_where=sa.text("ended_on IS NULL"),
        ),
    )

    number: Mapped[str] = mapped_column(unique=True)
    household_id: Mapped[int | None] = mapped_column(ForeignKey("household.id", ondelete="SET NULL"), index=True)
    #: The first day on which a home is wanted; None: as soon as possible.
    wanted_from: Mapped[date | None]
    without_stairs: Mapped[bool] = mapped_column(default=False, info=tells(Privacy.SENSITIVE))
    school_id: Mapped[int | None] = mapped_column(ForeignKey("place.id", ondelete="SET NULL"))
    work_id: Mapped[int | None] = mapped_column(ForeignKey("place.id", ondelete="SET NULL"))
    note: Mapped[str | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    ended_on: Mapped[date | None]
    ending: Mapped[NeedEnding | None]
    version: Mapped[int] = mapped_column()
    household: Mapped[Household | None] = relationship()
    school: Mapped[Place | None] = relationship(foreign_keys=[school_id])
    work: Mapped[Place | None] = relationship(foreign_keys=[work_id])
    made_by: Mapped[User | None] = relationship(foreign_keys=[made_by_id])
    offers: Mapped[list["Offer"]] = relationship(back_populates="need", order_by="Offer.id")

    __mapper_args__ = {"version_id_col": version}


class Offer(OfCase):
    """A home offered to those who need one. `grounds` keeps the reasons that stood on the page, as JSON.

    It holds no home by itself: `Closure` with "kept for a household" does, and only a contract lets it.
    """

    __tablename__ = "home_offer"
    __table_args__ = (
        CheckConstraint("state = 'withdrawn' OR (state = 'prepared') = (made_on IS NULL)", name="made_has_day"),
        CheckConstraint("decline_note IS NULL OR length(decline_note) <= 500", name="decline_note_length"),
        sa.Index(
            "uq_home_offer_standing",
            "need_id",
            "unit_id",
            unique=True,
            sqlite_where=sa.text("state IN ('prepared', 'made', 'accepted')"),
            postgresql_where=sa.text("state IN ('prepared', 'made', 'accepted')"),
        ),
    )

    number: Mapped[str] = mapped_column(unique=True)
    need_id: Mapped[int] = mapped_column(ForeignKey("home_need.id", ondelete="CASCADE"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("dwelling_unit.id", ondelete="RESTRICT"), index=True)
    state: Mapped[OfferState] = mapped_column(default=OfferState.PREPARED)
    free_on: Mapped[date]
    made_on: Mapped[date | None]
    answer_by: Mapped[date | None]
    answered_on: Mapped[date | None]
    decline_reason: Mapped[DeclineReason | None]
    decline_note: Mapped[str | None]
    grounds: Mapped[str] = mapped_column(server_default="[]")
    contract_id: Mapped[int | None] = mapped_column(ForeignKey("housing_contract.id", ondelete="SET NULL"), index=True)
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    need: Mapped[HomeNeed] = relationship(back_populates="offers")
    unit: Mapped[DwellingUnit] = relationship()
    contract: Mapped[Contract | None] = relationship()
    made_by: Mapped[User | None] = relationship(foreign_keys=[made_by_id])

    __mapper_args__ = {"version_id_col": version}
