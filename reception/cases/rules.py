"""What holds for cases and tasks, whoever asks. Pure: the day is passed in."""

from datetime import date, timedelta
from typing import Final

#: A case where nothing has happened for four weeks is silent (features.md row 77; ours).
SILENT_AFTER_DAYS: Final = 28


def silent_since(today: date) -> date:
    """The last day of activity that makes a case silent today."""
    return today - timedelta(days=SILENT_AFTER_DAYS)


def days_late(due_on: date | None, today: date) -> int:
    """How many days past its day something is; 0 when it is not late or has no day."""
    return max((today - due_on).days, 0) if due_on else 0


def days_silent(active_on: date, today: date) -> int:
    """How many days have gone since something last happened."""
    return max((today - active_on).days, 0)


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
