"""What is known of a person: names, numbers, languages, permits, dates and where she can be reached."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.db.base import Privacy
from reception.db.encrypted import EncryptedText
from reception.people.models.person import OfPerson, Person
from reception.people.terms import (
    ContactKind,
    Ground,
    IdentityGrade,
    KeyDateKind,
    LanguageUse,
    NameKind,
    NumberKind,
    Source,
)


class PersonName(OfPerson):
    """A name as it is written somewhere, in any script; one word is enough."""

    __tablename__ = "person_name"
    __table_args__ = (CheckConstraint("length(text) BETWEEN 1 AND 200", name="text_length"),)

    kind: Mapped[NameKind]
    text: Mapped[str]
    language: Mapped[str | None]
    person: Mapped[Person] = relationship(back_populates="names")


class Identifier(OfPerson):
    """A number the person is or was known by. An invalid one is kept as unverified, with a reason."""

    __tablename__ = "identifier"
    __table_args__ = (
        CheckConstraint("verified OR reason IS NOT NULL", name="unverified_has_reason"),
        CheckConstraint("ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name="ends_after_start"),
        sa.Index(
            "uq_identifier_value",
            "kind",
            "value",
            unique=True,
            sqlite_where=sa.text("verified AND kind IN ('personnummer', 'samordningsnummer')"),
            postgresql_where=sa.text("verified AND kind IN ('personnummer', 'samordningsnummer')"),
        ),
    )

    kind: Mapped[NumberKind]
    value: Mapped[str] = mapped_column(index=True)
    written: Mapped[str]
    grade: Mapped[IdentityGrade | None]
    verified: Mapped[bool]
    reason: Mapped[str | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    person: Mapped[Person] = relationship(back_populates="identifiers")


class PersonLanguage(OfPerson):
    """A language the person speaks; the order is the order of strength."""

    __tablename__ = "person_language"
    __table_args__ = (sa.UniqueConstraint("person_id", "language"),)

    language: Mapped[str]
    use: Mapped[LanguageUse] = mapped_column(default=LanguageUse.SPEAKS_WELL)
    reads: Mapped[bool | None]
    person: Mapped[Person] = relationship(back_populates="languages")


class PermitGround(OfPerson):
    """A residence permit: its ground and its validity. A new decision is a new row."""

    __tablename__ = "permit_ground"
    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name="ends_after_start"),
    )

    ground: Mapped[Ground]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None] = mapped_column(index=True)
    source: Mapped[Source] = mapped_column(default=Source.UNKNOWN)
    person: Mapped[Person] = relationship(back_populates="permits")


class KeyDate(OfPerson):
    """A date that drives a deadline, with where it is known from."""

    __tablename__ = "key_date"
    __table_args__ = (sa.UniqueConstraint("person_id", "kind"),)

    kind: Mapped[KeyDateKind]
    on_day: Mapped[date]
    source: Mapped[Source] = mapped_column(default=Source.UNKNOWN)
    person: Mapped[Person] = relationship(back_populates="key_dates")


class ContactDetail(OfPerson):
    """A telephone number, an e-mail address or an address. A protected person's is sealed: no search, no plain text."""

    __tablename__ = "contact_detail"
    __privacy__ = Privacy.CONTACT
    __table_args__ = (
        CheckConstraint("(plain IS NULL) <> (sealed IS NULL)", name="plain_or_sealed"),
        CheckConstraint("ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name="ends_after_start"),
    )

    kind: Mapped[ContactKind]
    plain: Mapped[str | None]
    sealed: Mapped[str | None] = mapped_column(EncryptedText("contact_detail.sealed"))
    #: "sister's phone"; empty is the person's own.
    whose: Mapped[str | None]
    sms_allowed: Mapped[bool | None]
    voice_only: Mapped[bool] = mapped_column(default=False)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    person: Mapped[Person] = relationship(back_populates="contact_details")

    @property
    def is_sealed(self) -> bool:
        """Whether it is masked until somebody asks to see it, with a reason."""
        return self.sealed is not None

    @property
    def unmasked(self) -> str:
        """The detail itself, also when it is sealed: for showing it on request and for correcting it."""
        return self.sealed if self.sealed is not None else self.plain or ""
