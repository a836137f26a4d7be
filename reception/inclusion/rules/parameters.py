"""The numbers that activities go by, read from the definitions. Pure."""

from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib import resources

from reception.reckoning import parameters as reader
from reception.reckoning.parameters import Parameters


class Code(StrEnum):
    """The parameters there are."""

    UNCONFIRMED_DAYS = "unconfirmed_days"
    MIXED_LEAST = "mixed_least"
    ADULT_FROM = "adult_from"
    CHILD_TO = "child_to"
    YOUNG_FROM = "young_from"
    YOUNG_TO = "young_to"
    ELDERLY_FROM = "elderly_from"


@lru_cache(maxsize=1)
def parameters() -> Parameters:
    """The parameters of this package, each version by itself. Raises InvalidDefinitions."""
    file = resources.files("reception.inclusion").joinpath("definitions", "parameters.toml")
    return read_parameters(file.read_text("utf-8"))


def read_parameters(text: str) -> Parameters:
    """The parameters in a file. Raises InvalidDefinitions with every problem in it."""
    return reader.read_parameters(text, Code)


def number(code: Code, day: date, among: Parameters | None = None) -> int:
    """The number of a parameter on a day. Raises LookupError where no version holds on it."""
    return reader.number(parameters() if among is None else among, code, day)
