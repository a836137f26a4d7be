"""What tests of figures share: people who were received, and what a figure of 2026 counts today."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import time_machine

from reception.access.actor import system
from reception.audit.log import record
from reception.cases.models import Closing
from reception.cases.terms import ClosingReason, Outcome
from reception.db.session import db
from reception.indicators.rules.catalogue import versions_of
from reception.people.models import KeyDate, Person
from reception.people.terms import KeyDateKind, Source
from reception.work.operations.figures import count_figures
from reception.work.queries.facts import FACTS
from reception.work.terms.file import LearntThrough
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.indicators import counting as facts

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
TOLD = {"learnt_through": LearntThrough.PERSON}


def that_day() -> Iterator[None]:
    """The clock stands still on the day of the tests."""
    with time_machine.travel(NOON, tick=False):
        yield


def keep(row: Any) -> Any:
    """A row, stored."""
    with system("test"):
        db.session.add(row)
        db.session.flush()
        record("test.kept", row)
        db.session.commit()
    return row


def received(
    municipality: Municipality,
    name: str = "Amina",
    on: date | None = date(2025, 3, 3),
    birth: date | None = date(1990, 5, 17),
) -> Person:
    """Somebody with a case, received on a day."""
    person = make_person(
        name=f"{name} Ny", birth=birth, unit=municipality.unit, worker=municipality.caseworker,
        opened_on=on or date(2024, 3, 4),
    )  # fmt: skip
    if on is not None:
        keep(KeyDate(person_id=person.id, kind=KeyDateKind.RECEIVED, on_day=on, source=Source.PERSON))
    return person


def ended(person: Person, on: date, reason: ClosingReason = ClosingReason.MOVED_IN_SWEDEN) -> None:
    """The case of somebody was closed."""
    keep(Closing(case_id=case_of(person).id, closed_on=on, reason=reason, outcome=Outcome.OTHER, made_at=NOON))


def counted(code: str, year: int = 2026) -> Any:
    """What a figure counts today: of how many how many, and why others are in neither number.

    The database, which counts for the indicators, is asked the same: both must say the same of every example.
    """
    with system("test"):
        found: Any = count_figures(year, TODAY)[code]
        db.session.rollback()
    if code == "I18b":
        return found.value, found.people
    if code in FACTS:
        told = facts.counted(FACTS[code](versions_of(code)[0].asked(year, TODAY)))
        assert (told.pop("yes", 0), told.pop("no", 0)) == (found.numerator, found.denominator - found.numerator)
        assert told == {reason.value: number for reason, number in found.uncounted.items()}
    return found.numerator, found.denominator, dict(found.uncounted)
