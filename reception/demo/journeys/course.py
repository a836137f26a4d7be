"""How a life is drawn: a day after a day, by chance, and nothing that lies ahead."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from reception.demo.sketches import Sketch
from reception.path.rules.days import Length, weekdays_only
from reception.people.terms import Ground, KeyDateKind

Value = date | str | bool | int


@dataclass(frozen=True)
class Permit:
    """A residence permit from a day, until a day or for good."""

    ground: Ground
    starts_on: date
    ends_on: date | None


@dataclass
class Journey:
    """What is known of somebody's way: key dates, permits, guardians, and facts that are noted by hand."""

    days: dict[KeyDateKind, date] = field(default_factory=dict)
    permits: list[Permit] = field(default_factory=list)
    noted: dict[str, Value] = field(default_factory=dict)
    trustee_on: date | None = None
    custodian_on: date | None = None


class Course:
    """One person's way, as it is being drawn."""

    def __init__(self, random: Random, today: date, sketch: Sketch) -> None:
        self.random, self.today, self.sketch = random, today, sketch
        self.journey = Journey()

    def happens(self, chance: float) -> bool:
        """Whether something is so, once in `1 / chance` lives."""
        return self.random.random() < chance

    def before(self, day: date, low: int, high: int) -> date:
        """A day at least `low` and at most `high` days before `day`."""
        return day - timedelta(days=self.random.randint(low, high))

    def after(self, day: date | None, low: int, high: int, chance: float = 1.0) -> date | None:
        """A day at least `low` and at most `high` days after `day`; None if it does not come, or not yet."""
        days, comes = self.random.randint(low, high), self.happens(chance)
        found = day + timedelta(days=days) if day else None
        return found if comes and found and found <= self.today else None

    def write(self, kind: KeyDateKind, day: date | None) -> date | None:
        """Write a key date down, if it has come."""
        if day is not None:
            self.journey.days[kind] = day
        return day

    def note(self, code: str, value: Value | None) -> None:
        """Note a fact, if there is one."""
        if value is not None:
            self.journey.noted[code] = value

    def day(self, kind: KeyDateKind) -> date | None:
        """A key date that was written down."""
        return self.journey.days.get(kind)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, as the law counts."""
    return Length(months=months).after(day, weekdays_only)
