"""Files for the tests, good ones and hostile ones, made from nothing."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

SECRET = b"GPS 59.3293 N 18.0686 E"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def segment(mark: int, content: bytes) -> bytes:
    """A segment of a JPEG picture."""
    return struct.pack(">BBH", 0xFF, mark, len(content) + 2) + content


def exif(turned: int) -> bytes:
    """EXIF data with an orientation and a secret, as a camera writes it (little-endian, two tags)."""
    tags = struct.pack("<HHIHH", 0x0112, 3, 1, turned, 0) + struct.pack("<HHII", 0x010F, 2, len(SECRET), 38)
    return b"Exif\x00\x00II*\x00" + struct.pack("<IH", 8, 2) + tags + struct.pack("<I", 0) + SECRET


def jpeg(*, turned: int = 1, size: tuple[int, int] = (8, 8), trailer: bytes = b"", secret: bytes = SECRET) -> bytes:
    """A photo as a phone makes it: place, comment, colour profile, thumbnail; then the picture."""
    told = (
        segment(0xE0, b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x01\x01" + secret[:3]),
        segment(0xE1, exif(turned)),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>" + secret),
        segment(0xE2, b"ICC_PROFILE\x00" + secret),
        segment(0xED, b"Photoshop 3.0\x00" + secret),
        segment(0xEE, b"Adobe\x00\x64\x00\x00\x00\x00\x01" + secret),
        segment(0xFE, secret),
    )
    picture = (
        segment(0xDB, b"\x00" + bytes(64)),
        segment(0xC0, struct.pack(">BHHB", 8, *size, 1) + b"\x01\x11\x00"),
        segment(0xC4, b"\x00" + bytes(16)),
        segment(0xDA, b"\x01\x01\x00\x00\x3f\x00"),
        b"\x12\xff\x00\x34\xff\xd0\x56",
    )
    return b"\xff\xd8" + b"".join((*told, *picture)) + b"\xff\xd9" + trailer


def chunk(name: bytes, content: bytes) -> bytes:
    """A chunk of a PNG picture."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(
    *,
    size: tuple[int, int] = (9, 5),
    rows: bytes | None = None,
    interlace: int = 0,
    extra: bytes = b"",
    trailer: bytes = b"",
) -> bytes:
    """A picture in shades of grey with everything that programs write beside it."""
    width, height = size
    heading = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, interlace)
    told = [
        (b"tEXt", b"Author\x00"),
        (b"zTXt", b"a\x00\x00"),
        (b"iTXt", b"a\x00\x00\x00\x00\x00"),
        (b"eXIf", b"II*\x00"),
    ]
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", heading)
        + chunk(b"pHYs", bytes(9))
        + b"".join(chunk(name, content + SECRET) for name, content in (*told, (b"tIME", b""), (b"prVt", b"")))
        + extra
        + chunk(b"IDAT", zlib.compress(bytes((width + 1) * height) if rows is None else rows))
        + chunk(b"IEND", b"")
        + trailer
    )


def pdf(*objects: bytes, root: bytes = b"", trailer: bytes = b"", behind: bytes = b"") -> bytes:
    """A PDF of one empty page; `root` and `trailer` are put into those dictionaries, `objects` follow as 4, 5, …"""
    bodies = (
        b"<</Type/Catalog/Pages 2 0 R" + root + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        *objects,
    )
    content, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, trailer, len(content))
    return content + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(bodies) + 1, table) + end + behind


def packed_objects(objects: bytes, *, filters: bytes = b"/FlateDecode", name: bytes = b"/ObjStm") -> bytes:
    """An object stream, as newer programs write them: unreadable until it is unpacked."""
    packed = zlib.compress(objects)
    return b"<</Type%s/N 1/First 4/Filter%s/Length %d>>stream\n%s\nendstream" % (name, filters, len(packed), packed)


def zipped(parts: Mapping[str, str | bytes], *, comment: bytes = b"") -> bytes:
    """An archive of the parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def relations(kind: str, target: str, mode: str = "External") -> str:
    """A list of one relation."""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    )


def office(
    more: Mapping[str, str | bytes] | None = None, *, main: str = WORD, types: str = "", comment: bytes = b""
) -> bytes:
    """A Word or Excel file; `more` are further parts, `types` further entries of its list of contents."""
    contents = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>{types}</Types>'
    )
    parts = {"[Content_Types].xml": contents, "word/document.xml": "<w:document xmlns:w='w'>Hej</w:document>"}
    return zipped({**parts, **(more or {})}, comment=comment)
