"""Whether files of a municipality may be loaded beside what is there. Pure."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from reception.i18n.markers import N_
from reception.i18n.said import Said
from reception.path.rules.definitions import Rulebook, Template
from reception.path.rules.reading import InvalidDefinitions, Problem, read_book
from reception.path.rules.reading.source import Source

_LOADED: Final = N_("“%(word)s” version %(version)s is loaded already with another text; a change takes a new version.")


@dataclass(frozen=True)
class New:
    """What files bring: the templates that are not there yet, the rulebook with them, and the texts by name."""

    templates: tuple[Template, ...]
    book: Rulebook
    texts: Mapping[str, str]


def read_new(program: Mapping[str, str], there: Mapping[str, str], given: Mapping[str, str]) -> New:
    """The given files, read together with the program's and those that are there.

    A file that is there with the same text brings nothing. Raises InvalidDefinitions with every problem, also when
    a code and version are there with another text.
    """
    versions = {_version(text): text for text in there.values()}
    new = {name: text for name, text in given.items() if versions.get(_version(text)) != text}
    replaced = {_version(text) for text in new.values()}
    kept = {name: text for name, text in there.items() if _version(text) not in replaced}
    problems = list(_changed(new, versions))
    try:
        book = read_book(program, {**kept, **new})
    except InvalidDefinitions as invalid:
        problems += invalid.problems
    if problems:
        raise InvalidDefinitions(tuple(problems))
    return New(tuple(one for one in book.editions.values() if one.file in new), book, new)


def _changed(new: Mapping[str, str], versions: Mapping[tuple[str, str], str]) -> Iterator[Problem]:
    for name, text in new.items():
        code, version = _version(text)
        if code and (code, version) in versions:
            line = Source(name, text, []).line("template", 0, "version")
            yield Problem(name, line, Said(_LOADED, {"word": code, "version": version}))


def _version(text: str) -> tuple[str, str]:
    """Code and version as the file says them; nothing where it cannot be told."""
    try:
        head = tomllib.loads(text).get("template", {})
    except tomllib.TOMLDecodeError:
        return "", ""
    return (str(head.get("code", "")), str(head.get("version", ""))) if isinstance(head, dict) else ("", "")
