"""The order of a Swedish list. Pure."""

import re
import unicodedata
from typing import Final

# The three characters after z in ASCII stand for the three letters after z in Swedish; ü is sorted as y.
_SWEDISH: Final = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "œ": "}", "ü": "y", "ł": "l"})
#: Marks for sounds and breaks inside a word, which do not count.
APOSTROPHES: Final = re.compile(r"['’‘ʼʻʿʾ`´.\u0640]")
_SEPARATORS: Final = re.compile(r"[\W_]+")


def sort_key(text: str) -> str:
    """A key in Swedish alphabetical order (å, ä, ö after z; Latin before other scripts), to be compared by code point.

    The order of `BINARY` in SQLite and `C` in PostgreSQL. Marks, case and punctuation do not count.
    """
    folded = text.casefold()
    if not text.isascii():  # of ASCII nothing is composed, and nothing of it is Swedish
        folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
    words = _SEPARATORS.sub(" ", APOSTROPHES.sub("", folded)).strip()
    swedish = words if words.isascii() else words.translate(_SWEDISH)
    if swedish.isascii():
        return swedish
    return "".join(letter for letter in unicodedata.normalize("NFKD", swedish) if not unicodedata.combining(letter))
