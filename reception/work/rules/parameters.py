"""The numbers that work goes by, read from the definitions. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final

from reception.reckoning.definitions import Entry, InvalidDefinitions, read_entries
from reception.reckoning.provisions import Basis
from reception.work.rules.files import BASIS_KEYS, basis_of, basis_problems, is_number, missing_texts, text_of

_KEYS: Final = BASIS_KEYS | {"code", "label", "value"}


class Code(StrEnum):
    """The parameters there are."""

    STALE_DAYS = "stale_days"
    CHECKS = "checks"
    PLACEMENT_TO_JOB_MONTHS = "placement_to_job_months"
    CONTACT_DAYS = "contact_days"
    ASK_BEFORE_DAYS = "ask_before_days"


@dataclass(frozen=True)
class Parameter:
    """A number, or several in rising order. `label` and `basis.to_confirm` are msgids."""

    code: Code
    label: str
    values: tuple[int, ...]
    basis: Basis


Parameters = tuple[Parameter, ...]


@lru_cache(maxsize=1)
def parameters() -> Parameters:
    """The parameters of this package, each version by itself. Raises InvalidDefinitions."""
    return read_parameters(text_of("parameters.toml"))


def read_parameters(text: str) -> Parameters:
    """The parameters in a file. Raises InvalidDefinitions with every problem in it."""
    entries = read_entries(text, "parameter", "parameter", keys=_KEYS, unique=(), problems_of=_problems)
    found = tuple(_parameter(entry) for entry in entries)
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
    values = _values(entry)
    if not values or not all(is_number(value) for value in values):
        yield "value is a whole number above 0, or several"
    elif values != sorted(set(values)):
        yield "several values stand in rising order, each once"
    elif len(values) > 1 and entry.get("code") != Code.CHECKS:
        yield "value is one number"


def _values(entry: Entry) -> list[int]:
    value = entry.get("value", [])
    return value if isinstance(value, list) else [value]


def _parameter(entry: Entry) -> Parameter:
    return Parameter(Code(entry["code"]), entry["label"], tuple(_values(entry)), basis_of(entry))


def numbers(code: Code, day: date, among: Parameters | None = None) -> tuple[int, ...]:
    """The numbers of a parameter on a day; none where no version holds on it."""
    versions = parameters() if among is None else among
    return next((one.values for one in versions if one.code is code and one.basis.holds_on(day)), ())


def number(code: Code, day: date, among: Parameters | None = None) -> int:
    """The number of a parameter on a day. Raises LookupError where no version holds on it."""
    found = numbers(code, day, among)
    if not found:
        raise LookupError(f"no {code.value} on {day.isoformat()}")
    return found[0]


def is_stale(confirmed_on: date | None, today: date, days: int) -> bool:
    """Whether it is more than so many days since somebody heard of it; yes where nobody ever did."""
    return confirmed_on is None or today - confirmed_on > timedelta(days=days)
