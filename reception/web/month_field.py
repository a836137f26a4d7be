"""A month, typed as it is written: 2026-03 or 202603. Its value is the first day of the month."""

import re
from datetime import date
from typing import Any, Final

from reception.i18n import formats
from reception.i18n.dates import UnreadableDate, read_date
from reception.i18n.text import _
from reception.i18n.text_safety import plain
from reception.web.fields.typed import Typed

_MONTH: Final = re.compile(r"(\d{4})-?(\d{2})")


def read_month(text: str, today: date) -> date | None:
    """The first day of the month that `text` names; None where it names none that a calendar of ours holds."""
    typed = _MONTH.fullmatch(plain(text))
    try:
        return read_date(f"{typed[1]}-{typed[2]}-01", today=today) if typed else None
    except UnreadableDate:
        return None


def month_as_typed(month: date) -> str:
    """As it is typed, in an address, and in a table: 2026-03."""
    return f"{month:%Y-%m}"


class MonthField(Typed):
    """A month in a plain text box: no browser's own calendar is asked for, so it is the same in every one."""

    def __init__(self, label: Any = None, **options: Any) -> None:
        options.setdefault("render_kw", {"class": "w-10"})
        super().__init__(label, **options)

    def read(self, text: str) -> date:
        """The first day of the month. Raises ValueError with a message."""
        today = formats.today()
        month = read_month(text, today)
        if month is None:
            raise ValueError(_("Write a year and a month, for example %(month)s.", month=month_as_typed(today)))
        return month

    def show(self, value: date) -> str:
        """As it is typed."""
        return month_as_typed(value)
