"""What the lists of a day share: whose day it is, who a row is about, and the first rows of several lists at once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa

from reception.access.permit import Permit
from reception.cases.models import Case
from reception.cases.queries.awaited import Colleagues
from reception.db.session import db
from reception.overview.terms import Section
from reception.people.models import Person
from reception.people.terms import Protection

#: Who a row is about, in the order of `DayRow`.
WHO: Final = (
    Case.number.label("case_number"),
    Person.id.label("person_id"),
    Person.number.label("person_number"),
    Person.shown_name,
    (Person.protection != Protection.NONE).label("is_protected"),
)


class Whose:
    """Oneself and those one stands in for."""

    def __init__(self, user_id: int, colleagues: Colleagues) -> None:
        self._own, self._colleagues = user_id, colleagues
        self.ids = [user_id, *colleagues]

    def for_name(self, *user_ids: int | None) -> str | None:
        """In whose place one does what those would do; None when one is among them."""
        if self._own in user_ids:
            return None
        return next((self._colleagues[one] for one in user_ids if one is not None and one in self._colleagues), None)


def places(belongs: Mapping[Section, sa.ColumnElement[bool]], order: Sequence[Any]) -> tuple[Any, Any]:
    """The place of a row in its list, and the list."""
    section = sa.case(*((condition, section.value) for section, condition in belongs.items()))
    place = sa.func.row_number().over(partition_by=section, order_by=order)
    return place.label("place"), section.label("section")


def first(permit: Permit, query: sa.Select[Any], limit: int) -> Iterator[Any]:
    """The rows within reach whose place is within the limit, without their place."""
    rows = permit.within(query).subquery()
    within = sa.select(rows).where(rows.c.place <= limit).order_by(rows.c.section, rows.c.place)
    return (row[1:] for row in db.session.execute(within.execution_options(permit=permit.name)))
