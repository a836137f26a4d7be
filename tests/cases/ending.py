"""What the tests about closings share."""

from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
import time_machine

from reception.cases.models import Case, Closing, FollowUp, Pause
from reception.cases.terms import FollowUpMoment
from reception.db.session import db
from reception.i18n.formats import at_local, today
from reception.people.models import Person
from tests.clients import StrictClient

TEST = {"permit": "test"}
GOOD = {"outcome": "work", "reason": "completed"}


def case_of(person: Person) -> Case:
    return db.session.scalars(sa.select(Case).where(Case.person_id == person.id).execution_options(**TEST)).one()


def path_of(person: Person) -> str:
    return f"/cases/{case_of(person).number}"


def closings() -> list[Closing]:
    return list(db.session.scalars(sa.select(Closing).order_by(Closing.id).execution_options(**TEST)))


def follow_ups() -> dict[FollowUpMoment, FollowUp]:
    """The questions after the latest closing."""
    found = db.session.scalars(sa.select(FollowUp).order_by(FollowUp.id).execution_options(**TEST))
    return {one.moment: one for one in found}


def pauses() -> list[Pause]:
    return list(db.session.scalars(sa.select(Pause).order_by(Pause.id).execution_options(**TEST)))


def close(client: StrictClient, person: Person, **values: Any) -> Any:
    """Close somebody's case; answers the answer."""
    return client.fill(f"{path_of(person)}/close", **{**GOOD, **values})


def first_question(client: StrictClient, person: Person, **values: Any) -> str:
    """Close the case 90 days ago; answers where the question stands that is due today."""
    assert close(client, person, on=(today() - timedelta(days=90)).isoformat(), **values).status_code == 303
    client.get("/account")  # the note is read
    return f"/follow-ups/{follow_ups()[FollowUpMoment.DAYS_90].id}"


def at(day: date) -> Any:
    """Noon of that day."""
    return time_machine.travel(at_local(datetime.combine(day, time(12))), tick=False)
