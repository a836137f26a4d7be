"""A personal link is made, handed over on paper, and revoked."""

import secrets

from reception.access.actor import current
from reception.access.secret import secret_key
from reception.audit.log import record
from reception.audit.reading import looked
from reception.cases.models import Case
from reception.db.session import db
from reception.i18n.formats import now
from reception.messages.models import PersonalLink
from reception.messages.queries.links import links_of, state_of
from reception.messages.rules import links as rules
from reception.messages.rules.links import LinkState
from reception.reckoning.tokens import token_hash


class NoYearOfBirth(Exception):
    """Nothing is known of when she was born, so nothing can be asked for at the door."""


def make(case: Case, *, language: str, days: int) -> PersonalLink:
    """Make a link to somebody's own pages about a case; those that held until now are revoked. Raises NoYearOfBirth."""
    if case.person.birth_on is None:
        raise NoYearOfBirth
    for former in links_of(case):
        if state_of(former) is LinkState.HOLDS:
            revoke(former)
    moment = now().replace(microsecond=0)
    link = PersonalLink(
        case=case,
        token_hash=secrets.token_hex(32),
        language=language,
        made_at=moment,
        made_by_id=current().user_id,
        expires_at=rules.expiry(moment, days),
    )
    db.session.add(link)
    db.session.flush()
    link.token_hash = token_hash(token_of(link))
    db.session.flush()
    record("link.made", link, days=days)
    return link


def token_of(link: PersonalLink) -> str:
    """What the link ends with. It is kept nowhere, and made again for its card."""
    return rules.token_of(link.id, link.made_at, secret_key())


def can_be_printed(link: PersonalLink) -> bool:
    """Whether the card of a link can be made again: not once the installation has another key."""
    return token_hash(token_of(link)) == link.token_hash


def printed(link: PersonalLink) -> None:
    """Note that the card of a link was printed."""
    looked("link.printed", PersonalLink, link.id, link.case.person_id)


def revoke(link: PersonalLink) -> None:
    """Let a link open nothing any more; whoever is in by it is out with the next page."""
    if link.revoked_at is None:
        link.revoked_at, link.revoked_by_id = now(), current().user_id
        db.session.flush()
        record("link.revoked", link)
