"""That somebody looked at numbers that are not protected, or took them away: each time leaves a line in the log."""

from collections.abc import Iterable, Sequence
from typing import Any

from flask import g, has_request_context

from reception.audit.log import record, record_reading
from reception.db.session import at_the_end
from reception.indicators.models import IndicatorCount
from reception.indicators.terms import Breakdown

_SEEN = "figures_seen"


def looked_at(code: str, counts: Sequence[IndicatorCount], by: Iterable[Breakdown] = ()) -> None:
    """Note that this page shows the numbers of an indicator in these counts, split like this."""
    if has_request_context() and counts:
        g.setdefault(_SEEN, []).append(_told(code, counts, by))


def taken_away(
    code: str, counts: Sequence[IndicatorCount], by: Iterable[Breakdown], *, purpose: str, kind: str, rows: int
) -> None:
    """Record that the numbers left as a file of that kind with so many rows, and what for."""
    told: dict[str, Any] = {**_told(code, counts, by), "purpose": purpose, "file": kind, "rows": rows}
    record("indicators.taken-away", counts[-1], **told)


def _told(code: str, counts: Sequence[IndicatorCount], by: Iterable[Breakdown]) -> dict[str, str]:
    return {
        "code": code,
        "year": " ".join(str(one.year) for one in counts),
        "on": " ".join(dict.fromkeys(one.known_on.isoformat() for one in counts)),
        "by": " ".join(one.value for one in by),
    }


def _write() -> None:
    for told in g.get(_SEEN, ()):
        record_reading("indicators.looked-at", people=(), **told)


at_the_end(when=lambda: bool(g.get(_SEEN)), note=_write)
