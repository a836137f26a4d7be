"""The register: how people are found, what waits to be registered, and what was corrected."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.db.base import Base, Privacy, Retention
from reception.db.encrypted import EncryptedText
from reception.people.models.person import BY_CODE_POINT, OfPerson
from reception.people.terms import DraftState, KeyKind


class RegistrationDraft(Base):
    """A registration that met a person its maker may not see. Closed to all but the manager who owns that person."""

    __tablename__ = "registration_draft"
    __privacy__ = Privacy.SENSITIVE
    __retention__ = Retention.CASE_FILE
    __protected__ = True

    number: Mapped[str] = mapped_column(unique=True)
    facts: Mapped[str] = mapped_column(EncryptedText("registration_draft.facts"))
    shown_name: Mapped[str] = mapped_column(EncryptedText("registration_draft.shown_name"))
    met_person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    made_at: Mapped[datetime]
    state: Mapped[DraftState] = mapped_column(default=DraftState.OPEN)
    decided_at: Mapped[datetime | None]

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person it met, for the log."""
        return (self.met_person_id,)


class SearchKey(Base):
    """One way to find a person. The only table that search reads, on both databases."""

    __tablename__ = "search_key"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __journaled__ = False
    __protected__ = True
    __table_args__ = (sa.Index("ix_search_key_kind_key", "kind", "key", "person_id"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    kind: Mapped[KeyKind]
    key: Mapped[str] = mapped_column(BY_CODE_POINT)

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person, for the log."""
        return (self.person_id,)


class Correction(OfPerson):
    """A fact that was changed: what it was, what it became, why, by whom (GDPR article 16)."""

    __tablename__ = "correction"

    field: Mapped[str]
    before: Mapped[str | None] = mapped_column(EncryptedText("correction.before"))
    after: Mapped[str | None] = mapped_column(EncryptedText("correction.after"))
    reason: Mapped[str | None]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    made_at: Mapped[datetime]
    made_by: Mapped[User | None] = relationship()
