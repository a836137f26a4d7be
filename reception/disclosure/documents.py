"""The document of a release: what is published, in JSON that anyone can read (statistics.md, section 4)."""

import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from reception.disclosure.certificate import Certificate
from reception.disclosure.system import THRESHOLD, Cell, Equation, InvalidSystem, Policy, Share, System

#: No document is larger, in cells.
MOST_CELLS: Final = 200_000
_LARGEST: Final = 2**53


@dataclass(frozen=True)
class Document:
    """A document that was read. `values`: by id, None hidden. `told`: all of it, as it was written."""

    values: Mapping[str, int | None]
    dims: Mapping[str, Mapping[str, str]]
    equations: tuple[Equation, ...]
    shares: tuple[Share, ...]
    certificate: Certificate | None
    policy: Policy
    structural: frozenset[str]
    weights: Mapping[str, int]
    told: Mapping[str, Any] = field(repr=False)

    def system(self) -> System:
        """The document of true counts as a system. Raises InvalidSystem."""
        hidden = [cell for cell, value in self.values.items() if value is None]
        if hidden:
            raise InvalidSystem([f"{cell}: the count is missing" for cell in hidden])
        cells = tuple(
            Cell(cell, value, self.dims[cell], weight=self.weights.get(cell), may_hide=cell not in self.structural)
            for cell, value in self.values.items()
            if value is not None
        )
        return System(cells, self.equations, self.shares)


def read(text: str | bytes) -> Document:
    """A document. Raises InvalidSystem with every problem."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as unreadable:
        raise InvalidSystem([f"this is not JSON: {unreadable}"]) from unreadable
    return of(told)


def of(told: Any) -> Document:
    """What JSON says as a document. Raises InvalidSystem."""
    problems = list(_problems(told))
    if problems:
        raise InvalidSystem(problems)
    cells = told["cells"]
    known = told.get("known") or {}
    threshold = told.get("threshold", THRESHOLD)
    return Document(
        values={one["id"]: one["value"] for one in cells},
        dims={one["id"]: one.get("dims") or {} for one in cells},
        equations=tuple(tuple((pair[0], pair[1]) for pair in equation) for equation in told.get("equations", ())),
        shares=tuple(
            Share(one["num"], one["den"], one["share"], one.get("precision", 0.0)) for one in told.get("shares") or ()
        ),
        certificate=_certificate(told.get("certificate")),
        policy=Policy(threshold, told.get("width"), told.get("insider", 0), bool(known.get("protect_zeros"))),
        structural=frozenset(one["id"] for one in cells if one.get("structural_zero")),
        weights={one["id"]: one["weight"] for one in cells if "weight" in one},
        told=told,
    )


def _certificate(told: Any) -> Certificate | None:
    if told is None:
        return None
    return Certificate(tuple(told["cells"]), tuple(tuple(table) for table in told["tables"]))


def _is_count(value: object, least: int = 0) -> bool:
    return type(value) is int and least <= value <= _LARGEST


def _problems(told: Any) -> Iterator[str]:
    if not isinstance(told, dict) or not isinstance(told.get("cells"), list):
        yield "a document is an object with a list of cells"
        return
    if len(told["cells"]) > MOST_CELLS:
        yield f"there are more than {MOST_CELLS} cells"
        return
    yield from _problems_of_cells(told["cells"])
    for key, least in (("threshold", 1), ("width", 0), ("insider", 0)):
        if told.get(key) is not None and not _is_count(told[key], least):
            yield f"{key} is a whole number of {least} or more"
    ids = {one.get("id") for one in told["cells"] if isinstance(one, dict) and isinstance(one.get("id"), str)}
    yield from _problems_of_equations(told.get("equations", []), ids)
    yield from _problems_of_shares(told.get("shares") or [], ids)
    yield from _problems_of_certificate(told.get("certificate"))


def _problems_of_cells(cells: Sequence[Any]) -> Iterator[str]:
    seen: set[str] = set()
    for number, one in enumerate(cells, 1):
        if not isinstance(one, dict) or not isinstance(one.get("id"), str) or not one["id"]:
            yield f"cell {number} has no id"
            continue
        if one["id"] in seen:
            yield f"{one['id']}: this id stands twice"
        seen.add(one["id"])
        if "value" not in one or not (one["value"] is None or _is_count(one["value"])):
            yield f"{one['id']}: the count {one.get('value')!r} is no whole number of 0 or more"
        if "weight" in one and not _is_count(one["weight"]):
            yield f"{one['id']}: the weight is no whole number of 0 or more"
        if not isinstance(one.get("dims") or {}, dict):
            yield f"{one['id']}: dims is an object"


def _problems_of_equations(equations: Any, ids: Iterable[Any]) -> Iterator[str]:
    if not isinstance(equations, list):
        yield "equations is a list"
        return
    for number, equation in enumerate(equations, 1):
        is_pairs = isinstance(equation, list) and all(
            isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str) and type(pair[1]) is int and pair[1]
            for pair in equation
        )
        if not is_pairs:
            yield f"equation {number} is a list of pairs of an id and a whole number that is not 0"
            continue
        cells = [pair[0] for pair in equation]
        yield from (f"equation {number}: there is no cell {cell}" for cell in cells if cell not in ids)
        if len(set(cells)) < len(cells):
            yield f"equation {number}: a cell stands twice"


def _problems_of_shares(shares: Any, ids: Iterable[Any]) -> Iterator[str]:
    for number, one in enumerate(shares if isinstance(shares, list) else [None], 1):
        if not isinstance(one, dict) or one.get("num") not in ids or one.get("den") not in ids:
            yield f"share {number} names two cells, num and den"
            continue
        for key in ("share", "precision"):
            value = one.get(key, 0.0)
            is_number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
            if not (is_number and value >= 0) and not (key == "share" and value is None):
                yield f"share {number}: {key} is a number of 0 or more"


def _problems_of_certificate(told: Any) -> Iterator[str]:
    if told is None:
        return
    tables = told.get("tables") if isinstance(told, dict) else None
    cells = told.get("cells") if isinstance(told, dict) else None
    if not (isinstance(cells, list) and all(isinstance(one, str) for one in cells) and isinstance(tables, list)):
        yield "a certificate has cells and tables"
    elif not all(isinstance(table, list) and all(_is_count(value) for value in table) for table in tables):
        yield "a table of the certificate is whole numbers of 0 or more"


def certificate_as_json(certificate: Certificate) -> dict[str, Any]:
    """A certificate as it is written."""
    return {"cells": list(certificate.cells), "tables": [list(table) for table in certificate.tables]}


def hash_of(told: Mapping[str, Any]) -> str:
    """The SHA-256 of a document without its own hash, in hexadecimal: keys in order, no spaces, UTF-8."""
    without = {key: value for key, value in told.items() if key != "hash"}
    text = json.dumps(without, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
