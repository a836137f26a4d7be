"""A stream of bytes encrypted piece by piece, so that a large file needs little memory.

AES-256-GCM (NIST SP 800-38D) in the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015): each file has a key
of its own, derived by HKDF (RFC 5869) from a field key, a random salt and the file's name; the pieces are numbered and
the last is marked. So pieces cannot be changed, left out, repeated, put in another order, or moved to another file.

Format: version (1 byte), number of the field key (1), salt (32), then pieces of 64 KiB, each followed by its tag (16).
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VERSION: Final = 1
SALT_BYTES: Final = 32
HEADING_BYTES: Final = 2 + SALT_BYTES
PIECE_BYTES: Final = 64 * 1024
TAG_BYTES: Final = 16


class UnreadableFile(Exception):
    """The file was written with another key, or is not as it was written. It may come back from a backup."""


def sealed(pieces: Iterable[bytes], keys: Sequence[bytes], name: str) -> Iterator[bytes]:
    """`pieces`, of any sizes, encrypted with the newest key for the file `name`."""
    heading = bytes([VERSION, len(keys) - 1]) + os.urandom(SALT_BYTES)
    cipher = _cipher(heading, keys, name)
    yield heading
    for number, (piece, is_last) in enumerate(_even(pieces)):
        yield cipher.encrypt(_nonce(number, is_last=is_last), piece, heading)


def opened(file: BinaryIO, keys: Sequence[bytes], name: str) -> Iterator[bytes]:
    """What `sealed` wrote, piece by piece. Raises UnreadableFile, and gives nothing of a piece that is not genuine."""
    heading = file.read(HEADING_BYTES)
    cipher = _cipher(heading, keys, name)
    number, piece = 0, file.read(PIECE_BYTES + TAG_BYTES)
    while True:
        following = file.read(PIECE_BYTES + TAG_BYTES)
        try:
            yield cipher.decrypt(_nonce(number, is_last=not following), piece, heading)
        except InvalidTag as fault:
            raise UnreadableFile(
                f"{name}: piece {number} has another key, was changed, or the end is missing"
            ) from fault
        if not following:
            return
        number, piece = number + 1, following


def key_number(heading: bytes) -> int:
    """The number of the field key that a file was encrypted with. Raises UnreadableFile."""
    if len(heading) < HEADING_BYTES or heading[0] != VERSION:
        raise UnreadableFile("the file has no heading of ours")
    return heading[1]


def _cipher(heading: bytes, keys: Sequence[bytes], name: str) -> AESGCM:
    number = key_number(heading)
    if number >= len(keys):
        raise UnreadableFile(f"{name}: key {number} is missing")
    derived = HKDF(SHA256(), length=32, salt=heading[2:], info=b"reception.files " + name.encode())
    return AESGCM(derived.derive(keys[number]))


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _even(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The same bytes in pieces of one size, each with whether it is the last. At least one, if an empty one."""
    waiting = bytearray()
    for piece in pieces:
        view = memoryview(piece)
        for at in range(0, len(view), PIECE_BYTES):
            waiting += view[at : at + PIECE_BYTES]
            if len(waiting) > PIECE_BYTES:
                yield bytes(waiting[:PIECE_BYTES]), False
                del waiting[:PIECE_BYTES]
    yield bytes(waiting), True
