"""The keys that a timeline is made of, in one form for all kinds; and the days that upper floors deliver to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from reception.access.permit import Permit
from reception.cases.models import Case
from reception.contacts.terms import EventKind
from reception.db.base import UTCDateTime

Parts = list[sa.Select[Any]]
_NO_TEXT, _NO_DAY, _NO_TIME = (sa.cast(sa.null(), kind) for kind in (sa.Text, sa.Date, UTCDateTime))


def keys_of(
    kind: EventKind, key: Any, permit: Permit, *, at: Any = _NO_TIME, on: Any = _NO_DAY, **more: Any
) -> sa.Select[Any]:
    """The keys of one kind, within its permit, in the form that all kinds share."""
    columns = {"text": _NO_TEXT, "who": _NO_TEXT, "ends_on": _NO_DAY, **more}
    shared = [column.label(name) for name, column in {"id": key, "at": at, "starts_on": on, **columns}.items()]
    return permit.within(sa.select(sa.literal(kind.value).label("kind"), *shared))


def newest_first(query: sa.Select[Any], moment: Any, count: int) -> sa.Select[Any]:
    """The newest `count` of such keys, by their moment."""
    return sa.select(query.order_by(moment.desc(), sa.desc("id")).limit(count).subquery())


@dataclass(frozen=True)
class Told:
    """Something that an upper floor knows: what happened, in the reader's language, and the page that tells more.

    `about` is as people wrote it.
    """

    day: date
    what: str
    about: str | None
    url: str


@dataclass(frozen=True)
class Source:
    """Days that an upper floor delivers. `parts(cases, count)`: selects with the columns of `happened`, the newest
    `count` of each; `told(row)` says one of them."""

    parts: Callable[[Sequence[Case], int], Parts]
    told: Callable[[Any], Told]


ALSO: Final[dict[EventKind, Source]] = {}


def also(kind: EventKind, source: Source) -> None:
    """Register what an upper floor knows of a person, to stand among what happened."""
    ALSO[kind] = source


def happened(keys: sa.Select[Any], day: Any, count: int) -> sa.Select[Any]:
    """The newest `count` of `keys_of(…)` by one column, for a `Source`."""
    return newest_first(keys.where(day.is_not(None)), day, count)
