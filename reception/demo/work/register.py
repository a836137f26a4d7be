"""The employers of Exempelby with their people, what they said last, and the places they offer."""

import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any, Final

from reception.contacts.terms import Channel
from reception.demo.numbers import NumberSource, ShortNumbers
from reception.demo.people import at_nine
from reception.demo.rows import Rows
from reception.demo.sketches import FOLDER
from reception.demo.skills.interviews import workday
from reception.organisations.models import ContactPerson, Organisation
from reception.organisations.rules import sort_key
from reception.organisations.terms import OrganisationKind
from reception.skills.terms import LanguageLevel
from reception.work.models import Employer, EmployerContact, Opening
from reception.work.terms.employers import OpeningKind, OpeningState

#: So many employers in a small municipality; a larger one has more, but not as many more as it has people.
FEWEST, OF_PEOPLE, GROWS = 40, 600, 0.4
#: Of a hundred: not heard of for more than ninety days, never; every twentieth has closed.
STALE, NEVER, CLOSED_EACH = 22, 6, 20
SINCE: Final = 5 * 365
#: Of a hundred openings of the register; those that were filled by somebody come beside them.
STATES: Final = ((OpeningState.OPEN, 72), (OpeningState.FILLED, 8), (OpeningState.WITHDRAWN, 20))
KINDS: Final = (
    OpeningKind.PLACEMENT, OpeningKind.JOB, OpeningKind.WORK_TRAINING, OpeningKind.PLACEMENT, OpeningKind.SUBSIDISED,
    OpeningKind.SUMMER,
)  # fmt: skip
OFFERING: Final = 0.9
HEARD_BY: Final = (Channel.PHONE, Channel.PHONE, Channel.VISIT, Channel.EMAIL, Channel.MEETING)


