"""The room of a person's details, and what its pages share."""

from typing import TYPE_CHECKING, Any

from flask import url_for
from flask.typing import ResponseReturnValue

from reception.web.answers import go_back
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.people.models import Person

room = Room("people", __name__, url_prefix="/people/<number:number>/details")


class Shown:
    """A row as a form shows it, under the version of the whole record: two who correct one record meet."""

    def __init__(self, person: "Person", row: Any) -> None:
        self._row = row
        self.shown_rows = (person,) if row is person else (person, row)

    @property
    def version(self) -> int:
        """How often the record has been changed."""
        return int(self.shown_rows[0].version)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._row, name)


def back_to(person: "Person", block: str) -> ResponseReturnValue:
    """Where one came from, or to the part of the details that was worked with."""
    return go_back(url_for("people.details", number=person.number, _anchor=block))
