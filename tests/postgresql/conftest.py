"""An installation on a PostgreSQL of its own, where everything is committed, for work that runs side by side."""

import pytest

from reception.db.session import db
from tests.factories.municipality import make_municipality
from tests.installations import installation


@pytest.fixture(scope="module")
def standing(tmp_path_factory):
    """The application, its tables made."""
    with installation("postgresql", tmp_path_factory.mktemp("standing")) as app:
        yield app


@pytest.fixture(scope="module")
def world(standing):
    """The municipality, committed; its objects are read anew by their ids."""
    with standing.app_context():
        made = make_municipality()
        ids = {name: row.id for name, row in vars(made).items()}
        db.session.remove()
    return ids
