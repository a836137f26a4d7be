"""The pages that change which indicators are followed, and those that count; see `tests.web.editing`."""

from tests.web.world import Edit, World

_COORDINATOR = {"by": "integration_coordinator", "also_by": "integration_coordinator"}


def _choose(_world: World) -> str:
    return "/indicators/choose"


#: The second sees both and chooses for each field.
CHOSEN = (Edit("indicators.choose", _choose, "target_I1", "90", "80", {"follow_I1": "y"}, **_COORDINATOR),)
TOLD: tuple[Edit, ...] = ()
REFUSED: tuple[Edit, ...] = ()
#: Tested beside their own domain: a later file replaces the figures of an earlier one.
TOLD_ELSEWHERE = frozenset({"national_series.take_in"})
ACTS: frozenset[str] = frozenset()
#: Something new: there is nobody to write over.
NEW = frozenset({"indicator_figures.count"})
#: No row of the register is written.
NO_ROWS = frozenset({"indicator_figures.export", "indicator_figures.export_count"})
