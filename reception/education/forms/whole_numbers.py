"""A whole number in a form of studies."""

from typing import Any

from reception.i18n.text import _
from reception.web.fields import Minutes


class WholeNumber(Minutes):
    """A whole number from `least` to `most`, such as hours a week."""

    def __init__(self, label: Any = None, *, least: int = 0, most: int, **options: Any) -> None:
        self.least = least
        options.setdefault("render_kw", {"class": "w-10"})
        super().__init__(label, most=most, **options)

    def read(self, text: str) -> int:
        """The number. Raises ValueError with a message."""
        digits = text.strip()
        number = int(digits) if digits.isdecimal() and len(digits) < 6 else None
        if number is None or not self.least <= number <= self.most:
            raise ValueError(_("Write a whole number from %(least)s to %(most)s.", least=self.least, most=self.most))
        return number
