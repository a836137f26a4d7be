"""An installation on a PostgreSQL of its own, where everything is committed, for work that runs side by side."""

import pytest

from reception import create_app
from reception.db import migrate
from reception.db.session import db
from tests.conftest import CHEAP_HASHES, settings
from tests.factories.municipality import make_municipality


@pytest.fixture(scope="module")
def standing(tmp_path_factory):
    """The application, its tables made."""
    chosen = settings("postgresql", tmp_path_factory.mktemp("standing"))
    app = create_app(chosen, TESTING=True, SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS=CHEAP_HASHES)
    with app.app_context():
        migrate.upgrade()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="module")
def world(standing):
    """The municipality, committed; its objects are read anew by their ids."""
    with standing.app_context():
        made = make_municipality()
        ids = {name: row.id for name, row in vars(made).items()}
        db.session.remove()
    return ids
