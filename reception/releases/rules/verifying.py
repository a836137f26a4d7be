"""What is wrong with release documents that somebody holds in her hands: by addition and hashing alone. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from reception.disclosure.audit import verified
from reception.disclosure.documents import Document, hash_of
from reception.releases.rules.document import NOTHING


def in_order(documents: Sequence[Document]) -> list[Document]:
    """The documents as they were published."""
    return sorted(documents, key=lambda one: (str(one.told.get("published_at")), str(one.told.get("id"))))


def problems_of(documents: Sequence[Document], ledger: Mapping[str, Mapping[str, Any]] | None = None) -> list[str]:
    """What is wrong with the documents, all together, in the order of `in_order`; a line each, in English.

    `ledger`: what this installation published, by id; a document that differs is told cell by cell.
    """
    found: list[str] = []
    ordered = in_order(documents)
    if len({str(one.told.get("municipality")) for one in ordered}) > 1:
        found.append("the files are of different municipalities: " + ", ".join(
            f"{one.told.get('id')} of {one.told.get('municipality')}" for one in ordered
        ))  # fmt: skip
    for place, one in enumerate(ordered):
        name = str(one.told.get("id"))
        wrong = [*_of_the_hash(one), *_of_the_chain(one, ordered[:place]), *verified(one, ordered[:place])]
        found += [f"{name}: {problem}" for problem in wrong]
        if wrong and (suspects := suspected(one)):
            found.append(f"{name}: what fits least is {', '.join(suspects)}")
        found += [f"{name}: {problem}" for problem in _beside_the_ledger(one, ledger or {})]
    return found


def _of_the_hash(one: Document) -> list[str]:
    told = one.told.get("hash")
    return [] if told == hash_of(one.told) else ["the file was changed: its hash is not that of what it says"]


def _of_the_chain(one: Document, earlier: Sequence[Document]) -> list[str]:
    """The release before it is named by its hash; where that file is not here, nothing can be said of it."""
    previous = one.told.get("previous")
    if not isinstance(previous, str) or len(previous) != len(NOTHING):
        return ["it does not name the release before it"]
    if earlier and previous not in {each.told.get("hash") for each in earlier}:
        ids = {str(each.told.get("id")) for each in earlier}
        return [f"the release before it is not one of {', '.join(sorted(ids))}"]
    return []


def suspected(one: Document) -> list[str]:
    """The cells that are in the most sums that do not add up, and in none that do."""
    wrong: Counter[str] = Counter()
    right: set[str] = set()
    for equation in one.equations:
        known = [(coefficient, one.values[cell]) for cell, coefficient in equation]
        cells = [cell for cell, _coefficient in equation]
        if any(value is None for _coefficient, value in known):
            continue
        if sum(coefficient * (value or 0) for coefficient, value in known):
            wrong.update(cells)
        else:
            right.update(cells)
    most = max((number for cell, number in wrong.items() if cell not in right), default=0)
    return [cell for cell, number in wrong.items() if number == most and cell not in right][:3]


def _beside_the_ledger(one: Document, ledger: Mapping[str, Mapping[str, Any]]) -> list[str]:
    published = ledger.get(str(one.told.get("id")))
    if published is None or published.get("municipality") != one.told.get("municipality"):
        return []
    if published.get("hash") == one.told.get("hash") == hash_of(one.told):
        return []
    values = {cell["id"]: cell["value"] for cell in published["cells"]}
    return [
        f"{cell} is {_shown(value)} here, and was published as {_shown(values.get(cell))}"
        for cell, value in one.values.items()
        if value != values.get(cell)
    ]


def _shown(value: int | None) -> str:
    return "hidden" if value is None else str(value)
