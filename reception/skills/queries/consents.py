"""Which boards a person lets read her profile."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.accounts.models import Unit
from reception.accounts.queries import open_places
from reception.education.rules.sharing import Consented
from reception.skills import permits
from reception.skills.models import SkillsConsent, SkillsProfile


def consented(row: SkillsConsent) -> Consented:
    """A consent as the rules know it."""
    return Consented(row.given_on, row.expires_on, row.withdrawn_on)


def consents_of(profile: SkillsProfile) -> Sequence[SkillsConsent]:
    """All that was consented to of a profile of the reader's board, the latest first."""
    query = sa.select(SkillsConsent).where(SkillsConsent.profile_id == profile.id)
    newest_first = query.order_by(SkillsConsent.given_on.desc(), SkillsConsent.id.desc())
    return permits.CONSENTS.all(newest_first.options(joinedload(SkillsConsent.to_board)))


def consent(profile: SkillsProfile, consent_id: int) -> SkillsConsent:
    """One of them. Raises OutOfReach."""
    query = sa.select(SkillsConsent).where(SkillsConsent.profile_id == profile.id, SkillsConsent.id == consent_id)
    return permits.CONSENTS.one(query.options(joinedload(SkillsConsent.to_board)))


def boards_to_let_read(profile: SkillsProfile) -> list[Unit]:
    """The boards there are but the profile's own, by name."""
    return [board for board, _units in open_places() if board.id != profile.board_id]
