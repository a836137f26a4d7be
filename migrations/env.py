"""Runs the migrations over the application's own engine; one script serves SQLite and PostgreSQL."""

import sqlalchemy as sa
from alembic import context

import reception.registry  # noqa: F401 - every model is known through the registry
from reception.db.base import Base, UTCDateTime
from reception.db.encrypted import EncryptedBytes, EncryptedText
from reception.db.session import db


def render_item(kind: str, item: object, _context: object) -> str | bool:
    """Write our column types as what the database holds, so that old migrations need none of today's code."""
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, EncryptedBytes | EncryptedText):
        return "sa.LargeBinary()"
    return False


#: Any number, the same for all: the key of the advisory lock that lets one process migrate at a time.
LOCK = 7_203_511

with db.engine.connect() as connection:
    connection.detach()  # so that its lock and its settings end with it, and never wait in the pool
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text(f"SELECT pg_advisory_lock({LOCK})"))
        connection.commit()
    else:
        # SQLite changes a table by building it anew; with references checked, that would remove the rows behind them.
        connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        compare_type=True,
        render_as_batch=True,
        render_item=render_item,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
    if connection.dialect.name == "sqlite":
        dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        assert not dangling, f"the migration left references to nothing: {dangling[:3]}"  # noqa: S101 - a broken migration
