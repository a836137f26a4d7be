"""The facts that domains deliver for indicators, by family: what shares its ground is counted in one statement."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import sqlalchemy as sa

from reception.reckoning.asked import Asked

#: person_id, verdict: one row for each thing that is counted.
Facts = Mapping[str, Callable[[Asked], sa.Select[Any]]]
#: person_id, days, happened: one row for each who waits or waited.
Times = Mapping[str, Callable[[Asked], sa.Select[Any]]]
#: verdict, number: what was counted before it came here, of no person.
Sums = Mapping[str, Callable[[Asked], sa.Select[Any]]]

FACTS: Final[tuple[Facts, ...]] = ()
TIMES: Final[tuple[Times, ...]] = ()
SUMS: Final[tuple[Sums, ...]] = ()


def facts_of(code: str) -> Callable[[Asked], sa.Select[Any]] | None:
    """What an indicator is counted from, person by person; None of one that is not counted so."""
    return next((family[code] for family in FACTS if code in family), None)
