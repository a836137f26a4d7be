"""Two records that are alike, and are about two people."""

from reception.access.actor import current
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import now
from reception.people import queries
from reception.people.models import NotTheSame, Person


def not_the_same(first: Person, second: Person) -> None:
    """Somebody looked at two records and found two people: they are not suggested as one any more.

    Saying so again changes nothing. Raises ValueError for one and the same record.
    """
    if first.id == second.id:
        raise ValueError("one record is no pair")
    if queries.are_told_apart(first, second):
        return
    one, other = sorted((first.id, second.id))
    found = NotTheSame(first_id=one, second_id=other, found_at=now(), found_by_id=current().user_id)
    db.session.add(found)
    db.session.flush()
    record("people.told-apart", found)
