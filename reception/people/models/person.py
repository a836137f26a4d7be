"""A person is a row found by many names and numbers. Facts carry dates and sources; none is overwritten silently."""

from datetime import date, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.db.base import Base, Privacy, Retention, tells
from reception.people.rules.birth import Birth, known_birth
from reception.people.terms import (
    BirthPrecision,
    CommunicationMode,
    InterpreterWish,
    LegalSex,
    NameKind,
    Protection,
    ReceptionRoute,
    Source,
)

if TYPE_CHECKING:
    from reception.people.models.facts import (
        ContactDetail,
        Identifier,
        KeyDate,
        PermitGround,
        PersonLanguage,
        PersonName,
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
        # The log knows people by their ids, so none is ever given again.
        {"sqlite_autoincrement": True},
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

    __mapper_args__ = {"version_id_col": version}

    def name_as(self, kind: NameKind) -> "PersonName | None":
        """The first of the person's names that is of this kind."""
        return next((name for name in self.names if name.kind is kind), None)

    @property
    def birth(self) -> Birth | None:
        """When she was born, as far as it is known: what the rules ask of her."""
        return known_birth(self.birth_on, self.birth_precision)

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
