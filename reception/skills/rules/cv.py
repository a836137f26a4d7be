"""What a CV is made of, what of it the person wants, and in which order it stands. Pure.

An item is something she may want on it, by a code that stays: "language:ar", "qualification:17", "recognition:4" (a
validation), "answer:computer", "contact:phone:9", "name:own" and "references". None is a number of identity, a birth, a
citizenship or an address: a CV has none.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Protocol, TypeVar

from reception.i18n.markers import N_
from reception.people.rules import numbers
from reception.reckoning.remarks import Remark, refusal
from reception.skills.terms import Outcome, Step, ValidationEnd

LANGUAGE, QUALIFICATION, RECOGNITION = "language", "qualification", "recognition"
ANSWER, CONTACT, NAME, REFERENCES = "answer", "contact", "name", "references"
OWN_NAME: Final = f"{NAME}:own"
#: Is stored with the choice, so that a CV on which nothing was chosen is told from one that nobody has looked at.
CHOSEN: Final = "chosen"
#: What stands on a CV before she has chosen: what she can, never how she is reached.
_PROPOSED: Final = frozenset({LANGUAGE, QUALIFICATION, RECOGNITION})
_GOES_ON: Final = 9999


def item(kind: str, *which: object) -> str:
    """The code of an item: `item("contact", "phone", 9)`."""
    return ":".join((kind, *map(str, which)))


def kind_of(code: str) -> str:
    """What kind of item a code stands for."""
    return code.partition(":")[0]


@dataclass(frozen=True)
class Entry:
    """An item in words: `title`, then facts line by line, then the person's own `words`. `below`: its recognitions."""

    item: str
    title: str
    lines: tuple[str, ...] = ()
    words: str = ""
    below: tuple["Entry", ...] = ()

    @property
    def items(self) -> Iterator[str]:
        """Its code, and those of what stands below it."""
        yield self.item
        yield from (one.item for one in self.below)

    @property
    def texts(self) -> Iterator[str]:
        """Everything it says."""
        yield from filter(None, (self.title, *self.lines, self.words))
        for one in self.below:
            yield from one.texts


@dataclass(frozen=True)
class Section:
    """Entries under a heading. In one that is `short` each entry is a line of a list."""

    code: str
    title: str
    entries: tuple[Entry, ...]
    short: bool = False


@dataclass(frozen=True)
class Cv:
    """A CV in words. `name` is how she is called, `own_name` the same in her own script or ""."""

    name: str
    own_name: str
    title: str
    about: str
    contact: tuple[Entry, ...]
    sections: tuple[Section, ...]

    @property
    def texts(self) -> Iterator[str]:
        """Everything it says, heading by heading."""
        yield from filter(None, (self.name, self.own_name, self.title, self.about))
        entries = (one for section in self.sections for one in section.entries)
        for one in (*self.contact, *entries):
            yield from one.texts

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing but a name."""
        return not (self.title or self.about or self.contact or self.sections)


def items_of(sections: Iterable[Section]) -> list[str]:
    """The items that may be chosen, in their order."""
    return [code for section in sections for entry in section.entries for code in entry.items]


def wanted(stored: Collection[str], offered: Collection[str]) -> frozenset[str]:
    """What stands on the CV: what was chosen and is still there; the proposal before anything was chosen."""
    if not stored:
        return frozenset(code for code in offered if kind_of(code) in _PROPOSED)
    return frozenset(offered) & frozenset(stored)


def chosen(sections: Iterable[Section], codes: Collection[str]) -> Iterator[Section]:
    """The sections with the entries of these items alone, each with its own recognitions; none that is empty."""
    for section in sections:
        kept = tuple(_with(entry, codes) for entry in section.entries if entry.item in codes)
        if kept:
            yield replace(section, entries=kept)


def _with(entry: Entry, codes: Collection[str]) -> Entry:
    return replace(entry, below=tuple(one for one in entry.below if one.item in codes))


def check(sections: Iterable[Section], codes: Collection[str]) -> Iterator[Remark]:
    """What is wrong with a choice: a recognition stands below what it recognises, or nowhere."""
    for section in sections:
        if any(entry.item not in codes and not codes_of_below(entry).isdisjoint(codes) for entry in section.entries):
            said = N_("Tick what was recognised as well, or leave its recognition out.")
            yield refusal("recognition-alone", section.code, said)


#: What may be a personal number or a coordination number; whether it is one, its date and its last digit tell.
_LIKE_A_NUMBER: Final = re.compile(r"(?<![\d-])(?:\d{2})?\d{6} ?[-+]? ?\d{4}(?![\d-])", re.ASCII)


def check_words(texts: Mapping[str, str | None], today: date) -> Iterator[Remark]:
    """What is wrong with what she wrote, by field: no number of identity stands on a CV."""
    for field, text in texts.items():
        if any(_is_identity(found, today) for found in _LIKE_A_NUMBER.findall(text or "")):
            yield refusal("personal-number", field, N_("A CV has no personal number. Take it out."))


def _is_identity(digits: str, today: date) -> bool:
    try:
        numbers.parse(digits, today=today)
    except numbers.InvalidNumber:
        return False
    return True


def codes_of_below(entry: Entry) -> frozenset[str]:
    """The items of what stands below an entry."""
    return frozenset(one.item for one in entry.below)


def newness(first_year: int | None, last_year: int | None) -> tuple[int, int]:
    """What to sort by, the newest highest: when it ended, then when it began. Without a last year it goes on."""
    ended = last_year or (_GOES_ON if first_year else 0)
    return ended, first_year or ended


class TakenStep(Protocol):
    """A step of a validation, as far as it says whether something was recognised."""

    @property
    def step(self) -> Step: ...
    @property
    def outcome(self) -> Outcome | None: ...
    @property
    def answered_on(self) -> date | None: ...


Taken = TypeVar("Taken", bound=TakenStep)
_GOOD: Final = frozenset({Outcome.CONFIRMED, Outcome.PARTLY})
_ENDED_WELL: Final = frozenset({ValidationEnd.RECOGNISED, ValidationEnd.PARTLY_RECOGNISED})


def deciding(ended_as: ValidationEnd | None, steps: Sequence[Taken]) -> Taken | None:
    """The step by which something was recognised: the recognition itself, or the last good answer where it ended well.

    None where it was not recognised, or not yet.
    """
    good = [one for one in steps if one.outcome in _GOOD and one.answered_on is not None]
    if ended_as is ValidationEnd.NOT_RECOGNISED:
        return None
    if ended_as not in _ENDED_WELL:
        good = [one for one in good if one.step is Step.RECOGNITION]
    order = list(Step)
    return max(good, key=lambda one: (order.index(one.step), one.answered_on), default=None)
