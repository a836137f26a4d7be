"""A JPEG picture without what a camera writes into it: place, time, device, owner, thumbnails, comments.

The segments are read one by one and only those that a picture needs are copied (ITU-T T.81 annex B). The compressed
picture itself is copied byte by byte, so nothing is lost of how it looks; only that a phone was held upright is kept.
"""

import re
import struct
from collections.abc import Iterator
from typing import Final

from reception.files.checking import orientation
from reception.files.checking.trailer import refuse_second_file
from reception.files.rules import kinds, reasons
from reception.files.rules.reasons import RefusedFile

START: Final = b"\xff\xd8\xff"
_SOI, _EOI = b"\xff\xd8", b"\xff\xd9"
_SOS, _DHT, _JPG, _DAC = 0xDA, 0xC4, 0xC8, 0xCC
_APP0, _APP1, _APP14 = 0xE0, 0xE1, 0xEE
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {_DHT, _JPG, _DAC}
#: Tables, frames, scans and restart intervals.
_PICTURE: Final = frozenset({*_FRAMES, _DHT, _DAC, _SOS, 0xDB, 0xDD, 0xDE, 0xDF})
_MOST_SEGMENTS: Final = 10_000
_JFIF, _ADOBE, _EXIF = b"JFIF\x00", b"Adobe", b"Exif\x00\x00"
#: In compressed data FF stands before 00 or a restart mark; before anything else it begins the next segment.
_NEXT_MARK: Final = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")


def cleaned(content: bytes) -> bytes:
    """The picture alone. Raises RefusedFile for what is no whole picture, is too large or hides another file."""
    parts, seen, turned = [_SOI], set(), 1
    for number, (mark, segment, scan) in enumerate(_segments(content)):
        if number > _MOST_SEGMENTS:
            raise RefusedFile(reasons.DAMAGED)
        seen.add(mark)
        if mark == _APP1 and segment.startswith(_EXIF):
            turned = orientation.read(segment[len(_EXIF) :])
        if mark in _FRAMES:
            _check_size(segment)
        parts.extend(_kept(mark, segment, scan))
    if not seen & _FRAMES or _SOS not in seen:
        raise RefusedFile(reasons.DAMAGED)
    if turned != 1:
        parts.insert(_after_jfif(parts), _framed(_APP1, _EXIF + orientation.written(turned)))
    return b"".join((*parts, _EOI))


def _segments(content: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Each segment up to the end of the picture: its mark, what it holds, and the compressed data behind it."""
    at = 2
    while True:
        at = _begin(content, at)
        mark = content[at - 1]
        if mark == _EOI[1]:
            return refuse_second_file(content, at)
        length = int.from_bytes(content[at : at + 2], "big")
        end = at + length
        if length < 2 or end > len(content):
            raise RefusedFile(reasons.DAMAGED)
        following = _scan_end(content, end) if mark == _SOS else end
        yield mark, content[at + 2 : end], content[end:following]
        at = following


def _begin(content: bytes, at: int) -> int:
    """Where the segment's length stands, behind its mark. FF may be repeated before a mark."""
    begin = at
    while at < len(content) and content[at] == 0xFF:
        at += 1
    if at == begin or at >= len(content) or content[at] in {0x00, 0x01, *range(0xD0, 0xD9)}:
        raise RefusedFile(reasons.DAMAGED)
    return at + 1


def _scan_end(content: bytes, at: int) -> int:
    found = _NEXT_MARK.search(content, at)
    if found is None:
        raise RefusedFile(reasons.DAMAGED)
    return found.start()


def _check_size(frame: bytes) -> None:
    if len(frame) < 6:
        raise RefusedFile(reasons.DAMAGED)
    height, width = struct.unpack(">HH", frame[1:5])
    if not height or not width:
        raise RefusedFile(reasons.DAMAGED)
    if height * width > kinds.MOST_PIXELS:
        raise RefusedFile(reasons.TOO_MANY_PIXELS)


def _kept(mark: int, segment: bytes, scan: bytes) -> Iterator[bytes]:
    if mark in _PICTURE:
        yield _framed(mark, segment)
        yield scan
    elif mark == _APP0 and segment.startswith(_JFIF) and len(segment) >= 14:
        yield _framed(mark, segment[:12] + b"\x00\x00")  # without its thumbnail
    elif mark == _APP14 and segment.startswith(_ADOBE) and len(segment) >= 12:
        yield _framed(mark, segment[:12])  # how colours are coded: without it they come out wrong
    elif not (0xE0 <= mark <= 0xEF or mark == 0xFE):
        raise RefusedFile(reasons.DAMAGED)


def _after_jfif(parts: list[bytes]) -> int:
    return 2 if len(parts) > 1 and parts[1][4:9] == _JFIF else 1


def _framed(mark: int, segment: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, mark, len(segment) + 2) + segment
