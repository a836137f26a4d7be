"""What is done about files without anybody asking for it."""

import logging

from reception.access.actor import system
from reception.files import tidying

log = logging.getLogger(__name__)


def look_after_files() -> int:
    """Remove what a crash left without a row; return how many. What only somebody can decide is said in the log."""
    try:
        with system("look after files"):
            found = tidying.findings()
        if found.missing:
            log.warning("%s documents have lost their file; see: reception files check", len(found.missing))
        if found.is_no_crash:
            log.warning("%s files belong to no row, which is no crash: see reception files check", len(found.orphans))
            return 0
        return tidying.sweep(found)
    except OSError as trouble:  # a disk that is away is somebody's task, and no reason to stop sealing the log
        log.warning("the files cannot be looked after: %s", type(trouble).__name__)
        return 0
