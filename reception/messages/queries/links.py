"""Personal links: those of a case, and the one that a token leads to."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.db.session import db
from reception.i18n.formats import now
from reception.messages import permits
from reception.messages.models import PersonalLink
from reception.messages.rules import links as rules
from reception.messages.rules.links import LinkState


def link_with(token_hash: str, *, held: bool = False) -> PersonalLink | None:
    """The link that a token leads to, with its case and person, for whoever has the token. `held`: nobody else tries a
    year meanwhile. Nobody is signed in there: that the token was known is what lets the row be read."""
    query = sa.select(PersonalLink).where(PersonalLink.token_hash == token_hash)
    query = query.options(joinedload(PersonalLink.case).joinedload(Case.person))
    if held:
        query = query.with_for_update(of=PersonalLink).execution_options(populate_existing=True)
    return db.session.scalars(query.execution_options(permit=permits.OPEN_LINK.name)).one_or_none()


def links_of(case: Case) -> Sequence[PersonalLink]:
    """The links that were made for a case, the newest first."""
    query = sa.select(PersonalLink).where(PersonalLink.case_id == case.id).order_by(PersonalLink.id.desc())
    return permits.LINKS.all(query.options(joinedload(PersonalLink.made_by)))


def link(case: Case, link_id: int) -> PersonalLink:
    """One link of a case. Raises OutOfReach."""
    return permits.LINKS.one(sa.select(PersonalLink).where(PersonalLink.case_id == case.id, PersonalLink.id == link_id))


def state_of(found: PersonalLink) -> LinkState:
    """Where a link stands now."""
    return rules.state_at(
        now(),
        expires_at=found.expires_at,
        revoked_at=found.revoked_at,
        failed_tries=found.failed_tries,
        is_open=found.case.state is CaseState.OPEN,
    )
