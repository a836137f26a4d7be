"""A Word or Excel file without macros, controls, foreign files and fetched content, packed anew (ECMA-376 part 2).

Pictures in it lose what cameras write into them; documents in it (the table behind a chart) are checked like it.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import Final
from xml.sax.saxutils import quoteattr  # nosec B406

from reception.files.checking import container, jpeg, png
from reception.files.checking.markup import elements
from reception.files.rules import kinds, reasons
from reception.files.rules.reasons import RefusedFile
from reception.files.terms import FileKind

_TYPES: Final = "[Content_Types].xml"
_MAIN: Final = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": FileKind.DOCX,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": FileKind.XLSX,
}
_MACROS: Final = re.compile(r"macroenabled|vbaproject|vbadata|macrosheet|intlmacrosheet|dialogsheet")
_OBJECTS: Final = re.compile(r"activex|oleobject|/package\b|ctrlprop")
_EMBEDDED: Final = re.compile(r"/embeddings/[^/]+\Z")
_JPEG_NAME, _PNG_NAME = re.compile(r"/media/[^/]+\.jpe?g\Z"), re.compile(r"/media/[^/]+\.png\Z")
_XML: Final = (".xml", ".rels", ".vml")
#: Document types and entities have no place in these formats; a DDE link starts programs.
_FORBIDDEN_XML: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)|(<ddeLink|\bDDEAUTO\b)")
_LONGEST_MARK: Final = 32
#: What may point outside: a link that somebody presses, and a workbook's values from another, which Excel asks about.
_POINTS_OUTSIDE: Final = ("/hyperlink", "/externalLinkPath")
_TEMPLATE: Final = "/attachedTemplate"
_OWN_TEMPLATE: Final = "Normal.dotm"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"

Mend = Callable[[bytes], bytes]


def cleaned(content: bytes, *, is_embedded: bool = False) -> tuple[FileKind, bytes]:
    """What the file is, and the file packed anew. Raises RefusedFile."""
    target = io.BytesIO()
    at_most = kinds.LARGEST_UNPACKED_EMBEDDED_BYTES if is_embedded else kinds.LARGEST_UNPACKED_BYTES
    with container.opened(content, at_most=at_most) as archive:
        kind = _kind(archive)
        _check_parts([entry.filename.lower() for entry in archive.infolist()])
        with zipfile.ZipFile(target, "w") as copy:
            for entry in archive.infolist():
                _copy(archive, entry, copy, is_embedded=is_embedded)
    return kind, target.getvalue()


def _kind(archive: zipfile.ZipFile) -> FileKind:
    """What the list of contents says that the file is. Raises RefusedFile when it is none of ours or has macros."""
    if "mimetype" in archive.namelist():
        raise RefusedFile(reasons.OPEN_DOCUMENT)
    types = [of.get("ContentType", "") for _name, of in elements(container.read(archive, _TYPES))]
    said = " ".join(types).lower()
    if _MACROS.search(said):
        raise RefusedFile(reasons.MACROS)
    found = {_MAIN[one] for one in types if one in _MAIN}
    if len(found) != 1:
        raise RefusedFile(reasons.NOT_ALLOWED)
    return found.pop()


def _check_parts(names: list[str]) -> None:
    said = "\n".join(names)
    if _MACROS.search(said):
        raise RefusedFile(reasons.MACROS)
    embedded = [name for name in names if _EMBEDDED.search(name)]
    others = [name for name in embedded if not name.endswith((".xlsx", ".docx"))]
    if others or _OBJECTS.search(said) or len(embedded) > kinds.MOST_EMBEDDED:
        raise RefusedFile(reasons.ATTACHMENTS)


def _copy(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, copy: zipfile.ZipFile, *, is_embedded: bool) -> None:
    name = entry.filename.lower()
    if name.endswith("/"):
        return
    with copy.open(container.anew(entry), "w") as target:
        for piece in _pieces(archive, entry, name, is_embedded=is_embedded):
            target.write(piece)


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, *, is_embedded: bool) -> Iterable[bytes]:
    mend = _mending(name, is_embedded=is_embedded)
    if mend is not None:
        if entry.file_size > kinds.LARGEST_FILE_BYTES:
            raise RefusedFile(reasons.UNPACKS_TOO_BIG)
        return [mend(archive.read(entry))]
    if name.endswith(_XML):
        return _plain_xml(container.pieces(archive, entry))
    return container.pieces(archive, entry)


def _mending(name: str, *, is_embedded: bool) -> Mend | None:
    """How a part that is a file of its own is cleaned; None for all others."""
    if _JPEG_NAME.search(name) or _PNG_NAME.search(name):
        return _picture
    if _EMBEDDED.search(name):
        return _refused if is_embedded else _document
    return _relations if name.endswith(".rels") else None


def _picture(content: bytes) -> bytes:
    """Word trusts the content and not the name, so this does as well. Other kinds of pictures stay as they are."""
    if content.startswith(jpeg.START):
        return jpeg.cleaned(content)
    return png.cleaned(content) if content.startswith(png.SIGNATURE) else content


def _document(content: bytes) -> bytes:
    if not content.startswith(container.START):
        raise RefusedFile(reasons.ATTACHMENTS)
    return cleaned(content, is_embedded=True)[1]


def _refused(_content: bytes) -> bytes:
    raise RefusedFile(reasons.ATTACHMENTS)


def _relations(content: bytes) -> bytes:
    """Which part leads where. Raises RefusedFile when opening the document would fetch something.

    The template that a document was made from lies in a folder of the office that made it: the way there is taken out,
    and Word uses its own instead.
    """
    relations = [dict(of) for name, of in elements(content) if name == "Relationship"]
    outside = [of for of in relations if of.get("TargetMode", "").lower() == "external"]
    if not all(of.get("Type", "").endswith((*_POINTS_OUTSIDE, _TEMPLATE)) for of in outside):
        raise RefusedFile(reasons.FETCHES)
    templates = [of for of in outside if of["Type"].endswith(_TEMPLATE)]
    for of in templates:
        of["Target"] = _OWN_TEMPLATE
    return _written(relations) if templates else content


def _written(relations: list[dict[str, str]]) -> bytes:
    told = (" ".join(f"{name}={quoteattr(value)}" for name, value in of.items()) for of in relations)
    inside = "".join(f"<Relationship {attributes}/>" for attributes in told)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="{_RELATIONS}">{inside}</Relationships>'.encode()
    )


def _plain_xml(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces as they come, searched also across their edges, and in UTF-16 as in UTF-8."""
    before = b""
    for piece in pieces:
        searched = before + piece.replace(b"\x00", b"")
        if found := _FORBIDDEN_XML.search(searched):
            raise RefusedFile(reasons.FETCHES if found[1] else reasons.DAMAGED)
        before = searched[-_LONGEST_MARK:]
        yield piece
