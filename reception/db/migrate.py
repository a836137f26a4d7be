"""Migrations: forwards, and whether the schema agrees with the models."""

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

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


def newest() -> str:
    """The revision that this program needs."""
    head = ScriptDirectory.from_config(config()).get_current_head()
    assert head is not None  # noqa: S101 - the product ships migrations
    return head


def present() -> str | None:
    """The revision that the database stands at."""
    with db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def is_current() -> bool:
    """Whether the database stands at the revision that this program needs."""
    return present() == newest()


def differences() -> list[str]:
    """How the schema differs from the models; empty when they agree."""
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return [str(difference) for difference in compare_metadata(context, Base.metadata)]


def is_empty() -> bool:
    """Whether the database has no tables yet."""
    return not sa.inspect(db.engine).get_table_names()
