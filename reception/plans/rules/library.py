"""The library of sentences: read from the definitions, checked whole, and looked up by code. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Final

from reception.cases.terms import Owner, Phase
from reception.reckoning.definitions import Entry, read_entries, wrong_flags

_KEYS: Final = frozenset({"code", "kind", "phase", "owner", "text", "retired"})


class Kind(StrEnum):
    """What a sentence can say."""

    GOAL = "goal"
    ACTION = "action"


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
    """The library of this package. Raises InvalidDefinitions."""
    return read_library(resources.files("reception.plans").joinpath("definitions", "sentences.toml").read_text("utf-8"))


def sentence(code: str | None) -> Sentence | None:
    """The sentence of that code in this package's library, or None."""
    return library().sentence(code)


def read_library(text: str) -> Library:
    """The library in a file of sentences. Raises InvalidDefinitions with every problem in it."""
    entries = read_entries(text, "sentence", "sentence", keys=_KEYS, unique=("code", "text"), problems_of=_problems)
    return Library({entry["code"]: _sentence(entry) for entry in entries})


def _problems(entry: Entry) -> Iterator[str]:
    yield from (f"{key} is missing" for key in ("code", "kind", "phase", "text") if not entry.get(key))
    for key, terms in (("kind", Kind), ("phase", Phase), ("owner", Owner)):
        if entry.get(key) and entry[key] not in {term.value for term in terms}:
            yield f"unknown {key} {entry[key]!r}"
    if entry.get("kind") == Kind.ACTION and not entry.get("owner"):
        yield "an action needs an owner"
    if entry.get("kind") == Kind.GOAL and entry.get("owner"):
        yield "a goal has no owner"
    yield from wrong_flags(entry, ("retired",))


def _sentence(entry: Entry) -> Sentence:
    return Sentence(
        code=entry["code"],
        kind=Kind(entry["kind"]),
        phase=Phase(entry["phase"]),
        text=entry["text"],
        owner=Owner(entry["owner"]) if entry.get("owner") else None,
        retired=entry.get("retired", False),
    )
