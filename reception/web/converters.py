"""Short numbers in addresses: any way of writing one is understood, a mistyped one is no address."""

from werkzeug.routing import BaseConverter, ValidationError

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
