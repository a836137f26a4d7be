"""The zip archive that an XLSX or ODS file is, opened with suspicion.

The parts are unpacked here, within limits, and packed anew. So the reader behind never sees what
the archive's own directory claims: sizes that lie, entries that overlap, or pictures and macros nobody asked for.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

from reception.sheets import limits
from reception.sheets.cells import UnreadableSheet

CHUNK = 1024 * 1024  # bytes; reading without a bound would let one entry unpack to anything
PLAIN_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
WANTED = (".xml", ".rels")
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
OPENDOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"


def unpack(source: bytes) -> dict[str, bytes]:
    """The XML parts of a spreadsheet archive by name. Raises UnreadableSheet for anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            entries = archive.infolist()
            _check_directory(entries, len(source))
            parts = {entry.filename: _content(archive, entry) for entry in entries if _is_wanted(entry.filename)}
    except BROKEN as fault:
        raise UnreadableSheet(limits.DAMAGED) from fault
    _check_parts(parts)
    return parts


def pack(parts: dict[str, bytes], mend: Callable[[bytes], bytes]) -> io.BytesIO:
    """An archive of `parts`, each mended first. Empties `parts`: the file is held in memory unpacked only once."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name in list(parts):
            archive.writestr(name, mend(parts.pop(name)))
    target.seek(0)
    return target


def is_opendocument(parts: Mapping[str, bytes]) -> bool:
    """Does the archive say of itself that it is an OpenDocument spreadsheet?"""
    return parts.get("mimetype", b"").strip() == OPENDOCUMENT


def _is_wanted(name: str) -> bool:
    return name == "mimetype" or name.lower().endswith(WANTED)


def _check_directory(entries: list[zipfile.ZipInfo], packed_size: int) -> None:
    names = {entry.filename.lower() for entry in entries}
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise UnreadableSheet(limits.PASSWORD)
    unpacked_size = sum(entry.file_size for entry in entries)
    too_big = unpacked_size > limits.MAXIMUM_UNPACKED_BYTES or unpacked_size > packed_size * limits.MAXIMUM_RATIO
    if too_big or len(entries) > limits.MAXIMUM_PARTS:
        raise UnreadableSheet(limits.UNPACKS_TOO_BIG)
    if any(name.endswith("vbaproject.bin") for name in names):
        raise UnreadableSheet(limits.MACROS)
    if not names & {"xl/workbook.xml", "mimetype"}:
        raise UnreadableSheet(limits.NO_SPREADSHEET)


def _check_parts(parts: Mapping[str, bytes]) -> None:
    if "mimetype" in parts and "xl/workbook.xml" not in parts and not is_opendocument(parts):
        raise UnreadableSheet(limits.NO_SPREADSHEET)
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise UnreadableSheet(limits.PASSWORD)
    if any(b"<!DOCTYPE" in content or b"<!ENTITY" in content for content in parts.values()):
        raise UnreadableSheet(limits.DAMAGED)


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """One part; a part longer than its announced size fails its checksum. Raises what `BROKEN` lists."""
    if entry.compress_type not in PLAIN_METHODS:
        raise NotImplementedError(entry.compress_type)
    with archive.open(entry) as stream:
        return b"".join(iter(lambda: stream.read(CHUNK), b""))
