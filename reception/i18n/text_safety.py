"""What text may enter: normalised, without characters that deceive the eye or break what reads it later. Pure."""

import re
import unicodedata
from typing import Final

from reception.i18n.markers import N_

MESSAGES: Final = {
    "nul": N_("The text holds a null character. Write it again without copying it."),
    "control": N_("The text holds a control character or a line break that cannot be kept here."),
    "bidi_override": N_("The text holds a hidden mark that turns the reading direction round. Write it again."),
    "unclosed_isolate": N_("The text holds a hidden direction mark that is never closed. Write it again."),
    "surrogate": N_("The text holds half a character. Write it again."),
}

_HARMFUL: Final = (
    ("nul", re.compile("\x00")),
    ("control", re.compile("[\x01-\x08\x0b-\x1f\x7f-\x9f]")),
    ("bidi_override", re.compile("[\u202a-\u202e]")),
    ("surrogate", re.compile("[\ud800-\udfff]")),
)
_UNSHOWABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_ENDS: Final = re.compile("\r\n?|[\u2028\u2029]")
_LINE_MARKS: Final = re.compile("[\t\n]")
_ISOLATE_OPENS: Final = frozenset("\u2066\u2067\u2068")
_ISOLATE_CLOSES: Final = "\u2069"


class UnsafeText(ValueError):
    """`reason` is one of the keys of `MESSAGES`; `message` is its text, to be translated when it is shown."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.message = MESSAGES[reason]


def clean(text: str, *, multiline: bool = False) -> str:
    """`text` in NFC without outer white space. Inner tabs and line breaks (`\\n`) stay only if `multiline`.

    Zero-width joiners are kept, since Persian names and emoji need them. Raises `UnsafeText`. Source: security.md I3.
    """
    lines = _LINE_ENDS.sub("\n", text)
    # Before stripping: str.strip would silently swallow U+001C to U+001F and U+0085 at the ends.
    for reason, harmful in _HARMFUL:
        if harmful.search(lines):
            raise UnsafeText(reason)
    cleaned = unicodedata.normalize("NFC", lines).strip()
    if not multiline and _LINE_MARKS.search(cleaned):
        raise UnsafeText("control")
    if not all(map(_isolates_close, cleaned.split("\n"))):
        raise UnsafeText("unclosed_isolate")
    return cleaned


def legible(text: str) -> str:
    """`text` that was refused, as it can be shown again in its field: what no page may hold becomes U+FFFD."""
    return _UNSHOWABLE.sub("\ufffd", text)


def _isolates_close(line: str) -> bool:
    depth = 0
    for character in line:
        if character in _ISOLATE_OPENS:
            depth += 1
        elif character == _ISOLATE_CLOSES:
            depth -= 1
        if depth < 0:
            return False
    return depth == 0


def plain(text: str) -> str:
    """`text` as a Swedish keyboard would have typed it: western digits, `-` for every dash, ordinary single spaces.

    For reading numbers and dates, not for storing: invisible marks (also joiners) are dropped. Never raises.
    """
    typed = text if text.isascii() else "".join(map(_plain_character, text))
    return " ".join(typed.split())


def _plain_character(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(character)
    if category == "Pd" or character == "\u2212":
        return "-"
    return {"Cf": "", "Zs": " "}.get(category, _ODD_SIGNS.get(character, character))


# Full-width signs from East Asian keyboards and the Arabic date separator.
_ODD_SIGNS: Final = {"＋": "+", "／": "/", "．": ".", "：": ":", "\u060d": "/", "\u2044": "/"}
