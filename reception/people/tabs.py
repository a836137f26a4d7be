"""The tabs of a person's pages. Upper floors register theirs; each reader gets those that they may open."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import url_for

from reception.access.actor import current_or_none
from reception.access.permit import Permit
from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.people import permits
from reception.people.models import Person


@dataclass(frozen=True)
class Tab:
    """A page about a person. `name` says which page is shown; `order` is its place, from 0; `message` a msgid."""

    name: str
    message: str
    endpoint: str
    permit: Permit
    order: int
    #: Whom the page is about; everybody by default.
    concerns: Callable[[Person], bool] = lambda _person: True


_tabs: dict[str, Tab] = {}


def register(*tabs: Tab) -> None:
    """Add pages to every person."""
    _tabs.update({tab.name: tab for tab in tabs})


def person_tabs(person: Person, current: str) -> list[tuple[str, str, bool]]:
    """(label, address, whether it is this page) of each tab the actor may open, for the macro `tabs`."""
    actor = current_or_none()
    open_to = (tab for tab in _tabs.values() if tab.permit.held_by(actor))
    shown = sorted((tab for tab in open_to if tab.concerns(person) or tab.name == current), key=lambda tab: tab.order)
    return [(_(tab.message), url_for(tab.endpoint, number=person.number), tab.name == current) for tab in shown]


def person_url(person: Person) -> str:
    """The first of them, where all about the person is seen at once."""
    return url_for("overview.person", number=person.number)


register(
    Tab("household", N_("Household"), "household.of_person", permits.READ, 60),
    Tab("documents", N_("Documents"), "documents.of_person", permits.DOCUMENTS, 65),
    Tab("sharing", N_("Sharing"), "sharing.of_person", permits.DISCLOSURES, 70),
    Tab("details", N_("Details"), "people.details", permits.READ, 80),
)
