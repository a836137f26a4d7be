"""What waits for whoever arranges homes: each number is the length of the list that it leads to."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from reception.housing.queries import contract_lists, upkeep
from reception.matching import queries as matching
from reception.matching.queries import Counts, Waiting

#: So many of the households whose latest day is nearest stand on the page; the list has them all (our number).
SHOWN: Final = 5


@dataclass(frozen=True)
class HomesToday:
    """The households that seek a home, the `first` of them; contracts that end in the next months, open faults."""

    counts: Counts
    first: tuple[Waiting, ...]
    ending: int
    faults: int


def homes_today(today: date) -> HomesToday:
    """What waits today. A fixed number of statements, however many wait."""
    waiting = matching.waiting_households()
    first = waiting.rows[:SHOWN]
    matching.note_reading(first)
    return HomesToday(waiting.counts, first, len(contract_lists.ending_days(today)), upkeep.number_of_open_faults())
