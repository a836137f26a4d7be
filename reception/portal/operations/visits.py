"""A visit to one's own pages: begun with the link and the year of birth, ended by hand or by itself."""

import secrets
from datetime import timedelta

import sqlalchemy as sa
from flask import g

from reception.accounts.queries.browsers import hashed
from reception.accounts.rules import NOTED_EVERY
from reception.audit.log import record
from reception.db.session import at_the_end, db
from reception.i18n.formats import now
from reception.messages.models import PersonalLink
from reception.portal.models import PortalSession
from reception.portal.queries import visits as queries


def begin(link: PersonalLink) -> str:
    """Begin a visit and return its token, which is kept nowhere."""
    token, moment = secrets.token_urlsafe(32), now()
    visit = PortalSession(token_hash=hashed(token), link_id=link.id, started_at=moment, seen_at=moment)
    db.session.add(visit)
    db.session.execute(sa.delete(PortalSession).where(PortalSession.seen_at < moment - timedelta(days=30)))
    link.last_used_at, link.failed_tries = moment, 0
    db.session.flush()
    record("visit.begun", visit, people=link.audited_people, link=link.id)
    return token


def end() -> None:
    """End the visit of whoever is in. Raises OutOfReach."""
    visit = queries.visit()
    visit.ended_at = now()
    db.session.flush()
    record("visit.ended", visit)


def _is_noted() -> bool:
    """Whether this request moves the end of the visit: at most once a minute, so that not each page writes."""
    visit = g.get("visit")
    return visit is not None and now() - visit.seen_at > NOTED_EVERY


def _note_seen() -> None:
    mine = sa.update(PortalSession).where(PortalSession.id == g.visit.newcomer.session_id)
    db.session.execute(mine.values(seen_at=now()))


at_the_end(when=_is_noted, note=_note_seen)
