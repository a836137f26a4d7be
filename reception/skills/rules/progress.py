"""How far somebody has come, from measurement to measurement: areas by their definitions, changes, a line. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Final

from reception.i18n.markers import N_
from reception.reckoning.definitions import Entry, read_entries, wrong_flags
from reception.reckoning.remarks import Remark, refusal
from reception.skills.terms import RatedBy

LOWEST, HIGHEST = 1, 5
_KEYS: Final = frozenset({"code", "label", "text", "source", "level", "retired"})
_ASKED: Final = ("code", "label", "text", "source")


@dataclass(frozen=True)
class Area:
    """Something that is measured. `label`, `text` and the five `levels`, the lowest first, are msgids."""

    code: str
    label: str
    text: str
    source: str
    levels: tuple[str, ...]
    retired: bool = False

    def means(self, level: int) -> str:
        """What a level from 1 to 5 stands for: a msgid."""
        return self.levels[level - LOWEST]


@dataclass(frozen=True)
class Areas:
    """Every area there is or was, by code, in the order in which they are asked about."""

    all: Mapping[str, Area]

    def asked(self, also: Collection[str] = ()) -> list[Area]:
        """The areas to ask about; a retired one only if it was measured already (`also`)."""
        return [area for area in self.all.values() if not area.retired or area.code in also]


@lru_cache(maxsize=1)
def areas() -> Areas:
    """The areas of this package. Raises InvalidDefinitions."""
    return read_areas(resources.files("reception.skills").joinpath("definitions", "progress.toml").read_text("utf-8"))


def read_areas(text: str) -> Areas:
    """The areas in a file. Raises InvalidDefinitions with every problem in it."""
    entries = read_entries(text, "area", "area", keys=_KEYS, unique=("code", "label", "text"), problems_of=_problems)
    return Areas({entry["code"]: _area(entry) for entry in entries})


def _problems(entry: Entry) -> Iterator[str]:
    yield from (f"{key} is missing" for key in _ASKED if not _is_text(entry.get(key)))
    code = entry.get("code")
    if isinstance(code, str) and not (code.replace("_", "a").isalnum() and code.isascii() and code == code.lower()):
        yield "a code has small letters, digits and underscores"
    levels = entry.get("level")
    if not isinstance(levels, list) or len(levels) != HIGHEST:
        yield f"there are {HIGHEST} tables [[area.level]]"
    elif not all(isinstance(one, dict) and set(one) == {"text"} and _is_text(one["text"]) for one in levels):
        yield "each level has a text, and nothing else"
    yield from wrong_flags(entry, ("retired",))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _area(entry: Entry) -> Area:
    levels = tuple(one["text"] for one in entry["level"])
    return Area(entry["code"], entry["label"], entry["text"], entry["source"], levels, entry.get("retired", False))


@dataclass(frozen=True)
class Measure:
    """A level from 1 to 5 in an area on a day."""

    on: date
    area: str
    rated_by: RatedBy
    level: int


#: What was measured on a day: (area, by whom) and the level.
Rated = Mapping[tuple[str, RatedBy], int]


@dataclass(frozen=True)
class Standing:
    """The newest level, and by how much it differs from the one before and from the first; None where there is none."""

    on: date
    level: int
    since_last: int | None = None
    since_first: int | None = None


def standing(measures: Iterable[Measure], area: str, rated_by: RatedBy) -> Standing | None:
    """Where somebody stands in an area by herself or by staff; None where that was never measured."""
    found = _of(measures, area, rated_by)
    if not found:
        return None
    newest = found[-1]
    if len(found) == 1:
        return Standing(newest.on, newest.level)
    return Standing(newest.on, newest.level, newest.level - found[-2].level, newest.level - found[0].level)


def _of(measures: Iterable[Measure], area: str, rated_by: RatedBy) -> list[Measure]:
    of_both = (one for one in measures if (one.area, one.rated_by) == (area, rated_by))
    return sorted(of_both, key=lambda one: one.on)


def history(measures: Iterable[Measure]) -> list[tuple[date, Rated]]:
    """What was measured on each day, the latest first."""
    found: dict[date, dict[tuple[str, RatedBy], int]] = {}
    for one in measures:
        found.setdefault(one.on, {})[one.area, one.rated_by] = one.level
    return sorted(found.items(), key=lambda pair: pair[0], reverse=True)


#: The size of the line's drawing, and the room that is left around it.
WIDTH, HEIGHT, EDGE = 240, 72, 8


def line(measures: Sequence[Measure], area: str, rated_by: RatedBy) -> list[tuple[float, float]]:
    """The points of an area's line, from the first to the last: days from left to right, a higher level higher up.

    All lines of one profile share its days, so that they can be compared.
    """
    if not measures:
        return []
    first, last = min(one.on for one in measures), max(one.on for one in measures)
    span = (last - first).days
    step = (HEIGHT - 2 * EDGE) / (HIGHEST - LOWEST)
    return [
        (
            round(EDGE + (WIDTH - 2 * EDGE) * ((one.on - first).days / span if span else 0.5), 1),
            round(HEIGHT - EDGE - step * (one.level - LOWEST), 1),
        )
        for one in _of(measures, area, rated_by)
    ]


def remarks_on_measuring(on: date, today: date, rated: Rated) -> tuple[Remark, ...]:
    """Refused: a day to come, and nothing measured."""
    found = []
    if on > today:
        found.append(refusal("not-yet", "on", N_("It is measured on a day that has come.")))
    if not rated:
        says = N_("Nothing is rated yet. Choose a step in at least one area.")
        found.append(refusal("nothing-rated", "", says))
    return tuple(found)
