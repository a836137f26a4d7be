"""The menu and the one primary action: what upper floors register, shown to those who hold the permit."""

from dataclasses import dataclass

from flask import current_app, request, url_for

from reception.access.actor import current_or_none
from reception.access.permit import Permit
from reception.i18n.text import _


@dataclass(frozen=True)
class Entry:
    """A place in the menu.

    `key` is the letter that opens it after g; `section` are the rooms, or single endpoints, that it stands for.
    """

    message: str
    endpoint: str
    permit: Permit
    key: str | None = None
    section: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """An entry as a page shows it."""

    label: str
    url: str
    key: str | None
    current: bool


def items() -> list[Item]:
    """What the actor may open."""
    entries: list[Entry] = current_app.extensions["menu"]
    actor = current_or_none()
    # A page that two entries claim belongs to the one that its reader has.
    open_to = [entry for entry in entries if actor is not None and entry.permit.held_by(actor)]
    return [
        Item(_(entry.message), url_for(entry.endpoint), entry.key, current=_is_here(entry, open_to))
        for entry in open_to
    ]


def _is_here(entry: Entry, entries: list[Entry]) -> bool:
    """Whether the page belongs to the entry: its endpoint is named there, or its room and no other names it."""
    if request.endpoint in entry.section:
        return True
    return request.blueprint in entry.section and not any(request.endpoint in other.section for other in entries)
