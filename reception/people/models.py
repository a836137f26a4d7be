"""A person is a row found by many names and numbers. Facts carry dates and sources; none is overwritten silently."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.db.base import Base, Privacy, Retention, tells
from reception.db.encrypted import EncryptedText
from reception.people.terms import (
    BirthPrecision,
    CommunicationMode,
    ContactKind,
    DraftState,
    Ground,
    IdentityGrade,
    InterpreterWish,
    KeyDateKind,
    KeyKind,
    LanguageUse,
    LegalSex,
    NameKind,
    NumberKind,
    Protection,
    ReceptionRoute,
    RemovalState,
    Source,
)

#: Compared by code point on every database, as `rules.names.sort_key` and the ranges of a search need it.
BY_CODE_POINT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


class Person(Base):
    """A newcomer. `number` is random and stands in addresses, on paper and on the telephone.

    `shown_name` and `sort_key` repeat the name to show, so that lists need no join.
    """

    __tablename__ = "person"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True
    __table_args__ = (
        CheckConstraint("(birth_on IS NULL) = (birth_precision IS NULL)", name="birth_has_precision"),
        sa.Index("ix_person_sort", "sort_key", "id"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    shown_name: Mapped[str]
    sort_key: Mapped[str] = mapped_column(BY_CODE_POINT)
    birth_on: Mapped[date | None] = mapped_column(index=True)
    birth_precision: Mapped[BirthPrecision | None]
    birth_source: Mapped[Source | None]
    legal_sex: Mapped[LegalSex] = mapped_column(default=LegalSex.UNKNOWN)
    legal_sex_set_by_hand: Mapped[bool] = mapped_column(default=False)
    protection: Mapped[Protection] = mapped_column(default=Protection.NONE, info=tells(Privacy.SENSITIVE))
    protection_since: Mapped[date | None] = mapped_column(info=tells(Privacy.SENSITIVE))
    route: Mapped[ReceptionRoute | None]
    #: ISO 3166 codes between spaces; "XX" is stateless.
    citizenships: Mapped[str] = mapped_column(server_default="")
    interpreter_needed: Mapped[bool | None]
    interpreter_language: Mapped[str | None]
    interpreter_dialect: Mapped[str | None]
    interpreter_wish: Mapped[InterpreterWish] = mapped_column(
        default=InterpreterWish.NONE, info=tells(Privacy.SENSITIVE)
    )
    communication_mode: Mapped[CommunicationMode] = mapped_column(default=CommunicationMode.SPOKEN)
    pronunciation: Mapped[str | None]
    note: Mapped[str | None]
    registered_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    names: Mapped[list["PersonName"]] = relationship(back_populates="person", order_by="PersonName.id")
    identifiers: Mapped[list["Identifier"]] = relationship(back_populates="person", order_by="Identifier.id")
    languages: Mapped[list["PersonLanguage"]] = relationship(back_populates="person", order_by="PersonLanguage.id")
    permits: Mapped[list["PermitGround"]] = relationship(
        back_populates="person", order_by="PermitGround.starts_on.desc()"
    )
    key_dates: Mapped[list["KeyDate"]] = relationship(back_populates="person", order_by="KeyDate.on_day")
    contact_details: Mapped[list["ContactDetail"]] = relationship(back_populates="person", order_by="ContactDetail.id")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's declarative form

    def name_as(self, kind: NameKind) -> "PersonName | None":
        """The first of the person's names that is of this kind."""
        return next((name for name in self.names if name.kind is kind), None)

    @property
    def is_protected(self) -> bool:
        """Whether this person's data are protected, in any grade."""
        return self.protection is not Protection.NONE

    @property
    def audited_people(self) -> tuple[int, ...]:
        """Itself, for the log."""
        return (self.id,)


class OfPerson(Base):
    """What belongs to one person."""

    __abstract__ = True
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True

    @sa.orm.declared_attr
    def person_id(self) -> Mapped[int]:
        """Whose it is."""
        return mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person, for the log."""
        return (self.person_id,)


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


class NamedAccess(OfPerson):
    """A member of staff who may open a protected person's file."""

    __tablename__ = "named_access"
    __privacy__ = Privacy.SENSITIVE

    user_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"), index=True)
    named_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    user: Mapped[User] = relationship(foreign_keys=[user_id])


class ProtectionRemoval(OfPerson):
    """A request to remove protection: one asks, another confirms."""

    __tablename__ = "protection_removal"
    __privacy__ = Privacy.SENSITIVE
    __table_args__ = (CheckConstraint("decided_by_id IS NULL OR decided_by_id <> asked_by_id", name="two_people"),)

    asked_by_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    asked_at: Mapped[datetime]
    reason: Mapped[str]
    state: Mapped[RemovalState] = mapped_column(default=RemovalState.ASKED)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    decided_at: Mapped[datetime | None]
    asked_by: Mapped[User] = relationship(foreign_keys=[asked_by_id])


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
