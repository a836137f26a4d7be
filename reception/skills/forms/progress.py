"""What is asked when it is measured how far somebody has come: each area, by herself and by staff."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from flask_babel import LazyString

from reception.i18n.formats import today
from reception.i18n.text import _, _l
from reception.skills.rules.progress import HIGHEST, LOWEST, Area, Rated, areas
from reception.skills.terms import RatedBy
from reception.web.fields import Choice, DateField, whole_number
from reception.web.versioned import VersionedForm


class MeasureForm(VersionedForm):
    """The steps of every area, each for either; see `measure_form`. Nothing has to be answered but one of them."""

    keeps_draft = True
    asked: tuple[Area, ...] = ()

    @property
    def rows(self) -> Iterator[tuple[Area, list[Any]]]:
        """Each area with the fields of herself and of staff."""
        for area in self.asked:
            yield area, [self[_name(area, one)] for one in RatedBy]

    @property
    def rated(self) -> dict[tuple[str, RatedBy], int]:
        """What was rated."""
        fields = {(area.code, one): self[_name(area, one)].data for area in self.asked for one in RatedBy}
        return {key: int(level) for key, level in fields.items() if level}


class MeasureAgainForm(MeasureForm):
    """The same, and the day."""

    on = DateField(_l("Measured on"), looks="back", past_only=True, default=today, required=_l("Write the day."))


def _name(area: Area, rated_by: RatedBy) -> str:
    return f"{area.code}_{rated_by.value}"


def measure_form(*, rated: Rated | None = None, again: bool = False, version: int | None = None, **options: Any) -> Any:
    """The form with the areas of today, and retired ones that were measured before. `again`: of a new day."""
    told: Mapping[tuple[str, RatedBy], int] = rated or {}
    asked = tuple(areas().asked({area for area, _by in told}))
    known = {area.code: area for area in asked}
    data: dict[str, Any] = {_name(known[area], one): level for (area, one), level in told.items() if area in known}
    if version is not None:
        data["version"] = str(version)
    return _kind(MeasureAgainForm if again else MeasureForm, asked)(data=data, **options)


@lru_cache(maxsize=32)
def _kind(base: type[MeasureForm], asked: tuple[Area, ...]) -> type[MeasureForm]:
    fields: dict[str, Any] = {"asked": asked}
    for area in asked:
        for one in RatedBy:
            fields[_name(area, one)] = _steps(area, one)
    return type(f"Asked{base.__name__}", (base,), fields)


def _steps(area: Area, rated_by: RatedBy) -> Choice:
    """Herself in the words of each step; staff by its number, since the words stand just above."""
    has_words = rated_by is RatedBy.HERSELF
    steps: list[tuple[Any, Any]] = [
        (level, LazyString(_step, level, area.means(level)) if has_words else str(level))
        for level in range(LOWEST, HIGHEST + 1)
    ]
    offered = [*steps, ("", _l("Not rated"))]
    return Choice(_l(rated_by.label), radios=True, coerce=whole_number, choices=offered, default="")


def _step(level: int, words: str) -> str:
    return f"{level}. {_(words)}"
