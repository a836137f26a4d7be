"""A person lets another board read her profile, and takes it back. Nothing is removed: why it was read stays known."""

from datetime import date

from reception.access.actor import current
from reception.access.permit import OutOfReach
from reception.audit.log import record
from reception.db.locking import hold, hold_alone
from reception.db.session import db
from reception.education.rules.sharing import remarks_on_consent, remarks_on_withdrawing
from reception.i18n.formats import today
from reception.people.rules.consents import latest_expiry
from reception.reckoning.remarks import accepted
from reception.skills.models import SkillsConsent, SkillsProfile
from reception.skills.queries.consents import boards_to_let_read, consented, consents_of


def let_read(
    profile: SkillsProfile,
    *,
    to_board_id: int,
    language: str,
    with_interpreter: bool,
    given_on: date,
    expires_on: date | None,
) -> SkillsConsent:
    """Write down that the person lets a board read her profile. Without an end: as long as it may hold.

    Raises Refused; OutOfReach for what is no other board.
    """
    if to_board_id not in {board.id for board in boards_to_let_read(profile)}:
        raise OutOfReach
    hold(profile)
    until = expires_on or latest_expiry(given_on)
    others = [consented(one) for one in consents_of(profile) if one.to_board_id == to_board_id]
    accepted(remarks_on_consent(given_on, until, latest_expiry(given_on), today(), others))
    made = SkillsConsent(
        profile=profile, to_board_id=to_board_id, language=language, with_interpreter=with_interpreter,
        given_on=given_on, expires_on=until, made_by_id=current().user_id,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    record("skills-consent.given", made, to_board=to_board_id, expires_on=until)
    return made


def withdraw(consent: SkillsConsent, on: date) -> None:
    """She took it back: from that day the board reads nothing. Raises Refused."""
    hold_alone(consent)
    accepted(remarks_on_withdrawing(consented(consent), on, today()))
    consent.withdrawn_on = on
    db.session.flush()
    record("skills-consent.withdrawn", consent, to_board=consent.to_board_id)
