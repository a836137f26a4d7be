"""The numbers that work goes by, read from the definitions. Pure."""

from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from reception.reckoning import parameters as reader
from reception.reckoning.parameters import Parameters
from reception.work.rules.files import text_of


class Code(StrEnum):
    """The parameters there are."""

    STALE_DAYS = "stale_days"
    CHECKS = "checks"
    PLACEMENT_TO_JOB_MONTHS = "placement_to_job_months"
    CONTACT_DAYS = "contact_days"
    ASK_BEFORE_DAYS = "ask_before_days"


@lru_cache(maxsize=1)
def parameters() -> Parameters:
    """The parameters of this package, each version by itself. Raises InvalidDefinitions."""
    return read_parameters(text_of("parameters.toml"))


def read_parameters(text: str) -> Parameters:
    """The parameters in a file. Raises InvalidDefinitions with every problem in it."""
    return reader.read_parameters(text, Code, several={Code.CHECKS})


def numbers(code: Code, day: date, among: Parameters | None = None) -> tuple[int, ...]:
    """The numbers of a parameter on a day; none where no version holds on it."""
    return reader.numbers(parameters() if among is None else among, code, day)


def number(code: Code, day: date, among: Parameters | None = None) -> int:
    """The number of a parameter on a day. Raises LookupError where no version holds on it."""
    return reader.number(parameters() if among is None else among, code, day)


def is_stale(confirmed_on: date | None, today: date, days: int) -> bool:
    """Whether it is more than so many days since somebody heard of it; yes where nobody ever did."""
    return confirmed_on is None or today - confirmed_on > timedelta(days=days)
