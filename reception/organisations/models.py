"""Organisations and their contact persons. Nothing here is about a newcomer."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.db.base import Base, Privacy, Retention, tells
from reception.organisations.terms import OrganisationKind


class Organisation(Base):
    """An organisation that caseworkers meet, phone and ask."""

    __tablename__ = "organisation"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.PERMANENT
    __table_args__ = (sa.UniqueConstraint("name", "kind"),)

    name: Mapped[str]
    sort_key: Mapped[str] = mapped_column(index=True)
    kind: Mapped[OrganisationKind]
    number: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    website: Mapped[str | None]
    address: Mapped[str | None]
    #: BCP 47 tags between spaces: the languages one can speak there.
    languages: Mapped[str] = mapped_column(server_default="")
    note: Mapped[str | None]
    closed_on: Mapped[date | None]
    version: Mapped[int] = mapped_column()
    contact_persons: Mapped[list["ContactPerson"]] = relationship(
        back_populates="organisation", order_by="ContactPerson.name"
    )

    __mapper_args__ = {"version_id_col": version}


class ContactPerson(Base):
    """Somebody who works at an organisation."""

    __tablename__ = "contact_person"
    __privacy__ = Privacy.STAFF
    __retention__ = Retention.INSTALLATION

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    task: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    left_on: Mapped[date | None] = mapped_column(info=tells(Privacy.NONE))
    version: Mapped[int] = mapped_column()
    organisation: Mapped[Organisation] = relationship(back_populates="contact_persons")

    __mapper_args__ = {"version_id_col": version}
