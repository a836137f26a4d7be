"""The school's file on a person: begun, changed, closed."""

from datetime import date
from typing import Final

from sqlalchemy.exc import IntegrityError

from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.locking import hold
from reception.db.session import db
from reception.education import permits
from reception.education.models import Pupil
from reception.education.queries.pupils import left_open, pupil_of
from reception.education.rules.pupils import remarks_on_leaving, remarks_on_pupil
from reception.i18n.formats import today
from reception.reckoning.remarks import Remarks, accepted
from reception.web.free_number import free_number

#: What `change_pupil` writes, by the names of the columns.
CHANGED: Final = ("alias", "received_on", "received_in", "home_municipality", "studies_in")


def enter_pupil(
    person_id: int,
    unit_id: int,
    *,
    alias: str | None = None,
    received_on: date | None = None,
    received_in: str | None = None,
    home_municipality: str | None = None,
    studies_in: str | None = None,
    by_id: int | None,
) -> Pupil:
    """The pupil's file with the unit: the one that is there, as it is, or a new one with these facts.

    Whoever comes back after she left is a pupil again.
    """
    found = pupil_of(person_id, unit_id)
    if found is not None:
        return _back(found)
    return _entered(Pupil(
        number=free_number(Pupil, permits.NUMBERS), person_id=person_id, unit_id=unit_id, alias=alias or None,
        received_on=received_on,
        received_in=received_in or None, home_municipality=home_municipality or None, studies_in=studies_in or None,
        registered_on=today(), registered_by_id=by_id,
    ))  # fmt: skip


def _entered(made: Pupil) -> Pupil:
    try:
        with db.session.begin_nested():
            db.session.add(made)
    except IntegrityError:  # somebody entered the person at this very moment
        found = pupil_of(made.person_id, made.unit_id)
        if found is None:
            raise
        return _back(found)
    record("pupil.entered", made)
    return made


def _back(pupil: Pupil) -> Pupil:
    if pupil.left_on is not None:
        pupil.left_on = None
        db.session.flush()
        record("pupil.came-back", pupil)
    return pupil


def change_pupil(pupil: Pupil, *, name: str | None = None, **facts: str | date | None) -> Remarks:
    """Write anew what the school knows of a pupil, by the names in `CHANGED`. Raises Refused.

    `name`: hers, where the actor may read it, so that an alias does not repeat it.
    """
    remarks = accepted(remarks_on_pupil(facts, name, today()))
    written: dict[str, str | date | None] = {column: facts[column] or None for column in CHANGED if column in facts}
    changed = write_anew(pupil, written)
    record("pupil.changed", pupil, fields=changed)
    return remarks


def leave(pupil: Pupil, on: date) -> None:
    """The pupil has left the school; the file stays. Raises Refused: something goes on, or the day lies ahead."""
    hold(pupil)
    studies, waits, has_place = left_open(pupil, on)
    accepted(remarks_on_leaving(on, today(), studies=studies, waits=waits, has_place=has_place))
    pupil.left_on = on
    db.session.flush()
    record("pupil.left", pupil)


def come_back(pupil: Pupil) -> None:
    """The pupil is at the school after all, or again."""
    hold(pupil)
    _back(pupil)
