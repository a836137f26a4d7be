"""Where files lie: encrypted, under random names, in a folder that no web server gives out.

`<data folder>/files/ab/abcd…` (mode 600 in folders of mode 700); `incoming/` holds what is being written. A file is
never changed: it is written whole, then put in its place at once. The row that names it is written after it, so what a
crash leaves is a file without a row, which `names` finds.
"""

import contextlib
import os
import re
import secrets
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from flask import current_app

from reception.files import sealing
from reception.files.sealing import UnreadableFile

__all__ = ["MissingFile", "Store", "UnreadableFile", "store"]

FILE_MODE: Final = 0o600
FOLDER_MODE: Final = 0o700
_NAME: Final = re.compile(r"[0-9a-f]{32}", re.ASCII)
_INCOMING: Final = "incoming"


class MissingFile(Exception):
    """No file has that name."""


def store() -> "Store":
    """The store of this installation."""
    return Store(current_app.config["DATA_DIR"] / "files", current_app.config["FIELD_KEYS"])


@dataclass(frozen=True, slots=True)
class Store:
    """Files in `folder`, encrypted with the last of `keys` (32 bytes each) and readable with all of them."""

    folder: Path
    keys: Sequence[bytes]

    def keep(self, pieces: Iterable[bytes]) -> str:
        """Write a file; return its random name. What `pieces` raises is raised, and nothing is left behind.

        The file is safely on the disk when this returns. Memory: a few pieces of 64 KiB, however long the file.
        """
        name = secrets.token_hex(16)
        self._write(name, pieces)
        return name

    def open(self, name: str) -> Iterator[bytes]:
        """The file, piece by piece. The whole of it is proven genuine before this returns.

        So nobody is ever given half a file or a changed one. Raises MissingFile, UnreadableFile.
        """
        file = self._file(name)
        try:
            for _piece in sealing.opened(file, self.keys, name):
                pass
            file.seek(0)
        except BaseException:
            file.close()
            raise
        return self._pieces(file, name)

    def remove(self, name: str) -> None:
        """Remove a file; one that is gone already is no fault."""
        self._path(name).unlink(missing_ok=True)

    def has_old_key(self, name: str) -> bool:
        """Was the file encrypted with another key than the newest? Raises MissingFile, UnreadableFile."""
        with self._file(name) as file:
            return sealing.key_number(file.read(sealing.HEADING_BYTES)) != len(self.keys) - 1

    def renew(self, name: str) -> bool:
        """Encrypt a file with the newest key; return whether it had another. Raises MissingFile, UnreadableFile.

        Whoever reads it meanwhile reads the old one to its end; a failure leaves the old one in its place.
        """
        if not self.has_old_key(name):
            return False
        with self._file(name) as file:
            self._write(name, sealing.opened(file, self.keys, name))
        return True

    def names(self, *, unchanged_seconds: float = 0) -> Iterator[str]:
        """The names of all files, or of those that were written at least so long ago."""
        latest = time.time() - unchanged_seconds
        for path in self.folder.glob("??/*"):
            if _NAME.fullmatch(path.name) and path.stat().st_mtime <= latest:
                yield path.name

    def sweep(self, *, unchanged_seconds: float = 24 * 3600) -> int:
        """Remove what a crash left half written that long ago; return how many."""
        latest = time.time() - unchanged_seconds
        left = [path for path in (self.folder / _INCOMING).glob("*") if path.stat().st_mtime <= latest]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def _pieces(self, file: BinaryIO, name: str) -> Iterator[bytes]:
        with file:
            yield from sealing.opened(file, self.keys, name)

    def _file(self, name: str) -> BinaryIO:
        try:
            return self._path(name).open("rb")
        except FileNotFoundError as fault:
            raise MissingFile(name) from fault

    def _path(self, name: str) -> Path:
        """Only names of ours lead anywhere, and never out of the folder."""
        if not _NAME.fullmatch(name):
            raise MissingFile(name)
        return self.folder / name[:2] / name

    def _write(self, name: str, pieces: Iterable[bytes]) -> None:
        target, incoming = self._path(name), self.folder / _INCOMING / secrets.token_hex(16)
        for folder in (self.folder, target.parent, incoming.parent):
            folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(incoming, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE_MODE), "wb") as file:
                file.writelines(sealing.sealed(pieces, self.keys, name))
                file.flush()
                os.fsync(file.fileno())
            incoming.replace(target)
        except BaseException:
            incoming.unlink(missing_ok=True)
            raise
        _settle(target.parent)


def _settle(folder: Path) -> None:
    """Have the folder's list of names on the disk too; without it a power cut may forget the file."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some network file systems cannot, and do it by themselves
            os.fsync(handle)
    finally:
        os.close(handle)
