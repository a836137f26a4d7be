"""The pages that make a release; see `tests.web.editing`."""

from tests.web.world import Edit

CHOSEN: tuple[Edit, ...] = ()
TOLD: tuple[Edit, ...] = ()
REFUSED: tuple[Edit, ...] = ()
#: Nothing is typed: what a draft is split by is chosen from lists, and the page shows what came of it.
TOLD_ELSEWHERE = frozenset({"release_drafts.indicator"})
ACTS = frozenset({"release_drafts.build", "release_drafts.discard", "release_drafts.include", "release_drafts.publish"})
NEW = frozenset({"release_drafts.new"})
NO_ROWS: frozenset[str] = frozenset()
