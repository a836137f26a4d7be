"""The one thing worth keeping of what a camera writes into a picture: which way is up. Source: EXIF 2.32, tag 0112."""

import struct
from typing import Final

_ORDERS: Final = {b"II*\x00": "<", b"MM\x00*": ">"}
_ORIENTATION, _SHORT = 0x0112, 3


def read(tiff: bytes) -> int:
    """The orientation, 1 to 8, of a block of EXIF data without its heading; 1 (as it stands) when it says none."""
    order = _ORDERS.get(tiff[:4])
    if order is None:
        return 1
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, first)
        for number in range(min(count, 200)):
            tag, kind, _values, value = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * number)
            if (tag, kind) == (_ORIENTATION, _SHORT):
                return value if 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1


def written(turned: int) -> bytes:
    """A block of EXIF data that tells the orientation and nothing else."""
    return b"MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, _SHORT, 1, turned, 0, 0)
