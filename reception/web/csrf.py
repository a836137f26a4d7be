"""CSRF protection whose token looks different in every answer, so that compression tells nothing about it (BREACH)."""

import base64
import binascii
import secrets
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, request
from flask_wtf import csrf

from reception.db.session import SAFE_METHODS


def masked_token() -> str:
    """The session's token under a fresh mask."""
    token = csrf.generate_csrf().encode()
    mask = secrets.token_bytes(len(token))
    return base64.urlsafe_b64encode(mask + _xor(mask, token)).decode()


def unmasked(text: str | None) -> str | None:
    """The token behind `text`; None if it is not one of ours."""
    try:
        both = base64.urlsafe_b64decode((text or "").encode())
        middle = len(both) // 2
        return _xor(both[:middle], both[middle:]).decode() or None
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return None


def _xor(mask: bytes, text: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(mask, text, strict=True))


class Protection(csrf.CSRFProtect):  # type: ignore[misc]  # Flask-WTF has no types
    """Flask-WTF's protection, reading masked tokens; what a browser says was sent by another site is not taken."""

    def protect(self, *args: Any, **options: Any) -> None:
        """Refuse with CSRFError (400) what comes from elsewhere, or without its token."""
        if request.method not in SAFE_METHODS and _comes_from_elsewhere():
            self._error_response("It was sent by another site.")
        super().protect(*args, **options)

    def _get_csrf_token(self) -> str | None:
        return unmasked(super()._get_csrf_token())


def _comes_from_elsewhere() -> bool:
    """Whether the browser says so (W3C Fetch Metadata, or RFC 6454 in older ones). Pages that send no referrer name
    no origin either: "null" tells nothing."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = request.headers.get("Origin", "null")
    return origin != "null" and urlsplit(origin).netloc != request.host


def init_app(app: Flask) -> None:
    """Protect every request that is not safe."""
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # as long as the session
    # Referrer-Policy: no-referrer sends none; SameSite and what the browser says of the sender stand in.
    app.config["WTF_CSRF_SSL_STRICT"] = False
    Protection(app)
    # For macros, which see globals only, and for pages, where Flask-WTF's own context would win.
    app.jinja_env.globals["csrf_token"] = masked_token
    app.context_processor(lambda: {"csrf_token": masked_token})