@cache
def told() -> dict[str, Any]:
    """The file, as it stands."""
    return tomllib.loads((FOLDER / "work" / "employers.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Task:
    """What is done at a workplace: a title, SSYK 2012, the Swedish it takes, a licence, hours outside the day."""

    title: str
    code: str
    swedish: LanguageLevel | None
    licence: bool
    odd_hours: bool


@dataclass(frozen=True)
class Workplace:
    """An employer by its row, with those who work there. `closed_on`: it takes nobody any more."""

    organisation_id: int
    name: str
    branch: str
    is_municipal: bool
    contacts: tuple[int, ...]
    tasks: tuple[Task, ...]
    closed_on: date | None = None


class Register:
    """Writes the employers, and finds one for somebody's work."""

    def __init__(self, random: Random, rows: Rows, today: date, staff: Sequence[int], *, persons: int) -> None:
        self.random, self.rows, self.today, self.staff = random, rows, today, staff
        self.numbers, self._phones = ShortNumbers(random), NumberSource(random)
        self.workplaces = [self._employ(place, *one) for place, one in enumerate(_names(persons))]
        self.here = [one for one in self.workplaces if one.closed_on is None]
        self._by_code: dict[str, list[tuple[Workplace, Task]]] = defaultdict(list)
        for one in self.workplaces:
            for task in one.tasks:
                self._by_code[task.code].append((one, task))
        self.open: list[tuple[int, Workplace, Task, date]] = []
        self._offer()

    def named(self, name: str) -> Workplace:
        """The one of that name. Raises StopIteration."""
        return next(one for one in self.workplaces if one.name == name)

    def of_code(self, random: Random, code: str | None, day: date) -> tuple[Workplace, Task] | None:
        """A workplace with that work that had not closed on the day; any work if no code is given."""
        if code is not None:
            among = [(one, task) for one, task in self._by_code.get(code, ()) if _is_there(one, day)]
            return random.choice(among) if among else None
        place = random.choice(self.workplaces)
        place = place if _is_there(place, day) else self.workplaces[0]
        return place, random.choice(place.tasks)

    def opening(
        self,
        random: Random,
        workplace: Workplace,
        task: Task,
        kind: OpeningKind,
        *,
        state: OpeningState,
        made_on: date,
        **facts: Any,
    ) -> int:
        """Places at a workplace, as somebody noted them on a day. `facts` are columns of `Opening`."""
        texts = told()
        values = {
            "places": random.choice((1, 1, 1, 2, 3)),
            "extent": random.choice((100, 100, 75, 50, None)),
            "place": random.choice(texts["areas"]),
            "note": random.choice((None, *texts["offers"])),
            "languages": random.choice(("", "", "", " ar ", " so ti ", " en uk ")),
            "confirmed_on": made_on,
            **facts,
        }
        return self.rows.add(
            Opening, number=self.numbers.next(), organisation_id=workplace.organisation_id, kind=kind, state=state,
            title=task.title, occupation_code=task.code, swedish=task.swedish, driving_licence=task.licence,
            odd_hours=task.odd_hours, contact_person_id=random.choice(workplace.contacts), made_at=at_nine(made_on),
            made_by_id=random.choice(self.staff), **values,
        )  # fmt: skip

    def _employ(self, place: int, name: str, branch: str, *is_municipal: str) -> Workplace:
        random = self.random
        closed_on = self._ago(30, 500) if place % CLOSED_EACH == CLOSED_EACH - 1 else None
        organisation_id = self.rows.add(
            Organisation, name=name, sort_key=sort_key(name), kind=OrganisationKind.EMPLOYER,
            phone=self._phones.phone(), address=f"{random.choice(told()['areas'])}, 999 99 Exempelby",
            languages=random.choice(("", "", " ar ", " en ", " pl ", " ar so ", " uk ru ")), closed_on=closed_on,
        )  # fmt: skip
        contacts = tuple(self._contact(organisation_id, closed_on) for _one in range(random.choice((1, 1, 2, 3))))
        heard = self._heard(place, closed_on)
        self.rows.add(
            Employer, organisation_id=organisation_id, branch=branch, is_municipal=bool(is_municipal),
            confirmed_on=heard, note=random.choice((None, None, *told()["notes"])),
        )  # fmt: skip
        if heard is not None:
            self._hear(organisation_id, contacts, heard, is_over=closed_on is not None)
        tasks = tuple(_task(*one) for one in told()["works"][branch])
        return Workplace(organisation_id, name, branch, bool(is_municipal), contacts, tasks, closed_on)

    def _heard(self, place: int, closed_on: date | None) -> date | None:
        """When somebody heard from it last."""
        chance = self.random.randrange(100) if place else 99
        if closed_on is not None:
            return workday(closed_on - timedelta(days=self.random.randrange(5, 60)))
        if chance < NEVER:
            return None
        return self._ago(95, 400) if chance < NEVER + STALE else self._ago(1, 85)

    def _ago(self, low: int, high: int) -> date:
        return workday(self.today - timedelta(days=self.random.randint(low, high)))

    def _contact(self, organisation_id: int, closed_on: date | None) -> int:
        texts, random = told(), self.random
        has_left = closed_on is None and random.randrange(100) < 8
        return self.rows.add(
            ContactPerson, organisation_id=organisation_id, task=random.choice(texts["tasks"]),
            name=f"{random.choice(texts['given'])} {random.choice(texts['surnames'])}", phone=self._phones.phone(),
            left_on=self._ago(20, 400) if has_left else None,
        )  # fmt: skip

    def _hear(self, organisation_id: int, contacts: Sequence[int], last: date, *, is_over: bool) -> None:
        """What was said the last time, and before it."""
        days = sorted({last, *(last - timedelta(days=self.random.randrange(20, 600)) for _ in range(3))})
        for day in days[-self.random.randint(1, 4) :]:
            again = last + timedelta(days=self.random.randrange(30, 100))
            self.rows.add(
                EmployerContact, organisation_id=organisation_id, on=day, channel=self.random.choice(HEARD_BY),
                contact_person_id=self.random.choice((None, *contacts)), text=self.random.choice(told()["heard"]),
                next_on=again if day == last and not is_over and self.random.random() < 0.5 else None,
                author_id=self.random.choice(self.staff), made_at=at_nine(day),
            )  # fmt: skip

    def _offer(self) -> None:
        """Places at nearly every employer that has not closed, in every state."""
        random = self.random
        states, shares = [state for state, _ in STATES], [share for _, share in STATES]
        for place, one in enumerate(self.here):
            if random.random() >= OFFERING:
                continue
            kind, task = KINDS[place % len(KINDS)], random.choice(one.tasks)
            state = states[place] if place < len(states) else random.choices(states, shares)[0]
            made_on = self._ago(3, 80) if state is OpeningState.OPEN else self._ago(60, 500)
            begins = made_on + timedelta(days=random.randrange(10, 120))
            opening_id = self.opening(
                random, one, task, kind, state=state, made_on=made_on, begins_on=random.choice((begins, None)),
                open_until=made_on + timedelta(days=random.randrange(90, 200)) if random.random() < 0.5 else None,
                ends_on=begins + timedelta(days=90) if kind is OpeningKind.SUMMER else None,
            )  # fmt: skip
            if state is OpeningState.OPEN:
                self.open.append((opening_id, one, task, made_on))


def _names(persons: int) -> list[list[str]]:
    """Name, branch, and whether it is the municipality's own: so many as a municipality of the size has."""
    texts = told()["there"]
    made: list[list[str]] = [[*one] for one in texts["employers"]]
    more = max(0, round(FEWEST * (max(persons, OF_PEOPLE) / OF_PEOPLE) ** GROWS) - len(made))
    every = [[f"{owner} {trade} i Exempelby", branch] for trade, branch in texts["trades"] for owner in texts["owners"]]
    step = 29  # has no divisor with their number in common: neighbours differ in owner and trade
    return made + [every[number * step % len(every)] for number in range(min(more, len(every)))]


def _task(title: str, code: str, swedish: str, takes: str) -> Task:
    level = LanguageLevel(swedish) if swedish else None
    return Task(title, code, level, "licence" in takes.split(), "odd-hours" in takes.split())


def _is_there(one: Workplace, day: date) -> bool:
    return one.closed_on is None or one.closed_on > day
