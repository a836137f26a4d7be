"""What a reviewer has said instead of, or approved in, the catalogue that comes with the program."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.db.base import Base, Privacy, Retention


class Translation(Base):
    """One message in one language, as a reviewer left it. It goes before the catalogue's own.

    `forms`: its plural forms in order, one for a message without. `source_digest`: SHA-256 of the Swedish that it was
    reviewed against: when the Swedish is another one, the translation is outdated.
    """

    __tablename__ = "translation"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.INSTALLATION
    __journaled__ = False
    __table_args__ = (sa.UniqueConstraint("catalogue", "context", "message"),)

    #: The name of the catalogue's folder: "fa_AF".
    catalogue: Mapped[str]
    #: gettext's context; "" for none.
    context: Mapped[str] = mapped_column(server_default="")
    #: The English message.
    message: Mapped[str]
    forms: Mapped[list[str]] = mapped_column(sa.JSON)
    source_digest: Mapped[str]
    reviewed_at: Mapped[datetime]
    reviewed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    reviewed_by: Mapped[User | None] = relationship()
