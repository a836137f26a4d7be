"""Vocabularies: entries by their codes, and any word in Swedish or English that finds them. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from reception.i18n.alphabet import sort_key

#: What stands in a file that names no such column.
COLUMNS: Final = ("code", "sv", "en", "parent", "words", "authority", "website", "occupations")
BETWEEN: Final = "|"


@dataclass(frozen=True)
class Entry:
    """One code of a vocabulary. `parent`: the code above it; `words`: what people call it as well, in any language.

    Of a regulated profession: `authority` is the code of who recognises it, `occupations` the SSYK codes it belongs to.
    """

    code: str
    sv: str
    en: str
    parent: str = ""
    words: tuple[str, ...] = ()
    authority: str = ""
    website: str = ""
    occupations: tuple[str, ...] = ()

    def called(self, language: str) -> str:
        """Its name in Swedish for "sv", else in English."""
        return self.sv if language == "sv" else self.en

    @cached_property
    def sought(self) -> str:
        """Everything it is found by, folded, each word after a space."""
        return "".join(f" {word}" for text in (self.code, self.sv, self.en, *self.words) for word in _folded(text))


def _folded(text: str) -> Iterator[str]:
    return iter(sort_key(text).split())


@dataclass(frozen=True)
class Vocabulary:
    """A release: its name, where it comes from, and its entries in the order of their publisher."""

    version: str
    source: str
    entries: tuple[Entry, ...]
    to_confirm: str = ""

    @cached_property
    def by_code(self) -> dict[str, Entry]:
        """The entries by their codes."""
        return {entry.code: entry for entry in self.entries}

    @cached_property
    def by_name(self) -> dict[str, Entry]:
        """The entries by each of their names and words, folded; the finest of those that share one."""
        found: dict[str, Entry] = {}
        for entry in self.entries:
            for text in (*entry.words, entry.en, entry.sv):
                known = found.get(sort_key(text))
                if known is None or len(entry.code) > len(known.code):
                    found[sort_key(text)] = entry
        return found

    def found(self, words: str, most: int = 10) -> list[Entry]:
        """The entries with a word that begins as each of `words` does: those named so first, the finest first."""
        wanted = sort_key(words)
        parts = [f" {part}" for part in wanted.split()]
        if not parts:
            return []
        hits = [entry for entry in self.entries if all(part in entry.sought for part in parts)]
        exact = self.by_name.get(wanted)
        return sorted(hits, key=lambda entry: _rank(entry, wanted, exact))[:most]


def _rank(entry: Entry, wanted: str, exact: Entry | None) -> tuple[bool, bool, int, str]:
    begins = any(sort_key(text).startswith(wanted) for text in (entry.sv, entry.en, *entry.words))
    return entry is not exact, not begins, -len(entry.code), entry.code


def entries_of(rows: Iterable[dict[str, str]]) -> Iterator[Entry]:
    """The entries of rows by the names of `COLUMNS`."""
    for row in rows:
        told = {name: (row.get(name) or "").strip() for name in COLUMNS}
        yield Entry(
            code=told["code"],
            sv=told["sv"],
            en=told["en"] or told["sv"],
            parent=told["parent"],
            words=_several(told["words"]),
            authority=told["authority"],
            website=told["website"],
            occupations=_several(told["occupations"]),
        )


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(BETWEEN) if part.strip())
