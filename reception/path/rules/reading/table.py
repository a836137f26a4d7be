"""One table of a file, read key by key: each reading gives a value of the right kind or notes a problem. Pure."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final, TypeVar

from reception.i18n.markers import N_, Term
from reception.i18n.said import Said
from reception.path.rules.days import Length
from reception.path.rules.reading.source import Source

SomeTerm = TypeVar("SomeTerm", bound=Term)
_CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,59}")
LENGTHS: Final = ("years", "months", "weeks", "days", "working_days")


class Table:
    """A table of definitions and the keys of it that have been read."""

    def __init__(self, source: Source, heading: str, index: int, content: Mapping[str, Any]) -> None:
        self.source = source
        self.content = content
        self._heading = heading
        self._index = index
        self._read: set[str] = set()

    @property
    def place(self) -> str:
        """Where it stands: "national.toml:120"."""
        return f"{self.source.name}:{self.line()}"

    def line(self, key: str = "") -> int:
        """The line of a key, else of the table."""
        return self.source.line(self._heading, self._index, key)

    def refuse(self, key: str, reason: Said) -> None:
        """Note a problem with a key."""
        self.source.refuse(self.line(key), reason)

    def has(self, key: str) -> bool:
        """Whether the key stands there."""
        return key in self.content

    def raw(self, key: str) -> Any:
        """The value as it stands, or None."""
        self._read.add(key)
        return self.content.get(key)

    def text(self, key: str, *, required: bool = True) -> str:
        """A text that is not empty; "" when there is none."""
        value = self.raw(key)
        if isinstance(value, str) and value.strip():
            return value
        if required or value is not None:
            self.refuse(key, Said(N_("“%(key)s” is missing or is no text."), {"key": key}))
        return ""

    def code(self, key: str) -> str:
        """A word that can stand in an address and in the name of a file: a-z, digits and _, a letter first."""
        word = self.text(key)
        if word and not _CODE.fullmatch(word):
            said = N_("“%(word)s” is no code: it takes a-z, digits and _, begins with a letter, and has 60 at most.")
            self.refuse(key, Said(said, {"word": word}))
        return word

    def words(self, key: str) -> tuple[str, ...]:
        """A list of texts; one text is a list of one."""
        value = self.raw(key)
        values = [value] if isinstance(value, str) else value or []
        if isinstance(values, list) and all(isinstance(one, str) for one in values):
            return tuple(values)
        self.refuse(key, Said(N_("“%(key)s” is no list of texts."), {"key": key}))
        return ()

    def term(self, key: str, terms: type[SomeTerm], otherwise: SomeTerm | None = None) -> SomeTerm:
        """A word of a closed list."""
        value = self.raw(key)
        if value is None and otherwise is not None:
            return otherwise
        for term in terms:
            if term.value == value:
                return term
        known = {"key": key, "word": str(value), "words": ", ".join(term.value for term in terms)}
        self.refuse(key, Said(N_("“%(key)s” is “%(word)s”; it may be one of: %(words)s."), known))
        return otherwise or next(iter(terms))

    def day(self, key: str) -> date | None:
        """A date, or None."""
        value = self.raw(key)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        self.refuse(key, Said(N_("“%(key)s” is no date."), {"key": key}))
        return None

    def number(self, key: str) -> int:
        """A whole number."""
        value = self.raw(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        self.refuse(key, Said(N_("“%(key)s” is no whole number."), {"key": key}))
        return 0

    def flag(self, key: str, *, otherwise: bool) -> bool:
        """True or false."""
        value = self.raw(key)
        if value is None or isinstance(value, bool):
            return otherwise if value is None else value
        self.refuse(key, Said(N_("“%(key)s” is neither true nor false."), {"key": key}))
        return otherwise

    def length(self, key: str) -> Length | None:
        """A length of time, or None."""
        value = self.raw(key)
        return None if value is None else self.as_length(key, value)

    def as_length(self, key: str, value: object) -> Length:
        """A length of time from what stands in TOML: { months = 2 }."""
        if isinstance(value, dict) and value and set(value) <= set(LENGTHS) and set(map(type, value.values())) == {int}:
            return Length(**value)
        self.refuse(key, Said(N_("“%(key)s” is no length of time such as { months = 2 }."), {"key": key}))
        return Length()

    def finish(self) -> None:
        """Refuse keys that nobody read: a misspelt key would take a condition away in silence."""
        for key in self.content:
            if key not in self._read:
                self.refuse(key, Said(N_("Unknown word: %(word)s."), {"word": key}))
