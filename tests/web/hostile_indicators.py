"""The forms of indicators that no file of a person holds; see `tests.web.test_hostile_forms`.

Counts before any protection are the statistician's alone.
"""

from datetime import date
from typing import Any

from reception.i18n.formats import today
from reception.indicators.rules.keeping import known_on
from tests.factories.indicators import make_count, make_durations
from tests.web.world import World

_FIGURES = {("I2", 1): {"yes": 30, "no": 20, "not-yet": 3}}


def indicators_world(world: World) -> dict[str, Any]:
    """A year that the program keeps, and a count that the statistician asked for, by what it is called in addresses."""
    day = today()
    kept = make_count(day.year, known_on(day), _FIGURES, breakdowns="sex", key="woman")
    make_durations(kept, "I2t", 1, [(20, True, 5), (90, False, 2)])
    asked = make_count(
        day.year - 1, date(day.year, 1, 1), _FIGURES, code="I2", made_by_id=world.municipality.statistician.id
    )
    return {"count": asked.id}


#: (who opens it, the address)
FORMS = (
    ("statistician", "/indicators/I2/figures/export"),
    ("statistician", "/indicators/I2t/figures/export"),
    ("statistician", "/indicators/I2t/count"),
    ("statistician", "/indicators/counts/{count}/export"),
)
