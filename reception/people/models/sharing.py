"""What may be told to others, what was told, and extracts that a partner may read for a time."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import Unit, User
from reception.db.base import Privacy, tells
from reception.db.encrypted import EncryptedText
from reception.organisations.models import Organisation
from reception.people.models.person import OfPerson, Person
from reception.people.terms.papers import ConsentPurpose, DisclosureGround, DisclosureWay


class Consent(OfPerson):
    """The person allows a unit to tell a recipient something, for a purpose and a time (OSL 2009:400, 10:1 and 12:2).

    It lifts secrecy; it is no legal basis under the GDPR. `scope`: codes of `InformationGroup` between spaces.
    """

    __tablename__ = "consent"
    __table_args__ = (
        CheckConstraint("(recipient_id IS NULL) <> (recipient_name IS NULL)", name="one_recipient"),
        CheckConstraint("expires_on >= given_on", name="expires_after"),
        CheckConstraint("withdrawn_on IS NULL OR withdrawn_on >= given_on", name="withdrawn_after"),
        CheckConstraint("length(scope) > 0", name="scope_says_something"),
        sa.Index("ix_consent_expires", "expires_on"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    purpose: Mapped[ConsentPurpose]
    purpose_note: Mapped[str | None]
    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    recipient_name: Mapped[str | None]
    scope: Mapped[str]
    #: BCP 47: the language in which she read it or had it read to her.
    language: Mapped[str]
    with_interpreter: Mapped[bool] = mapped_column(default=False)
    #: Which edition of the text she was shown.
    text_version: Mapped[str]
    given_on: Mapped[date]
    expires_on: Mapped[date]
    withdrawn_on: Mapped[date | None]
    withdrawn_how: Mapped[str | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    person: Mapped[Person] = relationship()
    unit: Mapped[Unit] = relationship()
    recipient: Mapped[Organisation | None] = relationship()
    made_by: Mapped[User | None] = relationship()

    __mapper_args__ = {"version_id_col": version}


class Disclosure(OfPerson):
    """Something was told to somebody outside the unit: what, to whom, on which ground, when, by whom. Never changed.

    A wrong line is struck with a reason and stays readable.
    """

    __tablename__ = "disclosure"
    __table_args__ = (
        CheckConstraint("(recipient_id IS NULL) <> (recipient_name IS NULL)", name="one_recipient"),
        CheckConstraint("(ground = 'consent') = (consent_id IS NOT NULL)", name="consent_is_named"),
        CheckConstraint("length(scope) > 0 OR what IS NOT NULL", name="says_what"),
        CheckConstraint("(struck_at IS NULL) = (struck_because IS NULL)", name="struck_has_reason"),
        sa.Index("ix_disclosure_person_at", "person_id", "told_at"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    recipient_name: Mapped[str | None]
    scope: Mapped[str]
    what: Mapped[str | None]
    ground: Mapped[DisclosureGround]
    #: For a ground in another act: which.
    ground_note: Mapped[str | None]
    consent_id: Mapped[int | None] = mapped_column(ForeignKey("consent.id", ondelete="RESTRICT"), index=True)
    way: Mapped[DisclosureWay]
    told_at: Mapped[datetime]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    struck_at: Mapped[datetime | None]
    struck_because: Mapped[str | None]
    struck_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    person: Mapped[Person] = relationship()
    unit: Mapped[Unit] = relationship()
    recipient: Mapped[Organisation | None] = relationship()
    consent: Mapped[Consent | None] = relationship()
    made_by: Mapped[User | None] = relationship(foreign_keys=[made_by_id])
    struck_by: Mapped[User | None] = relationship(foreign_keys=[struck_by_id])


class Extract(OfPerson):
    """Chosen parts of a file as they were on one day, which a partner opens with a link and a code for a time.

    `content` is what it shows: JSON, read by `rules.extracts`. Neither the link nor the code can be read from here.
    """

    __tablename__ = "file_extract"
    __table_args__ = (
        CheckConstraint("tries >= 0", name="tries_not_negative"),
        CheckConstraint("times_opened >= 0", name="opened_not_negative"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    disclosure_id: Mapped[int] = mapped_column(ForeignKey("disclosure.id", ondelete="RESTRICT"), index=True)
    content: Mapped[str] = mapped_column(EncryptedText("file_extract.content"))
    token_hash: Mapped[str] = mapped_column(unique=True, info=tells(Privacy.SECRET))
    code_hash: Mapped[str] = mapped_column(info=tells(Privacy.SECRET))
    expires_at: Mapped[datetime]
    #: Wrong codes in a row; see `rules.extracts` for how many close it.
    tries: Mapped[int] = mapped_column(default=0)
    times_opened: Mapped[int] = mapped_column(default=0)
    last_opened_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    person: Mapped[Person] = relationship()
    unit: Mapped[Unit] = relationship()
    disclosure: Mapped[Disclosure] = relationship()
    made_by: Mapped[User | None] = relationship()
