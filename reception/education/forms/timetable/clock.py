"""A time of day, as teachers write it."""

import re
from datetime import time
from typing import Any, Final

from reception.i18n.text import _
from reception.i18n.text_safety import plain
from reception.web.fields import Minutes

_CLOCK: Final = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:,\s]?(\d{2}))?")


class ClockField(Minutes):
    """A clock time: 8.30, 08:30, 830 or 8. `data` is a `time`."""

    def __init__(self, label: Any = None, **options: Any) -> None:
        options.setdefault("render_kw", {"class": "w-10", "inputmode": "text"})
        super().__init__(label, **options)

    def read(self, text: str) -> Any:
        """The time. Raises ValueError with a message."""
        match = _CLOCK.fullmatch(plain(text).strip().casefold())
        hour, minute = (int(match[1]), int(match[2] or 0)) if match else (24, 0)
        if hour > 23 or minute > 59:
            raise ValueError(_("Write a time such as 8.30 or 13:15."))
        return time(hour, minute)

    def show(self, value: time) -> str:
        """As 08:30."""
        return f"{value:%H:%M}"
