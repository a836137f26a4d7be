"""Many who add a file at once: the board's last place is filled once, and what was refused lies nowhere."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.db.session import commit, db, roll_back
from reception.files.checking import checked
from reception.files.store import store
from reception.people import operations
from reception.people.models import Document, Person
from reception.people.terms.papers import DocumentKind
from tests.factories.people import make_person
from tests.files import making

AT_ONCE = 8
PLACES = 3


@pytest.fixture(autouse=True)
def few_places(monkeypatch):
    monkeypatch.setattr("reception.people.operations.documents.MOST_FILES_OF_A_CASE", PLACES)


def test_of_many_who_add_a_file_at_once_no_more_than_fit_have_their_way(standing, world):
    with standing.app_context():
        person_id = make_person().id
        commit()
        before = set(store().names())
    start, file = threading.Barrier(AT_ONCE), checked(making.pdf(), "a.pdf")

    def add(_place):
        with standing.app_context(), system("test"):
            query = sa.select(Person).where(Person.id == person_id)
            person = db.session.scalars(query.execution_options(permit="test")).one()
            start.wait(timeout=120)
            try:
                operations.add_document(person, unit_id=world["unit"], kind=DocumentKind.CV, file=file)
                commit()
            except operations.TooManyFiles:
                roll_back()
                return False
            finally:
                db.session.remove()
            return True

    with ThreadPoolExecutor(AT_ONCE) as pool:
        added = list(pool.map(add, range(AT_ONCE)))
    assert sum(added) == PLACES
    with standing.app_context(), system("test"):
        query = sa.select(Document.stored).where(Document.person_id == person_id)
        named = set(db.session.scalars(query.execution_options(permit="test")))
        assert set(store().names()) - before == named
        assert len(named) == PLACES
