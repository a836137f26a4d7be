"""The units of a home as a form offers them."""

from datetime import date
from typing import TYPE_CHECKING

from reception.i18n.text import _

if TYPE_CHECKING:
    from reception.housing.models import Dwelling


def unit_names(home: "Dwelling", day: date) -> list[tuple[str, str]]:
    """(id, name) of the units that are let on the day or later: the whole home first."""
    there = [unit for unit in home.units if unit.left_on is None or unit.left_on >= day]
    return [(str(unit.id), unit.label or _("The whole home")) for unit in there]


def first_choice(names: list[tuple[str, str]]) -> int | None:
    """The first of the choices, to stand chosen: the whole home."""
    return int(names[0][0]) if names else None
