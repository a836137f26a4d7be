"""Who a browser at the newcomers' door is."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from reception.access.actor import Newcomer
from reception.accounts.queries.browsers import hashed
from reception.accounts.rules import session_holds
from reception.cases.models import Case
from reception.db.session import db
from reception.i18n.formats import now
from reception.messages.models import PersonalLink
from reception.portal import permits
from reception.portal.models import PortalSession


@dataclass(frozen=True)
class Visit:
    """A visit that holds: whose it is, and when she was last seen."""

    newcomer: Newcomer
    seen_at: datetime
    started_at: datetime


def visit_with(token: str) -> Visit | None:
    """The visit behind a browser's token; None where it, or its link, has ended. One statement: every page asks."""
    query = (
        sa.select(
            PortalSession.id,
            PortalSession.started_at,
            PortalSession.seen_at,
            PortalSession.ended_at,
            PersonalLink.case_id,
            PersonalLink.expires_at,
            PersonalLink.revoked_at,
            Case.person_id,
        )
        .join(PersonalLink, PersonalLink.id == PortalSession.link_id)
        .join(Case, Case.id == PersonalLink.case_id)
        .where(PortalSession.token_hash == hashed(token))
    )
    found = db.session.execute(query.execution_options(permit=permits.VISIT.name)).one_or_none()
    if found is None or found.revoked_at is not None or found.expires_at <= now():
        return None
    ended = found.ended_at is not None
    if not session_holds(started_at=found.started_at, seen_at=found.seen_at, ended=ended, now=now()):
        return None
    newcomer = Newcomer(name="newcomer", person_id=found.person_id, case_id=found.case_id, session_id=found.id)
    return Visit(newcomer, found.seen_at, found.started_at)


def visit() -> PortalSession:
    """The visit of whoever is in. Raises OutOfReach."""
    return permits.VISIT.one(sa.select(PortalSession))
