"""The reading log: one row a page, holding everybody the page showed, and each try that was denied."""

from collections.abc import Iterable
from typing import Any

from flask import g, has_request_context, request

from reception.audit.log import record_looks, record_reading
from reception.db.session import at_the_end


def saw(people: Iterable[int]) -> None:
    """Note that this page shows `people` (their ids)."""
    if has_request_context():
        g.setdefault("people_seen", set()).update(people)


def looked(action: str, model: type[Any], row_id: int, person_id: int | None) -> None:
    """Note in a line of its own that this page shows what a row holds: so that its keeper can be told who looked.

    `person_id` is None of a row that points at nobody's record.
    """
    if has_request_context():
        g.setdefault("looks", {})[action, model.__name__, row_id] = person_id


def denied(reason: str) -> None:
    """Note that this request was refused."""
    g.denied = reason


def _write() -> None:
    seen = sorted(g.get("people_seen", ()))
    refused = g.get("denied", None)
    action = "access.denied" if refused else "page.read"
    details = {"endpoint": request.endpoint, "path": request.path, "method": request.method}
    if seen or refused:
        record_reading(action, people=tuple(seen), **details, **({"reason": refused} if refused else {}))
    record_looks((action, model, row_id, person) for (action, model, row_id), person in g.get("looks", {}).items())


at_the_end(when=lambda: bool(g.get("people_seen") or g.get("denied") or g.get("looks")), note=_write)
