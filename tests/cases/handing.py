"""What the tests about handing over share."""

from typing import Any

import sqlalchemy as sa

from reception.cases.models import Case, CaseAssignment
from reception.db.session import db
from reception.people.models import Person
from tests.clients import StrictClient

PATH = "/cases/hand-over"


def case_of(person: Person) -> Case:
    """The person's only case."""
    return db.session.scalars(sa.select(Case).where(Case.person_id == person.id).execution_options(permit="test")).one()


def number_of(person: Person) -> str:
    """Its number."""
    return case_of(person).number


def assignments(person: Person) -> list[tuple[int, Any, Any]]:
    """Who has worked with the person: (id, from, to), the earliest first."""
    query = sa.select(CaseAssignment).where(CaseAssignment.case_id == case_of(person).id).order_by(CaseAssignment.id)
    rows = db.session.scalars(query.execution_options(permit="test"))
    return [(row.user_id, row.starts_on, row.ends_on) for row in rows]


def choose(client: StrictClient, *people: Person, **more: Any) -> Any:
    """Send the choice as the list of people does."""
    return client.post(PATH, data={"case": [number_of(person) for person in people], "which": "chosen", **more})


def hand_over(client: StrictClient, *people: Person, to: Any, **values: Any) -> Any:
    """Choose, fill in and send; answers the page of the result, or the form again."""
    page = choose(client, *people)
    assert page.status_code == 200, page.location
    worker = to if isinstance(to, str) else str(to.id)
    answer = client.post(PATH, data={**page.form_values(PATH), "worker": worker, **values})
    return client.get(answer.location) if answer.status_code == 303 else answer
