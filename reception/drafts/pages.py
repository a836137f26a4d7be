"""Which page a draft belongs to, in words. Upper floors tell what their pages are called."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import current_app, request
from werkzeug.exceptions import HTTPException

from reception.access.actor import current
from reception.access.guard import permit_of
from reception.i18n.markers import N_

_names: dict[str, str] = {}
_FALLBACK = N_("A form")


@dataclass(frozen=True)
class Place:
    """A page of the program: what it is called, a msgid, and the case or the person that its address names."""

    name: str
    case_number: str | None = None
    person_number: str | None = None


def called(names: Mapping[str, str]) -> None:
    """Register what pages with forms are called: endpoint → msgid."""
    _names.update(names)


def place_of(path: str) -> Place | None:
    """The page at `path`; None if there is none any more, or it is closed to all who have the reader's roles."""
    try:
        endpoint, values = current_app.create_url_adapter(request).match(path, method="GET")  # type: ignore[union-attr]  # there is a request
    except HTTPException:
        return None
    permit = permit_of(current_app, endpoint)
    if permit is None or not permit.held_by(current()):
        return None
    number, name = values.get("number"), _names.get(endpoint, _FALLBACK)
    return Place(
        name,
        case_number=number if path.startswith("/cases/") else None,
        person_number=number if path.startswith("/people/") else None,
    )
