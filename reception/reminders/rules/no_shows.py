"""Who did not come: counts by how people were called, and whether they were reminded. Pure.

A count tells what happened, never why: those who are reminded differ from the others in more than that.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from reception.contacts.terms import CallKind, ContactState


@dataclass(frozen=True)
class Outcome:
    """So many appointments that came to their day, called alike and reminded or not, became the same."""

    call: CallKind
    is_reminded: bool
    state: ContactState
    count: int


@dataclass(frozen=True)
class Line:
    """What became of the appointments called alike; `is_reminded` None: of both kinds together."""

    call: CallKind
    is_reminded: bool | None
    held: int = 0
    no_show: int = 0
    cancelled: int = 0

    @property
    def expected(self) -> int:
        """To how many somebody was still expected: those that were held and those to which nobody came."""
        return self.held + self.no_show

    @property
    def percent(self) -> int | None:
        """Of so many in a hundred of these nobody came, rounded half up; None where there were none."""
        return (self.no_show * 200 + self.expected) // (2 * self.expected) if self.expected else None


def lines(outcomes: Iterable[Outcome]) -> list[Line]:
    """For each way to call: reminded, not reminded, and both. All lines stand there, also those of nought."""
    known = list(outcomes)
    return [_line(known, call, is_reminded=is_reminded) for call in CallKind for is_reminded in (True, False, None)]


def _line(outcomes: Iterable[Outcome], call: CallKind, *, is_reminded: bool | None) -> Line:
    chosen = [one for one in outcomes if one.call is call and is_reminded in (None, one.is_reminded)]
    counts = {
        state: sum(one.count for one in chosen if one.state is state)
        for state in (ContactState.HELD, ContactState.NO_SHOW, ContactState.CANCELLED)
    }
    return Line(call, is_reminded, *counts.values())
