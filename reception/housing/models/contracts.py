"""Who lives where by which right: contracts, the people of each, and what is done when they move in."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.db.base import Base, Privacy, Retention
from reception.db.encrypted import EncryptedText
from reception.housing.models.homes import DwellingUnit
from reception.housing.rules.contracts import Agreement, contract_state
from reception.housing.terms import ContractState, EndingReason, MoveInItem, Party, Tenure
from reception.organisations.models import Organisation
from reception.people.models import OfPerson, Person


class Contract(Base):
    """One link of a household's housing history: a contract, a placement or an own arrangement.

    `unit_id` names the municipality's unit; without one the home is elsewhere, and `rooms` and `area` say its size.
    `last_on` is the day that was agreed on, `ended_on` the real last day. `follows_id`: the link before it.
    """

    __tablename__ = "housing_contract"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True
    __table_args__ = (
        CheckConstraint("last_on IS NULL OR last_on >= first_on", name="ends_after_start"),
        CheckConstraint("ended_on IS NULL OR ended_on >= first_on", name="ended_after_start"),
        CheckConstraint("(end_reason IS NULL) = (ended_on IS NULL AND cancelled_at IS NULL)", name="ended_has_reason"),
        CheckConstraint("ended_on IS NULL OR cancelled_at IS NULL", name="ended_or_cancelled"),
        CheckConstraint("rent IS NULL OR rent >= 0", name="rent_not_negative"),
        sa.Index("ix_housing_contract_unit_first", "unit_id", "first_on"),
        sa.Index("ix_housing_contract_last", "last_on"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    tenure: Mapped[Tenure]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("dwelling_unit.id", ondelete="RESTRICT"))
    #: Where the home is if it is none of the municipality's; who runs a care home. Never an address of its own.
    elsewhere: Mapped[str | None] = mapped_column(EncryptedText("housing_contract.elsewhere"))
    provider_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    rooms: Mapped[int | None]
    area: Mapped[int | None]
    first_on: Mapped[date]
    last_on: Mapped[date | None]
    signed_on: Mapped[date | None]
    #: It ends if the household does not keep what was agreed; `condition` says what that is.
    conditional: Mapped[bool] = mapped_column(default=False)
    condition: Mapped[str | None]
    #: Monthly, in Swedish crowns, as the household pays it.
    rent: Mapped[int | None]
    furnished: Mapped[bool] = mapped_column(default=False)
    furniture: Mapped[str | None]
    note: Mapped[str | None]
    notice_on: Mapped[date | None]
    notice_by: Mapped[Party | None]
    moved_in_on: Mapped[date | None]
    moved_out_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    end_reason: Mapped[EndingReason | None]
    cancelled_at: Mapped[datetime | None]
    follows_id: Mapped[int | None] = mapped_column(ForeignKey("housing_contract.id", ondelete="SET NULL"), index=True)
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    unit: Mapped[DwellingUnit | None] = relationship()
    provider: Mapped[Organisation | None] = relationship()
    made_by: Mapped[User | None] = relationship()
    members: Mapped[list["ContractMember"]] = relationship(back_populates="contract", order_by="ContractMember.id")
    steps: Mapped[list["MoveInStep"]] = relationship(back_populates="contract", order_by="MoveInStep.id")

    __mapper_args__ = {"version_id_col": version}

    @property
    def audited_people(self) -> tuple[int, ...]:
        """Those who live there by it, for the log."""
        return tuple(member.person_id for member in self.members)

    @property
    def agreement(self) -> Agreement:
        """What it says, for rules."""
        return Agreement(self.tenure, self.first_on, self.last_on, self.conditional, self.unit_id, self.ended_on)

    @property
    def ends_on(self) -> date | None:
        """Its real last day as far as is known."""
        return self.last_on if self.ended_on is None else self.ended_on

    @property
    def may_house(self) -> bool:
        """Whether somebody lives or lived there by it, or may come to: not once it is over before anybody moved in."""
        return self.cancelled_at is None and (self.ended_on is None or self.moved_in_on is not None)

    @property
    def people_now(self) -> int:
        """How many live there by it, as they are counted for its unit."""
        return sum(1 for member in self.members if member.left_on is None)

    def state_on(self, day: date) -> ContractState:
        """Where it stands on a day."""
        cancelled = self.cancelled_at is not None
        return contract_state(self.agreement, day, notice_on=self.notice_on, cancelled=cancelled)


class ContractMember(OfPerson):
    """Somebody who lives under a contract. `is_tenant`: she signs it. The days are those of the contract if None."""

    __tablename__ = "contract_member"
    __table_args__ = (
        CheckConstraint("left_on IS NULL OR came_on IS NULL OR left_on >= came_on", name="left_after_coming"),
        sa.UniqueConstraint("contract_id", "person_id"),
    )

    contract_id: Mapped[int] = mapped_column(ForeignKey("housing_contract.id", ondelete="CASCADE"))
    is_tenant: Mapped[bool] = mapped_column(default=False)
    came_on: Mapped[date | None]
    left_on: Mapped[date | None]
    contract: Mapped[Contract] = relationship(back_populates="members")
    person: Mapped[Person] = relationship()


class MoveInStep(Base):
    """One thing that was done when a household moved in."""

    __tablename__ = "move_in_step"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True
    __table_args__ = (sa.UniqueConstraint("contract_id", "item"),)

    contract_id: Mapped[int] = mapped_column(ForeignKey("housing_contract.id", ondelete="CASCADE"))
    item: Mapped[MoveInItem]
    done_on: Mapped[date]
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    contract: Mapped[Contract] = relationship(back_populates="steps")
    done_by: Mapped[User | None] = relationship()

    @property
    def audited_people(self) -> tuple[int, ...]:
        """Those who moved in, for the log."""
        return self.contract.audited_people
