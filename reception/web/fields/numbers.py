"""Whole numbers within bounds."""

import re
from typing import Any, Final

from reception.i18n.text import _
from reception.i18n.text_safety import plain
from reception.web.fields.typed import Minutes

_NUMBER: Final = re.compile(r"[-−]?\d{1,9}")
#: The digits and spaces that people write in sums, and the crowns after them.
_ORNAMENTS: Final = re.compile(r"\s|(?i:kr|sek|m²|m2)$")


class WholeNumber(Minutes):
    """A whole number from `least` to `most`; spaces between thousands and the unit after it are welcome."""

    def __init__(self, label: Any = None, *, least: int = 0, most: int = 1_000_000, **options: Any) -> None:
        self.least = least
        options.setdefault("render_kw", {"class": "w-10"})
        super().__init__(label, most=most, **options)

    def read(self, text: str) -> int:
        """The number. Raises ValueError with a message."""
        digits = _ORNAMENTS.sub("", plain(text).strip())
        number = int(digits.replace("−", "-")) if _NUMBER.fullmatch(digits) else None
        if number is None or not self.least <= number <= self.most:
            least, most = (f"{bound:,}".replace(",", "\N{NO-BREAK SPACE}") for bound in (self.least, self.most))
            raise ValueError(_("Write a whole number from %(least)s to %(most)s.", least=least, most=most))
        return number


class Crowns(WholeNumber):
    """A monthly sum in Swedish crowns."""

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, most=100_000, **options)
