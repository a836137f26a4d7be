"""A draft is what stood in a form, kept until the form is sent, thrown away, or forgotten."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.db.base import Base, Privacy, Retention, tells
from reception.db.encrypted import EncryptedText


class Draft(Base):
    """What its writer had typed on the page at `path`. `was_sent`: it was sent, and met a session that had ended.

    `body` is the form as a browser sends it. Whom it is about is not stored: it is given back on its page alone, which
    asks the page's permit and the rows' scope every time.

    `writing` tells one piece of writing on a page from the next: a form that is opened anew never writes over an older
    draft of the same page. `thrown_at`: its writer threw it away, and may take it back for a while.
    """

    __tablename__ = "draft"
    __privacy__ = Privacy.SENSITIVE
    __retention__ = Retention.SESSION
    __journaled__ = False
    __table_args__ = (sa.UniqueConstraint("user_id", "path", "writing"),)

    user_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id", ondelete="CASCADE"))
    path: Mapped[str] = mapped_column(info=tells(Privacy.PERSONAL))
    writing: Mapped[str] = mapped_column(info=tells(Privacy.NONE), default="")
    body: Mapped[str] = mapped_column(EncryptedText("draft.body"))
    was_sent: Mapped[bool] = mapped_column(default=False)
    saved_at: Mapped[datetime] = mapped_column(index=True)
    thrown_at: Mapped[datetime | None]
    user: Mapped[User] = relationship()
