"""Migrations: forwards and back, and whether the schema agrees with the models. Only commands and tests need this."""

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from reception import resources
from reception.db.base import Base
from reception.db.session import db


def config() -> Config:
    """Alembic's configuration, without a file."""
    made = Config()
    made.set_main_option("script_location", str(resources.folder("migrations")))
    return made


def upgrade(revision: str = "head") -> None:
    """Bring the schema forwards to `revision`. Only one process at a time does it."""
    command.upgrade(config(), revision)


def take_turns() -> None:
    """Let one program at a time do the rest of this transaction. SQLite has one writer anyhow."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(sa.text("SELECT pg_advisory_xact_lock(7203512)"))


def downgrade(revision: str) -> None:
    """Bring the schema back to `revision`."""
    command.downgrade(config(), revision)


def differences() -> list[str]:
    """How the schema differs from the models; empty when they agree."""
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return [str(difference) for difference in compare_metadata(context, Base.metadata)]
