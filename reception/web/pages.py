"""Pages that belong to no domain: help, language, probes, and the words for a typed date."""

import sqlalchemy as sa
from flask import Response, abort, current_app, jsonify, redirect, render_template, request, session
from flask.typing import ResponseReturnValue
from werkzeug.urls import iri_to_uri

from reception.access.permit import PUBLIC, SIGNED_IN
from reception.db.session import db
from reception.db.version import is_current
from reception.i18n import dates, formats, locales
from reception.i18n.dates import Looks
from reception.web.blueprint import Room
from reception.web.gallery import gallery_curve, gallery_form, gallery_rows

LANGUAGE = "language"
_LOOKS: dict[str, Looks] = {"forward": "forward", "back": "back"}
room = Room("pages", __name__)


@room.route("/help/<any(shortcuts, accessibility, privacy):name>", permit=PUBLIC)
def help_page(name: str) -> ResponseReturnValue:
    """A page of help."""
    return render_template(f"help/{name}.html")


@room.route("/language", methods=["POST"], permit=PUBLIC)
def language() -> ResponseReturnValue:
    """Choose the language and come back to the same page."""
    tag = request.form.get("lang")
    if not locales.is_offered(tag):
        abort(400)
    session[LANGUAGE] = tag
    return redirect(local_address(request.form.get("next")) or "/", 303)


def local_address(address: str | None) -> str | None:
    """`address` if it stays on this site: a path, no host, no back-slash tricks."""
    if (
        not address
        or not address.startswith("/")
        or address.startswith(("//", "/\\"))
        or any(ord(sign) < 32 for sign in address)
    ):
        return None
    return iri_to_uri(address)


@room.route("/dates/echo", permit=SIGNED_IN)
def echo_date() -> Response:
    """A typed date in words, for the line below its field."""
    text, looks = request.args.get("text", "")[:60], request.args.get("looks")
    try:
        if looks == "moment":
            moment = dates.read_moment(text, now=formats.local(formats.now()).replace(tzinfo=None))
            instant = formats.at_local(moment)
            return _words(f"{formats.day_in_words(moment.date())} {formats.clock(instant)}")
        return _words(
            formats.day_in_words(dates.read_date(text, today=formats.today(), looks=_LOOKS.get(looks or "", "near")))
        )
    except (dates.UnreadableDate, ValueError):
        return _words("")


def _words(text: str) -> Response:
    return Response(text, mimetype="text/plain")


@room.route("/health", permit=PUBLIC)
def health() -> Response:
    """The process answers."""
    return jsonify(status="ok")


@room.route("/ready", permit=PUBLIC)
def ready() -> ResponseReturnValue:
    """The database answers, and stands at the version that this program needs."""
    try:
        current = is_current()
    except sa.exc.SQLAlchemyError:
        current = False
    finally:
        db.session.rollback()
    return jsonify(status="ready" if current else "waiting"), 200 if current else 503


@room.route("/development/components", permit=SIGNED_IN)
def gallery() -> ResponseReturnValue:
    """Every component on one page, in development and in the demo."""
    if current_app.config["PRODUCTION"]:
        abort(404)
    return render_template("development/gallery.html", form=gallery_form(), rows=gallery_rows(), drawn=gallery_curve())
