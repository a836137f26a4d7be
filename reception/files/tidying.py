"""Files and rows compared: what a crash left without a row is removed, what lost its file is said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reception.db.session import only_looking
from reception.files.claims import named
from reception.files.store import MissingFile, Store, UnreadableFile, store

#: A file is written before its row: what is younger may belong to a request that has not ended. Our own number.
YOUNGEST_SECONDS: Final = 24 * 3600
#: More than this, and more than one file in ten, is no crash: the database may be another one. Nobody's papers are
#: removed for that without being asked. Our own numbers.
MOST_SWEPT: Final = 20
LARGEST_SHARE: Final = 0.1


@dataclass(frozen=True)
class Findings:
    """Names of files without a row; and rows, in words, whose file is missing or cannot be read."""

    kept: int
    orphans: Sequence[str]
    missing: Sequence[str]
    unreadable: Sequence[str] = ()

    @property
    def is_well(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.orphans or self.missing or self.unreadable)

    @property
    def is_no_crash(self) -> bool:
        """Whether far more lie without a row than a crash leaves."""
        return len(self.orphans) > max(MOST_SWEPT, int(self.kept * LARGEST_SHARE))


def findings(*, reading: bool = False) -> Findings:
    """Compare the store with the rows, as the program itself. With `reading`, decrypt every file as well."""
    kept, settled = set(store().names()), set(store().names(unchanged_seconds=YOUNGEST_SECONDS))
    rows = _named()
    lost = [name for name in rows if name not in kept and not _is_there(store(), name)]
    still = _named() if lost else {}
    return Findings(
        kept=len(kept),
        orphans=sorted(settled - rows.keys()),
        missing=sorted(rows[name] for name in lost if name in still),
        unreadable=sorted(rows[name] for name in kept & rows.keys() if reading and not _is_whole(name)),
    )


def sweep(found: Findings) -> int:
    """Remove the files without a row, and what was left half written; return how many."""
    for name in found.orphans:
        store().remove(name)
    return len(found.orphans) + store().sweep(unchanged_seconds=YOUNGEST_SECONDS)


def _named() -> Mapping[str, str]:
    with only_looking():
        return named()


def _is_there(kept: Store, name: str) -> bool:
    """Whether a file came since the store was looked through."""
    try:
        kept.has_old_key(name)
    except MissingFile:
        return False
    except UnreadableFile:
        pass
    return True


def _is_whole(name: str) -> bool:
    try:
        for _piece in store().open(name):
            break
    except UnreadableFile:
        return False
    except MissingFile:  # removed meanwhile, as somebody asked for
        return True
    return True
