"""The library of sentences: read from the definitions, checked whole, and looked up by code. Pure."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Any, Final

from reception.cases.terms import Owner, Phase

_KEYS: Final = frozenset({"code", "kind", "phase", "owner", "text", "retired"})


class Kind(StrEnum):
    """What a sentence can say."""

    GOAL = "goal"
    ACTION = "action"


class InvalidLibrary(Exception):
    """The sentences are refused; `problems` are all that was found, a line each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Sentence:
    """A sentence of the library. `text` is a msgid; `owner` is who usually does an action, and None for a goal."""

    code: str
    kind: Kind
    phase: Phase
    text: str
    owner: Owner | None = None
    retired: bool = False


@dataclass(frozen=True)
class Library:
    """Every sentence there is or was, by code, in the order of the definitions."""

    sentences: Mapping[str, Sentence]

    def sentence(self, code: str | None) -> Sentence | None:
        """The sentence of that code, also a retired one; None for a code that nobody knows."""
        return self.sentences.get(code) if code else None

    def offered(self, kind: Kind, first: Phase | None = None, also: str | None = None) -> list[Sentence]:
        """The sentences to choose from, by phase, those of the phase `first` before the others.

        A retired one is among them only if it stands in the row already (its code is `also`).
        """
        found = [one for one in self.sentences.values() if one.kind is kind and (not one.retired or one.code == also)]
        order = [*([first] if first else []), *Phase]
        return sorted(found, key=lambda one: order.index(one.phase))


@lru_cache(maxsize=1)
def library() -> Library:
    """The library of this package. Raises InvalidLibrary."""
    return read_library(resources.files("reception.plans").joinpath("definitions", "sentences.toml").read_text("utf-8"))


def sentence(code: str | None) -> Sentence | None:
    """The sentence of that code in this package's library, or None."""
    return library().sentence(code)


def read_library(text: str) -> Library:
    """The library in a file of sentences. Raises InvalidLibrary with every problem in it."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as unreadable:
        raise InvalidLibrary([f"this is not TOML: {unreadable}"]) from unreadable
    entries = tables.get("sentence", [])
    if not (isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)):
        raise InvalidLibrary(["a sentence is a table: [[sentence]]"])
    unknown = [f"unknown table {name!r}" for name in tables if name != "sentence"]
    problems = unknown + [problem for place, entry in enumerate(entries, 1) for problem in _problems(place, entry)]
    problems += [*_twice(entries, "code"), *_twice(entries, "text")]
    if problems or not entries:
        raise InvalidLibrary(problems or ["there is no sentence"])
    return Library({entry["code"]: _sentence(entry) for entry in entries})


def _problems(place: int, entry: Mapping[str, Any]) -> Iterator[str]:
    where = f"sentence {place} ({entry.get('code', 'without a code')})"
    yield from (f"{where}: unknown key {key!r}" for key in entry if key not in _KEYS)
    yield from (f"{where}: {key} is missing" for key in ("code", "kind", "phase", "text") if not entry.get(key))
    for key, terms in (("kind", Kind), ("phase", Phase), ("owner", Owner)):
        if entry.get(key) and entry[key] not in {term.value for term in terms}:
            yield f"{where}: unknown {key} {entry[key]!r}"
    if entry.get("kind") == Kind.ACTION and not entry.get("owner"):
        yield f"{where}: an action needs an owner"
    if entry.get("kind") == Kind.GOAL and entry.get("owner"):
        yield f"{where}: a goal has no owner"
    if not isinstance(entry.get("retired", False), bool):
        yield f"{where}: retired is true or false"


def _twice(entries: list[dict[str, Any]], key: str) -> Iterator[str]:
    """The same code, or the same words under two codes, which nobody could tell apart."""
    values = [entry.get(key) for entry in entries if entry.get(key)]
    yield from (f"{key} {value!r} stands twice" for value in dict.fromkeys(values) if values.count(value) > 1)


def _sentence(entry: Mapping[str, Any]) -> Sentence:
    return Sentence(
        code=entry["code"],
        kind=Kind(entry["kind"]),
        phase=Phase(entry["phase"]),
        text=entry["text"],
        owner=Owner(entry["owner"]) if entry.get("owner") else None,
        retired=entry.get("retired", False),
    )
