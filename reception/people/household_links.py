"""Links from a person's household to what upper floors know of those who live there. They register theirs."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import url_for

from reception.access.actor import current_or_none
from reception.access.permit import Permit
from reception.i18n.text import _
from reception.people.models import Person
from reception.people.queries.households import Homes


@dataclass(frozen=True)
class Link:
    """A page about those whom a person lives with. `message`: a msgid; `concerns`: whether there is anything there."""

    message: str
    endpoint: str
    permit: Permit
    concerns: Callable[[Person, Homes], bool]


_links: dict[str, Link] = {}


def register(*links: Link) -> None:
    """Add pages to every household."""
    _links.update({link.endpoint: link for link in links})


def household_links(person: Person, homes: Homes) -> list[tuple[str, str]]:
    """(label, address) of each page that the actor may open and that is about somebody in these households."""
    actor = current_or_none()
    shown = (link for link in _links.values() if link.permit.held_by(actor) and link.concerns(person, homes))
    return [(_(link.message), url_for(link.endpoint, number=person.number)) for link in shown]
