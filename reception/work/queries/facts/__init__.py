"""What the indicators of work are counted from: selects that the database answers in one pass, not executed here."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import sqlalchemy as sa

from reception.reckoning.asked import Asked
from reception.work.queries.facts import doing, level, standing, waiting

#: person_id, verdict; by the code of the indicator.
FACTS: Final[Mapping[str, Callable[[Asked], sa.Select[*tuple[Any, ...]]]]] = {
    **standing.FACTS,
    **doing.FACTS,
    **level.FACTS,
}
#: person_id, days, happened.
TIMES: Final[Mapping[str, Callable[[Asked], sa.Select[*tuple[Any, ...]]]]] = waiting.TIMES
