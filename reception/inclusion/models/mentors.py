"""People who offer to be somebody's mentor or friend, those who wish for one, and the two together."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import Unit
from reception.cases.models import OfCase
from reception.db.base import Base, Privacy, Retention, closed_list
from reception.inclusion.terms.activities import OfferAnswer
from reception.inclusion.terms.mentors import FriendKind, MatchEnd, MeetingWay, WishEnd
from reception.organisations.models import Organisation


class Volunteer(Base):
    """Somebody who gives of her time. No newcomer, and no more is kept than is needed to bring two people together.

    `kinds`: codes of `FriendKind` between spaces; `languages`: BCP 47 tags between spaces; `interests`: words between
    commas. `record_seen_on`: when an extract from the police's record was shown, for those who meet children; what it
    says is never kept.
    """

    __tablename__ = "volunteer"
    __privacy__ = Privacy.STAFF
    __retention__ = Retention.INSTALLATION
    __table_args__ = (
        CheckConstraint("length(name) BETWEEN 1 AND 200", name="name_length"),
        CheckConstraint("most BETWEEN 1 AND 20", name="most"),
        CheckConstraint("note IS NULL OR length(note) <= 2000", name="note_length"),
        CheckConstraint("ended_on IS NULL OR ended_on >= started_on", name="ended_after_started"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id", ondelete="SET NULL"), index=True)
    name: Mapped[str]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    kinds: Mapped[str]
    languages: Mapped[str] = mapped_column(server_default="")
    interests: Mapped[str] = mapped_column(server_default="")
    place: Mapped[str | None]
    #: When she can, as she says it: "Tuesday evenings".
    times: Mapped[str | None]
    #: How many she can meet at a time.
    most: Mapped[int] = mapped_column(default=1)
    record_seen_on: Mapped[date | None]
    started_on: Mapped[date]
    ended_on: Mapped[date | None]
    note: Mapped[str | None]
    version: Mapped[int] = mapped_column()
    unit: Mapped[Unit] = relationship()
    organisation: Mapped[Organisation | None] = relationship()

    __mapper_args__ = {"version_id_col": version}


class FriendWish(OfCase):
    """Somebody wishes for a mentor or a friend. It waits until it has ended."""

    __tablename__ = "friend_wish"
    __table_args__ = (
        CheckConstraint("ended_on IS NULL OR ended_on >= wished_on", name="ended_after_wished"),
        CheckConstraint("note IS NULL OR length(note) <= 500", name="note_length"),
        sa.Index("ix_friend_wish_wished_on", "wished_on"),
    )

    kind: Mapped[FriendKind]
    wished_on: Mapped[date]
    languages: Mapped[str] = mapped_column(server_default="")
    interests: Mapped[str] = mapped_column(server_default="")
    place: Mapped[str | None]
    times: Mapped[str | None]
    note: Mapped[str | None]
    ended_on: Mapped[date | None]
    end: Mapped[WishEnd | None]
    version: Mapped[int] = mapped_column()
    matches: Mapped[list["FriendMatch"]] = relationship(back_populates="wish", order_by="FriendMatch.id")

    __mapper_args__ = {"version_id_col": version}


class FriendMatch(OfCase):
    """A wish and a volunteer, brought together by a human. It goes on from `starts_on` to `ends_on`."""

    __tablename__ = "friend_match"
    __table_args__ = (
        CheckConstraint("starts_on IS NULL OR starts_on >= proposed_on", name="starts_after_proposed"),
        CheckConstraint("ends_on IS NULL OR ends_on >= proposed_on", name="ends_after_proposed"),
        CheckConstraint("note IS NULL OR length(note) <= 500", name="note_length"),
    )

    wish_id: Mapped[int] = mapped_column(ForeignKey("friend_wish.id", ondelete="RESTRICT"), index=True)
    volunteer_id: Mapped[int] = mapped_column(ForeignKey("volunteer.id", ondelete="RESTRICT"), index=True)
    proposed_on: Mapped[date]
    person_answer: Mapped[OfferAnswer] = mapped_column(closed_list(OfferAnswer, name="person_answer"))
    volunteer_answer: Mapped[OfferAnswer] = mapped_column(closed_list(OfferAnswer, name="volunteer_answer"))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    end: Mapped[MatchEnd | None]
    note: Mapped[str | None]
    version: Mapped[int] = mapped_column()
    wish: Mapped[FriendWish] = relationship(back_populates="matches")
    volunteer: Mapped[Volunteer] = relationship()
    meetings: Mapped[list["FriendMeeting"]] = relationship(
        back_populates="match", order_by="FriendMeeting.on.desc(), FriendMeeting.id.desc()"
    )

    __mapper_args__ = {"version_id_col": version}


class FriendMeeting(OfCase):
    """Two who were brought together met. What they spoke of is theirs: no words are kept."""

    __tablename__ = "friend_meeting"
    __table_args__ = (CheckConstraint("minutes IS NULL OR minutes BETWEEN 1 AND 1440", name="minutes_of_a_day"),)

    match_id: Mapped[int] = mapped_column(ForeignKey("friend_match.id", ondelete="CASCADE"), index=True)
    on: Mapped[date]
    way: Mapped[MeetingWay]
    minutes: Mapped[int | None]
    version: Mapped[int] = mapped_column()
    match: Mapped[FriendMatch] = relationship(back_populates="meetings")

    __mapper_args__ = {"version_id_col": version}
