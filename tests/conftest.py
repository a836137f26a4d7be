"""A test that asks for `app` runs on SQLite and on PostgreSQL, in a transaction that is rolled back after it.

`tests/engines.py` says which of them run on one of the two.
"""

import base64
import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_sqlalchemy.session import Session
from hypothesis import HealthCheck
from hypothesis import settings as property_settings
from jinja2 import FileSystemBytecodeCache

from reception import create_app
from reception.access import actor as actors
from reception.access.actor import Actor
from reception.accounts import queries as accounts
from reception.accounts.models import User
from reception.config import Settings
from reception.db import migrate
from reception.db.session import db
from reception.languages.operations import laying as translations
from tests import engines, pg_cluster
from tests.clients import StrictClient
from tests.engines import ENGINES
from tests.factories.municipality import Municipality, make_municipality

#: argon2 at its cheapest: what it costs is no concern of these tests.
CHEAP_HASHES = {"argon2__time_cost": 1, "argon2__memory_cost": 64, "argon2__parallelism": 1}
#: A process does not look for other processes' corrections of translations: a test that wants it says so.
SETTLED = {"CORRECTIONS_EVERY": None}
KEY = base64.b64encode(b"not a secret, only for the tests").decode()
#: The folder where all workers and both engines find the templates that one of them compiled in this run.
TEMPLATES = "RECEPTION_TEST_TEMPLATES"
_cluster: pg_cluster.Cluster | None = None
# Properties run on a shared machine, where no example has a time limit; a test may ask for more examples itself.
property_settings.register_profile(
    "house", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
property_settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to run every test on both databases."""
    engines.add_option(parser)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Share the tests of pages between the databases, once -k and -m have had their say."""
    engines.share(config, items)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Let the tests of the browser stay on one worker, and those of the demo."""
    from tests import together  # noqa: PLC0415 - xdist is there when it asks

    return together.scheduler(config, log)


def pytest_configure(config: pytest.Config) -> None:
    """Start PostgreSQL once, in the process that the workers inherit its address from."""
    global _cluster  # noqa: PLW0603 - pytest's hooks have no other place
    if not hasattr(config, "workerinput") and not config.option.collectonly:
        _cluster = pg_cluster.start()
        os.environ[pg_cluster.ADDRESS] = str(_cluster.folder)
        os.environ[TEMPLATES] = tempfile.mkdtemp(prefix="reception-templates-")


def pytest_unconfigure() -> None:
    """Stop it."""
    if _cluster is not None:
        _cluster.stop()
        shutil.rmtree(os.environ[TEMPLATES], ignore_errors=True)


def settings(engine: str, folder: Path, **overrides: str) -> Settings:
    """The settings of an installation on its own empty database of that engine."""
    if engine == "postgresql":
        worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
        address = pg_cluster.make_database(os.environ[pg_cluster.ADDRESS], f"{worker}_{folder.name}"[:60])
    else:
        address = f"sqlite:///{folder / 'reception.db'}"
    environment = {
        "DATABASE_URL": address,
        "DATA_DIR": str(folder),
        "SECRET_KEY": KEY,
        "FIELD_KEYS": KEY,
        "LOCALES": "sv,en,ar,uk,fa-AF,fa,so,ti,ru,tr,es,ar-XB,sv-XA",
        **overrides,
    }
    return Settings.read({f"RECEPTION_{name}": value for name, value in environment.items()})


@pytest.fixture(scope="session", params=ENGINES)
def installation(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An application with an empty, migrated database: one for each engine and worker. Tests ask for `app`."""
    chosen = settings(request.param, tmp_path_factory.mktemp(request.param))
    made = create_app(chosen, TESTING=True, SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS=CHEAP_HASHES, **SETTLED)
    made.jinja_env.bytecode_cache = FileSystemBytecodeCache(os.environ[TEMPLATES])
    with made.app_context():
        migrate.upgrade()
    gc.collect()
    gc.freeze()  # what all tests share; the collector would walk through it again and again
    yield made
    with made.app_context():
        db.engine.dispose()


@pytest.fixture
def app(installation: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """The application. Whatever the test and its requests commit is rolled back at the end."""
    with installation.app_context():
        connection = db.engine.connect()
        outer = connection.begin()
        monkeypatch.setattr(Session, "get_bind", lambda *_args, **_options: connection)
        db.session.configure(join_transaction_mode="create_savepoint")
        yield installation
        db.session.remove()
        outer.rollback()
        translations.forget()
        connection.close()


@pytest.fixture
def engine(app: Flask) -> str:
    """The name of the database that this run of the test is on."""
    with app.app_context():
        return str(db.engine.dialect.name)


@pytest.fixture
def municipality(app: Flask) -> Municipality:
    """Two boards, three units and an account for each role."""
    return make_municipality()


@pytest.fixture
def client(app: Flask) -> StrictClient:
    """A browser that nobody has signed in with, in English."""
    browser = StrictClient(app)
    browser.speak("en")
    return browser


@pytest.fixture
def client_of(app: Flask) -> Callable[[User], StrictClient]:
    """`client_of(municipality.caseworker)`: a browser where that account is signed in."""

    def signed_in(user: User) -> StrictClient:
        browser = StrictClient(app)
        browser.sign_in(user)
        return browser

    return signed_in


@pytest.fixture
def acting(app: Flask) -> Callable[[User], AbstractContextManager[Actor]]:
    """`with acting(municipality.caseworker):` calls operations and queries as that account, without a page."""

    @contextmanager
    def as_user(user: User) -> Iterator[Actor]:
        before = actors.current_or_none()
        actor = accounts.actor_of(user)
        actors.become(actor)
        try:
            yield actor
        finally:
            actors.become(before)  # type: ignore[arg-type]

    return as_user
