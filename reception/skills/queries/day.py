"""Validations to act on in a day's work, of chosen people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from reception.audit.reading import saw
from reception.reckoning.periods import months_after
from reception.skills.models import Validation, ValidationStep
from reception.skills.queries.validation_lists import ON_WHOM, OpenRow, rows_of_open, rows_within_reach
from reception.skills.rules.bodies import bodies
from reception.skills.terms import WaitsOn


@dataclass(frozen=True)
class ToAct:
    """A validation to act on. `day`: of the next step that has come, else the day its body's usual time was over."""

    row: OpenRow
    day: date
    is_late_body: bool


def validations_to_act(people: sa.Select[int], today: date, window: tuple[int, int]) -> Sequence[ToAct]:
    """Of these people: the next step's day has come, or the body has not answered in its usual time.

    Next steps stand first, by their day; then the questions, the longest asked first. One statement.
    """
    offset, limit = window
    # The days when papers were awaited move the usual time, which a statement cannot reckon on both databases.
    has_come = sa.case((Validation.next_on <= today, Validation.next_on))
    order = (has_come.is_(None), has_come, ValidationStep.asked_on, Validation.id)
    query = rows_of_open(people).where(sa.or_(Validation.next_on <= today, _is_late(today))).order_by(*order)
    found = [one for row in rows_within_reach(query) if (one := _to_act(row, today)) is not None]
    shown = found[offset : offset + limit]
    saw(one.row.person_id for one in shown)
    return shown


def _is_late(today: date) -> sa.ColumnElement[bool]:
    """Whether the body that has to act was asked so long ago that its usual time may be over."""
    limits = [(body, facts.months_most) for body, facts in bodies().items() if facts.months_most]
    late = [
        sa.and_(ValidationStep.body == body, ValidationStep.asked_on < months_after(today, -months))
        for body, months in limits
    ]
    return sa.and_(WaitsOn.BODY.value == ON_WHOM, sa.or_(sa.false(), *late))


def _to_act(row: OpenRow, today: date) -> ToAct | None:
    is_late = row.is_late(today)
    if row.next_on is not None and row.next_on <= today:
        return ToAct(row, row.next_on, is_late)
    until = row.usual_until(today)
    return ToAct(row, until, is_late) if is_late and until is not None else None
