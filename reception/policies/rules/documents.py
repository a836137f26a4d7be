"""Policies and their lines, as data: our own short words, their place, and what shows how it goes. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import groupby
from typing import Final

from reception.policies.terms import LineKind, Missing
from reception.reckoning.definitions import Entry, InvalidDefinitions, read_entries
from reception.reckoning.entries import BASIS_KEYS, basis_of, basis_problems, is_text, missing_texts, unknown_words
from reception.reckoning.provisions import Basis

_FOLDER: Final = resources.files("reception.policies").joinpath("definitions")
_TEXTS: Final = ("code", "municipality", "name", "adopted_by", "authority", "owner")
_LINE_TEXTS: Final = ("code", "area", "place", "text")


@dataclass(frozen=True)
class Line:
    """A line that obliges. `area` and `text` are in English. `indicators`: codes; `missing`: what else it asks for, and
    why nothing shows it."""

    code: str
    area: str
    place: str
    kind: LineKind
    text: str
    indicators: tuple[str, ...]
    missing: tuple[Missing, ...]


@dataclass(frozen=True)
class Policy:
    """A policy. `adopted_by` is who did and when; `authority` is whose it is to adopt; `basis.valid_to` may be past."""

    code: str
    municipality: str
    name: str
    reference: str
    adopted_by: str
    authority: str
    owner: str
    basis: Basis
    lines: tuple[Line, ...]

    def areas(self) -> Iterator[tuple[str, tuple[Line, ...]]]:
        """Each area with its lines, in their order."""
        for name, lines in groupby(self.lines, key=lambda line: line.area):
            yield name, tuple(lines)

    @property
    def indicators(self) -> tuple[str, ...]:
        """The codes of all lines, each once."""
        return tuple(dict.fromkeys(code for line in self.lines for code in line.indicators))


@lru_cache(maxsize=1)
def policies() -> tuple[Policy, ...]:
    """Every policy that comes with the program; the first is the default. Raises InvalidDefinitions."""
    entries = read_entries(
        _FOLDER.joinpath("policies.toml").read_text("utf-8"), "policy", "policy",
        keys=BASIS_KEYS | {*_TEXTS, "reference"}, unique=("code",), problems_of=_problems,
    )  # fmt: skip
    return tuple(_policy(entry) for entry in entries)


def policy(code: str) -> Policy:
    """A policy. Raises LookupError."""
    for one in policies():
        if one.code == code:
            return one
    raise LookupError(code)


def _policy(entry: Entry) -> Policy:
    try:
        lines = read_lines(_FOLDER.joinpath(f"{entry['code']}.toml").read_text("utf-8"))
    except InvalidDefinitions as invalid:
        raise InvalidDefinitions([f"{entry['code']}: {problem}" for problem in invalid.problems]) from invalid
    texts = {key: entry[key] for key in _TEXTS}
    return Policy(**texts, reference=entry.get("reference", ""), basis=basis_of(entry), lines=lines)


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines of a file. Raises InvalidDefinitions."""
    keys = {*_LINE_TEXTS, "kind", "indicators", "missing"}
    entries = read_entries(text, "line", "line", keys=keys, unique=("code", "text"), problems_of=_line_problems)
    return tuple(
        Line(
            **{key: one[key] for key in _LINE_TEXTS},
            kind=LineKind(one["kind"]),
            indicators=tuple(one.get("indicators", ())),
            missing=tuple(Missing(word) for word in one.get("missing", ())),
        )
        for one in entries
    )


def _problems(entry: Entry) -> Iterator[str]:
    yield from missing_texts(entry, _TEXTS)
    yield from basis_problems(entry)


def _line_problems(entry: Entry) -> Iterator[str]:
    yield from missing_texts(entry, _LINE_TEXTS)
    if "kind" not in entry:
        yield "kind is missing"
    yield from unknown_words(entry, "kind", LineKind)
    yield from unknown_words(entry, "missing", Missing)
    if not all(is_text(code) for code in entry.get("indicators", [])):
        yield "indicators are codes"
    if not (entry.get("indicators") or entry.get("missing")):
        yield "indicators, or what is missing and why"
