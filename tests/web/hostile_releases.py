"""The forms of releases; see `tests.web.test_hostile_forms`."""

from typing import Any

from tests.factories.releases import make_draft
from tests.web.world import World

_YEAR = 2025


def releases_world(_world: World) -> dict[str, Any]:
    """A draft that is built, of nobody yet."""
    return {"year": make_draft(_YEAR).year}


#: (who opens it, the address)
FORMS = (
    ("statistician", "/releases/drafts/new"),
    ("statistician", "/releases/drafts/{year}/I2.1"),
)
