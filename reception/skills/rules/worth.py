"""What of somebody's qualifications is worth having validated, and the measures that figures go by. Pure."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from reception.skills.terms import QualificationKind

SWEDEN: Final = "SE"


@dataclass(frozen=True)
class Mapped:
    """Of whom it is asked whether she was mapped in time: ages in whole years, and days from reception."""

    source: str
    youngest: int
    oldest: int
    days: int


@dataclass(frozen=True)
class WorthValidating:
    """From which level of SUN 2020 (its first digit), or after how many months of work, something is worth it."""

    source: str
    level: int
    months: int


@dataclass(frozen=True)
class Measures:
    """What `definitions/measures.toml` says."""

    mapped: Mapped
    worth_validating: WorthValidating


@cache
def measures() -> Measures:
    """The measures as this package has them."""
    text = resources.files("reception.skills").joinpath("definitions", "measures.toml").read_text("utf-8")
    told = tomllib.loads(text)
    return Measures(Mapped(**told["mapped"]), WorthValidating(**told["worth_validating"]))


@dataclass(frozen=True)
class Brought:
    """A qualification, as far as it is asked whether it is worth validating. Columns of `Qualification`."""

    kind: QualificationKind
    level_code: str | None = None
    occupation_code: str | None = None
    profession_code: str | None = None
    country: str | None = None
    months: int | None = None


def has_studied_or_worked(brought: Iterable[Brought], of: WorthValidating) -> bool | None:
    """Whether somebody has a foreign post-compulsory education, or has worked long enough in one occupation.

    Months in one occupation are added up; work without a code is counted by itself. An education that was interrupted
    counts: what was learnt can be validated. None: nothing says yes, and what is not noted might.
    """
    found = list(brought)
    answers = [_is_foreign_and_further(one, of) for one in found if one.kind is QualificationKind.EDUCATION]
    answers += _long_enough([one for one in found if one.kind is QualificationKind.WORK], of)
    return True if True in answers else None if None in answers else False


def is_worth_validating(brought: Iterable[Brought], of: WorthValidating) -> bool | None:
    """The same, and somebody with a profession that is regulated in Sweden. None as there."""
    found = list(brought)
    return any(one.profession_code for one in found) or has_studied_or_worked(found, of)


def _is_foreign_and_further(one: Brought, of: WorthValidating) -> bool | None:
    is_foreign = one.country != SWEDEN if one.country else None
    is_further = int(one.level_code[0]) >= of.level if one.level_code and one.level_code[0].isdecimal() else None
    if False in (is_foreign, is_further):
        return False
    return None if None in (is_foreign, is_further) else True


def _long_enough(work: list[Brought], of: WorthValidating) -> list[bool | None]:
    """For each occupation, and each work without a code, whether its months suffice; None where some are not noted."""
    known: Counter[object] = Counter()
    unknown: set[object] = set()
    for place, one in enumerate(work):
        occupation = one.occupation_code or place
        known[occupation] += one.months or 0
        if one.months is None:
            unknown.add(occupation)
    return [months >= of.months or (None if occupation in unknown else False) for occupation, months in known.items()]
