"""The spelling key of a word: Latin letters without marks. Pure."""

import re
from functools import lru_cache
from typing import Final

from anyascii import anyascii

#: How many words are remembered with their keys.
CACHED: Final = 16_384

# anyascii drops the long vowels of the Arabic script and writes signs for ayn; names need letters there.
ARABIC_LATIN: Final = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ع": "a", "ة": "a", "ى": "a", "ه": "h", "ە": "e",
    "ث": "th", "ذ": "dh", "ء": "", "ئ": "", "ؤ": "w", "چ": "ch", "ں": "n", "ے": "e", "ێ": "e", "ۆ": "o",
}  # fmt: skip
_SPELT: Final = str.maketrans(ARABIC_LATIN)
_IOTATED: Final = re.compile(r"(?<=[^aeiouy])iy(?=[aeiou])")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_NOT_LATIN: Final = re.compile(r"[^a-z0-9]")
_DOUBLED: Final = re.compile(r"(.)\1+")


@lru_cache(maxsize=CACHED)
def spelling_key(token: str) -> str:
    """`token` in the letters a-z and digits, without marks, every doubled letter single. Empty if nothing is left."""
    folded = token.casefold()
    if not folded.isascii():
        folded = _latin(folded)
    return _DOUBLED.sub(r"\1", folded if folded.isalnum() else _NOT_LATIN.sub("", folded))


def _latin(folded: str) -> str:
    latin = anyascii(folded.translate(_SPELT)).lower()
    # Юлія is Yuliia, Yuliya or Yulia in passports.
    return _IOTATED.sub("i", latin) if _CYRILLIC.search(folded) else latin
