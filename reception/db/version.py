"""Which revision the schema stands at, and which one this program needs. Asked by every start and every probe."""

import sqlalchemy as sa

from reception import resources
from reception.db.session import db


def newest() -> str:
    """The revision that this program needs."""
    return (resources.folder("migrations") / "HEAD").read_text().strip()


def present() -> str | None:
    """The revision that the database stands at; None before the first."""
    if not sa.inspect(db.engine).has_table("alembic_version"):
        return None
    with db.engine.connect() as connection:
        found: str | None = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
        return found


def is_current() -> bool:
    """Whether the database stands at the revision that this program needs."""
    return present() == newest()


def is_empty() -> bool:
    """Whether the database has no tables yet."""
    return not sa.inspect(db.engine).get_table_names()
