"""Employers and the places they offer. Nothing here is about a newcomer."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.contacts.terms import Channel
from reception.db.base import Base, Privacy, Retention, tells
from reception.organisations.models import ContactPerson, Organisation
from reception.skills.terms import LanguageLevel
from reception.work.terms.employers import OpeningKind, OpeningState


class Employer(Base):
    """What is known of an organisation as an employer, beside its name and its people.

    `branch`: a code of `definitions/branches.toml`. `is_municipal`: a workplace of the municipality's own.
    `confirmed_on`: the day on which somebody last heard from it; see `definitions/parameters.toml` for when it is old.
    """

    __tablename__ = "employer"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.PERMANENT
    __table_args__ = (CheckConstraint("note IS NULL OR length(note) <= 2000", name="note_length"),)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"), unique=True)
    branch: Mapped[str | None]
    is_municipal: Mapped[bool] = mapped_column(default=False)
    confirmed_on: Mapped[date | None] = mapped_column(index=True)
    note: Mapped[str | None]
    version: Mapped[int] = mapped_column()
    organisation: Mapped[Organisation] = relationship()

    __mapper_args__ = {"version_id_col": version}


class EmployerContact(Base):
    """Somebody spoke with an employer. It tells of the employer alone, never of a newcomer."""

    __tablename__ = "employer_contact"
    __privacy__ = Privacy.STAFF
    __retention__ = Retention.INSTALLATION
    __table_args__ = (CheckConstraint("length(text) BETWEEN 1 AND 2000", name="text_length"),)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"), index=True)
    on: Mapped[date]
    channel: Mapped[Channel]
    contact_person_id: Mapped[int | None] = mapped_column(ForeignKey("contact_person.id", ondelete="SET NULL"))
    text: Mapped[str]
    #: When somebody is to call again.
    next_on: Mapped[date | None]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    made_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()
    organisation: Mapped[Organisation] = relationship()
    contact_person: Mapped[ContactPerson | None] = relationship()
    author: Mapped[User | None] = relationship()

    __mapper_args__ = {"version_id_col": version}


class Opening(Base):
    """Places that an employer offers, and what the work asks for. `occupation_code`: SSYK 2012.

    `languages`: BCP 47 tags between spaces that are of use there. `extent`: percent of full time.
    """

    __tablename__ = "work_opening"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.INSTALLATION
    __table_args__ = (
        CheckConstraint("places BETWEEN 1 AND 500", name="places"),
        CheckConstraint("extent IS NULL OR extent BETWEEN 1 AND 100", name="extent"),
        CheckConstraint("ends_on IS NULL OR begins_on IS NULL OR ends_on >= begins_on", name="ends_after_begin"),
        CheckConstraint("length(title) BETWEEN 1 AND 200", name="title_length"),
        CheckConstraint("note IS NULL OR length(note) <= 2000", name="note_length"),
        sa.Index("ix_work_opening_state", "state", "organisation_id"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[OpeningKind]
    title: Mapped[str]
    occupation_code: Mapped[str | None]
    places: Mapped[int] = mapped_column(default=1)
    extent: Mapped[int | None]
    begins_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    #: Nobody is to be proposed after this day.
    open_until: Mapped[date | None]
    swedish: Mapped[LanguageLevel | None]
    driving_licence: Mapped[bool] = mapped_column(default=False)
    odd_hours: Mapped[bool] = mapped_column(default=False)
    languages: Mapped[str] = mapped_column(server_default="")
    place: Mapped[str | None]
    contact_person_id: Mapped[int | None] = mapped_column(ForeignKey("contact_person.id", ondelete="SET NULL"))
    note: Mapped[str | None]
    state: Mapped[OpeningState] = mapped_column(default=OpeningState.OPEN)
    confirmed_on: Mapped[date]
    made_at: Mapped[datetime] = mapped_column(info=tells(Privacy.STAFF))
    made_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("staff_user.id", ondelete="RESTRICT"), info=tells(Privacy.STAFF)
    )
    version: Mapped[int] = mapped_column()
    organisation: Mapped[Organisation] = relationship()
    contact_person: Mapped[ContactPerson | None] = relationship()

    __mapper_args__ = {"version_id_col": version}
