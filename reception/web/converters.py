"""Short numbers, keys and days in addresses: what is none is no address."""

from datetime import date
from typing import Final

from werkzeug.routing import BaseConverter, IntegerConverter, ValidationError

from reception.web import short_number


class NumberConverter(BaseConverter):
    """`<number:number>` in a rule: 7K3M-Q9, also as 7k3mq9."""

    regex = "[0-9A-Za-z-]{6,8}"

    def to_python(self, value: str) -> str:
        """The number as it is stored. Raises ValidationError, which makes it a 404."""
        normal = short_number.normalise(value)
        if normal is None:
            raise ValidationError
        return normal


class KeyConverter(IntegerConverter):
    """`<int:…>` in a rule: a row's key. A number that the databases cannot hold is no address, nor are other digits."""

    regex = "[0-9]+"
    _DIGITS: Final = len(str(2**31))
    _MOST: Final = 2**31 - 1

    def to_python(self, value: str) -> int:
        """The key. Raises ValidationError, which makes it a 404."""
        if len(value) > self._DIGITS or int(value) > self._MOST:
            raise ValidationError
        return int(value)


class DayConverter(BaseConverter):
    """`<day:…>` in a rule: 2026-11-22."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """The day. Raises ValidationError, which makes it a 404."""
        try:
            return date.fromisoformat(value)
        except ValueError as no_day:
            raise ValidationError from no_day

    def to_url(self, value: date | str) -> str:
        """The day as it stands in an address."""
        return value if isinstance(value, str) else value.isoformat()


class LanguageConverter(BaseConverter):
    """`<language:…>` in a rule: a tag such as ar, fa-AF or sv-XA. Whether it is offered is another question."""

    regex = "[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?"


class TokenConverter(BaseConverter):
    """`<token:…>` in a rule: what a personal link ends with, also if it was typed wrong."""

    regex = "[0-9A-Za-z-]{1,80}"


def row_key(text: str) -> int:
    """A row's key in a query, such as `?organisation=7`. Raises ValueError, which leaves the value out."""
    key = int(text)
    if not 0 < key < 2**31:
        raise ValueError(text)
    return key
