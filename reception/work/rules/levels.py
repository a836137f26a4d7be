"""Whether a job is at the level of the occupations somebody was mapped in, by SSYK 2012 (figure I22). Pure.

An occupation she was mapped in is the same whatever its level, and one of the same group of three digits is near. Any
other is compared with the highest level among those she was mapped in: who was a nurse and a cleaner before is not at
her level as a shop assistant. It compares occupations, not people: nothing here says what somebody ought to do.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reception.reckoning.definitions import Entry, read_entries
from reception.reckoning.entries import BASIS_KEYS, basis_of, basis_problems, is_number
from reception.reckoning.provisions import Basis
from reception.work.rules.files import text_of
from reception.work.terms.levels import JobLevel

_KEYS: Final = BASIS_KEYS | {"code", "level"}
#: The highest level of skill of SSYK 2012.
HIGHEST: Final = 4
#: How many digits of SSYK 2012 name a group of occupations that are near to each other.
NEAR: Final = 3


@dataclass(frozen=True)
class GroupLevel:
    """The level of the groups whose codes begin so."""

    code: str
    level: int
    basis: Basis


Levels = Mapping[str, GroupLevel]


@lru_cache(maxsize=1)
def levels() -> Levels:
    """The levels of this package, by the first digits of the groups. Raises InvalidDefinitions."""
    return read_levels(text_of("levels.toml"))


def read_levels(text: str) -> Levels:
    """The levels in a file. Raises InvalidDefinitions with every problem in it."""
    entries = read_entries(text, "level", "level", keys=_KEYS, unique=("code",), problems_of=_problems)
    return {entry["code"]: GroupLevel(entry["code"], entry["level"], basis_of(entry)) for entry in entries}


def _problems(entry: Entry) -> Iterator[str]:
    yield from basis_problems(entry)
    code, level = entry.get("code"), entry.get("level")
    if not (isinstance(code, str) and code.isascii() and code.isdecimal()):
        yield "a code is the first digits of groups"
    if not (is_number(level) and level in range(1, HIGHEST + 1)):
        yield f"level is a number from 1 to {HIGHEST}"


def level_of(code: str) -> int | None:
    """The level of an occupation or a group of SSYK 2012; None where none is given."""
    known = levels()
    found = next((known[code[:length]] for length in range(len(code), 0, -1) if code[:length] in known), None)
    return None if found is None else found.level


def compared(job: str | None, mapped: Iterable[str | None]) -> JobLevel:
    """A job's code beside the codes of the occupations somebody was mapped in; those without a code tell nothing."""
    before = {code for code in mapped if code}
    if not job or not before:
        return JobLevel.UNKNOWN
    if job in before:
        return JobLevel.SAME
    if len(job) >= NEAR and job[:NEAR] in {code[:NEAR] for code in before}:
        return JobLevel.NEAR
    return _by_level(level_of(job), [level_of(code) for code in before])


def _by_level(job: int | None, before: list[int | None]) -> JobLevel:
    known = [level for level in before if level is not None]
    if job is None or not known:
        return JobLevel.UNKNOWN
    if job < max(known):
        return JobLevel.LOWER
    if len(known) < len(before) and job < HIGHEST:
        return JobLevel.UNKNOWN
    return JobLevel.HIGHER if job > max(known) else JobLevel.SAME_LEVEL


def is_at_level(found: JobLevel) -> bool | None:
    """I22 of one job: whether it is at the level of what she was mapped in, or above; None where it cannot be said."""
    return None if found is JobLevel.UNKNOWN else found is not JobLevel.LOWER
