"""Two doors, two cookies: staff and newcomers share nothing that a browser keeps, also when they share the browser."""

from typing import Final

from flask import Flask, has_request_context, request
from flask.sessions import SecureCookieSessionInterface

#: Where newcomers' pages stand.
NEWCOMERS: Final = ("/my/", "/l/", "/s/", "/stop/")


def is_newcomers(path: str) -> bool:
    """Whether an address is one of the newcomers' pages."""
    return path.startswith(NEWCOMERS) or path in {"/my", "/l", "/s", "/stop"}


class TwoDoors(SecureCookieSessionInterface):
    """Flask's sessions in signed cookies, under a name of its own for newcomers' pages."""

    def get_cookie_name(self, app: Flask) -> str:
        """The name of the cookie for the page that is asked for."""
        staff = super().get_cookie_name(app)
        ours = has_request_context() and is_newcomers(request.path)
        return staff.replace("session", "my-plan") if ours else staff


def init_app(app: Flask) -> None:
    """Keep what browsers carry for `app` in the cookie of the door that they come through."""
    app.session_interface = TwoDoors()
