"""What holds for handing somebody over to another unit or municipality. Pure: the day is passed in.

The numbers are ours: no law gives any. How long the overlap may be is the same as between two caseworkers.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

#: So far back, and so far ahead, may the day lie from which another has the responsibility.
EARLIEST_TRANSFER_DAYS: Final = 31
LATEST_TRANSFER_DAYS: Final = 180
LONGEST_SUMMARY: Final = 4000
LONGEST_REASON: Final = 500
#: So many hand-overs does the list show of those that were sent.
SENT_SHOWN: Final = 50
#: What stands for another municipality where a receiver is chosen.
MUNICIPALITY: Final = "municipality"


@dataclass(frozen=True)
class Receiver:
    """Who is to take over: a unit, or without one another municipality.

    `crosses_secrecy`: it belongs to another board, or to another municipality. Each board is an authority of its own,
    and secrecy holds between authorities (OSL 2009:400 chapter 8 § 1, chapter 26 § 1).
    """

    unit_id: int | None
    name: str
    board_name: str
    crosses_secrecy: bool

    @property
    def is_municipality(self) -> bool:
        """Whether it is another municipality."""
        return self.unit_id is None

    @property
    def code(self) -> str:
        """What stands for it in a form."""
        return MUNICIPALITY if self.unit_id is None else str(self.unit_id)


def is_day_of_transfer(day: date, today: date) -> bool:
    """Whether another may have the responsibility from that day."""
    return -EARLIEST_TRANSFER_DAYS <= (day - today).days <= LATEST_TRANSFER_DAYS


def day_to_close(starts_on: date, overlap_until: date | None, today: date) -> date:
    """The day by which the former unit looks whether its own case is to be closed: when it need not follow along."""
    return max(overlap_until or starts_on, today)


def shortened(text: str, longest: int) -> str:
    """A text in one line, cut at `longest` characters."""
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= longest else f"{one_line[: longest - 1].rstrip()}…"
