"""Exempelby in the sizes that tests look at: each loaded once for each engine, and rolled back after its tests.

Loading is what these tests cost, and most only read. pytest puts the tests of one size beside each other, because the
size is a parameter of the folder; what a test writes is undone after it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import sqlalchemy as sa
from flask import Flask
from flask_sqlalchemy.session import Session

from reception.db.session import db
from tests.demo import told

#: (persons, seed) by the name that tests ask for.
SIZES = {"exempelby": (told.PERSONS, told.SEED), "small": (60, 3), "smallest": (25, 1)}


@dataclass
class Demo:
    """A loaded municipality, on the connection that every session of these tests uses."""

    app: Flask
    connection: sa.Connection
    persons: int
    seed: int
    _loading: sa.NestedTransaction | None = None

    def load(self) -> None:
        """Load it; what was loaded or written before is rolled back."""
        db.session.remove()
        if self._loading is not None:
            self._loading.rollback()
        self._loading = self.connection.begin_nested()
        told.load(persons=self.persons, seed=self.seed)
        db.session.commit()
        db.session.remove()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Say which size a test asks for."""
    if asked := [name for name in SIZES if name in metafunc.fixturenames]:
        metafunc.parametrize("demo", [SIZES[name] for name in asked], ids=asked, indirect=True)


@pytest.fixture(scope="package")
def demo(request: pytest.FixtureRequest, installation: Flask) -> Iterator[Demo]:
    """The municipality of one size."""
    patch = pytest.MonkeyPatch()
    with installation.app_context():
        connection = db.engine.connect()
        outer = connection.begin()
        patch.setattr(Session, "get_bind", lambda *_args, **_options: connection)
        patch.setattr("reception.people.queries.known.today", lambda: told.DAY)
        db.session.configure(join_transaction_mode="create_savepoint")
        made = Demo(installation, connection, *request.param)
        made.load()
        yield made
        db.session.remove()
        outer.rollback()
        connection.close()
        patch.undo()


@pytest.fixture(scope="package")
def exempelby(demo: Demo) -> Flask:
    """The municipality that everybody tries first."""
    return demo.app


@pytest.fixture(scope="package")
def small(demo: Demo) -> Flask:
    """Another one, which another seed made."""
    return demo.app


@pytest.fixture(scope="package")
def smallest(demo: Demo) -> Flask:
    """The people who are there in every demo, and a few others."""
    return demo.app


@pytest.fixture(autouse=True)
def _undone(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test writes is undone after it, so that the next one reads what was loaded."""
    if "demo" not in request.fixturenames:
        yield
        return
    db.session.remove()  # what a fixture of the module has read with it began before
    written = request.getfixturevalue("demo").connection.begin_nested()
    yield
    db.session.remove()
    written.rollback()
