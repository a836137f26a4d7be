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


def problems(at: Wording, words: Glossary) -> Iterator[str]:
    """What is wrong. Names of `words` are looked for where the Swedish has them."""
    if any(PLACE.search(form) or PLACE.search(at.english[-1]) for form in at.forms) and _places_differ(at):
        yield "placeholders differ"
    if any(Counter(_MARKUP.findall(form)) != Counter(_MARKUP.findall(at.english[-1])) for form in at.forms):
        yield "markup differs"
    if any(form != form.strip() for form in at.forms):
        yield "space at the beginning or the end"
    if at.is_swedish_or_english:
        return
    if _is_same(at, words):
        yield "the same as in Swedish or English"
    if at.folder in _OTHER_LETTERS and any(_latin(form, words) > _MOST_LATIN for form in at.forms):
        yield "Latin letters"
    yield from _of_glossary(at, words)


def _places_differ(at: Wording) -> bool:
    expected = set(PLACE.findall(at.english[-1]))
    own = plurals.own_forms(at.folder) if len(at.forms) > 1 else frozenset()
    for number, form in enumerate(at.forms):
        places = set(PLACE.findall(form))
        if places - expected or expected - places - ({_NUMBER} if number in own else set()):
            return True
    return False


def _is_same(at: Wording, words: Glossary) -> bool:
    sources = {folded(one) for one in (*at.english, *at.swedish)}
    for form in at.forms:
        rest = _letters(words.without_names(_ANY_PLACE.sub(" ", form)))
        if len(rest) > _SHORT and folded(form) in sources:
            return True
    return False


def _latin(form: str, words: Glossary) -> float:
    """The share of Latin letters in what was to be translated."""
    letters = _letters(words.without_names(_SWEDISH_WORD.sub(" ", _ANY_PLACE.sub(" ", form))))
    return sum(unicodedata.name(one, "").startswith("LATIN") for one in letters) / len(letters) if letters else 0.0


def _letters(text: str) -> str:
    return "".join(one for one in text if one.isalpha())


def _of_glossary(at: Wording, words: Glossary) -> Iterator[str]:
    term = words.other_than(at.folder, at.english[0], at.forms[0])
    if term and at.folder not in term.unsure:
        yield f"the glossary has {' or '.join(term.forms[at.folder])}"
    lost = {name for form in at.forms for name in words.lost(at.swedish[-1] if at.swedish else "", form)}
    yield from (f"the name {name} is kept in Swedish" for name in sorted(lost))
    wrong = {word for form in at.forms for word in words.wrong(at.folder, at.english[0], form)}
    yield from (f"the glossary avoids {word}" for word in sorted(wrong))


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
