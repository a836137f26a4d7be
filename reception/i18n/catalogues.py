"""The gettext catalogues: compiled when they are stale, and checked for completeness."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from reception import resources

MessageKey = tuple[str | None, str]
KEYWORDS = {**DEFAULT_KEYWORDS, "_l": None, "N_": None, "pgettext": ((1, "c"), 2)}
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
    paths = sorted(resources.folder("translations").glob("*/LC_MESSAGES/*.po"))
    source = _messages_of_source()
    return [finding for path in paths for finding in (*_of(path), *_absent(path, source))]


def _messages_of_source() -> set[MessageKey]:
    """Every message that code and templates mark; none in an installed wheel, which was checked before."""
    if resources.BUNDLE.is_dir():
        return set()
    found = extract_from_dir(
        str(resources.PACKAGE.parent),
        method_map=[
            ("reception/**.py", "python"),
            ("reception/**/definitions/*.toml", "reception.i18n.definitions:extract"),
            ("templates/**.html", "jinja2"),
        ],
        keywords=KEYWORDS,
        directory_filter=lambda folder: not Path(folder).name.startswith((".", "var")),
    )
    return {
        (context, message if isinstance(message, str) else message[0]) for *_place, message, _comments, context in found
    }


def _absent(path: Path, source: set[MessageKey]) -> Iterator[Finding]:
    """What the source says and the catalogue does not know."""
    known = {(entry.context, entry.id if isinstance(entry.id, str) else entry.id[0]) for entry in _read(path)}
    for _context, message in sorted(source - known, key=str):
        yield Finding(f"{path.parts[-3]}/{path.stem}", message, "not in the catalogue")


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
    forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
    if not forms or not all(forms):
        return "missing"
    if message.fuzzy:
        return "fuzzy"
    sources = [message.id] if isinstance(message.id, str) else list(message.id)
    expected = set(PLACEHOLDER.findall(sources[-1]))
    if (
        any(set(PLACEHOLDER.findall(form)) - expected for form in forms)
        or set(PLACEHOLDER.findall(forms[-1])) != expected
    ):
        return "placeholders differ"
    return None
