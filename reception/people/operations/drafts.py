"""Deciding a registration that waits: the same person, or another."""

from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import now
from reception.people.models import Person, RegistrationDraft
from reception.people.operations.enrolment import Facts, create, enrolment_of
from reception.people.terms import DraftState


def facts_of(draft: RegistrationDraft) -> Facts:
    """What was written in a registration that waits."""
    return enrolment_of(draft).facts


def decide_draft(draft: RegistrationDraft, state: DraftState) -> Person | None:
    """Close a draft. Another person is registered under the draft's own number, so that its address leads to her,
    with everything that was told."""
    told = enrolment_of(draft)
    draft.state, draft.decided_at = state, now()
    db.session.flush()
    record("registration.decided", draft, state=state)
    if state is not DraftState.OTHER:
        return None
    return create(told, draft.number)
