"""Registrations that are held: nothing of what was told is lost while they wait for a manager.

The registration itself is answered as any other. The page that follows is not that of a new person, because there is
none: no case can be opened and no contact logged on somebody who is not to be doubled, and a page that looked as if one
could would lose what is then written on it. So the page says no more than that a manager looks at some registrations,
and this one; whoever made it learns that it waits, not whom it met, nor whether that person is still there once it is
decided. Other registrations would have to wait for other reasons for the page to tell nothing at all.
"""

import json
from dataclasses import asdict, fields
from datetime import date
from typing import Any, Final

from reception.access.actor import current
from reception.i18n.formats import now, today
from reception.people.models import RegistrationDraft
from reception.people.operations.enrolment.short_numbers import new_number
from reception.people.operations.enrolment.told import Enrolment, Facts
from reception.people.operations.enrolment.writing import write_drafts
from reception.people.rules.identifiers import KnownNumber, known_number
from reception.people.terms import ContactKind, Ground, KeyDateKind, Source

#: Where the JSON of a draft holds what has no place in the facts.
_MORE: Final = "more"


def hold(told: Facts | Enrolment, met_person_id: int) -> RegistrationDraft:
    """Keep what is told about somebody who may be a person whom the actor may not see, for that person's manager."""
    enrolment = told if isinstance(told, Enrolment) else Enrolment(told)
    draft = draft_of(enrolment, new_number(), met_person_id)
    write_drafts([draft])
    return draft


def draft_of(told: Enrolment, short: str, met_person_id: int) -> RegistrationDraft:
    """A registration that waits, under a short number; not written yet."""
    return RegistrationDraft(
        number=short,
        facts=json.dumps({**asdict(told.facts), _MORE: _more(told)}),
        shown_name=told.facts.name,
        met_person_id=met_person_id,
        unit_id=told.facts.unit_id,
        made_by_id=current().user_id,
        made_at=now(),
    )


def _more(told: Enrolment) -> dict[str, Any]:
    return {
        "identifiers": [(number.written, number.reason) for number in told.identifiers],
        "permits": [(ground, _day(first), _day(last), source) for ground, first, last, source in told.permits],
        "key_dates": [(kind, day.isoformat(), source) for kind, day, source in told.key_dates],
        "contact_details": told.contact_details,
        "note": told.note,
    }


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None


def enrolment_of(draft: RegistrationDraft) -> Enrolment:
    """What was told in a registration that waits."""
    kept: dict[str, Any] = json.loads(draft.facts)
    known = {field.name for field in fields(Facts)}
    facts = Facts(**{name: _tuple(value) for name, value in kept.items() if name in known})
    more: dict[str, Any] = kept.get(_MORE, {})
    return Enrolment(
        facts,
        identifiers=tuple(_number(*told) for told in more.get("identifiers", ())),
        permits=tuple(
            (Ground(ground), _read(first), _read(last), Source(source))
            for ground, first, last, source in more.get("permits", ())
        ),
        key_dates=tuple(
            (KeyDateKind(kind), date.fromisoformat(day), Source(source))
            for kind, day, source in more.get("key_dates", ())
        ),
        contact_details=tuple((ContactKind(kind), text) for kind, text in more.get("contact_details", ())),
        note=more.get("note"),
    )


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _number(written: str, reason: str | None) -> KnownNumber:
    return known_number(written, today=today(), reason=reason)


def _read(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
