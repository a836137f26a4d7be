"""How many of those who were asked answered, by group, so that nobody's silence or answer is told. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from reception.disclosure.coarsening import THRESHOLD, is_safe, joined

Key = TypeVar("Key")


@dataclass(frozen=True)
class Response(Generic[Key]):
    """Groups that are shown as one."""

    groups: tuple[Key, ...]
    asked: int
    answered: int

    @property
    def share(self) -> float:
        """How many of them answered, 0..1."""
        return self.answered / self.asked


def by_group(
    asked: Mapping[Key, int], answered: Mapping[Key, int], threshold: int = THRESHOLD
) -> list[Response[Key]] | None:
    """Groups, largest first, put together until in each those who answered, and those who did not, are 0 or at least
    the threshold; None where that is not so of all together."""
    ordered = sorted((key for key, count in asked.items() if count), key=lambda key: -asked[key])
    rows = [Response((key,), asked[key], answered.get(key, 0)) for key in ordered]
    own = [row for row in rows if _is_safe(row, threshold)]
    others = [row for row in rows if not _is_safe(row, threshold)]
    while others and not _is_safe(_together(others), threshold):
        if not own:
            return None
        others.insert(0, own.pop())
    return [*own, _together(others)] if others else own


def in_groups(counts: Mapping[Key, int], threshold: int = THRESHOLD) -> list[tuple[tuple[Key, ...], int]] | None:
    """Groups with how many are in each, those under the threshold together as `joined` does; None: all are too few."""
    together = joined(counts, threshold)
    return None if together is None else [(keys, sum(counts[key] for key in keys)) for keys in together]


def _is_safe(row: Response[Key], threshold: int) -> bool:
    return is_safe((row.asked, row.answered, row.asked - row.answered), threshold)


def _together(rows: list[Response[Key]]) -> Response[Key]:
    groups = tuple(key for row in rows for key in row.groups)
    return Response(groups, sum(row.asked for row in rows), sum(row.answered for row in rows))
