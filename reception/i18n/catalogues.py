"""The gettext catalogues: compiled when they are stale, checked, and how far each one is."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reception import resources
from reception.i18n import checking, po_files
from reception.i18n.checking import Finding, table
from reception.i18n.compiling import compiled
from reception.i18n.glossary import glossary
from reception.i18n.sources import MessageKey, messages
from reception.i18n.updating import MESSAGES, NEWCOMER

__all__ = ["Coverage", "Finding", "compile_stale", "coverage", "findings", "inspected", "table"]
_STAFF: Final = frozenset({"sv", "en"})


@dataclass(frozen=True)
class Coverage:
    """How many messages of a catalogue are in which state. Outdated: marked fuzzy, and not shown."""

    ok: int
    to_review: int
    outdated: int
    missing: int


def compile_stale() -> None:
    """Compile each catalogue of a checkout that is newer than its compiled form. A wheel holds them compiled."""
    if resources.BUNDLE.is_dir():
        return
    for source in _paths():
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            compiled(source, target)


def coverage(catalogue: Path) -> Coverage:
    """How far a catalogue is. A translation is ok if it or the whole catalogue is reviewed, and in Swedish and English.

    The header `X-Translation-Status` says `machine` until all was reviewed; a single message has the flag `reviewed`.
    """
    file = po_files.read(catalogue)
    is_reviewed = file.headers.get(po_files.STATUS, po_files.REVIEWED) == po_files.REVIEWED
    states = [checking.state(one, is_reviewed=is_reviewed) for one in file.messages.values()]
    return Coverage(*(states.count(state) for state in checking.STATES))


def findings() -> list[Finding]:
    """What is missing, doubtful or wrong, over all catalogues."""
    return [finding for one in inspected() for finding in one.findings]


def inspected() -> list[checking.Inspected]:
    """Every catalogue with what was found in it."""
    source = _messages_of_source()
    return [_inspected(path, source) for path in _paths()]


def _inspected(path: Path, source: dict[str, set[MessageKey]]) -> checking.Inspected:
    folder = path.parts[-3]
    swedish = po_files.read(path.parents[2] / "sv" / "LC_MESSAGES" / path.name)
    return checking.inspect(
        path, swedish.messages, glossary(), wanted=source.get(path.stem, set()), is_of_staff=folder in _STAFF
    )


def _messages_of_source() -> dict[str, set[MessageKey]]:
    """What each domain has to hold; nothing in an installed wheel, which was checked before."""
    if resources.BUNDLE.is_dir():
        return {}
    wanted = messages(resources.PACKAGE.parent)
    ours = {key for key, one in wanted.items() if one.for_newcomers}
    return {NEWCOMER: ours, MESSAGES: wanted.keys() - ours}


def _paths() -> list[Path]:
    return sorted(resources.folder("translations").glob("*/LC_MESSAGES/*.po"))
