"""Installations of their own, where everything is committed: for work that runs side by side."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from reception import create_app
from reception.db import migrate
from reception.db.session import db
from tests.conftest import CHEAP_HASHES, settings


@contextmanager
def installation(engine: str, folder: Path) -> Iterator[Flask]:
    """The application on a database of its own, its tables made."""
    app = create_app(settings(engine, folder), TESTING=True, SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS=CHEAP_HASHES)
    with app.app_context():
        migrate.upgrade()
    yield app
    with app.app_context():
        db.engine.dispose()
