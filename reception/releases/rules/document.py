"""The document of a release: what anyone may read and check, frozen, and chained to the one before. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from reception.disclosure.certificate import Certificate
from reception.disclosure.documents import certificate_as_json, hash_of
from reception.disclosure.system import Policy, System
from reception.indicators.rules.catalogue import Indicator
from reception.indicators.terms import Breakdown
from reception.releases.rules.tables import Block, Table

#: The form of the document. Another form is another number.
FORMAT: Final = 1
#: Before the first release there is none.
NOTHING: Final = "0" * 64


@dataclass(frozen=True)
class Protected:
    """A table and what is hidden of it: `hidden` and `primary` are ids; `why` it could not be published, or ""."""

    table: Table
    indicator: Indicator
    hidden: frozenset[str]
    primary: frozenset[str]
    cost: int
    bound: int
    certificate: Certificate
    is_withheld: bool = False


@dataclass(frozen=True)
class Heading:
    """What a document says of itself. `texts`: the words of an indicator in Swedish, by msgid."""

    number: str
    municipality: str
    year: int
    known_on: date
    published_at: datetime
    software: str
    previous: str
    policy: Policy
    texts: Mapping[str, str]


def document(heading: Heading, parts: Sequence[Protected]) -> dict[str, Any]:
    """The whole document with its hash."""
    told: dict[str, Any] = {
        "format": FORMAT,
        "id": heading.number,
        "municipality": heading.municipality,
        "year": heading.year,
        "known_on": heading.known_on.isoformat(),
        "published_at": heading.published_at.isoformat(timespec="seconds"),
        "software": heading.software,
        "threshold": heading.policy.threshold,
        "width": heading.policy.wide,
        "known": {"integer": True, "nonnegative": True},
        "indicators": [_indicator(one, heading) for one in parts],
        "cells": [_cell(cell, one, heading.year) for one in parts for cell in one.table.system.cells],
        "equations": [
            [list(pair) for pair in equation] for one in parts for equation in one.table.system.equations
        ],
        "shares": [],
        "certificate": certificate_as_json(joined([one.certificate for one in parts])),
        "previous": heading.previous,
    }  # fmt: skip
    return {**told, "hash": hash_of(told)}


def _indicator(one: Protected, heading: Heading) -> dict[str, Any]:
    indicator, sv = one.indicator, heading.texts
    texts = {
        "title": indicator.title, "definition": indicator.text, "numerator": indicator.numerator,
        "denominator": indicator.denominator, "waiting": indicator.waiting,
    }  # fmt: skip
    return {
        "code": indicator.code, "version": indicator.version, "phase": indicator.phase.value,
        "counts": indicator.counts.value, "better": indicator.better.value, **texts,
        "sv": {key: sv.get(text, text) for key, text in texts.items()},
        "source": indicator.basis.source, "amounts": dict(indicator.amounts), "kolada": list(indicator.kolada),
        "breakdowns": sorted({breakdown.value for group in one.table.groups for breakdown, _word in group}),
        "withheld": one.is_withheld,
    }  # fmt: skip


def _cell(cell: Any, one: Protected, year: int) -> dict[str, Any]:
    dims = {"indicator": one.indicator.code, "version": str(one.indicator.version), "year": str(year), **cell.dims}
    return {"id": cell.id, "dims": dims, "value": None if cell.id in one.hidden else cell.count}


def joined(certificates: Sequence[Certificate]) -> Certificate:
    """Certificates of systems that share no cell as one: a table of each beside one of every other."""
    some = [one for one in certificates if one.cells]
    most = max((len(one.tables) for one in some), default=0)
    tables = tuple(
        tuple(value for one in some for value in one.tables[min(place, len(one.tables) - 1)]) for place in range(most)
    )
    return Certificate(tuple(cell for one in some for cell in one.cells), tables)


def block_of_cell(cell: str) -> Block:
    """The block of an id: what stands before the first bar."""
    return cell.partition("|")[0]


def restricted(told: Mapping[str, Any], cells: frozenset[str] | set[str]) -> dict[str, Any]:
    """A document of these cells alone, as far as it has them."""
    return {
        "threshold": told["threshold"],
        "width": told.get("width"),
        "cells": [one for one in told["cells"] if one["id"] in cells],
        "equations": [one for one in told["equations"] if all(pair[0] in cells for pair in one)],
    }


def counts_of(system: System, hidden: frozenset[str]) -> dict[str, int]:
    """What is hidden, as it is: kept sealed, so that a later release can be protected against this one."""
    return {one.id: one.count for one in system.cells if one.id in hidden}


#: The order in which breakdowns are counted.
COUNTED_BY: Final = (
    Breakdown.SEX, Breakdown.AGE, Breakdown.RECEPTION_YEAR, Breakdown.ROUTE, Breakdown.EDUCATION, Breakdown.STUDY_PATH,
)  # fmt: skip
