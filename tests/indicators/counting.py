"""What a select of facts counts."""

from collections import Counter
from typing import Any

import sqlalchemy as sa

from reception.access.actor import system
from reception.db.session import db


def counted(select: sa.Select[Any]) -> Counter[str]:
    """How many of each verdict."""
    with system("test"):
        rows = db.session.execute(select.execution_options(permit="test"))
        return Counter(row.verdict for row in rows)
