"""Many contacts at once, as a list brings them: in as many statements as one takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reception.access.actor import current
from reception.audit.log import record_many
from reception.cases.models import Case, Task
from reception.contacts.models import Contact
from reception.contacts.operations.log import LiesAhead, NextStep
from reception.contacts.rules import HAPPENED, lies_ahead
from reception.contacts.terms import CallKind, Channel, ContactState
from reception.db.session import db
from reception.i18n.formats import now


@dataclass(frozen=True)
class NewContact:
    """A contact to be logged, or to be planned when its state says so."""

    case: Case
    at: datetime
    channel: Channel
    state: ContactState
    summary: str
    call: CallKind | None = None
    organisation_id: int | None = None
    author_id: int | None = None
    next_step: NextStep | None = None


def log_contacts(new: Sequence[NewContact]) -> list[Contact]:
    """Log contacts of cases whose owners of next steps may see the person. Raises LiesAhead.

    When something last happened in the cases is for the caller to set: it is known before the cases are opened.
    """
    if any(one.state in HAPPENED and lies_ahead(one.at, now()) for one in new):
        raise LiesAhead
    made = [_contact(one) for one in new]
    db.session.add_all(made)
    db.session.flush()
    for action, is_planned in (("appointment.planned", True), ("contact.logged", False)):
        alike = [contact for contact in made if (contact.state is ContactState.PLANNED) is is_planned]
        record_many(action, ((one, {"channel": one.channel, "state": one.state}) for one in alike))
    return made


def _contact(one: NewContact) -> Contact:
    return Contact(
        case=one.case,
        at=one.at,
        channel=one.channel,
        state=one.state,
        call=one.call,
        summary=one.summary,
        organisation_id=one.organisation_id,
        author_id=one.author_id,
        logged_at=now(),
        next_task=_task(one.case, one.next_step) if one.next_step else None,
    )


def _task(case: Case, step: NextStep) -> Task:
    by = current().user_id
    return Task(case=case, title=step.title, due_on=step.due_on, owner_id=step.owner_id, made_at=now(), made_by_id=by)
