"""A file of definitions in TOML: tables under one heading, each checked whole, every problem told at once. Pure."""

import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

#: One table of a file, as TOML reads it.
Entry = Mapping[str, Any]


class InvalidDefinitions(Exception):
    """The definitions are refused; `problems` are all that was found, a line each, in English."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def read_entries(
    text: str,
    heading: str,
    called: str,
    *,
    keys: Collection[str],
    unique: Sequence[str],
    problems_of: Callable[[Entry], Iterable[str]],
    may_be_none: bool = False,
) -> list[Entry]:
    """The tables `[[heading]]` of a file, each with these `keys` alone. Raises InvalidDefinitions with every problem.

    `called` names one in problems; `problems_of` is what is wrong in it; no two have the same value of a `unique` key.
    """
    tables = _tables(text)
    entries = tables.get(heading, [])
    if not (isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)):
        raise InvalidDefinitions([f"a {called} is a table: [[{heading}]]"])
    problems = [f"unknown table {name!r}" for name in tables if name != heading]
    for place, entry in enumerate(entries, 1):
        where = f"{called} {place} ({entry.get('code', 'without a code')})"
        unknown = [f"unknown key {key!r}" for key in entry if key not in keys]
        problems += [f"{where}: {problem}" for problem in (*unknown, *problems_of(entry))]
    problems += [problem for key in unique for problem in _twice(entries, key)]
    if not (problems or entries or may_be_none):
        problems = [f"there is no {called}"]
    if problems:
        raise InvalidDefinitions(problems)
    return entries


def _tables(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as unreadable:
        raise InvalidDefinitions([f"this is not TOML: {unreadable}"]) from unreadable


def _twice(entries: Sequence[Entry], key: str) -> Iterator[str]:
    """The same code, or the same words under two codes, which nobody could tell apart."""
    values = [str(entry[key]) for entry in entries if entry.get(key)]
    yield from (f"{key} {value!r} stands twice" for value in dict.fromkeys(values) if values.count(value) > 1)


def wrong_flags(entry: Entry, keys: Iterable[str]) -> Iterator[str]:
    """Which of these keys say something else than true or false."""
    yield from (f"{key} is true or false" for key in keys if not isinstance(entry.get(key, True), bool))
