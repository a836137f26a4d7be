"""The door: no endpoint without a permit, no request without an actor that holds it."""

from collections.abc import Callable, Mapping

from flask import Flask, Response, abort, g, request

from reception.access import actor as actors
from reception.access.actor import Actor
from reception.access.permit import PUBLIC, Permit


class EndpointWithoutPermit(Exception):
    """The application was built with a door that nobody guards."""


Answer = Response | None


def init_app(app: Flask, *, find_actor: Callable[[], Actor | None], ask_to_sign_in: Callable[[], Response]) -> None:
    """Guard every request to `app`. `find_actor` says who it is; `ask_to_sign_in` answers when it is nobody."""
    app.extensions["permits"] = {}

    @app.before_request
    def _guard() -> Answer:
        actors.become(None)
        actor = find_actor()
        actors.become(actor)
        permit = permit_of(app, request.endpoint)
        if permit is None:
            return None  # no such address: the 404 page
        g.permit = permit
        if permit is PUBLIC:
            return None
        if actor is None:
            return ask_to_sign_in()
        if not permit.held_by(actor):
            abort(403)
        return None


def declare(app: Flask, permits: Mapping[str, Permit]) -> None:
    """Declare the permits of endpoints."""
    app.extensions["permits"].update(permits)


def permit_of(app: Flask, endpoint: str | None) -> Permit | None:
    """The permit that guards `endpoint`."""
    permits: dict[str, Permit] = app.extensions["permits"]
    return permits.get(endpoint) if endpoint else None


def refuse_open_doors(app: Flask) -> None:
    """Raise EndpointWithoutPermit if an endpoint of `app` has no permit."""
    open_doors = sorted({rule.endpoint for rule in app.url_map.iter_rules()} - set(app.extensions["permits"]))
    if open_doors:
        raise EndpointWithoutPermit(", ".join(open_doors))
