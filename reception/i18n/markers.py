"""Marks for text that is translated elsewhere. Pure: `terms` and `rules` may import this and nothing else of ours."""

from enum import Enum
from typing import Self


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark `message` for the catalogue and return it unchanged."""
    return message


class Term(str, Enum):
    """A closed list of words: each member is the stored value and a label to be translated when it is shown."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """A member from its (value, label)."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    def __str__(self) -> str:
        return str(self.value)
