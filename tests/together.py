"""Which tests stay on one worker.

Those of the browser share a server, its demo municipality, and Chromium; those of the demo share what they loaded.
"""

from typing import Any

from xdist.scheduler import LoadScopeScheduling

FOLDERS = ("tests/browser/", "tests/demo/")


class FoldersTogether(LoadScopeScheduling):
    """Each of the folders goes to one worker, as the first and largest pieces of work; all other tests one by one.

    xdist's own `loadgroup` keeps nothing together with pytest 9.2.
    """

    def _split_scope(self, nodeid: str) -> str:
        return next((folder for folder in FOLDERS if nodeid.startswith(folder)), nodeid)


def scheduler(config: Any, log: Any) -> FoldersTogether:
    """What deals out the tests."""
    return FoldersTogether(config, log)
