"""What holds for cases and tasks, whoever asks. Pure: the day is passed in."""

from datetime import date, timedelta
from typing import Final

#: A case where nothing has happened for four weeks is silent (features.md row 77; the number is ours).
SILENT_AFTER_DAYS: Final = 28


def is_resting(resting_until: date | None, today: date) -> bool:
    """Whether a task is put away today; it comes back on the day it rests until."""
    return resting_until is not None and resting_until > today


def day_of_assignment(wanted: date, began: date) -> date:
    """The day an earlier assignment ends: never before it began."""
    return max(wanted, began)


def rest_until(choice: str, chosen: date | None, today: date) -> date | None:
    """The day a task comes back: "tomorrow", "next-week" (Monday), or "date": the day chosen, if it lies ahead."""
    if choice == "tomorrow":
        return today + timedelta(days=1)
    if choice == "next-week":
        return today + timedelta(days=7 - today.weekday())
    return chosen if chosen is not None and chosen > today else None
