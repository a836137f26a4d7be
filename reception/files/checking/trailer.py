"""What stands behind the end of a picture or a document: another file that only some programs see."""

import re
from typing import Final

from reception.files.rules import reasons
from reception.files.rules.reasons import RefusedFile

_ARCHIVE_END: Final = b"PK\x05\x06"
#: An archive is found from its end: a record of 22 bytes and a comment of 65 535 at most (APPNOTE.TXT 4.3.16).
ARCHIVE_REACH: Final = 22 + 65_535
_MARKUP: Final = re.compile(rb"%PDF-|<!doctype|<(?:html|script|iframe|\?php|svg[ >])", re.IGNORECASE)
#: Too short to be looked for in random bytes; they count where they stand first.
_FIRST: Final = re.compile(rb"[\x00\s]*(?:PK\x03\x04|Rar!|7z\xbc\xaf|\xd0\xcf\x11\xe0|\x7fELF|MZ|#!|<)")


def refuse_second_file(content: bytes, end: int) -> None:
    """Raise RefusedFile when behind `end`, where the picture ends, another file begins.

    What cameras leave there (a second, smaller picture, notes of their own) is no file of this kind and is cut off.
    """
    if _MARKUP.search(content, end) or _FIRST.match(content, end):
        raise RefusedFile(reasons.TWO_IN_ONE)
    refuse_archive(content)


def refuse_archive(content: bytes) -> None:
    """Raise RefusedFile when programs that read archives would find one in the file."""
    if content.find(_ARCHIVE_END, max(0, len(content) - ARCHIVE_REACH)) >= 0:
        raise RefusedFile(reasons.TWO_IN_ONE)
