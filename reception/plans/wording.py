"""What a goal or an action says, in the reader's language."""

from typing import Protocol

from reception.i18n.text import _
from reception.plans.rules.library import sentence


class Says(Protocol):
    """As much as is needed of a goal or an action."""

    @property
    def sentence(self) -> str | None:
        """A code of the library."""
        ...

    @property
    def text(self) -> str | None:
        """Free words."""
        ...


def of_library(row: Says) -> str:
    """The sentence of the library in a row, translated; a code that nobody knows stands as it is; "" for none."""
    found = sentence(row.sentence)
    return _(found.text) if found else row.sentence or ""


def in_short(row: Says) -> str:
    """One line that tells which goal or action is meant: for what is read out after a button."""
    return of_library(row) or " ".join((row.text or "").split())
