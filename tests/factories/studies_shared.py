"""Agreements between boards, and pupils' consents, made directly."""

from datetime import UTC, date, datetime, timedelta

from reception.access.actor import system
from reception.accounts.models import Unit
from reception.audit.log import record
from reception.db.session import db
from reception.education.models import Pupil, Sharing, StudyConsent
from reception.education.terms.sharing import SharedGroup, SharingGround
from reception.i18n.formats import today

NOON = datetime(2026, 8, 17, 10, tzinfo=UTC)
LONG_AGO = date(2026, 1, 1)


def make_sharing(
    from_board: Unit,
    to_board: Unit,
    facts: SharedGroup = SharedGroup.STATUS,
    ground: SharingGround = SharingGround.DECISION,
    *,
    valid_from: date = LONG_AGO,
    valid_to: date | None = None,
) -> Sharing:
    """An agreement that holds since long ago unless said."""
    made = Sharing(
        from_board_id=from_board.id, to_board_id=to_board.id, facts=facts, ground=ground, basis="§ 44",
        valid_from=valid_from, valid_to=valid_to, made_at=NOON,
    )  # fmt: skip
    with system("test"):
        db.session.add(made)
        db.session.flush()
        record("test.agreed", made)
        db.session.commit()
    return made


def share_everything(from_board: Unit, to_board: Unit, ground: SharingGround = SharingGround.DECISION) -> None:
    """An agreement on each group of facts."""
    for facts in SharedGroup:
        make_sharing(from_board, to_board, facts, ground)


def make_consent(
    pupil: Pupil,
    to_board: Unit,
    facts: SharedGroup = SharedGroup.STATUS,
    *,
    given_on: date | None = None,
    expires_on: date | None = None,
    withdrawn_on: date | None = None,
) -> StudyConsent:
    """A consent that was given ten days ago and holds for a month unless said."""
    given = given_on or today() - timedelta(days=10)
    made = StudyConsent(
        pupil=pupil, to_board_id=to_board.id, facts=facts, language="so", given_on=given,
        expires_on=expires_on or given + timedelta(days=30), withdrawn_on=withdrawn_on, made_at=NOON,
    )  # fmt: skip
    with system("test"):
        db.session.add(made)
        db.session.flush()
        record("test.consented", made)
        db.session.commit()
    return made
