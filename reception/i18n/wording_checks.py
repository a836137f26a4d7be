"""What is wrong with a translation beside its English and its Swedish. Pure. Source: ui.md, 3.5."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reception.i18n import plurals
from reception.i18n.glossary import Glossary, folded

PLACE: Final = re.compile(r"%\((\w+)\)[sd]")
_ANY_PLACE: Final = re.compile(r"%\([^)]*\)?.?|%%|<[^>]*>|&\w+;")
_MARKUP: Final = re.compile(r"<[^>]*>")
#: The word that stands on Swedish papers, told beside its translation.
_SWEDISH_WORD: Final = re.compile(r"\([^()]*\)")
_PLACE_OR_SIGN: Final = re.compile(PLACE.pattern + "|%%")
_AS_NUMBER: Final = re.compile(r"%\(\w+\)d")
#: The place of the number of a plural, which a form that is one number's own may leave out.
_NUMBER: Final = "num"
#: Languages in other letters than Swedish, and the share of Latin letters that a text in them may have.
_OTHER_LETTERS: Final = frozenset({"ar", "fa", "fa_AF", "uk", "ru", "ti"})
_MOST_LATIN: Final = 0.10
#: Shorter texts may well be the same in two languages.
_SHORT: Final = 3
#: What is no longer than a button is, and how much longer than the Swedish it may be before we tell.
_BUTTON: Final = 24
_LONGER: Final = 1.6


_ENGLISH: Final = {
    "empty": "a form is empty",
    "places": "placeholders differ",
    "per_cent": "a sign of per cent that stands for nothing",
    "markup": "markup differs",
    "space": "space at the beginning or the end",
    "same": "the same as in Swedish or English",
    "latin": "Latin letters",
    "term": "the glossary has %s",
    "name": "the name %s is kept in Swedish",
    "avoided": "the glossary avoids %s",
}


@dataclass(frozen=True)
class Fault:
    """What is wrong with a form of a translation: its `code`, the number of the form, and the words it is about."""

    code: str
    form: int
    words: str = ""

    def __str__(self) -> str:
        said = _ENGLISH[self.code]
        return said % self.words.replace(", ", " or ") if "%s" in said else said


@dataclass(frozen=True)
class Wording:
    """A message: the language's folder, its English (singular and plural), its translation, and the Swedish."""

    folder: str
    english: tuple[str, ...]
    forms: tuple[str, ...]
    swedish: tuple[str, ...]

    @property
    def is_swedish_or_english(self) -> bool:
        """Whether it is one of the two that the others are translated from."""
        return self.folder in {"sv", "en"}

    @property
    def is_filled(self) -> bool:
        """Whether something is put into the message, so that each sign of per cent means something."""
        return len(self.english) > 1 or bool(PLACE.search(self.english[-1]))


def problems(at: Wording, words: Glossary) -> Iterator[str]:
    """What is wrong, each once, for those who keep the catalogues. Names of `words` are looked for where Swedish has
    them."""
    yield from dict.fromkeys(str(fault) for fault in faults(at, words))


def faults(at: Wording, words: Glossary) -> Iterator[Fault]:
    """What is wrong, with the form that it is in."""
    yield from harms(at)
    for number, form in enumerate(at.forms):
        if form != form.strip():
            yield Fault("space", number)
    if at.is_swedish_or_english:
        return
    for number, form in enumerate(at.forms):
        if _is_same(at, form, words):
            yield Fault("same", number)
        if at.folder in _OTHER_LETTERS and _latin(form, words) > _MOST_LATIN:
            yield Fault("latin", number)
    yield from _of_glossary(at, words)


def harms(at: Wording) -> Iterator[Fault]:
    """What would break a page, or say something else than it should: no page says a translation with one of these."""
    for number, form in enumerate(at.forms):
        if not form.strip():
            yield Fault("empty", number)
            continue
        if _places_differ(at, number):
            yield Fault(
                "places", number, ", ".join(f"%({place})s" for place in sorted(set(PLACE.findall(at.english[-1]))))
            )
        elif at.is_filled and "%" in _PLACE_OR_SIGN.sub("", form):
            yield Fault("per_cent", number)
        if Counter(_MARKUP.findall(form)) != Counter(_MARKUP.findall(at.english[-1])):
            yield Fault("markup", number, " ".join(_MARKUP.findall(at.english[-1])))


def _places_differ(at: Wording, number: int) -> bool:
    form, expected = at.forms[number], set(PLACE.findall(at.english[-1]))
    places = set(PLACE.findall(form))
    own = plurals.own_forms(at.folder) if len(at.forms) > 1 else frozenset()
    if places - expected or expected - places - ({_NUMBER} if number in own else set()):
        return True
    # "%(day)d" of a day is an error, where "%(day)s" is not.
    return any(whole not in at.english[-1] for whole in _AS_NUMBER.findall(form))


def _is_same(at: Wording, form: str, words: Glossary) -> bool:
    sources = {folded(one) for one in (*at.english, *at.swedish)}
    rest = _letters(words.without_names(_ANY_PLACE.sub(" ", form)))
    return len(rest) > _SHORT and folded(form) in sources


def _latin(form: str, words: Glossary) -> float:
    """The share of Latin letters in what was to be translated."""
    letters = _letters(words.without_names(_SWEDISH_WORD.sub(" ", _ANY_PLACE.sub(" ", form))))
    return sum(unicodedata.name(one, "").startswith("LATIN") for one in letters) / len(letters) if letters else 0.0


def _letters(text: str) -> str:
    return "".join(one for one in text if one.isalpha())


def _of_glossary(at: Wording, words: Glossary) -> Iterator[Fault]:
    term = words.other_than(at.folder, at.english[0], at.forms[0])
    if term and at.folder not in term.unsure:
        yield Fault("term", 0, ", ".join(term.forms[at.folder]))
    swedish = at.swedish[-1] if at.swedish else ""
    for number, form in enumerate(at.forms):
        yield from (Fault("name", number, name) for name in sorted(words.lost(swedish, form)))
        yield from (Fault("avoided", number, word) for word in sorted(words.wrong(at.folder, at.english[0], form)))


def notes(at: Wording, words: Glossary) -> Iterator[str]:
    """What a translator may want to know, and is no fault."""
    if at.is_swedish_or_english:
        return
    swedish = at.swedish[0] if at.swedish else ""
    if 0 < len(swedish) <= _BUTTON and len(at.forms[0]) > _LONGER * len(swedish) and len(at.english) == 1:
        yield f"{len(at.forms[0])} signs, where the Swedish has {len(swedish)}"
    term = words.other_than(at.folder, at.english[0], at.forms[0])
    if term and at.folder in term.unsure:
        yield f"the glossary guesses {' or '.join(term.forms[at.folder])}"
