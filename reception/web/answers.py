"""How a page answers: words that stay until the next page, Undo, the way back; and pages no search engine keeps."""

from typing import Any

from flask import Response, flash, make_response, redirect, request
from flask.typing import ResponseReturnValue

from reception.i18n.text import _
from reception.web.pages import local_address


def done(text: str, *, undo_url: str | None = None) -> None:
    """Say on the next page that it is done; `undo_url` adds a button to take it back. Name nobody: it is a cookie."""
    message: Any = {"text": text, "undo_url": undo_url, "undo_label": _("Undo")} if undo_url else text
    flash(message, "done")


def way_back(otherwise: str) -> str:
    """The address one came from (the field `next`), if it is on this site; else `otherwise`."""
    return local_address(request.form.get("next") or request.args.get("next")) or otherwise


def go_back(otherwise: str) -> ResponseReturnValue:
    """Go where one came from, or to `otherwise`."""
    return redirect(way_back(otherwise), 303)


def discreet(page: str, code: int = 200) -> Response:
    """An answer that no search engine keeps; that it is not stored and sends no referrer holds for every page."""
    answer = make_response(page, code)
    answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return answer
