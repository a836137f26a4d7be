"""Sentences of the rules: an English message with what is put into it, and whether it stops or only warns. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from reception.housing.terms import Gravity
from reception.i18n.markers import Term


class Label(str):
    """An English message that stands inside a sentence and is itself to be translated."""

    __slots__ = ()


Value = str | int | date | Label


@dataclass(frozen=True)
class Said:
    """`msgid` with named places, and their `values`: a Label is translated, a date is written as the language does."""

    msgid: str
    values: Mapping[str, Value] = field(default_factory=dict)

    @property
    def in_english(self) -> str:
        """The sentence for a program or a test; a page translates instead."""
        return self.msgid % {place: str(value) for place, value in self.values.items()} if self.values else self.msgid


@dataclass(frozen=True)
class Remark:
    """A sentence about an entry; `code` names it for tests and logs, `about` the field beside which it stands."""

    code: str
    about: str
    gravity: Gravity
    said: Said

    @property
    def stops(self) -> bool:
        """Whether the entry is refused."""
        return self.gravity is Gravity.REFUSAL


NOTHING: Final[tuple[Remark, ...]] = ()


def refusal(code: str, about: str, msgid: str, **values: Value) -> Remark:
    """A remark that stops the entry. `msgid` is marked by the caller with `N_`."""
    return Remark(code, about, Gravity.REFUSAL, Said(msgid, values))


def warning(code: str, about: str, msgid: str, **values: Value) -> Remark:
    """A remark that is shown while the entry is taken. `msgid` is marked by the caller with `N_`."""
    return Remark(code, about, Gravity.WARNING, Said(msgid, values))


def label_of(term: Term) -> Label:
    """A term's label, to stand inside a sentence."""
    return Label(term.label)
