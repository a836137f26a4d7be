"""At the door: who a browser is, and what becomes of a form that is sent twice."""

import secrets
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, current_app, g, redirect, request, session, url_for
from werkzeug.urls import iri_to_uri

from reception.access.actor import Actor, staff_or_none
from reception.accounts import operations, queries, staying
from reception.db.session import SAFE_METHODS
from reception.i18n import locales

TOKEN, LANGUAGE, FORMER_USER = "token", "language", "former_user"
SUBMISSION_FIELD = "_submission"


def find_actor() -> Actor | None:
    """Who is behind this request; chooses the page's language on the way."""
    _choose_language(request.args.get("lang"))
    locales.use(request.args.get("lang") or session.get(LANGUAGE))
    token = session.get(TOKEN)
    found = queries.visitor_with(token) if token else None
    if found is None or not found.is_here:
        _forget(found.actor.user_id if found else None)
        return None
    g.session_id, g.session_seen_at, g.session_mark = found.session_id, found.seen_at, str(found.session_id)
    g.theme, g.session_started_at, g.asides = found.theme, found.started_at, found.asides
    if request.blueprint == "assets":
        operations.look_away()  # a page fetches its scripts by itself, one of them when its reader has long been away
    if found.language and LANGUAGE not in session:
        locales.use(found.language)
    return found.actor


def aside(name: str) -> Any:
    """What an upper floor asked along about the reader (`queries.ask_along`); None when nobody is signed in."""
    return g.get("asides", {}).get(name)


def _choose_language(tag: str | None) -> None:
    """`?lang=` on the sign-in page holds for the whole visit."""
    if request.endpoint == "security.login" and locales.is_offered(tag):
        session[LANGUAGE] = tag


def _forget(former_user: int | None) -> None:
    """Leave nothing of a dead session in the browser but the language and whose form may be given back."""
    if TOKEN in session or "_user_id" in session:
        language = session.get(LANGUAGE)
        session.clear()
        if language:
            session[LANGUAGE] = language
        if former_user:
            session[FORMER_USER] = former_user


def ask_to_sign_in() -> Response:
    """Send the browser to the sign-in page, and from there back to where it was."""
    target = request.full_path.rstrip("?")
    if request.method not in SAFE_METHODS:
        target = request.path
    response = redirect(f"{url_for('security.login')}?{urlencode({'next': iri_to_uri(target)})}", 303)
    return current_app.make_response(response)


def answer_copy() -> Response | None:
    """A form that was sent before gets the first copy's answer, and makes nothing."""
    token, actor = request.form.get(SUBMISSION_FIELD), staff_or_none()
    if request.method in SAFE_METHODS or not token or actor is None or len(token) > 64:
        return None
    if not operations.take_submission(token, actor.user_id):
        earlier = queries.submission(token)
        return current_app.make_response(redirect((earlier and earlier.location) or url_for("overview.start"), 303))
    g.submission = token
    return None


def settle(response: Response) -> Response:
    """Remember where a form led, or let it be sent again when it was not taken."""
    submission = g.pop("submission", None)
    if submission is not None and response.status_code < 500:
        taken = 300 <= response.status_code < 400
        operations.settle_submission(submission, response.location if taken else None)
    return response


def init_app(app: Flask) -> None:
    """Connect the door to `app`, after the guard and before the views."""
    app.jinja_env.globals["submission_token"] = lambda: secrets.token_urlsafe(16)
    app.jinja_env.globals["stay"] = staying.stay
    app.before_request(answer_copy)
    app.after_request(settle)
