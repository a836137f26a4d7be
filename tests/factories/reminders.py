"""People who can be reminded, units that remind, and gateways that take messages, refuse them, or are away."""

from collections.abc import Sequence
from pathlib import Path

import sqlalchemy as sa

from reception.access.actor import system
from reception.accounts.models import Unit, User
from reception.audit.log import record
from reception.db.session import db
from reception.people import operations
from reception.people.models import ContactDetail, Person, PersonLanguage
from reception.people.terms import ContactKind, Protection
from reception.reminders.models import MessageStop, OutgoingMessage, UnitReminders
from reception.sms.gateway import Incoming, Sent
from tests.factories.people import make_person

#: A number of those that Post- och telestyrelsen keeps for fiction.
NUMBER = "+46701740605"


def remind(unit: Unit, *, by_text: bool = True, by_email: bool = True) -> None:
    """The unit reminds by itself."""
    with system("test"):
        db.session.add(UnitReminders(unit_id=unit.id, by_text=by_text, by_email=by_email))
        record("test.reminders")
        db.session.commit()


def make_reachable(
    unit: Unit,
    worker: User | None = None,
    *,
    name: str = "Amina Warsame",
    phone: str | None = "070-174 06 05",
    email: str | None = None,
    language: str = "ar",
    protection: Protection = Protection.NONE,
    named: Sequence[User] = (),
    **phone_facts: object,
) -> Person:
    """Somebody with an open case, who takes text messages unless `phone_facts` say otherwise."""
    person = make_person(name=name, unit=unit, worker=worker, protection=protection, named=named)
    if phone is not None:
        add_detail(person, ContactKind.PHONE, phone, **{"sms_allowed": True, **phone_facts})
    if email is not None:
        add_detail(person, ContactKind.EMAIL, email)
    with system("test"):
        db.session.add(PersonLanguage(person_id=person.id, language=language))
        operations.index(person)
        record("test.language")
        db.session.commit()
    return person


def add_detail(person: Person, kind: ContactKind, text: str, **facts: object) -> None:
    """A telephone or an e-mail of somebody's."""
    with system("test"):
        kept = {"sealed": text} if person.is_protected else {"plain": text}
        db.session.add(ContactDetail(person_id=person.id, kind=kind, **kept, **facts))
        db.session.flush()
        db.session.expire(person, ["contact_details"])
        operations.index(person)
        record("test.detail")
        db.session.commit()


def messages() -> list[OutgoingMessage]:
    """Every message there is, as it stands now."""
    with system("test"):
        query = sa.select(OutgoingMessage).order_by(OutgoingMessage.id)
        return list(db.session.scalars(query.execution_options(permit="test", populate_existing=True)))


def stops() -> list[MessageStop]:
    """Every stop there is."""
    with system("test"):
        query = sa.select(MessageStop).order_by(MessageStop.id)
        return list(db.session.scalars(query.execution_options(permit="test", populate_existing=True)))


class Gateway:
    """A gateway in memory: `sent` are (number, text, reference); `trouble` is raised in place of sending."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str, str]] = []
        self.asked = 0
        self.trouble: Exception | None = None
        self.incoming: list[Incoming] = []

    def send(self, to: str, text: str, reference: str) -> Sent:
        """Take a message."""
        self.asked += 1
        if self.trouble is not None:
            raise self.trouble
        self.sent.append((to, text, reference))
        return Sent()

    def received(self) -> list[Incoming]:
        """What came in."""
        return list(self.incoming)

    def forget(self, incoming: Incoming) -> None:
        """It was seen to."""
        self.incoming.remove(incoming)


def outgoing_files(folder: Path) -> list[Path]:
    """The files of messages that a gateway of files was given."""
    return sorted((folder / "outgoing").glob("*.json"))
