"""What the walk of all pages needs beside the demo's three published years: a draft of this year."""

from collections.abc import Callable
from typing import Any, Final

from reception.i18n.formats import today
from reception.indicators.rules.keeping import known_on
from reception.releases.operations import building

_FIGURE: Final = "I2.1"


def add() -> None:
    """A draft that is built; what is found of each indicator in a moment will do."""
    building.build(building.begin(today().year, known_on=known_on(today()), made_by_id=None), limit=0.1)


def samples() -> dict[str, Callable[[], Any]]:
    """As `casework.samples`: the latest release and the draft, each with one figure."""
    return {
        "/releases/<release_number>": lambda: f"{today().year - 1}-1",
        "/releases/<release_number>/<block>": lambda: _FIGURE,
        "/releases/drafts/<year>": lambda: today().year,
        "/releases/drafts/<year>/<block>": lambda: _FIGURE,
        "/open-data/<release_number>": lambda: f"{today().year - 1}-1",
        "/policies/<code>": lambda: "vingaker",
        "/policies/<code>/<year>": lambda: today().year - 1,
    }
