"""What stands in the grids of a school's groups, beside which a list of results is read."""

from collections.abc import Collection, Iterable

from reception.education.models import Result, StudyGroup
from reception.education.queries.results.grid import current_results
from reception.education.queries.studies.histories import histories
from reception.education.rules.results import Key
from reception.education.rules.studies.periods import History


def cells_here(groups: Iterable[StudyGroup]) -> dict[int, dict[Key, Result]]:
    """What stands in the cells of each group. One statement a group."""
    return {group.id: {(one.pupil_id, one.part): one for one in current_results(group)} for group in groups}


def studies_of(pupil_ids: Collection[int]) -> dict[int, History]:
    """The studies of each pupil."""
    return histories(pupil_ids)
