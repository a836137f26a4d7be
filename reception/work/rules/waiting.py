"""How long authorities let wait: of questions that were asked, answered or still wait. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Final, NamedTuple

from reception.contacts.rules import waiting_days
from reception.contacts.terms import QuestionKind

#: Of fewer answers a median says nothing.
FEWEST_ANSWERS: Final = 5


class Asked(NamedTuple):
    """A question to an authority. `is_awaited`: it has no answer yet, and the case goes on."""

    organisation_id: int
    organisation: str
    kind: QuestionKind
    asked_on: date
    answered_on: date | None
    is_awaited: bool


@dataclass(frozen=True)
class Waits:
    """The waits of some questions, in days. `middle`: the median of those answered; None where they are too few.

    `given_up`: withdrawn, or the case was closed without an answer.
    """

    asked: int
    answered: int
    middle: int | None
    longest: int | None
    waiting: int
    longest_waiting: int | None

    @property
    def given_up(self) -> int:
        """How many are awaited no longer, without an answer."""
        return self.asked - self.answered - self.waiting

    @property
    def is_too_few(self) -> bool:
        """Whether there are answers, and fewer than tell anything."""
        return 0 < self.answered < FEWEST_ANSWERS


@dataclass(frozen=True)
class AuthorityWaits:
    """The waits of one authority, of all its questions and by what they are about."""

    organisation_id: int
    organisation: str
    all: Waits
    kinds: tuple[tuple[QuestionKind, Waits], ...]


def waits_of_authorities(questions: Iterable[Asked], today: date) -> list[AuthorityWaits]:
    """The waits of each authority that was asked, by kind in the order of the kinds; those asked most first."""
    found: dict[tuple[int, str], list[Asked]] = {}
    for one in questions:
        found.setdefault((one.organisation_id, one.organisation), []).append(one)
    rows = [AuthorityWaits(*key, _waits(own, today), _by_kind(own, today)) for key, own in found.items()]
    return sorted(rows, key=lambda row: (-row.all.asked, row.organisation, row.organisation_id))


def _by_kind(questions: list[Asked], today: date) -> tuple[tuple[QuestionKind, Waits], ...]:
    kinds = [(kind, [one for one in questions if one.kind is kind]) for kind in QuestionKind]
    return tuple((kind, _waits(own, today)) for kind, own in kinds if own)


def _waits(questions: list[Asked], today: date) -> Waits:
    took = [waiting_days(one.asked_on, one.answered_on, today) for one in questions if one.answered_on is not None]
    waiting = [waiting_days(one.asked_on, None, today) for one in questions if one.is_awaited]
    return Waits(
        asked=len(questions),
        answered=len(took),
        middle=round(median(took)) if len(took) >= FEWEST_ANSWERS else None,
        longest=max(took, default=None),
        waiting=len(waiting),
        longest_waiting=max(waiting, default=None),
    )
