"""What the tests of documents share."""

import io

import sqlalchemy as sa

from reception.access.actor import system
from reception.db.session import db
from reception.files.store import store
from reception.people.models import Document
from tests.files import making

PHOTO = making.jpeg()


def sent(content, name="pass.pdf"):
    """A file as a browser sends it."""
    return io.BytesIO(content), name


def tab(person, rest=""):
    """The address of the person's documents."""
    return f"/people/{person.number}/documents{rest}"


def rows(person):
    """The person's documents, newest last."""
    with system("test"):
        query = sa.select(Document).where(Document.person_id == person.id).order_by(Document.id)
        return db.session.scalars(query.execution_options(permit="test")).all()


def add(browser, person, content=None, name="pass.pdf", **values):
    """Add a document as its form does; without content, one that was only seen."""
    file = {"only_seen": "y"} if content is None else {"file": sent(content, name)}
    return browser.fill(tab(person, "/new"), **{"kind": "passport", **file, **values})


def kept(app):
    """The names of the files that are kept."""
    with app.app_context():
        return set(store().names())
