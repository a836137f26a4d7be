"""Which of the lists that come again a file is, by its columns."""

from collections.abc import Mapping, Set

from reception.imports.rules.headers import Kept

#: Of all headers that either has; a column that came or went does not make it another list.
MOST_AGREES = 0.8


def most_alike(headers: Mapping[str, Set[str]], sources: Mapping[int, Kept]) -> int | None:
    """The source whose kept columns are those of a file; None when none is near.

    `headers` are the folded headers of the file by kind of sheet; `sources` what each source keeps, by its id.
    """
    ranked = {source_id: _agreement(headers, kept) for source_id, kept in sources.items()}
    best = max(ranked, key=lambda source_id: (ranked[source_id], -source_id), default=None)
    return best if best is not None and ranked[best] >= MOST_AGREES else None


def _agreement(headers: Mapping[str, Set[str]], kept: Kept) -> float:
    """How much two sets of columns have in common, from 0 to 1."""
    mine = {(kind, key) for kind, keys in headers.items() for key in keys}
    theirs = {(kind, key) for kind, keys in kept.items() for key in keys}
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0
