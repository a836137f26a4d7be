"""What boards agree to let cross, and what pupils consent to. Nothing is removed: it ends, is struck or withdrawn."""

from datetime import date

from reception.access.actor import current
from reception.accounts import queries as accounts
from reception.audit.log import concern, record
from reception.db.locking import hold, hold_alone
from reception.db.session import db
from reception.education.models import Pupil, Sharing, StudyConsent
from reception.education.queries import sharing as queries
from reception.education.rules.sharing import (
    Agreement,
    remarks_on_agreement,
    remarks_on_consent,
    remarks_on_ending,
    remarks_on_withdrawing,
)
from reception.education.terms.sharing import SharedGroup, SharingGround
from reception.i18n.formats import now, today
from reception.i18n.text_safety import clean
from reception.people.rules.consents import latest_expiry
from reception.reckoning.periods import Period
from reception.reckoning.remarks import accepted


def agree(
    *,
    from_board_id: int,
    to_board_id: int,
    facts: SharedGroup,
    ground: SharingGround,
    basis: str,
    valid_from: date,
    valid_to: date | None,
) -> Sharing:
    """Write down what two boards agreed on. Raises Refused, UnsafeText, OutOfReach."""
    hold(accounts.unit_by_id(from_board_id))
    asked = Agreement(from_board_id, to_board_id, facts, ground, Period(valid_from, valid_to))
    there = (queries.as_rule(one) for one in queries.agreements_between(from_board_id, to_board_id))
    accepted(remarks_on_agreement(asked, there))
    made = Sharing(
        from_board_id=from_board_id, to_board_id=to_board_id, facts=facts, ground=ground, basis=clean(basis),
        valid_from=valid_from, valid_to=valid_to, made_at=now(), made_by_id=current().user_id,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    _concerns(made)
    record("sharing.agreed", made, facts=facts, ground=ground, from_board=from_board_id, to_board=to_board_id)
    return made


def end_agreement(agreement: Sharing, last_on: date) -> None:
    """It holds until that day, and no longer. Raises Refused."""
    hold(agreement)
    accepted(remarks_on_ending(queries.as_rule(agreement), last_on, today()))
    agreement.valid_to = last_on
    db.session.flush()
    record("sharing.ended", agreement, facts=agreement.facts, last_on=last_on)


def strike_agreement(agreement: Sharing, because: str) -> bool:
    """It was entered wrongly: nothing crosses on it from this moment. False if it is struck already.

    Raises UnsafeText.
    """
    hold(agreement)
    if agreement.struck_at is not None:
        return False
    agreement.struck_at, agreement.struck_because = now(), clean(because)
    db.session.flush()
    _concerns(agreement)
    record("sharing.struck", agreement, facts=agreement.facts)
    return True


def _concerns(agreement: Sharing) -> None:
    """What is kept of the paths of its pupils is reckoned anew: what may not cross any more is not kept either."""
    concern(Sharing, queries.people_of_board(agreement.from_board_id))


def consent(
    pupil: Pupil, *, to_board_id: int, facts: SharedGroup, language: str, given_on: date, expires_on: date | None
) -> StudyConsent:
    """Write down that the pupil lets the school tell a board something. Without an end: as long as it may hold.

    Raises Refused.
    """
    hold(pupil)
    until = expires_on or latest_expiry(given_on)
    same = [one for one in queries.consents_of(pupil) if (one.to_board_id, one.facts) == (to_board_id, facts)]
    others = map(queries.consented, same)
    accepted(remarks_on_consent(given_on, until, latest_expiry(given_on), today(), others))
    made = StudyConsent(
        pupil=pupil, to_board_id=to_board_id, facts=facts, language=language, given_on=given_on, expires_on=until,
        made_at=now(), made_by_id=current().user_id,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    record("study-consent.given", made, facts=facts, to_board=to_board_id)
    return made


def withdraw(consent: StudyConsent, on: date) -> None:
    """The pupil took it back: from that day nothing crosses on it. Raises Refused."""
    hold_alone(consent)
    accepted(remarks_on_withdrawing(queries.consented(consent), on, today()))
    consent.withdrawn_on = on
    db.session.flush()
    record("study-consent.withdrawn", consent, facts=consent.facts, to_board=consent.to_board_id)
