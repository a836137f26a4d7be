"""When somebody provides for herself, as data: two variants, read from the definitions. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final

from reception.reckoning.definitions import Entry, InvalidDefinitions, read_entries
from reception.reckoning.entries import BASIS_KEYS, basis_of, basis_problems, is_number, missing_texts, unknown_words
from reception.reckoning.provisions import Basis
from reception.work.rules.files import text_of
from reception.work.terms.income import IncomeSource

_LISTS: Final = ("counts", "excludes")
_NUMBERS: Final = ("goes_on_months", "lasting_months")
_KEYS: Final = BASIS_KEYS | {"code", "label", "text", "rule", *_LISTS, *_NUMBERS}


class Variant(StrEnum):
    """The definitions that stand beside each other; both are always shown."""

    MAIN = "main"
    STRICT = "strict"


@dataclass(frozen=True)
class Definition:
    """A version of one variant. `label`, `text`, `rule` (of a household) and `basis.to_confirm` are msgids.

    `counts` are own support; with one of `excludes` the month is none. A source without a last month is known for
    `goes_on_months` after the month it was last confirmed in; what is unbroken for `lasting_months` lasts.
    """

    variant: Variant
    label: str
    text: str
    rule: str
    counts: frozenset[IncomeSource]
    excludes: frozenset[IncomeSource]
    goes_on_months: int
    lasting_months: int
    basis: Basis


#: Every version of each variant.
Definitions = Mapping[Variant, tuple[Definition, ...]]


@lru_cache(maxsize=1)
def definitions() -> Definitions:
    """The definitions of this package. Raises InvalidDefinitions."""
    return read_definitions(text_of("self_support.toml"))


def read_definitions(text: str) -> Definitions:
    """The definitions in a file. Raises InvalidDefinitions with every problem in it."""
    entries = read_entries(text, "definition", "definition", keys=_KEYS, unique=(), problems_of=_problems)
    every = [_definition(entry) for entry in entries]
    found = {variant: tuple(one for one in every if one.variant is variant) for variant in Variant}
    wrong = [f"the definition {variant.value} is missing" for variant, versions in found.items() if not versions]
    wrong += [f"two versions of {variant.value} hold on a day" for variant in Variant if _overlap(found[variant])]
    if wrong:
        raise InvalidDefinitions(wrong)
    return found


def _problems(entry: Entry) -> Iterator[str]:
    yield from missing_texts(entry, ("label", "text", "rule"))
    yield from basis_problems(entry)
    if entry.get("code") not in {variant.value for variant in Variant}:
        yield f"unknown variant {entry.get('code')!r}"
    for key in _LISTS:
        if not isinstance(entry.get(key), list):
            yield f"{key} is a list"
        yield from unknown_words(entry, key, IncomeSource)
    yield from (f"{key} is a whole number above 0" for key in _NUMBERS if not is_number(entry.get(key)))
    if set(map(str, entry.get("counts", ()))) & set(map(str, entry.get("excludes", ()))):
        yield "a source counts or excludes, never both"


def _definition(entry: Entry) -> Definition:
    return Definition(
        variant=Variant(entry["code"]),
        label=entry["label"],
        text=entry["text"],
        rule=entry["rule"],
        counts=frozenset(IncomeSource(one) for one in entry["counts"]),
        excludes=frozenset(IncomeSource(one) for one in entry["excludes"]),
        goes_on_months=entry["goes_on_months"],
        lasting_months=entry["lasting_months"],
        basis=basis_of(entry),
    )


def _overlap(versions: Iterable[Definition]) -> bool:
    spans = sorted((one.basis.valid_from or date.min, one.basis.valid_to or date.max) for one in versions)
    return any(later[0] <= earlier[1] for earlier, later in pairwise(spans))


def in_force(versions: Iterable[Definition], day: date) -> Definition | None:
    """The version that holds on the day, or None."""
    return next((one for one in versions if one.basis.holds_on(day)), None)
