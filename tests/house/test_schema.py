"""Migrations and models say the same, on both databases, and every migration can be undone with data in the tables."""

import re
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory

from reception import create_app
from reception.db import migrate, version
from reception.db.base import Base
from reception.db.session import db
from tests.conftest import CHEAP_HASHES, ENGINES, settings
from tests.factories.municipality import make_municipality
from tests.factories.people import make_person
from tests.house import ROOT

VOLATILE = re.compile(r"\s+")


@pytest.fixture(params=ENGINES)
def empty(request, tmp_path):
    """An application on an empty database that nothing rolls back."""
    app = create_app(
        settings(request.param, tmp_path), TESTING=True, SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS=CHEAP_HASHES
    )
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def revisions():
    """All revisions, oldest first."""
    return [script.revision for script in ScriptDirectory.from_config(migrate.config()).walk_revisions()][::-1]


def test_the_schema_equals_the_models(installation):
    with installation.app_context():
        assert migrate.differences() == []


def test_there_is_one_head_and_it_is_pinned():
    heads = ScriptDirectory.from_config(migrate.config()).get_heads()
    assert list(heads) == (ROOT / "migrations" / "HEAD").read_text().split()


def test_the_migrations_make_what_the_models_make(empty, tmp_path):
    migrate.upgrade()
    migrated = described(db.engine)
    migrate.downgrade("base")
    Base.metadata.create_all(db.engine)
    assert migrated == described(db.engine)
    Base.metadata.drop_all(db.engine)


def test_every_migration_goes_up_down_and_up_with_data_in_the_tables(empty):
    for revision in revisions():
        migrate.upgrade(revision)
    world = make_municipality()
    make_person(unit=world.unit, worker=world.caseworker, phone="0701740605", number="199005172385")
    db.session.remove()
    for revision in [*revisions()[::-1][1:], "base"]:
        migrate.downgrade(revision)
    assert set(sa.inspect(db.engine).get_table_names()) <= {"alembic_version"}
    migrate.upgrade()
    assert migrate.differences() == []


def test_a_fresh_database_is_said_to_be_behind(empty):
    assert version.is_empty()
    assert not version.is_current()
    migrate.upgrade()
    assert version.is_current()


def test_migrations_need_none_of_todays_models():
    """A model changes; what a migration did does not."""
    for path in Path(ROOT, "migrations", "versions").glob("*.py"):
        assert not re.search(r"^\s*(?:from|import) reception", path.read_text(), re.MULTILINE), path.name


def described(engine):
    """Tables, columns, constraints, indexes and triggers, as the database itself tells them."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            rows = connection.exec_driver_sql(
                "SELECT type, name, sql FROM sqlite_master WHERE name <> 'alembic_version'"
            ).all()
        return {(kind, name): sorted(parts(sql or "")) for kind, name, sql in rows if not name.startswith("sqlite_")}
    inspector = sa.inspect(engine)
    tables = [name for name in inspector.get_table_names() if name != "alembic_version"]
    facts = (
        "get_columns",
        "get_check_constraints",
        "get_foreign_keys",
        "get_indexes",
        "get_pk_constraint",
        "get_unique_constraints",
    )
    return {(table, fact): plain(getattr(inspector, fact)(table)) for table in tables for fact in facts} | triggers(
        engine
    )


def parts(sql):
    """The parts of a CREATE TABLE, without their order; another statement is one part."""
    text = VOLATILE.sub(" ", sql)
    if not text.startswith("CREATE TABLE"):
        return [text]
    inner = text[text.index("(") + 1 : text.rindex(")")]
    return [piece.strip() for piece in re.split(r",(?![^()]*\))", inner)]


def plain(found):
    return sorted(map(str, found)) if isinstance(found, list) else str(found)


def triggers(engine):
    """The triggers of a PostgreSQL database."""
    query = "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1"
    with engine.connect() as connection:
        return {("trigger", row[0]): row[1] for row in connection.exec_driver_sql(query)}
