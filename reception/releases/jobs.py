"""Building a draft beside the server."""

from reception.access.actor import system
from reception.db.session import commit
from reception.i18n.markers import N_
from reception.jobs.registry import Progress
from reception.releases.operations import building
from reception.releases.queries import drafts
from reception.releases.terms import DraftState

PURPOSE = "releases"
_FAILED = N_("The release could not be built. The program's log says why.")


def build(draft_id: int, progress: Progress) -> None:
    """Count and protect."""
    with system(PURPOSE):
        building.build(drafts.draft_by_id(draft_id), progress)
        commit()


def building_failed(draft_id: int, _problem: str) -> None:
    """It could not be built."""
    with system(PURPOSE):
        one = drafts.draft_by_id(draft_id)
        one.state, one.problem = DraftState.FAILED, _FAILED
