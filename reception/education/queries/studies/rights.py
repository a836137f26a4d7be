"""The time of pupils' right to SFI, as it was decided."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.permit import Permit
from reception.db.bulk import chunks
from reception.db.session import db
from reception.education import permits
from reception.education.models import Application, Pupil, RightExtension
from reception.education.rules.studies.right import Extension, Window, days_left, state_on, window
from reception.education.terms.studies import RightState
from reception.i18n.formats import today


@dataclass(frozen=True)
class Right:
    """How a pupil stands today. `time` None: never received. `state` None: nothing is known."""

    state: RightState | None
    time: Window | None
    arises_on: date | None = None

    @property
    def last(self) -> date | None:
        """The last day of the right, where one is reckoned."""
        return self.time.last if self.time is not None else None

    @property
    def days_left(self) -> int | None:
        """How many days it still lasts."""
        return days_left(today(), self.time) if self.time is not None else None

    @property
    def needs_attention(self) -> bool:
        """Whether it ends soon, or has ended."""
        return self.state in (RightState.ENDING, RightState.ENDED)


def right_of(pupil: Pupil) -> Right:
    """How one pupil stands."""
    return rights_of([pupil.id])[pupil.id]


def rights_of(pupil_ids: Collection[int], permit: Permit = permits.PUPILS) -> dict[int, Right]:
    """How each of the pupils within reach stands: two statements for each portion."""
    found: dict[int, Right] = {}
    for part in chunks(pupil_ids):
        longer = _extensions(part, permit)
        for row in db.session.execute(permit.within(_received().where(Pupil.id.in_(part)))):
            found[row.id] = _right(row.received_on, row.arises_on, longer[row.id])
    return found


def _received() -> sa.Select[*tuple[Any, ...]]:
    arises = sa.select(sa.func.min(Application.right_from)).where(Application.pupil_id == Pupil.id)
    return sa.select(Pupil.id, Pupil.received_on, arises.scalar_subquery().label("arises_on"))


def _right(received_on: date | None, arises_on: date | None, longer: Sequence[Extension]) -> Right:
    time = window(received_on, longer) if received_on is not None else None
    return Right(state_on(today(), arises_on, time), time, arises_on)


def _extensions(pupil_ids: Collection[int], permit: Permit) -> dict[int, list[Extension]]:
    query = (
        sa.select(RightExtension.pupil_id, RightExtension.decided_on, RightExtension.until)
        .join(Pupil, Pupil.id == RightExtension.pupil_id)
        .where(RightExtension.pupil_id.in_(pupil_ids), RightExtension.struck_at.is_(None))
    )
    found: dict[int, list[Extension]] = defaultdict(list)
    for pupil_id, decided_on, until in db.session.execute(permit.within(query)):
        found[pupil_id].append(Extension(decided_on, until))
    return found


def extensions_of(pupil: Pupil) -> Sequence[RightExtension]:
    """Every decision to make the pupil's right longer, the struck ones among them, the latest first."""
    query = sa.select(RightExtension).where(RightExtension.pupil_id == pupil.id)
    return permits.EXTENSIONS.all(query.order_by(RightExtension.decided_on.desc(), RightExtension.id.desc()))


def extension(pupil: Pupil, extension_id: int) -> RightExtension:
    """One of them, struck or not. Raises OutOfReach."""
    query = sa.select(RightExtension).where(RightExtension.pupil_id == pupil.id, RightExtension.id == extension_id)
    return permits.EXTENSIONS.one(query.options(joinedload(RightExtension.pupil)))


def pupils_with_right(states: Collection[RightState], permit: Permit = permits.PUPILS) -> list[int]:
    """The ids of the pupils within reach, not gone, whose right stands so today: for a list that is narrowed by it."""
    query = sa.select(Pupil.id).where(Pupil.left_on.is_(None), Pupil.received_on.is_not(None))
    ids = list(db.session.scalars(permit.within(query)))
    return [pupil_id for pupil_id, right in rights_of(ids, permit).items() if right.state in states]
