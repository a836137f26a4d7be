"""Words made comparable: what two people who write the same thing differently have in common."""

import unicodedata

# Letters that look like an accented letter and are none to Unicode.
UNDECOMPOSED = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i", "þ": "th", "ð": "d"})


def fold(text: str) -> str:
    """`text` without case, accents, spaces and punctuation: "Alt. skydd" and "ALT SKYDD" are both "altskydd"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold()).translate(UNDECOMPOSED)
    return "".join(character for character in decomposed if character.isalnum())
