"""Drafts and releases of invented counts: what is published depends on these numbers alone."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from reception.access.actor import system
from reception.db.session import commit
from reception.indicators.queries import cube
from reception.releases.models import Release, ReleaseDraft
from reception.releases.operations import building, publishing

KNOWN_ON = date(2026, 10, 31)
#: {(sex, age): (yes, no, cannot be counted)}; the other classes are the same for everybody.
Counts = Mapping[tuple[str, str], tuple[int, int, int]]
#: Women of 16 to 19 who reached it: the one small number.
COUNTS: Counts = {
    ("woman", "16-19"): (2, 40, 8), ("man", "16-19"): (31, 22, 9), ("woman", "20-24"): (44, 36, 6),
    ("man", "20-24"): (51, 17, 7), ("woman", "25-34"): (62, 33, 12), ("man", "25-34"): (47, 55, 11),
}  # fmt: skip


def use_counts(monkeypatch: Any, counts: Counts = COUNTS, code: str = "T1") -> None:
    """Let the count of every year give these numbers."""

    def cells(_asked: Any, among: Any, _chosen: Any) -> Any:
        for one in among:
            if one.code == code:
                for (sex, age), numbers in counts.items():
                    key = (sex, age, "2025", "assigned", "-", "-")
                    for verdict, number in zip(("yes", "no", "left"), numbers, strict=True):
                        if number:
                            yield cube.Cell(one.code, one.version, key, verdict, number)

    monkeypatch.setattr(cube, "cells", cells)


def make_draft(year: int) -> ReleaseDraft:
    """A draft that is built."""
    with system("test"):
        made = building.begin(year, known_on=KNOWN_ON, made_by_id=None)
        building.build(made)
        commit()
    return made


def make_release(year: int, by_id: int | None = None) -> Release:
    """A release."""
    draft = make_draft(year)
    with system("test"):
        made = publishing.publish(draft, by_id)
        commit()
    return made
