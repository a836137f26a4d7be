"""The numbers that activities go by, read from the definitions. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Final

from reception.reckoning.definitions import Entry, InvalidDefinitions, read_entries
from reception.reckoning.provisions import Basis
from reception.work.rules.files import BASIS_KEYS, basis_of, basis_problems, is_number, missing_texts

_KEYS: Final = BASIS_KEYS | {"code", "label", "value"}


class Code(StrEnum):
    """The parameters there are."""

    UNCONFIRMED_DAYS = "unconfirmed_days"
    MIXED_LEAST = "mixed_least"
    ADULT_FROM = "adult_from"
    CHILD_TO = "child_to"
    YOUNG_FROM = "young_from"
    YOUNG_TO = "young_to"
    ELDERLY_FROM = "elderly_from"


@dataclass(frozen=True)
class Parameter:
    """A number. `label` and `basis.to_confirm` are msgids."""

    code: Code
    label: str
    value: int
    basis: Basis


Parameters = tuple[Parameter, ...]


@lru_cache(maxsize=1)
def parameters() -> Parameters:
    """The parameters of this package, each version by itself. Raises InvalidDefinitions."""
    file = resources.files("reception.inclusion").joinpath("definitions", "parameters.toml")
    return read_parameters(file.read_text("utf-8"))


def read_parameters(text: str) -> Parameters:
    """The parameters in a file. Raises InvalidDefinitions with every problem in it."""
    entries = read_entries(text, "parameter", "parameter", keys=_KEYS, unique=(), problems_of=_problems)
    found = tuple(Parameter(Code(one["code"]), one["label"], one["value"], basis_of(one)) for one in entries)
    told = {one.code for one in found}
    missing = [f"the parameter {code.value} is missing" for code in Code if code not in told]
    if missing:
        raise InvalidDefinitions(missing)
    return found


def _problems(entry: Entry) -> Iterator[str]:
    yield from missing_texts(entry, ("label",))
    yield from basis_problems(entry)
    if entry.get("code") not in {code.value for code in Code}:
        yield f"unknown parameter {entry.get('code')!r}"
    if not is_number(entry.get("value")):
        yield "value is a whole number above 0"


def number(code: Code, day: date, among: Parameters | None = None) -> int:
    """The number of a parameter on a day. Raises LookupError where no version holds on it."""
    versions = parameters() if among is None else among
    for one in versions:
        if one.code is code and one.basis.holds_on(day):
            return one.value
    raise LookupError(f"no {code.value} on {day.isoformat()}")
