"""Results taken in as drafts, a portion of rows at a time: a teacher signs them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reception.education.operations.results import Clash, enter
from reception.education.rules.results import Key, Written
from reception.imports.models import ImportRun
from reception.imports.operations.results.planning import ResultPlan
from reception.imports.queries.results import cells_here
from reception.imports.queries.school import groups_of_unit
from reception.imports.terms import RowOutcome


class ResultTaker:
    """What one run knows while it writes results."""

    def __init__(self, run: ImportRun) -> None:
        self._by_id = run.made_by_id
        self._groups = {group.id: group for group in groups_of_unit(run.unit_of_people)}

    def take(self, plans: Sequence[ResultPlan]) -> None:
        """Write a portion, group by group. What somebody wrote since the list was read stays as it is."""
        cells: dict[int, dict[Key, Written]] = defaultdict(dict)
        for plan in plans:
            if plan.outcome is RowOutcome.CREATED and plan.group_id is not None:
                cells[plan.group_id].update(plan.cells)
        stands = cells_here(self._groups[group_id] for group_id in cells)
        for group_id, mine in cells.items():
            self._enter(group_id, {key: one for key, one in mine.items() if key not in stands[group_id]})

    def _enter(self, group_id: int, mine: Mapping[Key, Written]) -> None:
        group = self._groups[group_id]
        try:
            enter(group, {}, mine, by_id=self._by_id)
        except Clash as clash:
            # Written by somebody in this very moment: theirs stands.
            enter(group, {}, {key: one for key, one in mine.items() if key not in clash.cells}, by_id=self._by_id)
