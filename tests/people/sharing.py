"""How tests of sharing write consents, log lines and extracts through the front door."""

from typing import Any

import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.organisations.models import Organisation
from reception.organisations.rules import sort_key
from reception.organisations.terms import OrganisationKind
from reception.people.models import Consent, Disclosure, Extract, Person
from tests.clients import StrictClient
from tests.people.families import rows

AGENCY = "Arbetsförmedlingen"
NAME, PHONE = "Amina Yusuf", "070-174 06 05"
#: What the page of a link says that leads nowhere any longer.
GONE = "This link does not work"


def make_organisation(name: str = AGENCY) -> Organisation:
    """An organisation of the register."""
    with system("test"):
        found = Organisation(name=name, sort_key=sort_key(name), kind=OrganisationKind.AUTHORITY)
        db.session.add(found)
        db.session.commit()
    return found


def at(person: Person, path: str = "") -> str:
    """The address of a person's sharing."""
    return f"/people/{person.number}/sharing{path}"


def give_consent(browser: StrictClient, person: Person, agency: Organisation, **values: Any) -> Consent:
    """A consent for an organisation to know identity and languages."""
    facts = {"recipient_id": agency.id, "purpose": "work", "scope": ["identity", "language"], "language": "ar"}
    answer = browser.fill(at(person, "/consents/new"), **{**facts, **values})
    assert answer.status_code == 303, answer.text
    return rows(Consent, person_id=person.id)[-1]


def tell(browser: StrictClient, person: Person, **values: Any) -> Any:
    """The answer to a line of the log; without more, that something was told because it harms nobody."""
    facts = {"recipient_name": "Karin Ek, tennisklubben", "scope": ["language"], "ground": "no-harm", "way": "phone"}
    return browser.fill(at(person, "/log/new"), **{**facts, **values})


def lines_of(person: Person) -> list[Disclosure]:
    """The log, the oldest first."""
    return rows(Disclosure, person_id=person.id)


def choose_extract(browser: StrictClient, person: Person, **values: Any) -> Any:
    """The answer to what a partner is to see: the preview."""
    facts = {"recipient_name": "Karin Ek, tennisklubben", "scope": ["identity"], "ground": "no-harm", "days": 7}
    return browser.fill(at(person, "/extracts/new"), **{**facts, **values})


def give_extract(browser: StrictClient, person: Person, **values: Any) -> tuple[Extract, str, str]:
    """An extract that was previewed and given, with its address and its code."""
    answer = choose_extract(browser, person, **values)
    assert answer.heading == "This is what they will see", answer.words
    given = browser.post(at(person, "/extracts/new"), data={**answer.form_values(), "step": "give"})
    assert given.heading == "The extract is given", given.words
    shown = {field.get("id"): field.get("value") for field in given.all("input")}
    return rows(Extract, person_id=person.id)[-1], "/extracts/" + shown["link"].rpartition("/")[2], shown["code"]


def wrong(code: str) -> str:
    """Another code."""
    digits = code.replace(" ", "")
    return f"{(int(digits) + 1) % 10**8:08}"


def opened(partner: StrictClient, address: str, code: str) -> Any:
    """The answer to a code."""
    return partner.fill(address, code=code)


def events(action: str) -> list[AuditEvent]:
    """What the log tells of an action, the oldest first."""
    return list(db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action == action)))


def state_of(extract_id: int) -> Extract:
    """The extract as it stands."""
    [found] = rows(Extract, id=extract_id)
    return found
