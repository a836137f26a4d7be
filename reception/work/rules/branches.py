"""The branches that an employer can be of, read from the definitions. Pure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reception.reckoning.definitions import Entry, read_entries, wrong_flags
from reception.reckoning.entries import BASIS_KEYS, basis_of, basis_problems, missing_texts
from reception.reckoning.provisions import Basis
from reception.work.rules.files import text_of

_KEYS: Final = BASIS_KEYS | {"code", "section", "name", "text", "retired"}


@dataclass(frozen=True)
class Branch:
    """A branch. `section`: its letter in the classification; `name`: in its words; `text` and the doubt are msgids."""

    code: str
    section: str
    name: str
    text: str
    basis: Basis
    retired: bool = False


Branches = Mapping[str, Branch]


@lru_cache(maxsize=1)
def branches() -> Branches:
    """The branches of this package by code, in the order of the classification. Raises InvalidDefinitions."""
    return read_branches(text_of("branches.toml"))


def read_branches(text: str) -> Branches:
    """The branches in a file. Raises InvalidDefinitions with every problem in it."""
    unique = ("code", "section", "name", "text")
    entries = read_entries(text, "branch", "branch", keys=_KEYS, unique=unique, problems_of=_problems)
    return {entry["code"]: _branch(entry) for entry in entries}


def offered(among: Branches, also: Collection[str] = ()) -> list[Branch]:
    """The branches to choose from; a retired one only where it was chosen before (`also`)."""
    return [one for one in among.values() if not one.retired or one.code in also]


def _problems(entry: Entry) -> Iterator[str]:
    yield from missing_texts(entry, ("code", "section", "name", "text"))
    yield from basis_problems(entry)
    yield from wrong_flags(entry, ("retired",))


def _branch(entry: Entry) -> Branch:
    return Branch(
        code=entry["code"],
        section=entry["section"],
        name=entry["name"],
        text=entry["text"],
        basis=basis_of(entry),
        retired=entry.get("retired", False),
    )
