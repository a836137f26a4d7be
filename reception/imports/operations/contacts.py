"""A row of the list of contacts, made into a contact, or an appointment when its day lies ahead."""

from collections.abc import Mapping
from datetime import date, datetime, time

from reception.cases import operations as cases
from reception.cases.models import Case
from reception.cases.terms import TaskState
from reception.contacts import operations as contacts
from reception.contacts.models import Contact
from reception.contacts.operations import NewContact, NextStep
from reception.contacts.terms import CallKind, Channel, ContactState
from reception.i18n.formats import at_local, now, today
from reception.i18n.text import _
from reception.imports.operations.row_plans import ContactPlan
from reception.imports.rules import messages
from reception.imports.rules.records import ContactRow

NOON = time(12)


def new_contact(row: ContactRow, case: Case, *, organisation_ids: Mapping[str, int], is_latest: bool) -> NewContact:
    """The contact of a row. Its next step becomes a task while it is of use; an old one stands in the note."""
    open_step = not row.is_planned and bool(row.next_step) and (is_latest or _is_ahead(row.due))
    return NewContact(
        case=case,
        at=_at(row),
        channel=Channel(row.channel),
        state=_state(row),
        call=CallKind.INVITED if row.is_planned else None,
        summary=_summary(row, with_step=not open_step),
        organisation_id=organisation_ids.get(row.organisation or ""),
        author_id=_author(row),
        next_step=NextStep(row.next_step[:200], row.due, case.worker_id) if open_step and row.next_step else None,
    )


def change_contact(contact: Contact, plan: ContactPlan) -> None:
    """Correct a contact to what its row says now; a task that was set with it follows while it is open."""
    row, task = plan.row, contact.next_task
    has_task = task is not None and task.state is TaskState.OPEN
    contacts.correct_contact(
        contact,
        reason=_(messages.CORRECTED_BY_LIST),
        at=_at(row),
        channel=Channel(row.channel),
        state=_state(row) if contact.state in (ContactState.PLANNED, *_TOLD) else contact.state,
        summary=_summary(row, with_step=not has_task),
        author_id=_author(row) or contact.author_id,
    )
    if task is not None and has_task and row.next_step:
        cases.change_task(task, title=row.next_step[:200], due_on=row.due, owner_id=task.owner_id)


#: What a list can tell of a contact that took place; what staff have settled otherwise stands.
_TOLD = (ContactState.HELD, ContactState.NO_ANSWER)


def _at(row: ContactRow) -> datetime:
    at = at_local(datetime.combine(row.held_on, NOON))
    return at if row.is_planned else min(at, now())


def _state(row: ContactRow) -> ContactState:
    if row.is_planned:
        return ContactState.PLANNED
    return ContactState.NO_ANSWER if row.outcome == "no_answer" else ContactState.HELD


def _is_ahead(day: date | None) -> bool:
    return day is not None and day >= today()


def _author(row: ContactRow) -> int | None:
    return int(row.author_id) if row.author_id else None


def _summary(row: ContactRow, *, with_step: bool) -> str:
    """The note as it was written, with what has no field: an unknown author's spelling and an old next step."""
    parts = [row.note or ""]
    if with_step and row.next_step:
        parts.append(f"→ {row.next_step}" + (f" ({row.due.isoformat()})" if row.due else ""))
    if row.author and not row.author_id:
        parts.append(f"({row.author})")
    return "\n".join(part for part in parts if part)
