"""Deciding a registration that waits: the same person, or another."""

import json
from dataclasses import fields
from typing import Any

from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import now
from reception.people import queries
from reception.people.models import Person, RegistrationDraft
from reception.people.operations.registration import Facts, create_person
from reception.people.terms import DraftState


def facts_of(draft: RegistrationDraft) -> Facts:
    """What was written in a registration that waits."""
    kept: dict[str, Any] = json.loads(draft.facts)
    known = {field.name for field in fields(Facts)}
    return Facts(**{name: _tuple(value) for name, value in kept.items() if name in known})


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def decide_draft(draft: RegistrationDraft, state: DraftState) -> Person | None:
    """Close a draft. Another person is registered under the draft's own number, so that its address leads to her."""
    facts = facts_of(draft)
    draft.state, draft.decided_at = state, now()
    db.session.flush()
    record("registration.decided", draft, state=state)
    if state is not DraftState.OTHER:
        return None
    return create_person(facts, draft.number, is_number_taken=_is_taken(facts))


def _is_taken(facts: Facts) -> bool:
    number = facts.number()
    if number is None or not number.is_personal:
        return False
    return bool(queries.holders_of(number))
