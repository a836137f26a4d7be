"""What a survey says: its parts, what a language lacks, and when a translation is outdated. Pure.

A part is named by its question (None: the survey itself) and a word: "introduction", "thanks", "question", "option-1".
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from reception.surveys.terms import TextState

SWEDISH: Final = "sv"
INTRODUCTION: Final = "introduction"
THANKS: Final = "thanks"
QUESTION: Final = "question"
#: A survey need not have these; where the Swedish has one, every language has.
OF_SURVEY: Final = (INTRODUCTION, THANKS)
#: The key of a part: (id of the question or None, word).
Key = tuple[int | None, str]


def option_part(place: int) -> str:
    """The word for an answer; 1 is the first."""
    return f"option-{place}"


def parts_of(options: int) -> list[str]:
    """The words for everything that a question with so many answers says, in the order of the page."""
    return [QUESTION, *(option_part(place) for place in range(1, options + 1))]


def digest(text: str) -> str:
    """What a Swedish text is known by, so that a translation can tell that it is of an older one."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


@dataclass(frozen=True)
class Written:
    """What is written of a part in a language."""

    text: str
    state: TextState
    source_digest: str | None = None


class Standing(StrEnum):
    """Where one text stands."""

    THERE = "there"
    MACHINE = "machine"
    OUTDATED = "outdated"
    MISSING = "missing"


@dataclass(frozen=True)
class Coverage:
    """How much of a survey a language says. `missing` and `outdated`: the parts that are to be written, in order."""

    language: str
    missing: tuple[Key, ...] = ()
    outdated: tuple[Key, ...] = ()
    machine: int = 0

    @property
    def lacking(self) -> tuple[Key, ...]:
        """What stops the survey from opening in the language."""
        return (*self.missing, *self.outdated)

    @property
    def is_complete(self) -> bool:
        """Whether the survey can be opened in it."""
        return not self.lacking


def wanted(questions: Sequence[tuple[int, int]], swedish: Mapping[Key, Written]) -> list[Key]:
    """Everything that each language has to say, in order. `questions`: (id, how many answers)."""
    own: list[Key] = [(None, part) for part in OF_SURVEY if (None, part) in swedish]
    return [*own, *((key, part) for key, options in questions for part in parts_of(options))]


def standing(written: Written | None, swedish: Written | None, *, is_swedish: bool) -> Standing:
    """Where a text stands beside today's Swedish."""
    if written is None or not written.text.strip():
        return Standing.MISSING
    if not is_swedish and (swedish is None or written.source_digest != digest(swedish.text)):
        return Standing.OUTDATED
    return Standing.MACHINE if written.state is TextState.MACHINE else Standing.THERE


def coverage(
    language: str, keys: Iterable[Key], theirs: Mapping[Key, Written], swedish: Mapping[Key, Written]
) -> Coverage:
    """How much of `keys` a language says."""
    is_swedish = language == SWEDISH
    found = [(key, standing(theirs.get(key), swedish.get(key), is_swedish=is_swedish)) for key in keys]
    return Coverage(
        language,
        tuple(key for key, where in found if where is Standing.MISSING),
        tuple(key for key, where in found if where is Standing.OUTDATED),
        sum(where is Standing.MACHINE for _key, where in found),
    )
