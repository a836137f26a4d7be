"""Who gets a letter with the others, in which language, and who is left out and why. Pure.

Source: issue "My plan in my language", 3: those who cannot be written to are named with the reason; a protected
identity is never written to by itself.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from reception.messages.rules.languages import SWEDISH
from reception.messages.terms import LeftOut

#: At most so many get a letter at once: what one job makes in a minute.
MOST_LETTERS: Final = 500


@dataclass(frozen=True)
class Recipient:
    """What is known of somebody who was chosen. `languages`: those she reads, the strongest first; BCP 47."""

    is_protected: bool = False
    is_child: bool = False
    is_open: bool = True
    has_address: bool = True
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Placed:
    """In which language somebody gets the letter: None for Swedish alone. `left_out`: why she gets none."""

    language: str | None = None
    left_out: LeftOut | None = None


def placed(one: Recipient, having: Collection[str], *, swedish_alone: bool) -> Placed:
    """What becomes of somebody. `having`: the languages in which the letter has a text that may be sent.

    `swedish_alone`: whether those whose language has no text get the Swedish.
    """
    for holds, reason in (
        (not one.is_open, LeftOut.CASE_CLOSED),
        (one.is_protected, LeftOut.PROTECTED),
        (one.is_child, LeftOut.CHILD),
        (not one.has_address, LeftOut.NO_ADDRESS),
    ):
        if holds:
            return Placed(left_out=reason)
    language = language_of(one.languages, having)
    if language is None and not swedish_alone:
        return Placed(left_out=LeftOut.NO_TEXT)
    return Placed(None if language == SWEDISH else language or _untold(one.languages))


def language_of(languages: Sequence[str], having: Collection[str]) -> str | None:
    """The first of somebody's languages that the letter has; Swedish, which it always has, if she reads that."""
    return next((tag for tag in languages if tag in having or tag == SWEDISH), None)


def _untold(languages: Sequence[str]) -> str | None:
    """The language in which she is told that the letter is in Swedish: her strongest."""
    return languages[0] if languages else None
