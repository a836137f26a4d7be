"""The gettext catalogues: compiled when they are stale, and checked for completeness."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from reception import resources

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


@dataclass(frozen=True)
class Finding:
    """Something a catalogue lacks or has wrong."""

    catalogue: str
    message: str
    problem: str


def compile_stale() -> None:
    """Compile each catalogue of a checkout that is newer than its compiled form. A wheel holds them compiled."""
    for source in sorted(resources.folder("translations").glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            _compile(source, target)


def findings() -> list[Finding]:
    """What is missing, doubtful or has lost a placeholder, over all catalogues."""
    return [finding for path in sorted(resources.folder("translations").glob("*/LC_MESSAGES/*.po")) for finding in _of(path)]


def _compile(source: Path, target: Path) -> None:
    # Written beside and renamed: two workers that start at once never read half a file.
    draft = target.with_suffix(f".{id(source)}.tmp")
    with draft.open("wb") as binary:
        write_mo(binary, _read(source))
    draft.replace(target)


def _read(path: Path) -> Catalog:
    with path.open("rb") as text:
        return read_po(text, locale=path.parts[-3])


def _of(path: Path) -> Iterator[Finding]:
    for message in _read(path):
        if message.id:
            problem = _problem(message)
            if problem:
                yield Finding(f"{path.parts[-3]}/{path.stem}", str(message.id), problem)


def _problem(message: Message) -> str | None:
    forms = [message.string] if isinstance(message.string, str) else list(message.string)
    if not all(forms):
        return "missing"
    if message.fuzzy:
        return "fuzzy"
    sources = [message.id] if isinstance(message.id, str) else list(message.id)
    expected = set(PLACEHOLDER.findall(sources[-1]))
    if any(set(PLACEHOLDER.findall(form)) - expected for form in forms) or set(PLACEHOLDER.findall(forms[-1])) != expected:
        return "placeholders differ"
    return None
