"""Which files are kept, how much of them, and what a name may claim. Pure."""

from collections.abc import Mapping
from typing import Final

from reception.files.terms import FileKind

#: security.md I6: 20 MB a file and 200 files a case are our own numbers.
LARGEST_FILE_BYTES: Final = 20 * 1024 * 1024
MOST_FILES_OF_A_CASE: Final = 200
#: Unpacked: of an office file, of a picture, and of what a PDF hides in packed objects.
LARGEST_UNPACKED_BYTES: Final = 200 * 1024 * 1024
LARGEST_UNPACKED_OBJECTS_BYTES: Final = 50 * 1024 * 1024
LARGEST_RATIO: Final = 100  # unpacked bytes per packed byte
MOST_PIXELS: Final = 40_000_000
MOST_PARTS: Final = 2_000  # files inside an office file
#: Documents inside a document, such as the table behind a chart; all of them together unpack to no more than one.
MOST_EMBEDDED: Final = 20
LARGEST_UNPACKED_EMBEDDED_BYTES: Final = LARGEST_UNPACKED_BYTES // MOST_EMBEDDED

MEDIA_TYPES: Final[Mapping[FileKind, str]] = {
    FileKind.PDF: "application/pdf",
    FileKind.JPEG: "image/jpeg",
    FileKind.PNG: "image/png",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
#: The ending that a file gets when it is given back, whatever it was called when it came.
ENDINGS: Final[Mapping[FileKind, str]] = {
    FileKind.PDF: ".pdf",
    FileKind.JPEG: ".jpg",
    FileKind.PNG: ".png",
    FileKind.DOCX: ".docx",
    FileKind.XLSX: ".xlsx",
}
#: For the `accept` attribute of a file field; a convenience for who chooses, no protection.
ACCEPTED: Final = ",".join((*ENDINGS.values(), ".jpeg"))

_PICTURES: Final = frozenset({FileKind.JPEG, FileKind.PNG})
#: Chat programs rename pictures freely, so the name of one kind of picture may stand on the other.
_CLAIMS: Final[Mapping[str, frozenset[FileKind]]] = {
    "": frozenset(FileKind),
    ".pdf": frozenset({FileKind.PDF}),
    ".jpg": _PICTURES,
    ".jpeg": _PICTURES,
    ".jpe": _PICTURES,
    ".jfif": _PICTURES,
    ".png": _PICTURES,
    ".docx": frozenset({FileKind.DOCX}),
    ".xlsx": frozenset({FileKind.XLSX}),
}


def is_honest(ending: str, kind: FileKind) -> bool:
    """May a file of that kind bear a name with that ending (with its dot, small letters; "" for none)?"""
    return kind in _CLAIMS.get(ending, ())
