"""What leads to a person: telephones, e-mail and addresses. A protected person's are sealed as they are written."""

from datetime import date
from typing import Any

from reception.audit.log import record
from reception.i18n.text_safety import clean
from reception.people.models import ContactDetail, Person
from reception.people.operations.corrections import correct, rows_like, settle
from reception.people.terms import ContactKind, ShowReason


def add_contact_detail(
    person: Person,
    *,
    kind: ContactKind,
    text: str,
    whose: str | None = None,
    sms_allowed: bool | None = None,
    voice_only: bool = False,
    starts_on: date | None = None,
    version: int | None = None,
) -> ContactDetail:
    """Add a telephone number, an e-mail address or an address, as it was written. `whose` empty is the person's own.

    Raises UnsafeText, StaleDataError.
    """
    detail = ContactDetail(
        kind=kind,
        whose=whose,
        sms_allowed=sms_allowed,
        voice_only=voice_only,
        starts_on=starts_on,
    )
    write_detail(detail, clean(text, multiline=kind is ContactKind.ADDRESS), sealed=person.is_protected)
    rows_like(person, detail).append(detail)
    settle(person, detail, version)
    record("contact-detail.added", detail, kind=kind)
    return detail


def write_detail(detail: ContactDetail, text: str, *, sealed: bool) -> None:
    """Keep `text` in clear or encrypted; the caller flushes."""
    detail.plain, detail.sealed = (None, text) if sealed else (text, None)


def correct_contact_detail(
    person: Person, detail: ContactDetail, *, text: str | None, reason: str, version: int | None = None, **values: Any
) -> None:
    """Correct a detail; `text` None leaves what it says. Raises UnsafeText, StaleDataError."""
    if text is not None:
        values["sealed" if detail.is_sealed else "plain"] = clean(text, multiline=detail.kind is ContactKind.ADDRESS)
    correct(person, of=detail, reason=reason, version=version, **values)


def end_contact_detail(detail: ContactDetail, *, ends_on: date, version: int | None = None) -> None:
    """The detail does not lead to the person any more after `ends_on`. Raises StaleDataError."""
    detail.ends_on = ends_on
    settle(detail.person, detail, version)
    record("contact-detail.ended", detail, kind=detail.kind)


def show_contact_details(person: Person, reason: ShowReason) -> list[ContactDetail]:
    """What is sealed, for the eyes of whoever asked for `reason`; that it was shown is recorded."""
    record("contact-detail.shown", person, reason=reason)
    return list(person.contact_details)
