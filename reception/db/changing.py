"""Writing a row anew: only what is another than it was, so that the log can say which columns changed."""

from collections.abc import Mapping
from typing import Any

from reception.db.session import db


def write_anew(row: Any, values: Mapping[str, Any]) -> list[str]:
    """Give the columns of `row` these values, and flush. Answers the names of those that changed, in that order."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    db.session.flush()
    return changed
