"""Names as they are searched: one name has many spellings and scripts. Pure.

A token has one *spelling* key (Latin letters without marks) and a few *sound* keys (its consonants in classes). Two
names may be the same if they share a key. Source: ui.md section 1.2 row 2 and the table in section 3.7.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from anyascii import anyascii
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

_CACHED: Final = 16_384
_MOST_SOUNDS: Final = 6

# --- words -----------------------------------------------------------------------------------------------------------

_APOSTROPHES: Final = re.compile(r"['’‘ʼʻʿʾ`´.\u0640]")
_BETWEEN_NAMES: Final = re.compile(r"[^\w\u200c\u200d\-‐‑–]+|_+")
# The zero-width non-joiner joins the parts of Persian names as a hyphen joins Swedish ones.
_BETWEEN_PARTS: Final = re.compile(r"[\-‐‑–\u200c\u200d]+")
_ARTICLES: Final = frozenset({"al", "el", "ul", "ال"})
_HYPHENATED_ARTICLES: Final = frozenset({"ad", "an", "ar", "as", "ash", "at", "az", "ed", "en", "er", "es", "ud", "ur"})
_KINSHIP: Final = frozenset({"bin", "ibn", "bint", "بن", "ابن", "بنت"})
_PREFIXES: Final = frozenset({"abd", "abdal", "abdel", "abdul", "abo", "abu", "عبد", "ابو", "أبو"})
_PARTICLES: Final = _ARTICLES | _KINSHIP


def tokens(text: str) -> list[str]:
    """The words of a name, case folded, in order, without articles and "son of"; these stay if nothing else is left.

    Splits at spaces, hyphens, slashes and brackets, so that every alternative spelling is a word of its own.
    """
    words = [part for parts in _split(text) for part in _without_article(parts)]
    return [word for word in words if word not in _PARTICLES] or words


def _split(text: str) -> list[list[str]]:
    """The parts of every space-separated word: "Anna al-Ahmad" is [["anna"], ["al", "ahmad"]]."""
    folded = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text).casefold())
    words = _BETWEEN_NAMES.split(folded)
    return [parts for word in words if (parts := [part for part in _BETWEEN_PARTS.split(word) if part])]


def _without_article(parts: list[str]) -> list[str]:
    return parts[1:] if len(parts) > 1 and parts[0] in _HYPHENATED_ARTICLES else parts


def _joined(text: str) -> Iterator[str]:
    """Words written as one: "Jean-Pierre" as jeanpierre, "al Ahmad" as alahmad, "Abd al-Rahman" as abdalrahman."""
    run = ""
    for parts in _split(text):
        if len(parts) > 1:
            yield "".join(parts)
        for part in parts:
            if part in _ARTICLES or part in _PREFIXES:
                run += part
            elif run:
                yield run + part
                run = ""


# --- letters ---------------------------------------------------------------------------------------------------------

# anyascii drops the long vowels of the Arabic script and writes signs for ayn; names need letters there.
_ARABIC_LATIN: Final = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ع": "a", "ة": "a", "ى": "a", "ه": "h", "ە": "e",
    "ث": "th", "ذ": "dh", "ء": "", "ئ": "", "ؤ": "w", "چ": "ch", "ں": "n", "ے": "e", "ێ": "e", "ۆ": "o",
}  # fmt: skip
_SPELT: Final = str.maketrans(_ARABIC_LATIN)
_IOTATED: Final = re.compile(r"(?<=[^aeiouy])iy(?=[aeiou])")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_NOT_LATIN: Final = re.compile(r"[^a-z0-9]")
_DOUBLED: Final = re.compile(r"(.)\1+")


@lru_cache(maxsize=_CACHED)
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


# --- sounds ----------------------------------------------------------------------------------------------------------

# Capitals are letters of their own in _SOUNDS: their sound depends on the language (C, G, S), or they must not be taken
# for half of a digraph (H, J: زهرا is z-h-r, not zh-r).
_SOUND_LETTERS: Final = {
    **_ARABIC_LATIN,
    "و": "w", "ؤ": "w", "ي": "y", "ی": "y", "ى": "y", "ج": "J", "ة": "",
    "ه": "H", "ھ": "H", "ح": "H", "خ": "kh", "ش": "sh", "غ": "gh",
    "چ": "tch", "ژ": "zh", "ض": "dh", "ظ": "dh", "ق": "q", "ک": "k", "گ": "g",
    "г": "G", "ґ": "g", "ч": "tch", "ж": "zh", "х": "kh", "ц": "ts", "й": "y",
    "ş": "S", "š": "S", "ś": "S", "ș": "S", "ç": "C", "č": "C", "ć": "C", "ž": "zh", "ź": "zh", "ż": "zh", "đ": "dj",
}  # fmt: skip
_HEARD: Final = str.maketrans(_SOUND_LETTERS)
_NOT_SOUND: Final = re.compile(r"[^a-zCGHJS]")

# Letters in, consonant classes out, the likeliest first. "c" is the sound of sh and tch, "h" also that of kh and x;
# d and t are one (Ahmed, Ahmet), and s and z.
# Somali c is a catch of the voice and x an h; Egyptian and Turkish letters make up most of the other alternatives.
_SOUNDS: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(("shch", "sch", "tsch", "tch", "stj", "skj", "sj", "tj", "sh", "cz"), ("c",)),
    "ch": ("c", "h"), "chr": ("kr", "hr"), "C": ("c", "s"), "S": ("c", "s"), "sz": ("c", "s"),
    "kh": ("h",), "x": ("h", "ks"), "gh": ("k",), "ck": ("k",), "G": ("k", "h"), "q": ("k",), "g": ("k",),
    "th": ("d", "s"), "dh": ("s", "d"), "z": ("s",), "zh": ("j",), "dzh": ("j",), "dj": ("j",), "J": ("j",),
    "ts": ("s", "ds"), "tz": ("s", "ds"), "ph": ("f",), "w": ("", "v"), "y": ("",), "j": ("", "j"),
    "t": ("d",), "H": ("h",),
    **{letter: (letter,) for letter in "bdfhklmnprsv"},
    **dict.fromkeys("aeiou", ("",)),
    "ce": ("s", ""), "ci": ("s", ""), "cy": ("s", ""), "c": ("k", ""),
}  # fmt: skip
# What begins a name is heard more clearly. Every vowel there is "a": Omar and Umar, Ebrahim and Ibrahim, Abdi and عبدي.
_FIRST_SOUNDS: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys("aeiou", ("a",)),
    **{"i" + vowel: ("y", "a") for vowel in "aeou"},
    **{"y" + vowel: ("y",) for vowel in "aouw"},
    "y": ("y", "a"), "j": ("j", "y"), "w": ("v",),
    **{"c" + vowel: ("a", "k", "j") for vowel in "aou"},
    **{"c" + vowel: ("a", "s", "j") for vowel in "eiy"},
}  # fmt: skip


def _one_of(letters: Iterable[str]) -> str:
    return "|".join(sorted(letters, key=len, reverse=True))


_LETTERS: Final = re.compile(_one_of(letters for letters, sounds in _SOUNDS.items() if sounds != ("",)))
_FIRST_LETTERS: Final = re.compile(_one_of({**_SOUNDS, **_FIRST_SOUNDS}))
# Fatemeh is فاطمة, Cabdullaahi is Abdullah.
_SILENT_END: Final = re.compile(r"(?<=[aeiouy])h$|(?<=la)hi$|(?<=laa)hi$|(?<=.)H$")
_ABDUL: Final = re.compile(r"^(c?abd[aeiou]?)l(?=.{4})")
_ARTICLE_WITHIN: Final = re.compile(r"^[ae]l(?=.{5})")
_ARABIC_ARTICLE: Final = re.compile(r"^ال(?=.{3})")


def sound_key(token: str) -> str:
    """The likeliest consonant skeleton of `token` ("låter som"): Mohammed, Maxamed and محمد are all `mhmd`."""
    return sound_keys(token)[0]


@lru_cache(maxsize=_CACHED)
def sound_keys(token: str) -> tuple[str, ...]:
    """All skeletons that `token` may have, the likeliest first; at least one, which is empty if nothing is heard."""
    heard = _heard(token)
    skeletons = list(_skeletons(heard))
    # Abdulrahman, Abdirahman and Abdurrahman.
    if _ABDUL.search(heard):
        skeletons += _skeletons(_ABDUL.sub(r"\1", heard))
    # Alahmad is al-Ahmad written as one word.
    if _ARABIC_ARTICLE.search(token) or _ARTICLE_WITHIN.search(heard):
        skeletons += _skeletons(heard[2:])
    return tuple(dict.fromkeys(skeletons))


def _heard(token: str) -> str:
    heard = token.casefold()
    if not heard.isascii():
        heard = heard.translate(_HEARD)
        heard = "".join(letter if letter.isascii() else anyascii(letter).lower() for letter in heard)
    return _SILENT_END.sub("", _NOT_SOUND.sub("", heard))


def _skeletons(heard: str) -> list[str]:
    first = _FIRST_LETTERS.match(heard)
    if not first:
        return [""]
    skeletons = list(_FIRST_SOUNDS.get(first[0]) or _SOUNDS[first[0]])
    for letters in _LETTERS.findall(heard, first.end()):
        sounds = _SOUNDS[letters]
        skeletons = [_extended(skeleton, sound) for skeleton in skeletons for sound in sounds][:_MOST_SOUNDS]
    return skeletons


def _extended(skeleton: str, sound: str) -> str:
    # Like sounds meet only after the vowels are gone, so ممدوح is Mamdouh: Arabic does not write the short vowel.
    return skeleton + sound if skeleton[-1:] != sound[:1] else skeleton + sound[1:]


# --- searching -------------------------------------------------------------------------------------------------------


def keys(text: str) -> set[tuple[str, str]]:
    """("spelling", key) and ("sound", key) for every word of a name and for words written as one. Empty for no name."""
    words = {*tokens(text), *_joined(text)}
    spellings = {("spelling", spelling_key(word)) for word in words}
    sounds = {("sound", key) for word in words for key in sound_keys(word)}
    return {key for key in spellings | sounds if key[1]}


def closeness(query: str, names: Iterable[str]) -> float:
    """How well the best of a person's `names` fits `query`, 0 to 100.

    100 is every word exact and none left over; a beginning of a word gives 80 to 90, a like sound 45 to 75, a slip of
    the finger 20 to 40; the mean is taken over the words of `query`.
    """
    asked = [tokens(query), ["".join(parts) for parts in _split(query)]]
    return max((_closeness(words, name) for name in names for words in asked if words), default=0.0)


def _closeness(asked: list[str], name: str) -> float:
    words = tokens(name)
    held = {*words, *_joined(name)}
    score = sum(max((_likeness(word, other) for other in held), default=0.0) for word in asked) / len(asked)
    left_over = max(0, len(words) - len(asked))
    return max(0.0, score - min(3, left_over)) if score else 0.0


def _likeness(asked: str, held: str) -> float:
    wanted, spelt = spelling_key(asked), spelling_key(held)
    if not wanted or not spelt:
        return 0.0
    if wanted == spelt:
        return 100.0
    if spelt.startswith(wanted):
        return 80 + 10 * len(wanted) / len(spelt)
    if not set(sound_keys(asked)).isdisjoint(sound_keys(held)):
        return 45 + 0.3 * fuzz.ratio(wanted, spelt)
    similarity = JaroWinkler.similarity(wanted, spelt)
    return 20 + 20 * similarity if similarity >= 0.88 else 0.0


# --- order -----------------------------------------------------------------------------------------------------------

# The three characters after z in ASCII stand for the three letters after z in Swedish; ü is sorted as y.
_SWEDISH: Final = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "œ": "}", "ü": "y", "ł": "l"})
_SEPARATORS: Final = re.compile(r"[\W_]+")


def sort_key(text: str) -> str:
    """A key in Swedish alphabetical order (å, ä, ö after z; Latin before other scripts), to be compared by code point.

    The order of `BINARY` in SQLite and `C` in PostgreSQL. Marks, case and punctuation do not count.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    words = _SEPARATORS.sub(" ", _APOSTROPHES.sub("", unicodedata.normalize("NFC", folded))).strip()
    swedish = words.translate(_SWEDISH)
    if swedish.isascii():
        return swedish
    return "".join(letter for letter in unicodedata.normalize("NFKD", swedish) if not unicodedata.combining(letter))
