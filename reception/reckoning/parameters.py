"""The numbers a domain goes by, read from its definitions: each version by itself, with where it stands. Pure."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from reception.reckoning.definitions import Entry, InvalidDefinitions, read_entries
from reception.reckoning.entries import BASIS_KEYS, basis_of, basis_problems, is_number, missing_texts
from reception.reckoning.provisions import Basis

_KEYS: Final = BASIS_KEYS | {"code", "label", "value"}


@dataclass(frozen=True)
class Parameter:
    """A number, or several in rising order. `label` and `basis.to_confirm` are msgids."""

    code: StrEnum
    label: str
    values: tuple[int, ...]
    basis: Basis


Parameters = tuple[Parameter, ...]


def read_parameters(text: str, codes: type[StrEnum], *, several: Collection[StrEnum] = ()) -> Parameters:
    """The parameters in a file: every one of `codes`, `several` of which may be several numbers.

    Raises InvalidDefinitions with every problem in it.
    """
    entries = read_entries(
        text, "parameter", "parameter", keys=_KEYS, unique=(), problems_of=lambda one: _problems(one, codes, several)
    )
    found = tuple(
        Parameter(codes(entry["code"]), entry["label"], tuple(_values(entry)), basis_of(entry)) for entry in entries
    )
    told = {one.code for one in found}
    missing = [f"the parameter {code.value} is missing" for code in codes if code not in told]
    if missing:
        raise InvalidDefinitions(missing)
    return found


def _problems(entry: Entry, codes: type[StrEnum], several: Collection[StrEnum]) -> Iterator[str]:
    yield from missing_texts(entry, ("label",))
    yield from basis_problems(entry)
    if entry.get("code") not in {code.value for code in codes}:
        yield f"unknown parameter {entry.get('code')!r}"
    values = _values(entry)
    if not values or not all(is_number(value) for value in values):
        yield "value is a whole number above 0" + (", or several" if several else "")
    elif values != sorted(set(values)):
        yield "several values stand in rising order, each once"
    elif len(values) > 1 and entry.get("code") not in several:
        yield "value is one number"


def _values(entry: Entry) -> list[int]:
    value = entry.get("value", [])
    return value if isinstance(value, list) else [value]


def numbers(versions: Iterable[Parameter], code: StrEnum, day: date) -> tuple[int, ...]:
    """The numbers of a parameter on a day; none where no version holds on it."""
    return next((one.values for one in versions if one.code is code and one.basis.holds_on(day)), ())


def number(versions: Iterable[Parameter], code: StrEnum, day: date) -> int:
    """The number of a parameter on a day. Raises LookupError where no version holds on it."""
    found = numbers(versions, code, day)
    if not found:
        raise LookupError(f"no {code.value} on {day.isoformat()}")
    return found[0]
