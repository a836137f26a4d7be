"""What a form was about is there no more when it is sent: somebody else removed it while the writer wrote."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flask import request
from wtforms import Field, HiddenField, SelectField

from reception.access.permit import OutOfReach
from reception.db.session import SAFE_METHODS

if TYPE_CHECKING:
    from reception.web.forms import Form

Typed = Callable[[], Sequence[str]]


class RemovedMeanwhile(Exception):
    """It is gone. `said`: what happened; `back`: (words, address) of the way on; `typed`: what was written, by line."""

    def __init__(self, said: str, back: tuple[str, str], typed: Sequence[str]) -> None:
        super().__init__()
        self.said, self.back, self.typed = said, back, typed


@contextmanager
def or_removed(said: str, back: tuple[str, str], typed: Typed = tuple) -> Iterator[None]:
    """What is looked up inside has to be there; when something was sent for it, a page tells that it is gone.

    Whoever only looks gets the page of an address that leads nowhere, as always. Use it for rows of something within
    the reader's reach alone (a lesson of her group), never for somebody who may be hidden from her.
    """
    try:
        yield
    except OutOfReach:
        if request.method in SAFE_METHODS:
            raise
        raise RemovedMeanwhile(said, back, typed()) from None


def typed_in(form: "Form") -> list[str]:
    """What was written in a form, each with the words of its field."""
    told = ((field, _written(field)) for field in form if not isinstance(field, HiddenField))
    return [f"{field.label.text}: {text}" for field, text in told if text]


def _written(field: Field) -> str:
    raw = ", ".join(str(one).strip() for one in field.raw_data or () if str(one).strip())
    choices = getattr(field, "choices", None)
    if isinstance(field, SelectField):
        return {str(key): str(words) for key, words in choices}.get(raw, "") if isinstance(choices, list) else ""
    return raw
