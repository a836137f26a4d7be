"""The words that are the same everywhere, the names that stay Swedish, and the words to avoid (glossary.toml). Pure."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

_MARKS: Final = re.compile(r"[.…:!?؟።]+$")
_ARABIC: Final = re.compile(r"(?<!\w)ال|[\u064b-\u0652]")


@dataclass(frozen=True)
class Term:
    """A word: its forms by folder of the language, and the languages in which they are a guess."""

    forms: Mapping[str, tuple[str, ...]]
    unsure: frozenset[str]


@dataclass(frozen=True)
class Avoided:
    """A word that is wrong, in that language, for the English one."""

    language: str
    en: str
    word: str


@dataclass(frozen=True)
class Glossary:
    """`terms` by their English, folded; `names` stay Swedish; `same` may be the same in several languages."""

    terms: Mapping[str, Term]
    names: tuple[str, ...]
    same: frozenset[str]
    avoided: tuple[Avoided, ...]

    def other_than(self, folder: str, english: str, translation: str) -> Term | None:
        """The term, where the message is exactly one and the translation is none of its forms."""
        term = self.terms.get(folded(english))
        wanted = term.forms.get(folder) if term else None
        return term if wanted and folded(translation) not in map(folded, wanted) else None

    def lost(self, swedish: str, translation: str) -> Iterator[str]:
        """The names that the Swedish says and the translation does not."""
        for name in self.names:
            if _has(swedish, name) and not _has(translation, name):
                yield name

    def wrong(self, folder: str, english: str, translation: str) -> Iterator[str]:
        """The words to avoid that stand in a translation."""
        for one in self.avoided:
            if one.language == folder and one.en in english.casefold() and _has(translation, one.word):
                yield one.word

    def without_names(self, text: str) -> str:
        """What is left to be translated."""
        for word in (*self.names, *self.same):
            text = re.sub(_word(word), " ", text, flags=re.IGNORECASE)
        return text


def folded(text: str) -> str:
    """For comparison: small letters, no full stop at the end, no Arabic article and no signs for its vowels."""
    return _ARABIC.sub("", _MARKS.sub("", text.strip())).casefold()


def _has(text: str, word: str) -> bool:
    return re.search(_word(word), text, re.IGNORECASE) is not None


def _word(word: str) -> str:
    # A Swedish genitive or the ending that another language puts to a name is no other name; a longer word is.
    # Arabic and Persian write small words together with the name that follows, Tigrinya with the one before.
    letters = "A-Za-zÀ-ɏ0-9_" if word[0].isascii() else r"\w"
    return rf"(?<![{letters}]){re.escape(word)}(?:s|:s)?(?![{letters}])"


@cache
def glossary() -> Glossary:
    """The glossary of the product."""
    return read(files("reception.i18n").joinpath("glossary.toml").read_text("utf-8"))


def read(text: str) -> Glossary:
    """A glossary from its file. Raises tomllib.TOMLDecodeError and KeyError."""
    told = tomllib.loads(text)
    return Glossary(
        terms={folded(en): term for one in told.get("term", ()) for term in [_term(one)] for en in one["en"]},
        names=tuple(told["names"]["kept"]),
        same=frozenset(told["names"]["same"]),
        avoided=tuple(Avoided(one["language"], one["en"], one["word"]) for one in told.get("avoid", ())),
    )


def _term(told: dict[str, Any]) -> Term:
    forms = {folder: tuple(words) for folder, words in told.items() if folder not in {"sv", "en", "unsure"}}
    return Term(forms, frozenset(told.get("unsure", ())))
