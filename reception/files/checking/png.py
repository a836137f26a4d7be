"""A PNG picture without what programs write into it: texts, times, EXIF data, colour profiles, animations.

The chunks are read one by one, their checksums proven, and only those that a picture needs are copied (ISO 15948). The
compressed picture is unpacked once, piece by piece, to see that it holds what its heading says: no bomb, none missing.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from reception.files.checking.trailer import refuse_second_file
from reception.files.rules import kinds, reasons
from reception.files.rules.reasons import RefusedFile

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_PICTURE: Final = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND"})
#: Colours and size on paper. A colour profile (iCCP) may hold texts and is left out.
_KEPT: Final = _PICTURE | {b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs"}
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS: Final = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
#: Adam7: first column, first row, steps between columns and rows of each pass.
_PASSES: Final = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_PIECE: Final = 64 * 1024  # bytes unpacked at a time
_PACKED_PIECE: Final = 16 * 1024  # bytes given to be unpacked at a time: what is left of them is copied each time
_MOST_CHUNKS: Final = 100_000

Chunk = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Heading:
    """Width and height in pixels, bits a pixel, and whether the rows are interlaced."""

    width: int
    height: int
    bits: int
    is_interlaced: bool

    @classmethod
    def read(cls, chunk: bytes) -> "Heading":
        """The heading of a picture. Raises RefusedFile."""
        if len(chunk) != 13:
            raise RefusedFile(reasons.DAMAGED)
        width, height, depth, colour, packing, filtering, interlace = struct.unpack(">IIBBBBB", chunk)
        is_known = depth in _DEPTHS.get(colour, ()) and not packing and not filtering and interlace < 2
        if not is_known or not 0 < width < 2**31 or not 0 < height < 2**31:
            raise RefusedFile(reasons.DAMAGED)
        if width * height > kinds.MOST_PIXELS:
            raise RefusedFile(reasons.TOO_MANY_PIXELS)
        return cls(width, height, depth * _CHANNELS[colour], bool(interlace))

    @property
    def unpacked_bytes(self) -> int:
        """What the compressed picture must unpack to: for each row its filter's number and its pixels."""
        passes = _PASSES if self.is_interlaced else ((0, 0, 1, 1),)
        sizes = [
            (-((left - self.width) // across), -((top - self.height) // down)) for left, top, across, down in passes
        ]
        return sum(rows * (1 + (columns * self.bits + 7) // 8) for columns, rows in sizes if columns > 0 and rows > 0)


def cleaned(content: bytes) -> bytes:
    """The picture alone. Raises RefusedFile for what is no whole picture, is too large or hides another file."""
    chunks = list(islice(_chunks(content), _MOST_CHUNKS))
    names = [name for name, _data in chunks]
    if names[0] != b"IHDR" or names.count(b"IHDR") != 1 or b"IDAT" not in names or names[-1] != b"IEND":
        raise RefusedFile(reasons.DAMAGED)
    _check_picture(Heading.read(chunks[0][1]), (data for name, data in chunks if name == b"IDAT"))
    return SIGNATURE + b"".join(_framed(name, data) for name, data in chunks if name in _KEPT)


def _chunks(content: bytes) -> Iterator[Chunk]:
    at, name = len(SIGNATURE), b""
    while name != b"IEND":
        length, name = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        end = at + 12 + length
        if len(name) != 4 or end > len(content) or (name[:1].isupper() and name not in _PICTURE):
            raise RefusedFile(reasons.DAMAGED)
        if zlib.crc32(content[at + 4 : end - 4]) != int.from_bytes(content[end - 4 : end], "big"):
            raise RefusedFile(reasons.DAMAGED)
        yield name, content[at + 8 : end - 4]
        at = end
    refuse_second_file(content, at)


def _check_picture(heading: Heading, packed: Iterable[bytes]) -> None:
    if heading.unpacked_bytes > kinds.LARGEST_UNPACKED_BYTES:
        raise RefusedFile(reasons.UNPACKS_TOO_BIG)
    unpacked = 0
    try:
        for piece in _unpacked(packed):
            unpacked += len(piece)
            if unpacked > heading.unpacked_bytes:
                raise RefusedFile(reasons.UNPACKS_TOO_BIG)
    except zlib.error as fault:
        raise RefusedFile(reasons.DAMAGED) from fault
    if unpacked < heading.unpacked_bytes:
        raise RefusedFile(reasons.DAMAGED)


def _unpacked(packed: Iterable[bytes]) -> Iterator[bytes]:
    reader = zlib.decompressobj()
    for data in packed:
        for at in range(0, len(data), _PACKED_PIECE):
            waiting = data[at : at + _PACKED_PIECE]
            while waiting and not reader.eof:
                yield reader.decompress(waiting, _PIECE)
                waiting = reader.unconsumed_tail
    while not reader.eof and (rest := reader.decompress(b"", _PIECE)):
        yield rest


def _framed(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
