"""The days on which a path rests."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from reception.access.permit import Permit
from reception.cases import permits
from reception.cases.models import Case, Pause


def pauses_in(case_ids: Sequence[int]) -> Sequence[Pause]:
    """Every pause of these cases, within the actor's reach, by case and first day. One statement; the cases are not
    loaded with them."""
    return permits.PAUSES.all(
        sa.select(Pause).where(Pause.case_id.in_(case_ids)).order_by(Pause.case_id, Pause.starts_on, Pause.id)
    )


def pause(case: Case, pause_id: int, permit: Permit = permits.READ) -> Pause:
    """A pause of a case. Raises OutOfReach."""
    return permit.one(sa.select(Pause).join(Pause.case).where(Pause.id == pause_id, Pause.case_id == case.id))


def pause_between(case: Case, starts_on: date, ends_on: date | None, *, but: int | None = None) -> Pause | None:
    """The first pause of a case with a day from `starts_on` to `ends_on`, both counted; None: without an end."""
    query = sa.select(Pause).where(
        Pause.case_id == case.id, sa.or_(Pause.ends_on.is_(None), Pause.ends_on >= starts_on), Pause.id != (but or 0)
    )
    if ends_on is not None:
        query = query.where(Pause.starts_on <= ends_on)
    return next(iter(permits.PAUSES.all(query.order_by(Pause.starts_on).limit(1))), None)
