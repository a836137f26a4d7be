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
    has_come = sa.case((Validation.next_on <= today, Validation.next_on))
    order = (has_come.is_(None), has_come, ValidationStep.asked_on, Validation.id)
    query = rows_of_open(people).where(sa.or_(Validation.next_on <= today, _is_late(today))).order_by(*order)
    rows = rows_within_reach(query.offset(offset).limit(limit))
    saw(row.person_id for row in rows)
    return [_to_act(row, today) for row in rows]


def _is_late(today: date) -> sa.ColumnElement[bool]:
    """Whether the body that has to act was asked so long ago that its usual time is over."""
    limits = [(body, facts.months_most) for body, facts in bodies().items() if facts.months_most]
    late = [
        sa.and_(ValidationStep.body == body, ValidationStep.asked_on < months_after(today, -months))
        for body, months in limits
    ]
    return sa.and_(WaitsOn.BODY.value == ON_WHOM, sa.or_(sa.false(), *late))


def _to_act(row: OpenRow, today: date) -> ToAct:
    has_come = row.next_on is not None and row.next_on <= today
    usual = bodies()[row.body].months_most if row.body else None
    over = months_after(row.asked_on, usual) if row.asked_on and usual else None
    day = row.next_on if has_come else over
    return ToAct(row, day or today, is_late_body=row.is_late(today))
