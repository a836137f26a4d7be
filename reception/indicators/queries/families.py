"""The facts that domains deliver for indicators, by family: what shares its ground is counted in one statement."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import sqlalchemy as sa

from reception.education.queries import facts as education
from reception.housing.queries import facts as housing
from reception.inclusion.queries import facts as inclusion
from reception.path.queries import facts_counted as path
from reception.plans.queries import facts as plans
from reception.reckoning.asked import Asked
from reception.skills.queries import facts as skills
from reception.surveys.queries import facts as surveys
from reception.work.queries import facts as work
from reception.work.queries.facts import support

#: person_id, verdict: one row for each thing that is counted.
Facts = Mapping[str, Callable[[Asked], sa.Select[*tuple[Any, ...]]]]
#: person_id, days, happened: one row for each who waits or waited.
Times = Mapping[str, Callable[[Asked], sa.Select[*tuple[Any, ...]]]]
#: verdict, number: what was counted before it came here, of no person.
Sums = Mapping[str, Callable[[Asked], sa.Select[*tuple[Any, ...]]]]

FACTS: Final[tuple[Facts, ...]] = (
    education.FACTS, housing.FACTS, inclusion.FACTS, path.FACTS, plans.FACTS, skills.FACTS, support.FACTS, work.FACTS,
)  # fmt: skip
TIMES: Final[tuple[Times, ...]] = (education.TIMES, support.TIMES, work.TIMES)
SUMS: Final[tuple[Sums, ...]] = (inclusion.SUMS, surveys.SUMS)


def facts_of(code: str) -> Callable[[Asked], sa.Select[*tuple[Any, ...]]] | None:
    """What an indicator is counted from, person by person; None of one that is not counted so."""
    return next((family[code] for family in FACTS if code in family), None)
