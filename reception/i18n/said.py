"""Sentences that a page can say in any language: an English message and what is to be put into it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from reception.i18n.markers import Term


class Label(str):
    """An English message that stands inside a sentence and is itself to be translated."""

    __slots__ = ()


Value = str | int | bool | date | Label


@dataclass(frozen=True)
class Said:
    """`msgid` with named places, and their `values`.

    A `Label` among the values is translated, a date is written as dates are in the language, other text stays as it is.
    """

    msgid: str
    values: Mapping[str, Value] = field(default_factory=dict)

    @property
    def in_english(self) -> str:
        """The sentence for a program or a test; a page translates instead."""
        return (
            self.msgid % {place: _plain(value) for place, value in self.values.items()} if self.values else self.msgid
        )


def label_of(term: Term) -> Label:
    """A term's label, to stand inside a sentence."""
    return Label(term.label)


def _plain(value: Value) -> str | int:
    return value.isoformat() if isinstance(value, date) else value
