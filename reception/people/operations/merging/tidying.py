"""What cannot be once two people are one, such as being one's own guardian; and what a row that goes alone knows."""

from typing import Any

import sqlalchemy as sa

from reception.db.following import Joined
from reception.db.session import db
from reception.people import permits
from reception.people.models import Guardianship, NotTheSame, PersonLanguage


def guardians_of_themselves(kept_id: int, former_id: int) -> None:
    """Somebody was noted as the guardian of her own other record."""
    both = (kept_id, former_id)
    gone = sa.delete(Guardianship).where(Guardianship.person_id.in_(both), Guardianship.guardian_id.in_(both))
    db.session.execute(gone.execution_options(synchronize_session=False))


def found_not_the_same(kept_id: int, former_id: int) -> None:
    """That the two were found to be two people falls; that either is not a third holds for the record that stands.

    The rows of the former record are written anew, because each pair stands in the order of its ids.
    """
    query = sa.select(NotTheSame).where(sa.or_(NotTheSame.first_id == former_id, NotTheSame.second_id == former_id))
    rows = permits.MOVE_RECORD.all(query)
    third = {row.first_id if row.second_id == former_id else row.second_id: row for row in rows}
    known = _known_not_to_be(kept_id)
    for row in rows:
        db.session.delete(row)
    db.session.flush()
    db.session.add_all(_pair(kept_id, other, row) for other, row in third.items() if other not in {kept_id, *known})
    db.session.flush()


def _known_not_to_be(person_id: int) -> set[int]:
    query = sa.select(NotTheSame).where(sa.or_(NotTheSame.first_id == person_id, NotTheSame.second_id == person_id))
    return {other for row in permits.MOVE_RECORD.all(query) for other in (row.first_id, row.second_id)}


def _pair(one: int, other: int, found: NotTheSame) -> NotTheSame:
    first, second = sorted((one, other))
    return NotTheSame(first_id=first, second_id=second, found_at=found.found_at, found_by_id=found.found_by_id)


def keep_reading(pair: Joined) -> None:
    """Whether somebody reads a language is kept if one record alone tells it."""
    stays, gone = (row_to_move(PersonLanguage, row_id) for row_id in (pair.stays, pair.gone))
    if stays.reads is None:
        stays.reads = gone.reads
        db.session.flush()


def row_to_move(model: type[Any], row_id: int) -> Any:
    """A row of either record, whoever may read it."""
    return permits.MOVE_RECORD.one(sa.select(model).where(model.id == row_id))
