"""Vocabularies: entries by their codes, and any word in Swedish or English that finds them. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from typing import Final

from reception.i18n.alphabet import sort_key

#: What stands in a file that names no such column.
COLUMNS: Final = ("code", "sv", "en", "parent", "words", "authority", "website", "occupations")
BETWEEN: Final = "|"
#: No classification has so many levels; where one does, those further up do not count when a word is searched.
DEEPEST: Final = 12


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
    def folded(self) -> tuple[str, ...]:
        """Its names and words, folded as `sort_key` does."""
        return tuple(map(sort_key, (self.sv, self.en, *self.words)))

    @cached_property
    def sought(self) -> str:
        """Everything it is found by, folded, each word once and after a space; å, ä and ö without their marks too."""
        folded = " ".join((sort_key(self.code), *self.folded))
        if _MARKED.search(folded):
            folded = f"{folded} {folded.translate(_WITHOUT_MARKS)}"
        return f" {' '.join(dict.fromkeys(folded.split()))}"


#: As `sort_key` writes å, ä and ö, and as they are typed where the keyboard has none of them.
_WITHOUT_MARKS: Final = str.maketrans("{|}", "aao")
_MARKED: Final = re.compile("[{|}]")


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
    def _called(self) -> dict[str, list[Entry]]:
        """The entries by each of their names and words, folded."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for text in dict.fromkeys(entry.folded):
                found.setdefault(text, []).append(entry)
        return found

    def named(self, text: str) -> Entry | None:
        """The entry that is called exactly so, in Swedish or English: of a branch the lowest, of several none."""
        called = self._called.get(sort_key(text), [])
        lowest = [entry for entry in called if not any(entry.code in self.above(other) for other in called)]
        return lowest[0] if len(lowest) == 1 else None

    def above(self, entry: Entry) -> list[str]:
        """The codes above an entry, from its own upwards; no more than `DEEPEST`, also where they lead in a circle."""
        codes: list[str] = []
        code = entry.parent
        while code and code not in codes and len(codes) < DEEPEST:
            codes.append(code)
            code = self.by_code[code].parent if code in self.by_code else ""
        return codes

    def hits(self, words: str) -> Iterator[Entry]:
        """Every entry with a word that begins as each of `words` does, in the order of the vocabulary."""
        parts = [f" {part}" for part in sort_key(words).split()]
        if len(parts) == 1:  # the usual question, and half the time of the other way
            return (entry for entry in self.entries if parts[0] in entry.sought)
        return (entry for entry in self.entries if parts and all(part in entry.sought for part in parts))

    def found(self, words: str, most: int = 10) -> list[Entry]:
        """The likeliest of the `hits`: those that are named so first, then those that begin so, the lowest first."""
        wanted = sort_key(words)
        exact = {entry.code for entry in self._called.get(wanted, ())}

        def rank(entry: Entry) -> tuple[bool, bool, int, str]:
            begins = any(text.startswith(wanted) for text in entry.folded)
            return entry.code not in exact, not begins, -len(self.above(entry)), entry.code

        return nsmallest(most, self.hits(words), key=rank)


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
