"""The rulebook in force: the definitions of the program with the municipality's own templates beside them.

The municipality's stand in `<RECEPTION_DATA_DIR>/path/`, one file for each version, `<code>-<version>.toml`. A file is
never overwritten: running cases keep their version. `reception path load` puts them there.
"""

import logging
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Final

from flask import current_app

from reception.i18n.markers import N_
from reception.i18n.said import Said
from reception.path.rules.definitions import Rulebook
from reception.path.rules.reading import InvalidDefinitions, Problem, read_book, standard_book, standard_texts

log = logging.getLogger(__name__)

#: How often, in seconds, it is looked whether the files have changed: so long a loaded template may stay unseen.
LOOK_EVERY: Final = 5.0
_PRIVATE_FILE: Final = 0o600
_PRIVATE_FOLDER: Final = 0o700
#: Name, time of change and size of each file: what tells that something has changed.
Signs = tuple[tuple[str, int, int], ...]


class AlreadyThere(Exception):
    """A template of that code and version is there; versions are never overwritten."""


def current() -> Rulebook:
    """The rulebook of the running application. Whoever answers one question asks for it once."""
    return shelf_of(current_app.config["DATA_DIR"]).book()


def shelf_of(data_dir: Path) -> "Shelf":
    """The municipality's templates of an installation: one shelf for each, shared by all threads."""
    folder = Path(data_dir) / "path"
    return _SHELVES.get(folder) or _SHELVES.setdefault(folder, Shelf(folder))


class Shelf:
    """A folder of the municipality's templates, and the rulebook that was last read with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._turn = Lock()
        self._book: Rulebook | None = None
        self._signs: Signs = ()
        self._looked_at = 0.0

    def book(self) -> Rulebook:
        """The rulebook in force. Files that do not read leave the one that runs as it is; the log says why, once."""
        book = self._book
        if book is None or monotonic() - self._looked_at >= LOOK_EVERY:
            with self._turn:
                return self._looked_through()
        return book

    def texts(self) -> tuple[dict[str, str], list[Problem]]:
        """The files by the names that problems call them, and the problems of those that cannot be read."""
        try:
            files = [self.folder / name for name, _changed, _size in self._signs_now()]
        except OSError as error:
            return {}, [_unreadable(str(self.folder), error)]
        return read_texts(files, lambda file: f"{self.folder.name}/{file.name}")

    def put(self, code: str, version: int, text: str) -> Path:
        """Put a version there, whole or not at all, to be read by this account alone.

        Raises AlreadyThere, and OSError where the folder cannot be written.
        """
        self.folder.mkdir(parents=True, exist_ok=True, mode=_PRIVATE_FOLDER)
        target = self.folder / f"{code}-{version}.toml"
        handle, unfinished = tempfile.mkstemp(prefix=".", suffix=".part", dir=self.folder)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                os.fchmod(handle, _PRIVATE_FILE)
                file.write(text)
                file.flush()
                os.fsync(handle)
            # A link is refused where a name is taken; a renamed file would take it.
            os.link(unfinished, target)
        except FileExistsError as error:
            raise AlreadyThere(target.name) from error
        finally:
            Path(unfinished).unlink()
        self._looked_at = -LOOK_EVERY
        return target

    def _looked_through(self) -> Rulebook:
        """The rulebook, read anew if the files have changed. One thread at a time."""
        try:
            signs = self._signs_now()
        except OSError as error:
            signs = ((str(error), 0, 0),)
        if self._book is None or signs != self._signs:
            self._signs = signs
            self._book = self._read()
        self._looked_at = monotonic()
        return self._book

    def _read(self) -> Rulebook:
        texts, problems = self.texts()
        try:
            book = read_book(standard_texts(), texts) if texts else standard_book()
        except InvalidDefinitions as invalid:
            problems += invalid.problems
        if not problems:
            return book
        for problem in problems:
            log.error("template of the municipality: %s", problem)
        return self._standing(texts, problems)

    def _standing(self, texts: Mapping[str, str], problems: Iterable[Problem]) -> Rulebook:
        """What runs stays. At the start nothing runs yet: then what can be read does."""
        if self._book:
            log.error("templates of the municipality: those that ran before stay, until all can be read")
            return self._book
        log.error("templates of the municipality: only those that can be read run, until the others are put right")
        return _readable(texts, {problem.file for problem in problems})

    def _signs_now(self) -> Signs:
        """Raises OSError where the folder cannot be read; one that is not there is empty."""
        if not self.folder.exists():
            return ()
        with os.scandir(self.folder) as entries:
            found = [(entry.name, entry.stat()) for entry in entries if entry.name.endswith(".toml")]
        return tuple(sorted((name, signs.st_mtime_ns, signs.st_size) for name, signs in found))


def read_texts(files: Iterable[Path], known_as: Callable[[Path], str] = str) -> tuple[dict[str, str], list[Problem]]:
    """The texts of files by the names they are known by, and the problems of those that cannot be read."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for file in files:
        try:
            texts[known_as(file)] = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(_unreadable(known_as(file), error))
    return texts, problems


def _unreadable(name: str, error: OSError | UnicodeDecodeError) -> Problem:
    reason = str(error.strerror) if isinstance(error, OSError) else str(error)
    return Problem(name, 0, Said(N_("It cannot be read: %(error)s."), {"error": reason}))


def _readable(texts: Mapping[str, str], refused: set[str]) -> Rulebook:
    """The program's definitions with those of the municipality's that read once the refused ones are left out."""
    left = {name: text for name, text in texts.items() if name not in refused}
    try:
        return read_book(standard_texts(), left)
    except InvalidDefinitions as invalid:
        more = {problem.file for problem in invalid.problems} & set(left)
        return _readable(left, more) if more else standard_book()


_SHELVES: Final[dict[Path, Shelf]] = {}
