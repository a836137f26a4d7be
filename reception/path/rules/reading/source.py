"""A file of definitions: its tables, the lines they stand on, and every problem found in them. Pure."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from reception.i18n.markers import N_
from reception.i18n.said import Said

_HEADING: Final = re.compile(r"^\s*\[\[?([\w.]+)\]?\]")
_AT_LINE: Final = re.compile(r"at line (\d+)")


@dataclass(frozen=True)
class Problem:
    """What is wrong in a file, on which line. Line 0 is the file as a whole."""

    file: str
    line: int
    reason: Said

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason.in_english}"


class InvalidDefinitions(Exception):
    """The definitions are refused; `problems` are all that was found. What was in use stays in use."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass
class Source:
    """One file: its name, its text, and the list into which problems go."""

    name: str
    text: str
    problems: list[Problem]
    #: Whether it is the municipality's, and not the program's.
    is_own: bool = False
    content: dict[str, Any] = field(default_factory=dict)
    _headings: dict[tuple[str, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        try:
            self.content = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            found = _AT_LINE.search(str(error))
            self.refuse(int(found[1]) if found else 0, Said(N_("This is not TOML: %(error)s"), {"error": str(error)}))
        self._find_headings()

    def refuse(self, line: int, reason: Said) -> None:
        """Note a problem on a line."""
        self.problems.append(Problem(self.name, line, reason))

    def tables(self, heading: str) -> list[tuple[int, Mapping[str, Any]]]:
        """Every `[[heading]]` with its number."""
        found = self.content.get(heading, [])
        rows = found if isinstance(found, list) else [found]
        return [(index, row) for index, row in enumerate(rows) if isinstance(row, dict)]

    def check_headings(self, allowed: frozenset[str]) -> None:
        """Refuse tables that nobody reads: a misspelt heading would take a rule away in silence."""
        for heading in self.content:
            if heading not in allowed:
                line = self.line(heading, 0)
                self.refuse(line, Said(N_("Unknown table: %(word)s."), {"word": heading}))

    def line(self, heading: str, index: int, key: str = "") -> int:
        """The line of the key in the table, else of the table's heading, else 0."""
        start = self._headings.get((heading, index), 0)
        return self._key_line(start, key) or start

    def _find_headings(self) -> None:
        seen: dict[str, int] = {}
        for number, line in enumerate(self.text.splitlines(), 1):
            if match := _HEADING.match(line):
                index = seen.get(match[1], 0)
                seen[match[1]] = index + 1
                self._headings[match[1], index] = number

    def _key_line(self, start: int, key: str) -> int:
        if not key or not start:
            return 0
        wanted = re.compile(rf"^\s*{re.escape(key)}\b")
        for number, line in enumerate(self.text.splitlines()[start:], start + 1):
            if _HEADING.match(line):
                break
            if wanted.match(line):
                return number
        return 0
