"""Consents: written down as they were given, and withdrawn."""

from collections.abc import Collection, Sequence
from datetime import date

from reception.access.actor import current
from reception.audit.log import record
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import now
from reception.i18n.text_safety import clean
from reception.people import queries
from reception.people.models import Consent, Extract, Person
from reception.people.operations.sharing import new_sharing_number, withdraw_extract
from reception.people.rules import consents
from reception.people.terms.papers import ConsentPurpose, InformationGroup


class HoldsTooLong(Exception):
    """A consent holds longer than `rules.consents` lets it."""


class AlreadyWithdrawn(Exception):
    """The consent was withdrawn before."""


def give_consent(
    person: Person,
    *,
    unit_id: int,
    purpose: ConsentPurpose,
    purpose_note: str | None,
    recipient_id: int | None,
    recipient_name: str | None,
    scope: Collection[InformationGroup],
    language: str,
    with_interpreter: bool,
    given_on: date,
    expires_on: date,
) -> Consent:
    """Write down a consent of today's text edition. Raises HoldsTooLong, UnsafeText."""
    if expires_on > consents.latest_expiry(given_on):
        raise HoldsTooLong
    made = Consent(
        number=new_sharing_number(),
        person_id=person.id,
        unit_id=unit_id,
        purpose=purpose,
        purpose_note=clean(purpose_note) if purpose_note else None,
        recipient_id=recipient_id,
        recipient_name=clean(recipient_name) if recipient_name else None,
        scope=consents.between_spaces(scope),
        language=language,
        with_interpreter=with_interpreter,
        text_version=consents.TEXT_VERSION,
        given_on=given_on,
        expires_on=expires_on,
        made_at=now(),
        made_by_id=current().user_id,
    )
    db.session.add(made)
    db.session.flush()
    record("consent.given", made, purpose=purpose, scope=made.scope.split(), recipient=recipient_id)
    return made


def withdraw_consent(consent: Consent, *, on: date, how: str) -> Sequence[Extract]:
    """The person took the consent back on a day; extracts that were given on it close at once, and are returned.

    Raises AlreadyWithdrawn, UnsafeText.
    """
    hold(consent)
    if consent.withdrawn_on is not None:
        raise AlreadyWithdrawn
    consent.withdrawn_on, consent.withdrawn_how = on, clean(how)
    closed = queries.extracts_on(consent)
    for extract in closed:
        withdraw_extract(extract)
    db.session.flush()
    record("consent.withdrawn", consent, extracts=[extract.number for extract in closed])
    return closed
