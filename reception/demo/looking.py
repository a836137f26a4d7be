"""Who of the demo's staff has looked at the newcomers who read their own pages: lines of the log, and what is told of
them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.accounts import queries as accounts
from reception.audit import looks
from reception.audit.log import between_spaces
from reception.audit.models import AuditEvent
from reception.cases.models import Case
from reception.db.bulk import insert_many
from reception.db.session import db
from reception.demo.people import at_nine

#: By the account: which page was opened, and how many days ago.
LOOKED: Final = {
    "caseworker@demo.example": ("people.details", (1, 3, 8, 22, 41)),
    "manager@demo.example": ("people.details", (14,)),
    "teacher@demo.example": ("person_studies.of_person", (9, 37)),
    "guidance@demo.example": ("person_studies.of_person", (30,)),
    "housing@demo.example": ("homes.of_person", (26,)),
}


def look_at(cases: Sequence[Case], today: date) -> None:
    """Write in the log that staff have opened the pages of these cases' people, and note it for those people."""
    last = db.session.scalar(sa.select(sa.func.max(AuditEvent.id))) or 0
    insert_many(AuditEvent, sorted(_events(cases, today), key=lambda event: (event["at"], event["people"])))
    looks.note_after(last)


def _events(cases: Sequence[Case], today: date) -> Iterator[dict[str, Any]]:
    for email, (endpoint, days) in LOOKED.items():
        user = accounts.user_by_email(email)
        if user is not None:
            actor = accounts.actor_of(user)
            for ago in days:
                for place, case in enumerate(cases):
                    at = at_nine(today - timedelta(days=ago)) + timedelta(minutes=11 * place)
                    yield _event(actor, endpoint, case.person_id) | {"at": at}


def _event(actor: Actor, endpoint: str, person_id: int) -> dict[str, Any]:
    return {
        "action": "page.read",
        "user_id": actor.user_id,
        "actor": actor.name,
        "roles": " ".join(sorted(actor.roles)),
        "unit_id": actor.duties[0].unit_id,
        "subject_type": None,
        "subject_id": None,
        "people": between_spaces([person_id]),
        "details": {"endpoint": endpoint, "method": "GET"},
        "address": "",
        "session": "",
    }
