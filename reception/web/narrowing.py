"""Forms that narrow lists: the address keeps what was chosen, nothing is changed, and no token is needed."""

from typing import Any

from flask import request

from reception.web.forms import Form


class Narrowing(Form):
    """The base of the forms above lists, read from the address of the page."""

    keeps_draft = False

    def __init__(self, **options: Any) -> None:
        super().__init__(formdata=request.args, meta={"csrf": False}, **options)

    def asked(self) -> dict[str, Any]:
        """What is asked for, by field; what cannot be read is left out, and its message stands beside its field."""
        self.validate()
        return {name: field.data for name, field in self._fields.items() if not field.errors and field.data}
