"""Meetings of activities as facts: numbers alone, of nobody."""

from typing import Any

import sqlalchemy as sa

from reception.cases.models import Case
from reception.db.verdicts import yes_if
from reception.inclusion.models import ActivityOccasion
from reception.inclusion.rules.parameters import Code, parameters
from reception.inclusion.terms.activities import OccasionState
from reception.reckoning.asked import Asked


def i31(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """Every meeting that was planned for a day of the year so far: whether newcomers and others met."""
    row, least = ActivityOccasion, _least_of_each()
    is_mixed = sa.and_(row.state == OccasionState.HELD, row.newcomers >= least, row.established >= least)
    return sa.select(nobody().label("person_id"), yes_if(is_mixed).label("verdict")).where(
        row.on.between(asked.period.first, asked.day)
    )


def person() -> Any:
    """The person of a case."""
    return Case.person_id.label("person_id")


def nobody() -> sa.ColumnElement[Any]:
    """The person of what is no person's."""
    return sa.cast(sa.null(), sa.Integer())


def _least_of_each() -> sa.ColumnElement[Any]:
    """How many of each make a meeting mixed, on its day."""
    on = ActivityOccasion.on
    whens = [
        (
            sa.and_(
                sa.true() if one.basis.valid_from is None else on >= one.basis.valid_from,
                sa.true() if one.basis.valid_to is None else on <= one.basis.valid_to,
            ),
            one.values[0],
        )
        for one in parameters()
        if one.code is Code.MIXED_LEAST
    ]
    return sa.case(*whens)
