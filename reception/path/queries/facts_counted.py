"""What indicators count of the first months: for each code a select of (person_id, verdict)."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import sqlalchemy as sa

from reception.path.queries.facts_of_basics import basics_handled
from reception.path.queries.facts_of_reception import examined, met, paid
from reception.reckoning.asked import Asked

FACTS: Final[Mapping[str, Callable[[Asked], sa.Select[*tuple[Any, ...]]]]] = {
    "I26": examined,
    "I42": paid,
    "U11": basics_handled,
    "A9": met,
}
