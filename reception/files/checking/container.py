"""The zip archive that an office file is, opened with suspicion and packed anew.

What is kept never holds what an archive can hide: files between its parts, before or behind them, parts that overlap,
comments, sizes that lie (APPNOTE.TXT).
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from reception.files.rules import kinds, reasons
from reception.files.rules.reasons import RefusedFile

START: Final = b"PK\x03\x04"
PIECE: Final = 1024 * 1024  # bytes; reading without a bound would let one part unpack to anything
_PLAIN_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
#: The same for every file, so that an archive does not tell when its parts were last changed.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)


@contextmanager
def opened(content: bytes, *, at_most: int = kinds.LARGEST_UNPACKED_BYTES) -> Iterator[zipfile.ZipFile]:
    """The archive, its directory checked: `at_most` bytes unpacked. Whatever breaks while it is read: RefusedFile."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_frame(archive, content)
            _check_directory(archive.infolist(), min(at_most, len(content) * kinds.LARGEST_RATIO))
            yield archive
    except _BROKEN as fault:
        raise RefusedFile(reasons.DAMAGED) from fault


def pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part, piece by piece; one that is longer than it was announced fails its checksum."""
    with archive.open(entry) as stream:
        while piece := stream.read(PIECE):
            yield piece


def read(archive: zipfile.ZipFile, name: str, *, at_most: int = PIECE) -> bytes:
    """A small part that says what the others are. Raises RefusedFile when it is missing or larger than `at_most`."""
    try:
        entry = archive.getinfo(name)
    except KeyError as missing:
        raise RefusedFile(reasons.NOT_ALLOWED) from missing
    if entry.file_size > at_most:
        raise RefusedFile(reasons.UNPACKS_TOO_BIG)
    return archive.read(entry)


def anew(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The entry to pack a part under: its name and nothing else of what the archive said of it."""
    fresh = zipfile.ZipInfo(entry.filename, _NO_TIME)
    fresh.compress_type = zipfile.ZIP_DEFLATED
    fresh.external_attr = 0o600 << 16
    return fresh


def _check_frame(archive: zipfile.ZipFile, content: bytes) -> None:
    """Nothing stands before the archive, behind it, or in its comment."""
    entries = archive.infolist()
    if archive.comment or not entries or min(entry.header_offset for entry in entries):
        raise RefusedFile(reasons.TWO_IN_ONE)
    if content[-22:-18] != b"PK\x05\x06":
        raise RefusedFile(reasons.TWO_IN_ONE)


def _check_directory(entries: list[zipfile.ZipInfo], at_most: int) -> None:
    names = [entry.filename.lower() for entry in entries]
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise RefusedFile(reasons.PASSWORD)
    if sum(entry.file_size for entry in entries) > at_most or len(entries) > kinds.MOST_PARTS:
        raise RefusedFile(reasons.UNPACKS_TOO_BIG)
    if len(set(names)) != len(names) or any(map(_leads_away, names)):
        raise RefusedFile(reasons.DAMAGED)
    if any(entry.compress_type not in _PLAIN_METHODS for entry in entries):
        raise RefusedFile(reasons.DAMAGED)


def _leads_away(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")
