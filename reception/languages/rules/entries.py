"""A message in a language: what the catalogue says, what a reviewer said instead, and what counts. Pure."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from reception.i18n.checking import ENOUGH
from reception.i18n.glossary import Glossary, folded
from reception.i18n.sources import MessageKey
from reception.i18n.wording_checks import PLACE, Wording, harms
from reception.languages.rules import places
from reception.languages.terms import Coverage, Part

_CODE_LENGTH: Final = 16


@dataclass(frozen=True)
class Message:
    """A message of a language's catalogue. `english`: one text, or singular and plural; `own`: what the catalogue says,
    in as many forms as the language has; `stands`: where that text stands by itself; `notes`: for the translator."""

    key: MessageKey
    english: tuple[str, ...]
    swedish: tuple[str, ...]
    own: tuple[str, ...]
    stands: Coverage
    notes: tuple[str, ...]
    is_must: bool
    is_unsure: bool
    part: Part

    @property
    def code(self) -> str:
        """The message in an address and in a file."""
        return code_of(self.key)

    @property
    def is_filled(self) -> bool:
        """Whether the program puts something into it."""
        return wording(self, "", self.english).is_filled

    @property
    def places(self) -> tuple[str, ...]:
        """Where the program puts something, as people read it."""
        return tuple(f"{{{place}}}" for place in dict.fromkeys(PLACE.findall(self.english[-1])))

    def shown(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Texts of it as people read them."""
        return tuple(places.shown(text, is_filled=self.is_filled) for text in texts)

    def kept(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Texts of it, as people write them, as they are kept."""
        return tuple(places.kept(text, is_filled=self.is_filled) for text in texts)

    @property
    def source(self) -> tuple[str, ...]:
        """What it is translated from."""
        return self.swedish if all(self.swedish) and self.swedish else self.english


@dataclass(frozen=True)
class Correction:
    """What a reviewer said, or approved."""

    forms: tuple[str, ...]
    source_digest: str
    at: datetime
    by: str | None


@dataclass(frozen=True)
class Entry:
    """A message as it is said now. `is_used`: pages say `forms`; else they say the Swedish."""

    message: Message
    forms: tuple[str, ...]
    state: Coverage
    correction: Correction | None
    is_used: bool

    @property
    def is_missing(self) -> bool:
        """Whether there is nothing to look at."""
        return not all(self.forms)

    @property
    def mark(self) -> str:
        """Which text it is, to see whether it has become another."""
        return digest(self.forms)[:_CODE_LENGTH]


def code_of(key: MessageKey) -> str:
    """A message in an address and in a file: the same in every language."""
    context, message = key
    return digest((context or "", message))[:_CODE_LENGTH]


def digest(texts: Iterable[str]) -> str:
    """SHA-256 of texts in their order."""
    return hashlib.sha256("\x04".join(texts).encode("utf-8", "surrogatepass")).hexdigest()


def is_unsure(message: MessageKey, folder: str, words: Glossary) -> bool:
    """Whether the message is a word whose translation is a guess in that language."""
    term = words.terms.get(folded(message[1]))
    return term is not None and folder in term.unsure


def wording(message: Message, folder: str, forms: Sequence[str]) -> Wording:
    """A translation of the message, to be looked at."""
    return Wording(folder, message.english, tuple(forms), message.swedish)


def entry(message: Message, folder: str, correction: Correction | None) -> Entry:
    """The message as it is said: in a reviewer's words where they still fit, else in the catalogue's.

    Words that were reviewed against another Swedish are outdated, and are said as long as nothing in them breaks.
    """
    if correction is not None and len(correction.forms) == len(message.own):
        is_sound = not any(harms(wording(message, folder, correction.forms)))
        is_fresh = correction.source_digest == digest(message.source)
        state = Coverage.REVIEWED if is_fresh and is_sound else Coverage.OUTDATED
        return Entry(message, correction.forms, state, correction, is_used=is_sound)
    if correction is not None:
        return Entry(message, message.own, Coverage.OUTDATED, correction, is_used=_is_said(message))
    return Entry(message, message.own, message.stands, None, is_used=_is_said(message))


def _is_said(message: Message) -> bool:
    return message.stands not in {Coverage.MISSING, Coverage.OUTDATED}


def corrections(entries: Iterable[Entry]) -> Mapping[MessageKey, tuple[str, ...]]:
    """What is said otherwise than the catalogue says it."""
    return {
        one.message.key: one.forms
        for one in entries
        if one.correction is not None and one.is_used and one.forms == one.correction.forms
    }


def wanted_first(entries: Iterable[Entry]) -> list[Entry]:
    """What a native reader is most wanted for comes first: what must be there, then guesses of the glossary."""
    return sorted(
        entries,
        key=lambda one: (one.state is Coverage.REVIEWED, not one.message.is_must, not one.message.is_unsure),
    )


@dataclass(frozen=True)
class Standing:
    """How far a language is: messages by their state, how many are said, and of those that must be how many lack."""

    states: Mapping[Coverage, int]
    said: int
    lacking: int
    last: Correction | None

    @property
    def all(self) -> int:
        """How many messages there are."""
        return sum(self.states.values())

    @property
    def reviewed(self) -> int:
        """How many are reviewed."""
        return self.states[Coverage.REVIEWED]

    @property
    def percent(self) -> int:
        """How much of it is said in the language, rounded down: 100 is all."""
        return 100 * self.said // self.all if self.all else 100

    @property
    def is_enough(self) -> bool:
        """Whether the language passes the gate to be offered (ui.md, 3.1)."""
        return self.said >= ENOUGH * self.all and not self.lacking

    @property
    def is_reviewed(self) -> bool:
        """Whether somebody has looked at all of it."""
        return self.all > 0 and self.reviewed == self.all


def standing(entries: Sequence[Entry]) -> Standing:
    """How far a language is."""
    counted = Counter(one.state for one in entries)
    made = [one.correction for one in entries if one.correction is not None]
    return Standing(
        states={state: counted[state] for state in Coverage},
        said=sum(one.is_used for one in entries),
        lacking=sum(one.message.is_must and not one.is_used for one in entries),
        last=max(made, key=lambda one: one.at, default=None),
    )


def holds(one: Entry, words: str) -> bool:
    """Whether a message has the words in its English, its Swedish or its translation, whatever the size of letters."""
    wanted = words.casefold()
    return any(
        wanted in text.casefold()
        for text in one.message.shown((*one.message.english, *one.message.swedish, *one.forms))
    )
