"""Who lives with whom, from when to when; who is expected; and who decides for a child or a ward."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.db.base import Base, Privacy, Retention
from reception.db.encrypted import EncryptedText
from reception.people.models.person import OfPerson, Person
from reception.people.terms import BirthPrecision, ExpectedState, GuardianKind, HouseholdRole, Source


class Household(Base):
    """People who live together as one family. It is nothing but those who are, were or will be in it."""

    __tablename__ = "household"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True

    made_at: Mapped[datetime]
    members: Mapped[list["HouseholdMember"]] = relationship(back_populates="household", order_by="HouseholdMember.id")
    expected: Mapped[list["ExpectedMember"]] = relationship(back_populates="household", order_by="ExpectedMember.id")


class HouseholdMember(OfPerson):
    """A person in a household for a time. Nobody is twice in one at once; several households at once are possible."""

    __tablename__ = "household_member"
    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name="ends_after_start"),
        sa.Index(
            "uq_household_member_now",
            "household_id",
            "person_id",
            unique=True,
            sqlite_where=sa.text("ends_on IS NULL"),
            postgresql_where=sa.text("ends_on IS NULL"),
        ),
    )

    household_id: Mapped[int] = mapped_column(ForeignKey("household.id", ondelete="CASCADE"), index=True)
    role: Mapped[HouseholdRole] = mapped_column(default=HouseholdRole.OTHER)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    source: Mapped[Source] = mapped_column(default=Source.UNKNOWN)
    version: Mapped[int] = mapped_column()
    household: Mapped[Household] = relationship(back_populates="members")
    person: Mapped[Person] = relationship()

    __mapper_args__ = {"version_id_col": version}


class ExpectedMember(Base):
    """Somebody who is to join a household and is not registered yet, with the day that is planned (features row 7)."""

    __tablename__ = "expected_member"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True
    __table_args__ = (
        CheckConstraint("length(name) BETWEEN 1 AND 200", name="name_length"),
        CheckConstraint("(birth_on IS NULL) = (birth_precision IS NULL)", name="birth_has_precision"),
        sa.Index("ix_expected_member_state_planned", "state", "planned_on"),
    )

    household_id: Mapped[int] = mapped_column(ForeignKey("household.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    role: Mapped[HouseholdRole] = mapped_column(default=HouseholdRole.OTHER)
    birth_on: Mapped[date | None]
    birth_precision: Mapped[BirthPrecision | None]
    planned_on: Mapped[date | None]
    state: Mapped[ExpectedState] = mapped_column(default=ExpectedState.EXPECTED)
    #: Who she is in the register since she came.
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    version: Mapped[int] = mapped_column()
    household: Mapped[Household] = relationship(back_populates="expected")
    person: Mapped[Person | None] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def audited_people(self) -> tuple[int, ...]:
        """Who she became, for the log; before that, nobody who is registered."""
        return (self.person_id,) if self.person_id is not None else ()


class Guardianship(OfPerson):
    """Who decides for a child or a ward: somebody in the register, or somebody outside by name.

    Föräldrabalken chapters 6, 10 and 11; lag (2005:429) om god man för ensamkommande barn.
    """

    __tablename__ = "guardianship"
    __table_args__ = (
        CheckConstraint("(guardian_id IS NULL) <> (guardian_name IS NULL)", name="registered_or_named"),
        CheckConstraint("guardian_id <> person_id", name="two_people"),
        CheckConstraint("ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name="ends_after_start"),
    )

    kind: Mapped[GuardianKind]
    guardian_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    guardian_name: Mapped[str | None] = mapped_column(EncryptedText("guardianship.guardian_name"))
    guardian_phone: Mapped[str | None] = mapped_column(EncryptedText("guardianship.guardian_phone"))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    source: Mapped[Source] = mapped_column(default=Source.UNKNOWN)
    version: Mapped[int] = mapped_column()
    person: Mapped[Person] = relationship(foreign_keys="Guardianship.person_id")
    guardian: Mapped[Person | None] = relationship(foreign_keys=[guardian_id])

    __mapper_args__ = {"version_id_col": version}
