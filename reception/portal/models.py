"""Whoever opened her own pages, from one browser. Only a hash of the session's token is kept."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.db.base import Base, Privacy, Retention, tells
from reception.messages.models import PersonalLink


class PortalSession(Base):
    """One visit, begun with a link and the year of birth. It says nothing of the browser or where it was."""

    __tablename__ = "portal_session"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.SESSION
    __protected__ = True
    __journaled__ = False

    token_hash: Mapped[str] = mapped_column(unique=True, info=tells(Privacy.SECRET))
    link_id: Mapped[int] = mapped_column(ForeignKey("personal_link.id", ondelete="CASCADE"), index=True)
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    link: Mapped[PersonalLink] = relationship()

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person of the link's case, for the log."""
        return self.link.audited_people
