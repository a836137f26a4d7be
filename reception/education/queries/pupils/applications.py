"""What pupils asked for."""

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.permit import Permit
from reception.audit.reading import saw
from reception.education import permits
from reception.education.models import Application, Pupil
from reception.education.terms.pupils import Programme


def open_application(pupil_id: int, programme: Programme) -> Application | None:
    """What the pupil waits for in this programme, the oldest, within reach or not: for operations."""
    query = sa.select(Application).where(
        Application.pupil_id == pupil_id, Application.programme == programme, Application.ended_on.is_(None)
    )
    return next(iter(permits.NUMBERS.all(query.order_by(Application.applied_on, Application.id))), None)


def application(pupil: Pupil, number: str, permit: Permit = permits.APPLICATIONS) -> Application:
    """The pupil's application of that number. Raises OutOfReach."""
    saw([pupil.person_id])
    query = sa.select(Application).where(Application.pupil_id == pupil.id, Application.number == number)
    return permit.one(query.options(joinedload(Application.pupil)))


def applications_of(pupil: Pupil, permit: Permit = permits.APPLICATIONS) -> list[Application]:
    """All that the pupil applied for, what waits first, then the latest."""
    found = permit.all(sa.select(Application).where(Application.pupil_id == pupil.id))
    return sorted(found, key=lambda one: (one.ended_on is not None, -one.applied_on.toordinal(), -one.id))
