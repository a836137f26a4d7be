"""How a page answers when its work is done: words that stay until the next page, Undo, and the way back."""

from typing import Any

from flask import flash, redirect, request
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
