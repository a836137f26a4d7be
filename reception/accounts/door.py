"""At the door: who a browser is, what becomes of a form whose session ended, and of a form that is sent twice."""

import secrets
from urllib.parse import parse_qsl, urlencode

from flask import Flask, Response, current_app, flash, g, redirect, request, session, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.urls import iri_to_uri

from reception.access.actor import Actor, current_or_none
from reception.accounts import operations, queries
from reception.db.session import SAFE_METHODS
from reception.i18n import locales
from reception.i18n.text import _

TOKEN, LANGUAGE, FORMER_USER = "token", "language", "former_user"
LONGEST_KEPT = 400_000
SUBMISSION_FIELD = "_submission"


def find_actor() -> Actor | None:
    """Who is behind this request; chooses the page's language on the way."""
    _choose_language(request.args.get("lang"))
    locales.use(request.args.get("lang") or session.get(LANGUAGE))
    token = session.get(TOKEN)
    found = queries.session_of(token) if token else None
    if found is None or not queries.is_alive(found):
        _forget(found.user_id if found else None)
        return None
    g.session_id, g.session_seen_at, g.session_mark = found.id, found.seen_at, str(found.id)
    g.theme = found.user.theme
    if found.user.language and LANGUAGE not in session:
        locales.use(found.user.language)
    return queries.actor_of(found.user)


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
    """Send the browser to the sign-in page; what it had typed is kept for the same person."""
    target = request.full_path.rstrip("?")
    if request.method not in SAFE_METHODS:
        target = request.path
        _keep_typed()
    response = redirect(f"{url_for('security.login')}?{urlencode({'next': iri_to_uri(target)})}", 303)
    return current_app.make_response(response)


def _keep_typed() -> None:
    former_user = session.get(FORMER_USER)
    body = urlencode(
        [
            (name, value)
            for name, value in request.form.items(multi=True)
            if name not in {"csrf_token", SUBMISSION_FIELD}
        ]
    )
    if former_user and body and len(body) <= LONGEST_KEPT:
        operations.keep_form(former_user, path=request.path, body=body)
        session["kept_path"] = request.path


def give_back_kept_form() -> None:
    """On the first look at the page after sign-in, hand back what was typed there."""
    actor = current_or_none()
    if request.method != "GET" or not isinstance(actor, Actor) or session.get("kept_path") != request.path:
        return
    kept = queries.kept_form_of(actor.user_id, request.path)
    if kept is not None:
        g.kept_form = MultiDict(parse_qsl(kept.body, keep_blank_values=True))
        flash(_("Your session had ended. What you wrote is here; nothing is saved yet."), "info")
    session.pop("kept_path")


def answer_copy() -> Response | None:
    """A form that was sent before gets the first copy's answer, and makes nothing."""
    token, actor = request.form.get(SUBMISSION_FIELD), current_or_none()
    if request.method in SAFE_METHODS or not token or not isinstance(actor, Actor) or len(token) > 64:
        return None
    submission = operations.take_submission(token, actor.user_id)
    if submission is None:
        earlier = queries.submission(token)
        return current_app.make_response(redirect((earlier and earlier.location) or url_for("overview.start"), 303))
    g.submission = submission
    return None


def settle(response: Response) -> Response:
    """Remember where a form led, or let it be sent again when it was not taken."""
    submission = g.pop("submission", None)
    if submission is not None and response.status_code < 500:
        taken = 300 <= response.status_code < 400
        operations.settle_submission(submission, response.location if taken else None)
        actor = current_or_none()
        if taken and isinstance(actor, Actor):
            operations.forget_kept_form(actor.user_id, request.path)
    return response


def init_app(app: Flask) -> None:
    """Connect the door to `app`, after the guard and before the views."""
    app.jinja_env.globals["submission_token"] = lambda: secrets.token_urlsafe(16)
    app.before_request(answer_copy)
    app.before_request(give_back_kept_form)
    app.after_request(settle)
