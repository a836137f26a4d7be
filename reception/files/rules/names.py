"""What a file is called: on our pages, and on the computer of whoever saves it. Pure."""

import re
import unicodedata
from itertools import cycle
from typing import Final
from urllib.parse import quote

from reception.files.rules.kinds import ENDINGS, MEDIA_TYPES
from reception.files.terms import FileKind

LONGEST_NAME: Final = 120  # characters, ending included
#: File systems hold 255 bytes; what a browser adds for a second copy must fit as well.
LONGEST_NAME_BYTES: Final = 200
NAMELESS: Final = "document"

#: Persian and many Indian names need the joiners; every other invisible mark deceives or is of no use in a name.
_JOINERS: Final = "\u200c\u200d"
_UNSAFE: Final = re.compile(r'[<>:"/\\|?*]')
_RESERVED: Final = re.compile(r"(?i)(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)")
#: An ending has a letter, so that "Decision 2026.11" has none.
_ENDING: Final = re.compile(r"\.(?=\d*[A-Za-z])[A-Za-z0-9]{1,10}\Z")
_PERSONAL_NUMBER: Final = re.compile(r"(?<!\d)(?:\d{2})?(\d{6})[-+ _]?(\d{4})(?!\d)", re.ASCII)


def shown_name(name: str) -> str:
    """The name alone, without folders and invisible marks, as pages show it. Never empty, ≤ 120 characters."""
    text = "".join(map(_visible, unicodedata.normalize("NFC", name.replace("\\", "/")))).rstrip("/ ")
    bare = " ".join(text.rpartition("/")[2].split()).strip(". ")
    return _shortened(bare) or NAMELESS


def ending(name: str) -> str:
    """The ending that a name claims, in small letters with its dot; "" for none."""
    found = _ENDING.search(shown_name(name))
    return found[0].lower() if found else ""


def download_name(name: str, kind: FileKind) -> str:
    """The name to save a file under on any system: the ending tells what it is, and no personal number stands in it.

    Source: security.md P5 (no personal number in file names).
    """
    shown = shown_name(name)
    safe = _PERSONAL_NUMBER.sub(_unless_personal, _UNSAFE.sub("_", _ENDING.sub("", shown))).strip(". ")
    safe = _RESERVED.sub("_", safe, count=1) if _RESERVED.match(safe) else safe
    return _shortened(safe or NAMELESS, room=len(ENDINGS[kind])) + ENDINGS[kind]


def download_headers(name: str, kind: FileKind) -> dict[str, str]:
    """The headers that make a browser save a file and never show or run it. Sources: RFC 6266, security.md I6, P5."""
    file_name = download_name(name, kind)
    plain = re.sub(r"[^\w .()-]", "_", unicodedata.normalize("NFKD", file_name), flags=re.ASCII)
    return {
        "Content-Type": MEDIA_TYPES[kind],
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(file_name, safe='')}",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
    }


def _visible(character: str) -> str:
    if character in _JOINERS:
        return character
    category = unicodedata.category(character)
    if category in {"Zs", "Zl", "Zp"} or character in "\t\n\r":
        return " "
    return "" if category in {"Cc", "Cf", "Cs", "Co", "Cn"} else character


def _shortened(name: str, *, room: int = 0) -> str:
    """The name cut in its middle part: the ending stays. `room` bytes are left for another ending."""
    found = _ENDING.search(name)
    last = found[0] if found and not room else ""
    stem = name.removesuffix(last)[: LONGEST_NAME - room - len(last)]
    while len((stem + last).encode()) > LONGEST_NAME_BYTES - room:
        stem = stem[:-1]
    return stem.rstrip(". \u200c\u200d") + last


def _unless_personal(found: re.Match[str]) -> str:
    """Ten digits with the check digit of a personal number are left out; other numbers stay. Source: SKV 704."""
    digits = [int(digit) * weight for digit, weight in zip(found[1] + found[2], cycle((2, 1)), strict=False)]
    return found[0] if sum(digit // 10 + digit % 10 for digit in digits) % 10 else "_"
