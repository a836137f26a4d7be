"""One row of the list of contacts, made into a contact, or an appointment when its day lies ahead."""

from datetime import datetime, time

from reception.cases.models import Case
from reception.contacts import operations as contacts
from reception.contacts.models import Contact
from reception.contacts.operations import NextStep
from reception.contacts.terms import CallKind, Channel, ContactState
from reception.i18n.formats import at_local, now, today
from reception.imports.rules.records import ContactRow

NOON = time(12)


def enter(row: ContactRow, case: Case, *, organisation_ids: dict[str, int], is_latest: bool) -> Contact:
    """The contact of a row. Its next step becomes a task while it is of use; an old one stands in the note."""
    open_step = bool(row.next_step) and (is_latest or (row.due is not None and row.due >= today()))
    summary = _summary(row, with_step=not open_step)
    at = at_local(datetime.combine(row.held_on, NOON))
    organisation_id = organisation_ids.get(row.organisation or "")
    if row.is_planned:
        return contacts.plan_appointment(
            case,
            at=at,
            channel=Channel(row.channel),
            place=None,
            call=CallKind.INVITED,
            summary=_summary(row, with_step=True),
            organisation_id=organisation_id,
            author_id=_id(row),
        )
    step = NextStep(row.next_step[:200], row.due, case.worker_id) if open_step and row.next_step else None
    return contacts.log_contact(
        case,
        at=min(at, now()),
        channel=Channel(row.channel),
        summary=summary,
        author_id=_id(row),
        organisation_id=organisation_id,
        state=ContactState.NO_ANSWER if row.outcome == "no_answer" else ContactState.HELD,
        next_step=step,
    )


def _id(row: ContactRow) -> int | None:
    return int(row.author_id) if row.author_id is not None else None


def _summary(row: ContactRow, *, with_step: bool) -> str:
    """The note as it was written, with what has no field: an unknown author's spelling and an old next step."""
    parts = [row.note or ""]
    if with_step and row.next_step:
        parts.append(f"→ {row.next_step}" + (f" ({row.due.isoformat()})" if row.due else ""))
    if row.author and row.author_id is None:
        parts.append(f"({row.author})")
    return "\n".join(part for part in parts if part)
