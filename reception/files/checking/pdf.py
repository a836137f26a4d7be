"""A PDF that only shows: no program code, no files inside, no lock, no second file around it (ISO 32000-2).

The file is not rewritten. It is searched as a viewer would read it: names with their characters written out (`/J#61va`
is `/Java`), and the packed object streams, where newer files keep most of what they say, unpacked.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Final

from reception.files.checking.trailer import refuse_archive
from reception.files.rules import kinds, reasons
from reception.files.rules.reasons import RefusedFile

START: Final = b"%PDF-"
_HEAD: Final = 1_024  # bytes at the start where other programs look for what a file is
_TAIL: Final = 2_048  # bytes at the end where the way into the file must stand
_PIECE: Final = 4 * 1024  # bytes unpacked at a time; small, since most streams are
_MOST_UNPACKED: Final = kinds.LARGEST_UNPACKED_OBJECTS_BYTES
_MOST_STREAMS: Final = 50_000  # of packed objects; each holds some hundred objects
_MOST_WRITTEN_OUT: Final = 1_000_000  # of `#`; a picture of 20 MB has some 80 000 by chance
_NAME_END: Final = rb"(?=[\x00\s()<>\[\]{}/%]|\Z)"
_VERSION: Final = re.compile(rb"%PDF-[12]\.\d")
_OTHER_HEAD: Final = re.compile(rb"<!doctype|<html|<script|<svg|<\?php|PK\x03\x04", re.IGNORECASE)
_END: Final = re.compile(rb"startxref\s+(\d{1,10})\s+%%EOF[\s\x00]*\Z")
_TABLE: Final = re.compile(rb"[\x00\s]{0,64}(?:xref\b|\d{1,10}\s{1,9}\d{1,5}\s{1,9}obj\b)")
_WRITTEN_OUT: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
#: The end of an object, or (group 1) the beginning of packed data.
_MARK: Final = re.compile(rb"endobj|endstream|(stream(?:\r\n|\n|\r))")
_PACKED: Final = re.compile(rb"/ObjStm" + _NAME_END)
_FLATE: Final = re.compile(rb"/Filter\s*(?:\[\s*/FlateDecode\s*\]|/FlateDecode" + _NAME_END + rb")")

#: What a viewer does when it meets these names, in the order in which it is said.
_FORBIDDEN: Final = tuple(
    (reason, re.compile(rb"/(?:" + names + rb")" + _NAME_END))
    for reason, names in (
        (reasons.PASSWORD, rb"Encrypt"),
        (reasons.PROGRAM, rb"JavaScript|Launch|Rendition|RichMedia|XFA|SubmitForm|ImportData|GoToE"),
        (reasons.ATTACHMENTS, rb"EmbeddedFiles?|FileAttachment"),
    )
)


def checked(content: bytes) -> bytes:
    """The PDF as it came. Raises RefusedFile for what is no whole PDF, is locked, does something, or hides a file."""
    _check_frame(content)
    refuse_archive(content)
    readable = _readable(content)
    _refuse_forbidden(readable)
    found, unpacked = 0, 0
    for objects in _object_streams(content):
        found, unpacked = found + 1, unpacked + len(objects)
        if unpacked > _MOST_UNPACKED or found > _MOST_STREAMS:
            raise RefusedFile(reasons.UNPACKS_TOO_BIG)
        _refuse_forbidden(_readable(objects))
    if found != len(_PACKED.findall(readable)):  # one stands where only some programs would find it
        raise RefusedFile(reasons.DAMAGED)
    return content


def _check_frame(content: bytes) -> None:
    """The start is a PDF's alone, and the end leads to a table of contents that is there."""
    if not _VERSION.match(content):
        raise RefusedFile(reasons.DAMAGED)
    if _OTHER_HEAD.search(content, 0, _HEAD):
        raise RefusedFile(reasons.TWO_IN_ONE)
    tail = content[-_TAIL:]
    end = _END.search(tail)
    if end is None:
        raise RefusedFile(reasons.TWO_IN_ONE if b"%%EOF" in content[-4 * _TAIL :] else reasons.DAMAGED)
    if not _TABLE.match(content, int(end[1])):
        raise RefusedFile(reasons.DAMAGED)


def _readable(content: bytes) -> bytes:
    """The same with every `#xx` as the character it stands for. Raises RefusedFile for so many that it takes long."""
    if content.count(b"#") > _MOST_WRITTEN_OUT:
        raise RefusedFile(reasons.DAMAGED)
    return _WRITTEN_OUT.sub(lambda found: bytes([int(found[1], 16)]), content)


def _refuse_forbidden(readable: bytes) -> None:
    for reason, names in _FORBIDDEN:
        if names.search(readable):
            raise RefusedFile(reason)


def _object_streams(content: bytes) -> Iterator[bytes]:
    """What each packed object stream holds. Raises RefusedFile for one that is packed in a way we do not unpack."""
    described_from = 0
    for mark in _MARK.finditer(content):
        if mark[1]:
            described = _readable(content[described_from : mark.start()])
            if _PACKED.search(described):
                yield _unpacked(content, mark.end(), described)
        described_from = mark.end()


def _unpacked(content: bytes, at: int, described: bytes) -> bytes:
    if b"/Filter" not in described:
        return content[at : max(content.find(b"endstream", at), at)]
    if described.count(b"/Filter") != 1 or b"/Predictor" in described or not _FLATE.search(described):
        raise RefusedFile(reasons.DAMAGED)
    try:
        return _inflated(content, at)
    except zlib.error as fault:
        raise RefusedFile(reasons.DAMAGED) from fault


def _inflated(content: bytes, at: int) -> bytes:
    """What is packed at `at`: the packed data itself tells where it ends, whatever the file says of its length."""
    reader, objects = zlib.decompressobj(), bytearray()
    for begin in range(at, len(content), _PIECE):
        objects += reader.decompress(content[begin : begin + _PIECE], _MOST_UNPACKED + 1 - len(objects))
        if len(objects) > _MOST_UNPACKED:
            raise RefusedFile(reasons.UNPACKS_TOO_BIG)
        if reader.eof:
            return bytes(objects)
    raise RefusedFile(reasons.DAMAGED)
