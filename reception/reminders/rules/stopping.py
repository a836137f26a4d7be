"""How somebody says that she wants no more messages: a word in a text message, or a link. Pure."""

import hashlib
import hmac
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from reception.people.terms import ContactKind
from reception.reckoning.definitions import Entry, read_entries
from reception.reminders.rules.times import text_of

_LETTERS: Final = {"t": ContactKind.PHONE, "m": ContactKind.EMAIL}
_BY_WAY: Final = {way: letter for letter, way in _LETTERS.items()}
#: Hexadecimal signs of the proof in a link: 128 bits.
_PROOF: Final = 32
#: The highest key of a row, in digits.
_LONGEST: Final = 18
#: Most signs of a text that may say stop: who writes more says something else.
_SHORT: Final = 40
#: The word that our messages name, and how many words may stand in a message that begins with it.
_NAMED: Final = frozenset({"stop", "stopp"})
_FEW: Final = 3


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """The stop words of every language, folded. Raises InvalidDefinitions."""
    return read_stop_words(text_of("stop_words.toml"))


def read_stop_words(text: str) -> frozenset[str]:
    """The stop words in a file, folded. Raises InvalidDefinitions with every problem in it."""
    entries = read_entries(
        text, "words", "list of words", keys=frozenset({"code", "words"}), unique=("code",), problems_of=_problems
    )
    return frozenset(folded(word) for entry in entries for word in entry["words"])


def _problems(entry: Entry) -> Iterator[str]:
    words = entry.get("words")
    if not isinstance(words, list) or not words or not all(isinstance(word, str) and folded(word) for word in words):
        yield "words are one or several words"


def says_stop(text: str) -> bool:
    """Whether a text message says that she wants no more: a stop word alone, or the word that our messages name with a
    word or two after it, such as thanks."""
    words = folded(text).split()
    if not words or len(text.strip()) > _SHORT:
        return False
    return " ".join(words) in stop_words() or (words[0] in _NAMED and len(words) <= _FEW)


def folded(text: str) -> str:
    """A text without case, marks, signs and doubled space: "  STOPP! " is "stopp"."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    kept = (sign if unicodedata.category(sign)[0] in "LN" else _space(sign) for sign in spread)
    return " ".join("".join(kept).split())


def _space(sign: str) -> str:
    """Marks on letters, and signs of direction that no eye sees, leave no gap."""
    return "" if unicodedata.category(sign) in {"Mn", "Mc", "Me", "Cf"} else " "


def token_of(person_id: int, way: ContactKind, key: bytes) -> str:
    """What a link to stop ends with. It holds for good: whoever has an old message may stop, too."""
    told = f"{person_id}-{_BY_WAY[way]}"
    return f"{told}-{_proof(told, key)}"


def read_token(token: str, key: bytes) -> tuple[int, ContactKind] | None:
    """Whose messages by which way a link stops; None for a link that nobody made."""
    told, _dash, proof = token.rpartition("-")
    number, _dash, letter = told.partition("-")
    is_ours = hmac.compare_digest(_proof(told, key), proof) if proof.isascii() else False
    if not is_ours or letter not in _LETTERS or not number.isdecimal() or len(number) > _LONGEST:
        return None
    return int(number), _LETTERS[letter]


def _proof(told: str, key: bytes) -> str:
    derived = hmac.digest(key, b"a link to stop messages", hashlib.sha256)
    return hmac.digest(derived, told.encode(), hashlib.sha256).hex()[:_PROOF]
