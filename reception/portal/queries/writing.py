"""What she wrote, and what was answered."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.cases.models import Case
from reception.messages.models import NewcomerMessage
from reception.portal import permits

#: How many of her messages her page shows; those before stand with the unit.
_SHOWN: Final = 50


def own_case_alone() -> Case:
    """Her case, held: of two messages that are sent at the same moment the second waits, and sees the first."""
    return permits.CASE.one(sa.select(Case).with_for_update(key_share=True))


def written_since(moment: datetime) -> Sequence[NewcomerMessage]:
    """What she wrote since a moment."""
    return permits.MESSAGES.all(sa.select(NewcomerMessage).where(NewcomerMessage.written_at >= moment))


def messages() -> Sequence[NewcomerMessage]:
    """What she wrote, the latest first, each with the appointment that it is about."""
    query = sa.select(NewcomerMessage).options(joinedload(NewcomerMessage.contact))
    latest_first = query.order_by(NewcomerMessage.written_at.desc(), NewcomerMessage.id.desc())
    return permits.MESSAGES.all(latest_first.limit(_SHOWN))
