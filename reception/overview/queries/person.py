"""The page of a person: a fixed number of queries, whatever the record and the case hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.permit import OutOfReach
from reception.audit.reading import saw
from reception.cases import queries as cases
from reception.cases.models import Case, Task
from reception.cases.rules import is_resting
from reception.cases.terms import CaseState
from reception.contacts import permits as contact_permits
from reception.contacts import queries as contacts
from reception.contacts.models import Contact, Question
from reception.contacts.rules import HAPPENED
from reception.contacts.terms import ContactState
from reception.housing.queries.home_now import HomeInShort, home_in_short
from reception.housing.rules.settlement import latest_day
from reception.i18n.formats import local, now, today
from reception.overview.queries.facts import Facts, facts_of
from reception.path import queries as path
from reception.path.rules.basics import InPlace, in_place
from reception.people import permits as people_permits
from reception.people.models import Person
from reception.people.terms import KeyDateKind

#: How many contacts and appointments the page shows; the timeline has them all.
SHOWN = 3
#: Within a day, what has no hour comes after what has.
LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Step:
    """A task or an appointment that lies ahead, or should have been done. `at` is an appointment's instant."""

    row: Task | Contact
    day: date | None
    at: datetime | None
    is_resting: bool = False

    @property
    def has_come(self) -> bool:
        """Whether an appointment's hour has come, so that one can say what came of it."""
        return self.at is not None and self.at <= now()


@dataclass(frozen=True)
class PersonPage:
    """A person within reach, with the case of one's own units: the open one, else the latest."""

    person: Person
    facts: Facts
    cases: Sequence[Case]
    tasks: Sequence[Task]
    appointments: Sequence[Contact]
    latest: Sequence[Contact]
    questions: Sequence[Question]
    home: HomeInShort | None = None

    @property
    def path(self) -> path.Strip | None:
        """Where the person stands in the four phases; None when no case is open."""
        return path.strip_of(self.facts.steps, today()) if self.open_case else None

    @property
    def basics(self) -> InPlace | None:
        """How many of the eight basics are in place; None when no case is open or none is kept."""
        return in_place((code, state) for code, state, _due in self.facts.steps) if self.open_case else None

    @property
    def settle_by(self) -> date | None:
        """The latest day of settlement, stated or reckoned, of somebody who lives in no home yet."""
        days = self.facts.key_dates
        decided_on = days.get(KeyDateKind.ASSIGNED)
        latest = latest_day(self.person.route, decided_on, days.get(KeyDateKind.SETTLE_BY))
        return None if latest is None or KeyDateKind.MOVED_IN in days or (self.home and self.home.now) else latest.day

    @property
    def case(self) -> Case | None:
        """The case that the page is about."""
        return self.cases[0] if self.cases else None

    @property
    def steps(self) -> list[Step]:
        """Tasks and appointments by day, the nearest or most overdue first; undated and resting tasks last."""
        steps = [*map(_of_task, self.tasks), *map(_of_appointment, self.appointments)]
        return sorted(steps, key=lambda step: (step.is_resting, step.day or date.max, step.at or LAST, step.row.id))

    @property
    def open_case(self) -> Case | None:
        """The same, if work goes on in it."""
        return self.case if self.case and self.case.state is CaseState.OPEN else None


def _of_task(task: Task) -> Step:
    return Step(task, task.due_on, None, is_resting(task.resting_until, today()))


def _of_appointment(contact: Contact) -> Step:
    return Step(contact, local(contact.at).date(), contact.at)


def page_of(number: str) -> PersonPage | None:
    """The page of the person of that number, or None when the actor's units have no file about such a person."""
    try:
        found = cases.cases_about(number)
    except OutOfReach:
        return _without_case(number)
    person, case = found[0].person, found[0]
    appointments, latest = _contacts_of(case)
    return PersonPage(
        person=person,
        facts=facts_of(person, case),
        cases=found,
        tasks=cases.open_tasks_of(case),
        appointments=appointments,
        latest=latest,
        questions=contacts.waiting_on(case),
        home=home_in_short(person.id),
    )


def _without_case(number: str) -> PersonPage | None:
    try:
        person = people_permits.READ.one(sa.select(Person).where(Person.number == number))
    except OutOfReach:
        return None
    saw([person.id])
    return PersonPage(person, facts_of(person, None), (), (), (), (), ())


def _contacts_of(case: Case) -> tuple[list[Contact], list[Contact]]:
    """The appointments that are not settled, the nearest first, and what happened last, the newest first."""
    alive = (Contact.case_id == case.id, Contact.withdrawn_at.is_(None))
    planned = sa.select(Contact.id).where(*alive, Contact.state == ContactState.PLANNED).order_by(Contact.at)
    happened = sa.select(Contact.id).where(*alive, Contact.state.in_(HAPPENED)).order_by(Contact.at.desc())
    ids = sa.union_all(*(sa.select(part.limit(SHOWN).subquery()) for part in (planned, happened)))
    query = (
        sa.select(Contact)
        .where(Contact.id.in_(ids))
        .options(joinedload(Contact.author), joinedload(Contact.organisation))
        .order_by(Contact.at, Contact.id)
    )
    found = contact_permits.READ.all(query)
    appointments = [contact for contact in found if contact.state is ContactState.PLANNED]
    return appointments, [contact for contact in reversed(found) if contact.state is not ContactState.PLANNED]
