"""What the tests about handing a person over to another unit or municipality share."""

from typing import Any

import sqlalchemy as sa

from reception.accounts.models import Unit
from reception.cases.models import Case, Task, Transfer
from reception.cases.rules.packet import Packet, from_json
from reception.cases.rules.transfers import MUNICIPALITY
from reception.db.session import db
from reception.people.models import Person
from tests.cases.handing import case_of
from tests.clients import StrictClient

SUMMARY = "Bor hos sin bror. Väntar på SFI."
#: A preview reads the whole record, the household, the next steps and the contacts: each in a statement of its own.
PREVIEW_TAKES = 30
#: Taking over opens a case, whose path is reckoned at once.
TAKING_OVER_TAKES = 70


def page_to(client: StrictClient, person: Person, receiver: Unit | None) -> Any:
    """The form for handing a person over to a unit, or to another municipality."""
    return client.get(f"{path_of(person)}?to={code_of(receiver)}")


def path_of(person: Person) -> str:
    """Where the person is handed over."""
    return f"/cases/{case_of(person).number}/transfer"


def code_of(receiver: Unit | None) -> str:
    """What stands for a receiver in the form."""
    return MUNICIPALITY if receiver is None else str(receiver.id)


def send(client: StrictClient, person: Person, receiver: Unit | None, button: str = "send", **values: Any) -> Any:
    """Fill the form in and send it, or press another button; answers where it led, or the form again."""
    page = page_to(client, person, receiver)
    assert page.status_code == 200, page.location
    filled = {**page.form_values(), "summary": SUMMARY, **values, button: "1"}
    if receiver is None:
        filled = {**filled, "municipality": values.get("municipality", "Grannkommunen")}
    budget, client.budget = client.budget, PREVIEW_TAKES
    answer = client.post(path_of(person), data=filled)
    client.budget = budget
    return answer


GROUND = {"ground": "consent", "ground_text": "Muntligt i dag"}


def offered(client: StrictClient, person: Person, receiver: Unit, **values: Any) -> Transfer:
    """Offer a person to a unit, and answer the offer."""
    answer = send(client, person, receiver, **values)
    assert answer.status_code == 303, answer.words
    return transfers_of(person)[-1]


def transfers_of(person: Person) -> list[Transfer]:
    """The hand-overs of a person, the earliest first."""
    query = sa.select(Transfer).join(Case, Case.id == Transfer.case_id).where(Case.person_id == person.id)
    return list(db.session.scalars(query.order_by(Transfer.id).execution_options(permit="test")))


def packet_of(transfer: Transfer) -> Packet:
    """What went along."""
    return from_json(transfer.packet)


def names_in(transfer: Transfer) -> set[str]:
    """The sections that went along."""
    return {section.name for section in packet_of(transfer).sections}


def tasks_of(case: Case) -> list[tuple[str, Any, int | None]]:
    """What is to be done on a case: (title, by, id of whoever does it)."""
    query = sa.select(Task).where(Task.case_id == case.id).order_by(Task.id).execution_options(permit="test")
    return [(task.title, task.due_on, task.owner_id) for task in db.session.scalars(query)]


def cases_in(unit: Unit, person: Person) -> list[Case]:
    """The cases of a unit about a person."""
    query = sa.select(Case).where(Case.unit_id == unit.id, Case.person_id == person.id)
    return list(db.session.scalars(query.execution_options(permit="test")))


def answer(client: StrictClient, transfer: Transfer, **values: Any) -> Any:
    """Answer an offer on its page."""
    budget, client.budget = client.budget, TAKING_OVER_TAKES
    sent = client.fill(f"/transfers/{transfer.number}/answer", **values)
    client.budget = budget
    return sent
