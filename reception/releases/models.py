"""What was published, frozen, and what waits to be. Nothing of a release is ever changed or removed."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.db.base import Base, Privacy, Retention, tells
from reception.db.encrypted import EncryptedText
from reception.releases.terms import DraftState


class Release(Base):
    """A publication. `document`: JSON, as it is handed out. `hash`: of it, and `previous`: of the one before, of which
    there is one alone, so that the chain never forks. `sealed`: what the hidden numbers are, by id, as JSON.
    """

    __tablename__ = "release"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.PERMANENT
    __journaled__ = False
    __table_args__ = (CheckConstraint("year BETWEEN 1990 AND 2100", name="year"),)

    number: Mapped[str] = mapped_column(unique=True)
    year: Mapped[int] = mapped_column(index=True)
    known_on: Mapped[date]
    published_at: Mapped[datetime]
    published_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("staff_user.id", ondelete="RESTRICT"), info=tells(Privacy.STAFF)
    )
    document: Mapped[str] = mapped_column(sa.Text, deferred=True)
    sealed: Mapped[str] = mapped_column(EncryptedText("release.sealed"), deferred=True)
    hash: Mapped[str] = mapped_column(unique=True)
    previous: Mapped[str] = mapped_column(unique=True)
    published_by: Mapped[User | None] = relationship()


class ReleaseDraft(Base):
    """A release that is being made of a year. `plan`: how finely each indicator is split where the statistician decided
    otherwise than usual, {block: {breakdown: detail}}, and {block: null} of one that is left out. `counted`: what was
    counted; `built`: what is hidden of it; JSON both.
    """

    __tablename__ = "release_draft"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.INSTALLATION
    __journaled__ = False
    __table_args__ = (CheckConstraint("year BETWEEN 1990 AND 2100", name="year"),)

    year: Mapped[int] = mapped_column(unique=True)
    known_on: Mapped[date]
    state: Mapped[DraftState] = mapped_column(default=DraftState.NEW)
    plan: Mapped[dict[str, Any]] = mapped_column(sa.JSON, default=dict)
    counted: Mapped[str | None] = mapped_column(EncryptedText("release_draft.counted"), deferred=True)
    built: Mapped[str | None] = mapped_column(EncryptedText("release_draft.built"), deferred=True)
    problem: Mapped[str | None]
    made_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("staff_user.id", ondelete="RESTRICT"), info=tells(Privacy.STAFF)
    )
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
