"""The newcomers' door: who a browser is there, and in which language its pages come."""

from typing import Final

from flask import Response, current_app, g, redirect, request, session, url_for

from reception.access.actor import Newcomer
from reception.i18n import locales
from reception.portal.queries import visits

#: What the cookie keeps of a visit.
VISIT: Final = "visit"
#: Where it matters who she is. Whoever answers a survey is nobody, also in a browser that has her own pages open.
_OWN: Final = ("/my/", "/l/")


def find_newcomer() -> Newcomer | None:
    """Who is behind this request to the newcomers' pages; chooses the languages of the page on the way."""
    choose_language(language_asked_for())
    if not request.path.startswith(_OWN):
        return None
    token = session.get(VISIT)
    found = visits.visit_with(token) if token else None
    if found is None:
        if VISIT in session:
            session.clear()
        return None
    g.visit, g.session_mark = found, f"visit {found.newcomer.session_id}"
    return found.newcomer


def choose_language(tag: str | None) -> None:
    """Show the page in a language, with Swedish beside what it says."""
    locales.use_for_newcomer(tag)
    g.beside = None if locales.current().tag == locales.DEFAULT.tag else locales.DEFAULT


def language_asked_for() -> str | None:
    """The language that an address names: "/my/ar/…" in its path, "/l/…" as `lang`."""
    parts = request.path.split("/")
    return parts[2] if parts[1] == "my" and len(parts) > 2 else request.values.get("lang")


def ask_to_open_link() -> Response:
    """The visit has ended: say so, and how to come in again."""
    return current_app.make_response(redirect(url_for("my_door.closed", locale=locales.current().tag), 303))
