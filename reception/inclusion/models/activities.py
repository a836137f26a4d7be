"""Activities that newcomers and others share, their occasions, and who was offered to take part."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import Unit, User
from reception.cases.models import OfCase
from reception.db.base import Base, Privacy, Retention
from reception.inclusion.terms.activities import ActivityKind, OccasionState, OfferAnswer, OfferEnd, OpenTo
from reception.organisations.models import ContactPerson, Organisation


class Activity(Base):
    """Something that goes on in an association or in the municipality. Nothing here is about a newcomer.

    `languages`: BCP 47 tags between spaces, those spoken there beside Swedish. `weekday`: 0 is Monday.
    `confirmed_on`: the day on which somebody last heard that it goes on.
    """

    __tablename__ = "activity"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.INSTALLATION
    __table_args__ = (
        CheckConstraint("length(name) BETWEEN 1 AND 200", name="name_length"),
        CheckConstraint("note IS NULL OR length(note) <= 2000", name="note_length"),
        CheckConstraint("weekday IS NULL OR weekday BETWEEN 0 AND 6", name="weekday"),
        CheckConstraint("seats IS NULL OR seats BETWEEN 1 AND 10000", name="seats"),
        CheckConstraint("ends_on IS NULL OR begins_on IS NULL OR ends_on >= begins_on", name="ends_after_begin"),
        sa.Index("ix_activity_ends_on", "ends_on"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    #: The municipality's own: which unit holds it.
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    name: Mapped[str]
    kind: Mapped[ActivityKind]
    open_to: Mapped[OpenTo] = mapped_column(default=OpenTo.EVERYBODY)
    languages: Mapped[str] = mapped_column(server_default="")
    place: Mapped[str | None]
    weekday: Mapped[int | None]
    #: From when to when on the day, as people say it: "18.00–19.30".
    time: Mapped[str | None]
    fee: Mapped[str | None]
    seats: Mapped[int | None]
    begins_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    contact_person_id: Mapped[int | None] = mapped_column(ForeignKey("contact_person.id", ondelete="SET NULL"))
    note: Mapped[str | None]
    confirmed_on: Mapped[date]
    version: Mapped[int] = mapped_column()
    organisation: Mapped[Organisation | None] = relationship()
    unit: Mapped[Unit | None] = relationship()
    contact_person: Mapped[ContactPerson | None] = relationship()
    occasions: Mapped[list["ActivityOccasion"]] = relationship(
        back_populates="activity", order_by="ActivityOccasion.on.desc()"
    )

    __mapper_args__ = {"version_id_col": version}


class ActivityOccasion(Base):
    """One meeting of an activity, planned or held: how many newcomers came, and how many who have lived here longer.

    Numbers alone. A meeting is mixed when both came; indicator I31 counts those.
    """

    __tablename__ = "activity_occasion"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.INSTALLATION
    __table_args__ = (
        CheckConstraint("newcomers IS NULL OR newcomers BETWEEN 0 AND 10000", name="newcomers"),
        CheckConstraint("established IS NULL OR established BETWEEN 0 AND 10000", name="established"),
        CheckConstraint("note IS NULL OR length(note) <= 500", name="note_length"),
        sa.Index("ix_activity_occasion_on", "on"),
    )

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"), index=True)
    on: Mapped[date]
    state: Mapped[OccasionState] = mapped_column(default=OccasionState.PLANNED)
    newcomers: Mapped[int | None]
    established: Mapped[int | None]
    note: Mapped[str | None]
    version: Mapped[int] = mapped_column()
    activity: Mapped[Activity] = relationship(back_populates="occasions")

    __mapper_args__ = {"version_id_col": version}


class ActivityOffer(OfCase):
    """Somebody was told of an activity, and what became of it. Voluntary: an answer is nobody's duty."""

    __tablename__ = "activity_offer"
    __table_args__ = (
        CheckConstraint("started_on IS NULL OR started_on >= offered_on", name="started_after_offered"),
        CheckConstraint("ended_on IS NULL OR ended_on >= offered_on", name="ended_after_offered"),
        CheckConstraint("note IS NULL OR length(note) <= 500", name="note_length"),
        sa.Index("ix_activity_offer_offered_on", "offered_on"),
    )

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id", ondelete="RESTRICT"), index=True)
    offered_on: Mapped[date]
    offered_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    answer: Mapped[OfferAnswer] = mapped_column(default=OfferAnswer.WAITING)
    answered_on: Mapped[date | None]
    started_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    end: Mapped[OfferEnd | None]
    note: Mapped[str | None]
    version: Mapped[int] = mapped_column()
    activity: Mapped[Activity] = relationship()
    offered_by: Mapped[User | None] = relationship()

    __mapper_args__ = {"version_id_col": version}
