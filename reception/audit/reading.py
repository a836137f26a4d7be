"""The reading log: one row a page, holding everybody the page showed, and each try that was denied."""

from collections.abc import Iterable

from flask import g, has_request_context, request

from reception.audit.log import record_reading
from reception.db.session import at_the_end


def saw(people: Iterable[int]) -> None:
    """Note that this page shows `people` (their ids)."""
    if has_request_context():
        g.setdefault("people_seen", set()).update(people)


def denied(reason: str) -> None:
    """Note that this request was refused."""
    g.denied = reason


def _write() -> None:
    seen = sorted(g.get("people_seen", ()))
    refused = g.get("denied", None)
    action = "access.denied" if refused else "page.read"
    details = {"endpoint": request.endpoint, "path": request.path, "method": request.method}
    record_reading(action, people=tuple(seen), **details, **({"reason": refused} if refused else {}))


at_the_end(when=lambda: bool(g.get("people_seen") or g.get("denied")), note=_write)
