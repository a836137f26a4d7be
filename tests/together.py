"""Which tests stay on one worker: those of the browser share a server, its demo municipality, and Chromium."""

from typing import Any

from xdist.scheduler import LoadScopeScheduling

BROWSER = "tests/browser/"


class BrowserTogether(LoadScopeScheduling):
    """The tests of the browser go to one worker, as the first and largest piece of work; all others one by one.

    xdist's own `loadgroup` keeps nothing together with pytest 9.2.
    """

    def _split_scope(self, nodeid: str) -> str:
        return BROWSER if nodeid.startswith(BROWSER) else nodeid


def scheduler(config: Any, log: Any) -> BrowserTogether:
    """What deals out the tests."""
    return BrowserTogether(config, log)
