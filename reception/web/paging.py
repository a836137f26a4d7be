"""Pages of a list without counting it: one row more than fits tells whether there is a next page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from flask import request, url_for

Row = TypeVar("Row")
ROWS = 50
LAST_PAGE = 2000


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows, and the addresses of the pages before and after."""

    rows: Sequence[Row]
    number: int
    more: bool

    @property
    def previous_url(self) -> str | None:
        """The page before, or None."""
        return _address(self.number - 1) if self.number > 1 else None

    @property
    def next_url(self) -> str | None:
        """The page after, or None."""
        return _address(self.number + 1) if self.more else None


def page_number() -> int:
    """The page asked for, from 1; nonsense is 1."""
    text = request.args.get("page", "1")
    return min(max(int(text), 1), LAST_PAGE) if text.isdecimal() and len(text) < 6 else 1


def page_of(rows: Sequence[Row], *, rows_a_page: int = ROWS) -> Page[Row]:
    """A page from rows that were read with `window`."""
    return Page(rows[:rows_a_page], page_number(), len(rows) > rows_a_page)


def window(rows_a_page: int = ROWS) -> tuple[int, int]:
    """(offset, limit) to read a page and one row more."""
    return (page_number() - 1) * rows_a_page, rows_a_page + 1


def _address(number: int) -> str:
    assert request.endpoint is not None  # noqa: S101 - a page is only made for an endpoint
    arguments = {**request.args.to_dict(), **(request.view_args or {}), "page": number}
    return url_for(request.endpoint, **arguments)
