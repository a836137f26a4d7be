"""Hours as people write them."""

import re
from typing import Any, Final

from reception.i18n.text import _
from reception.web.fields import Minutes

_DECIMAL: Final = re.compile(r"(\d{1,4})(?:[.,](\d{1,2}))?\s*(?:h|t|tim)?")
_CLOCK: Final = re.compile(r"(\d{1,4}):([0-5]\d)")


class Hours(Minutes):
    """Hours, as "12", "12,5" or "12:30". `data` is minutes."""

    def __init__(self, label: Any = None, *, most_hours: int = 1000, **options: Any) -> None:
        options.setdefault("render_kw", {"class": "w-10", "inputmode": "text"})
        super().__init__(label, most=most_hours * 60, **options)

    def read(self, text: str) -> int:
        """The minutes, rounded to whole ones. Raises ValueError with a message."""
        minutes = _minutes(text.strip().casefold())
        if minutes is None or minutes > self.most:
            raise ValueError(_("Write hours, for example 12 or 12,5 or 12:30."))
        return minutes

    def show(self, value: int) -> str:
        """Hours, with minutes after a colon where there are any."""
        return f"{value // 60}:{value % 60:02}" if value % 60 else str(value // 60)


def _minutes(text: str) -> int | None:
    if clock := _CLOCK.fullmatch(text):
        return int(clock[1]) * 60 + int(clock[2])
    if decimal := _DECIMAL.fullmatch(text):
        return round(float(f"{decimal[1]}.{decimal[2] or 0}") * 60)
    return None
