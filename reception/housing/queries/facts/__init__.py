"""What indicators count of homes: for each code a select of (person_id, verdict), decided by the database."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import sqlalchemy as sa

from reception.housing.queries.facts.crowded import crowded
from reception.housing.queries.facts.lasting import permanent, resident
from reception.housing.queries.facts.settled import settled
from reception.reckoning.asked import Asked

FACTS: Final[Mapping[str, Callable[[Asked], sa.Select[*tuple[Any, ...]]]]] = {
    "I1": settled,
    "I23": permanent,
    "I24": crowded,
    "I40": resident,
}
