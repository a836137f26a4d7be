"""The sound keys of a word: its consonants in classes ("låter som"). Pure. Source: ui.md section 3.7."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from anyascii import anyascii

from reception.people.rules.names.spelling import ARABIC_LATIN, CACHED

_MOST_SOUNDS: Final = 6

# Capitals are letters of their own in _SOUNDS: their sound depends on the language (C, G, S), or they must not be taken
# for half of a digraph (H, J: زهرا is z-h-r, not zh-r).
_SOUND_LETTERS: Final = {
    **ARABIC_LATIN,
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


@lru_cache(maxsize=CACHED)
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
