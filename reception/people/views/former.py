"""An address with a number that went up in another leads to the record that stands, for those who may know it."""

from collections.abc import Callable
from typing import Final

from flask import current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from reception.access.permit import OutOfReach
from reception.people import queries
from reception.people.views.room import room

_OF_PERSON, _OF_CASE = "/people/<number:number>", "/cases/<number:number>"
#: Beginnings of addresses of upper floors, and what tells the number that stands in place of an old one.
_OTHERS: Final[list[tuple[str, Callable[[str], str | None]]]] = []


def also_leads_on(beginning: str, standing: Callable[[str], str | None]) -> None:
    """Let addresses that begin so, with a `number` in them, lead on to the one that `standing` answers."""
    _OTHERS.append((beginning, standing))


@room.app_errorhandler(OutOfReach)
def lead_on(_error: OutOfReach) -> ResponseReturnValue:
    """To the same page of the record that stands; a case's number leads to the person. Else it is missing.

    Not for good (302): the merge may be undone.
    """
    address = _address() if request.method == "GET" else None
    return redirect(address, 302) if address is not None else current_app.handle_http_exception(NotFound())


def _address() -> str | None:
    rule, arguments = (request.url_rule.rule if request.url_rule else ""), dict(request.view_args or {})
    ways = [(_OF_PERSON, queries.standing_number), (_OF_CASE, queries.standing_number), *_OTHERS]
    standing = next((find for beginning, find in ways if rule.startswith(beginning)), None)
    number = standing(arguments["number"]) if standing is not None else None
    if number is None:
        return None
    if rule.startswith(_OF_CASE):
        return f"/people/{number}"
    return url_for(str(request.endpoint), **{**arguments, "number": number})
