"""Every error has a page in the reader's language, with a number to quote and no trace."""

import logging
import secrets
from typing import Any

import sqlalchemy as sa
from flask import Flask, Response, current_app, g, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound

from reception.access.actor import current_or_none
from reception.access.permit import OutOfReach
from reception.audit.reading import denied
from reception.db.session import SAFE_METHODS, abandon, db
from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.i18n.text_safety import legible
from reception.web.removed import RemovedMeanwhile

log = logging.getLogger(__name__)

PAGES = {
    400: (N_("The form could not be read"), N_("Go back, load the page again and send the form once more.")),
    403: (
        N_("You may not open this page"),
        N_("Your role does not include this. Ask your unit manager or the administrator if you need it."),
    ),
    404: (
        N_("This page does not exist"),
        N_("The address may be wrong, or it leads to something that you have no access to."),
    ),
    405: (N_("This address cannot be used like that"), N_("Go back and follow a link or a button instead.")),
    409: (
        N_("Somebody changed this before you"),
        N_(
            "What you saw is no longer the latest. "
            "Open it again and make your change there; nothing of yours was saved."
        ),
    ),
    413: (
        N_("What you sent is too large"),
        N_("A file may have 20 MB at most. Go back, and send a smaller file or a shorter text."),
    ),
    429: (N_("Too many tries"), N_("Wait a little and try again.")),
    500: (
        N_("Something went wrong here"),
        N_(
            "It is not your fault, and nothing was half-saved. "
            "Try again; if it happens again, tell the administrator the number below."
        ),
    ),
    503: (N_("The service is busy"), N_("Nothing was saved or changed. Try again in a moment.")),
}


#: What may be otherwise when the page is opened again.
WORTH_ANOTHER_TRY = frozenset({400, 409, 413, 429, 500, 503})
#: Shorter answers are chosen again as quickly as they are copied.
SHORTEST_TEXT = 12
_NO_TEXTS = frozenset({"csrf_token", "next", "version", "versions", "opened_as", "filter"})


def page(code: int, *, error_id: str | None = None) -> Response:
    """The page of an error."""
    heading, text = PAGES.get(code, PAGES[400] if code < 500 else PAGES[500])
    words = {"heading": _(heading), "text": _(text), "typed": _typed(), "back": _again(code)}
    return _page(code, error_id, **words)


def _page(code: int, error_id: str | None = None, **words: Any) -> Response:
    return Response(render_template("errors/error.html", code=code, error_id=error_id, **words), code)


def _again(code: int) -> tuple[str, str] | None:
    """The page to open once more, with the form that was sent from it, and its words; None where it helps nobody."""
    rule = request.url_rule
    if code not in WORTH_ANOTHER_TRY or rule is None or "GET" not in (rule.methods or ()):
        return None
    return _("Open the page again"), request.path


def _typed() -> list[str]:
    """The texts of the form that led here, for its writer to copy: it may have taken an hour to write them."""
    actor = current_or_none()
    if actor is None or request.method in SAFE_METHODS or request.blueprint in {"security", "invitation"}:
        return []
    try:
        sent = request.form.items(multi=True)
    except HTTPException:  # it was too large, or not to be read
        return []
    texts = (value.strip() for name, value in sent if not name.startswith("_") and name not in _NO_TEXTS)
    return [legible(text) for text in dict.fromkeys(texts) if len(text) >= SHORTEST_TEXT]


def init_app(app: Flask) -> None:
    """Answer errors of `app`."""
    app.register_error_handler(HTTPException, _expected)
    app.register_error_handler(OutOfReach, lambda _error: _expected(NotFound()))
    app.register_error_handler(RemovedMeanwhile, _removed)
    app.register_error_handler(StaleDataError, lambda _error: _refused(409))
    app.register_error_handler(sa.exc.OperationalError, _database_busy)
    app.register_error_handler(Exception, _unexpected)
    app.register_error_handler(InternalServerError, _while_it_ended)
    # Flask's own line would hold the message of the exception; `_unexpected` writes the place alone.
    setattr(app, "log_exception", lambda _trace: None)  # noqa: B010 - a method of this one app
    app.logger.addFilter(_without_messages)


def _without_messages(record: logging.LogRecord) -> bool:
    """Where Flask logs an error itself, the place of it stands for its message, which may quote what was written."""
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        record.msg, record.args = f"{record.msg}: {place_of(error)}", ()
        record.exc_info = record.exc_text = None
    return True


def _removed(gone: RemovedMeanwhile) -> ResponseReturnValue:
    abandon()
    return _page(404, heading=_("Somebody removed this before you"), text=gone.said, typed=gone.typed, back=gone.back)


def _refused(code: int) -> ResponseReturnValue:
    abandon()
    return page(code)


def _expected(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.response is not None or error.code < 400:
        return error
    permit = g.get("permit", None)
    if current_or_none() is not None and (
        error.code == 403 or (error.code == 404 and permit is not None and permit.personal)
    ):
        denied(str(error.code))
    return page(error.code)


def _database_busy(error: sa.exc.OperationalError) -> ResponseReturnValue:
    abandon()
    log.warning("database not available: %s", type(error.orig).__name__)
    response = page(503)
    response.headers["Retry-After"] = "5"
    return response


def _unexpected(error: Exception) -> ResponseReturnValue:
    if current_app.testing or current_app.debug:
        raise error
    db.session.rollback()
    error_id = secrets.token_hex(4)
    # The message of an exception may quote what somebody typed: the log holds the place, not the text.
    log.error("error %s at %s %s: %s", error_id, request.method, request.endpoint, place_of(error))
    return page(500, error_id=error_id)


def _while_it_ended(error: InternalServerError) -> ResponseReturnValue:
    """What went wrong once the answer was ready, as its change was written or its line in the reading log."""
    cause = error.original_exception
    if isinstance(cause, sa.exc.OperationalError):
        return _database_busy(cause)
    if isinstance(cause, Exception):
        return _unexpected(cause)
    return _expected(error)


def place_of(error: BaseException) -> str:
    """Where an exception was raised: its kind and the last four places, never its message, which may quote people."""
    trace, frames = error.__traceback__, []
    while trace is not None:
        frames.append(f"{trace.tb_frame.f_code.co_filename.rpartition('/reception/')[2]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return f"{type(error).__name__} {' > '.join(frames[-4:])}"
