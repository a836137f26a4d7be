"""Sending somebody on to an organisation, and writing down what became of it."""

from datetime import date

from reception.access.actor import current
from reception.audit.log import record
from reception.cases.models import Case, Referral, ReferralStep
from reception.cases.operations.files import active
from reception.cases.queries.referrals import is_referral_number_used
from reception.cases.rules import referrals as rules
from reception.cases.terms import CaseState, ReferralPurpose, ReferralState, RejectionReason
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.people.models import Disclosure
from reception.web import short_number


class CaseIsClosed(Exception):
    """Nobody is sent on from a closed case."""


class CannotFollow(Exception):
    """The referral has come to a state meanwhile that this cannot follow."""


class NothingToUndo(Exception):
    """Nothing stands but its sending: that is taken back, not undone."""


def send_referral(
    case: Case,
    *,
    organisation_id: int,
    purpose: ReferralPurpose,
    request: str,
    sent_on: date,
    expected_on: date | None = None,
    disclosure: Disclosure | None = None,
) -> Referral:
    """Send the person of a case on to an organisation. `disclosure`: what it was told of what is secret.

    Raises CaseIsClosed.
    """
    hold(case)
    if case.state is not CaseState.OPEN:
        raise CaseIsClosed
    made = Referral(
        number=short_number.unused(is_referral_number_used),
        case=case,
        organisation_id=organisation_id,
        purpose=purpose,
        request=request,
        sent_on=sent_on,
        expected_on=expected_on,
        disclosure=disclosure,
        made_at=now(),
        made_by_id=current().user_id,
    )
    made.steps.append(_step(ReferralState.SENT, sent_on))
    db.session.add(made)
    db.session.flush()
    record("referral.sent", made, purpose=purpose, organisation=organisation_id)
    active(case, sent_on)
    return made


def accept_referral(referral: Referral, on: date, note: str | None = None) -> None:
    """The organisation takes it on. Raises CannotFollow."""
    _take_step(referral, _step(ReferralState.ACCEPTED, on, note=note))


def reject_referral(referral: Referral, on: date, reason: RejectionReason, note: str | None = None) -> None:
    """The organisation does not take it, and why. Raises CannotFollow."""
    _take_step(referral, _step(ReferralState.REJECTED, on, reason, note))


def complete_referral(referral: Referral, on: date, note: str | None = None) -> None:
    """What was asked for is done. Raises CannotFollow."""
    _take_step(referral, _step(ReferralState.DONE, on, note=note))


def take_back_referral(referral: Referral, on: date, note: str | None = None) -> None:
    """Nothing is asked of the organisation any longer. Raises CannotFollow."""
    _take_step(referral, _step(ReferralState.WITHDRAWN, on, note=note))


def undo_last_step(referral: Referral, because: str | None = None) -> None:
    """The last step was a slip: the referral stands as before it, and the slip stays readable. Raises NothingToUndo."""
    hold(referral)
    db.session.refresh(referral, ["steps"])
    steps = standing_steps(referral)
    if len(steps) < 2:
        raise NothingToUndo
    slip = steps[-1]
    slip.undone_at, slip.undone_by_id, slip.undone_because = now(), current().user_id, because or None
    _follow_steps(referral)
    record("referral.corrected", referral, was=slip.state, state=referral.state)


def await_answer_by(referral: Referral, expected_on: date | None) -> None:
    """State when an answer is awaited."""
    referral.expected_on = expected_on
    db.session.flush()
    record("referral.awaited", referral)


def standing_steps(referral: Referral) -> list[ReferralStep]:
    """The steps that were not taken back, in their order."""
    return [step for step in referral.steps if step.undone_at is None]


def _take_step(referral: Referral, step: ReferralStep) -> None:
    hold(referral)
    db.session.refresh(referral, ["steps"])
    if not rules.may_follow(referral.state, step.state):
        raise CannotFollow
    referral.steps.append(step)
    _follow_steps(referral)
    record(f"referral.{step.state.value}", referral, purpose=referral.purpose)
    active(referral.case, min(step.on_day, today()))


def _follow_steps(referral: Referral) -> None:
    """The referral says what its steps say."""
    steps = [rules.Step(one.state, one.on_day, one.rejection, one.note) for one in standing_steps(referral)]
    found = rules.standing(steps)
    referral.state, referral.rejection = found.state, found.rejection
    referral.answered_on, referral.done_on, referral.answer_note = found.answered_on, found.done_on, found.note
    db.session.flush()


def _step(
    state: ReferralState, on: date, rejection: RejectionReason | None = None, note: str | None = None
) -> ReferralStep:
    made = {"made_at": now(), "made_by_id": current().user_id}
    return ReferralStep(state=state, on_day=on, rejection=rejection, note=note or None, **made)
