"""The rules about absence in force: the municipality's own file in place of the program's."""

import logging
from functools import lru_cache
from pathlib import Path

from flask import current_app

from reception.education.rules.absence.watching import Watch, read_rules, standard
from reception.reckoning.definitions import InvalidDefinitions

log = logging.getLogger(__name__)


def in_force() -> tuple[Watch, ...]:
    """The rules of `<RECEPTION_DATA_DIR>/education/absence.toml` if it is there and reads, else the program's."""
    file = Path(current_app.config["DATA_DIR"]) / "education" / "absence.toml"
    try:
        changed = file.stat().st_mtime_ns
    except OSError:
        return standard()
    return _read(file, changed)


@lru_cache(maxsize=8)
def _read(file: Path, _changed: int) -> tuple[Watch, ...]:
    """Read once for each change of the file: a file that does not read is told in the log once."""
    try:
        return read_rules(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        log.error("rules about absence: the file cannot be read: %s", error)
    except InvalidDefinitions as invalid:
        for problem in invalid.problems:
            log.error("rules about absence: %s", problem)
    return standard()
