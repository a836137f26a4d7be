"""`OwnRoom`: pages of newcomers under "/my/<language>/…", each in the language that its address names."""

from typing import Any

from flask import Response, current_app, g, redirect, request, url_for
from flask.sansio.blueprints import BlueprintSetupState

from reception.i18n import locales
from reception.i18n.text import is_machine_made
from reception.portal import wording
from reception.web.blueprint import Room


class OwnRoom(Room):
    """Views of newcomers' pages. They do not take the language: it is chosen at the door, and links keep it."""

    def __init__(self, name: str, import_name: str, *, url_prefix: str = "") -> None:
        super().__init__(name, import_name, url_prefix=f"/my/<language:locale>{url_prefix}")
        self.url_value_preprocessor(_take_language)
        self.before_request(_lead_to_a_language_we_have)
        self.record_once(_have_links_keep_the_language)


def _have_links_keep_the_language(state: BlueprintSetupState) -> None:
    kept = state.app.url_default_functions.setdefault(None, [])
    if _keep_language not in kept:
        kept.append(_keep_language)


def _take_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    if values is not None:
        values.pop("locale", None)


def _keep_language(endpoint: str, values: dict[str, Any]) -> None:
    """Registered for every endpoint: a page at the door links to these rooms, too."""
    if current_app.url_map.is_endpoint_expecting(endpoint, "locale"):
        values.setdefault("locale", locales.current().tag)


def _lead_to_a_language_we_have() -> Response | None:
    """A language that is not offered: the same page in Swedish, which says so."""
    asked_for = request.path.split("/")[2]
    if locales.is_for_newcomers(asked_for) or request.endpoint is None:
        return None
    address = url_for(request.endpoint, **{**(request.view_args or {}), "lacking": asked_for})
    return current_app.make_response(redirect(address, 303))


def page_context() -> dict[str, object]:
    """What every template of newcomers' pages may use. Nothing of it asks the database: an error has a page, too."""
    return {
        "layout": "layouts/mine.html",
        "start_url": f"/my/{locales.current().tag}/",
        "languages": [(locale, address_in(locale.tag)) for locale in locales.for_newcomers()],
        "is_in": "visit" in g,
        "is_machine_made": is_machine_made(locales.current()),
        "root_data": {},
        "say": wording,
    }


def address_in(tag: str) -> str:
    """The same page in another language."""
    if request.endpoint is None or not _has_get():
        return f"/my/{tag}/"
    values = dict(request.view_args or {})
    if current_app.url_map.is_endpoint_expecting(request.endpoint, "locale"):
        return url_for(request.endpoint, **{**values, "locale": tag})
    return url_for(request.endpoint, **values, lang=tag)


def _has_get() -> bool:
    return request.url_rule is not None and "GET" in (request.url_rule.methods or ())
