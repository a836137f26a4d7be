"""What is read for matching: who seeks a home, which homes are free or become free, and how mixed the districts are."""

from reception.matching.queries.areas import newcomer_shares
from reception.matching.queries.homes import Vacancy, vacancies
from reception.matching.queries.suiting import Suited, households_for
from reception.matching.queries.waiting import Counts, Waiting, WaitingList, note_reading, waiting_households
from reception.matching.queries.wanted import Choice, Wanted, choice_of, homes_for_need, seeking_of

__all__ = [
    "Choice",
    "Counts",
    "Suited",
    "Vacancy",
    "Waiting",
    "WaitingList",
    "Wanted",
    "choice_of",
    "homes_for_need",
    "households_for",
    "newcomer_shares",
    "note_reading",
    "seeking_of",
    "vacancies",
    "waiting_households",
]
