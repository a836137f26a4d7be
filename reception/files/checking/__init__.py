"""What somebody uploaded: received within limits, known by what it holds, refused or cleaned (security.md I6)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from reception.files.checking import container, jpeg, office, pdf, png
from reception.files.rules import kinds, names, reasons
from reception.files.rules.reasons import RefusedFile
from reception.files.terms import FileKind

__all__ = ["CheckedFile", "RefusedFile", "checked", "received"]

_PIECE: Final = 64 * 1024  # bytes
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")  # Office wraps a locked file in the old container
_APPLE_BRANDS: Final = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})

Cleaning = Callable[[bytes], tuple[FileKind, bytes]]


class Readable(Protocol):
    """Something that gives bytes: a file, or the body of a request."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end."""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that may be kept: what it is, the cleaned content, and the name as pages show it."""

    kind: FileKind
    content: bytes
    name: str


def received(stream: Readable, announced_bytes: int | None = None) -> bytes:
    """What `stream` holds. Raises RefusedFile at once when it is announced, or found, to be larger than 20 MB.

    Of a larger stream no more than 20 MB are ever held in memory and none of the rest is read.
    """
    if announced_bytes is not None and announced_bytes > kinds.LARGEST_FILE_BYTES:
        raise RefusedFile(reasons.TOO_BIG)
    content = bytearray()
    while piece := stream.read(_PIECE):
        content += piece
        if len(content) > kinds.LARGEST_FILE_BYTES:
            raise RefusedFile(reasons.TOO_BIG)
    return bytes(content)


def checked(content: bytes, name: str) -> CheckedFile:
    """The file as it may be kept. `name` is what the uploader's computer calls it; it decides nothing of the kind.

    Raises RefusedFile, whose `reason` is a msgid, for every file that is not whole, harmless and of a kind we keep.
    """
    if not content:
        raise RefusedFile(reasons.EMPTY)
    if len(content) > kinds.LARGEST_FILE_BYTES:
        raise RefusedFile(reasons.TOO_BIG)
    kind, clean = _cleaning(content)(content)
    if not kinds.is_honest(names.ending(name), kind):
        raise RefusedFile(reasons.WRONG_NAME)
    return CheckedFile(kind, clean, names.shown_name(name))


def _cleaning(content: bytes) -> Cleaning:
    """How a file that begins like this is checked and cleaned. Raises RefusedFile for a kind we do not keep."""
    for start, cleaning in _BY_START.items():
        if content.startswith(start):
            return cleaning
    raise RefusedFile(_why_not(content))


def _why_not(content: bytes) -> str:
    """What to say of a kind that we do not keep: for common ones, what to do instead."""
    if content.startswith(_OLD_OFFICE):
        return reasons.PASSWORD if _ENCRYPTED_PACKAGE in content else reasons.OLD_OFFICE
    is_apple = content[4:8] == b"ftyp" and content[8:12] in _APPLE_BRANDS
    return reasons.APPLE_PICTURE if is_apple else reasons.NOT_ALLOWED


def _pdf(content: bytes) -> tuple[FileKind, bytes]:
    return FileKind.PDF, pdf.checked(content)


def _jpeg(content: bytes) -> tuple[FileKind, bytes]:
    return FileKind.JPEG, jpeg.cleaned(content)


def _png(content: bytes) -> tuple[FileKind, bytes]:
    return FileKind.PNG, png.cleaned(content)


_BY_START: Final[Mapping[bytes, Cleaning]] = {
    pdf.START: _pdf,
    jpeg.START: _jpeg,
    png.SIGNATURE: _png,
    container.START: office.cleaned,
}
