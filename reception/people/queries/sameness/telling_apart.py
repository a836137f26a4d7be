"""Which records were found to be about two people."""

import sqlalchemy as sa

from reception.db.session import db
from reception.people import permits
from reception.people.models import NotTheSame, Person


def are_told_apart(first: Person, second: Person) -> bool:
    """Whether somebody found the two records to be about two people."""
    ids = sorted((first.id, second.id))
    query = sa.select(NotTheSame.id).where(NotTheSame.first_id == ids[0], NotTheSame.second_id == ids[1])
    return db.session.scalar(permits.NUMBER_IN_USE.within(query)) is not None
