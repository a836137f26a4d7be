"""What is awaited of an organisation: about whom, since when it is late, and in which colleague's place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.access.roles import CASEWORK
from reception.cases.models import Case
from reception.people.models import Person

#: Id and name of those whom one stands in for.
Colleagues = Mapping[int, str]
NOBODY: Final[Colleagues] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Awaited:
    """Something on a case that an organisation has not answered. A protected person stands in lists as `person_number`.

    `for_name` is the colleague in whose place one waits, or None.
    """

    organisation_id: int
    organisation_name: str
    expected_on: date | None
    case_number: str
    person_id: int
    person_number: str
    shown_name: str
    is_protected: bool
    for_name: str | None = None


def about(person: Person) -> dict[str, Any]:
    """Whom something is awaited about, as the fields of `Awaited`."""
    return {
        "person_id": person.id,
        "person_number": person.number,
        "shown_name": person.shown_name,
        "is_protected": person.is_protected,
    }


def in_place_of(actor: Actor, standing_in: Colleagues, *user_ids: int | None) -> str | None:
    """The colleague in whose place one waits; None when the actor is among those who wait."""
    if actor.user_id in user_ids:
        return None
    return next((standing_in[one] for one in user_ids if one is not None and one in standing_in), None)


def of_units(actor: Actor) -> sa.ColumnElement[bool]:
    """The cases of the units in which the actor does casework."""
    return Case.unit_id.in_(actor.unit_ids(CASEWORK))
