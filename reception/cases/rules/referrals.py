"""What may become of a referral, and what it says after each step. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from reception.cases.terms import ReferralPurpose, ReferralState, RejectionReason

#: Which state may come after which. One that was accepted may be rejected after all: the place was given to another.
FOLLOWS: Final = {
    ReferralState.SENT: (
        ReferralState.ACCEPTED,
        ReferralState.REJECTED,
        ReferralState.DONE,
        ReferralState.WITHDRAWN,
    ),
    ReferralState.ACCEPTED: (ReferralState.DONE, ReferralState.REJECTED, ReferralState.WITHDRAWN),
    ReferralState.REJECTED: (),
    ReferralState.DONE: (),
    ReferralState.WITHDRAWN: (),
}
#: Of these nothing but the offer and that it took place is written: never a result (contract; health data is GDPR
#: article 9). Answers about them have no free text.
OF_HEALTH: Final = frozenset({ReferralPurpose.HEALTH_EXAMINATION, ReferralPurpose.HEALTH_CARE})
#: Within so long whoever wrote a step takes it back without a reason (our number, as for contacts).
UNDONE_WITHIN: Final = timedelta(minutes=10)
#: When an answer is awaited, if nobody says otherwise (our number: three weeks).
ANSWER_AWAITED_DAYS: Final = 21


@dataclass(frozen=True)
class Step:
    """What became of a referral on one day."""

    state: ReferralState
    on: date
    rejection: RejectionReason | None = None
    note: str | None = None


@dataclass(frozen=True)
class Standing:
    """What a referral says by its steps."""

    state: ReferralState
    answered_on: date | None
    rejection: RejectionReason | None
    note: str | None
    done_on: date | None


def may_follow(before: ReferralState, after: ReferralState) -> bool:
    """Whether a referral in one state may come to another."""
    return after in FOLLOWS[before]


def is_ended(state: ReferralState) -> bool:
    """Whether nothing is awaited of it any more."""
    return not FOLLOWS[state]


def standing(steps: Sequence[Step]) -> Standing:
    """What the steps say together; the first is the sending. Its first answer is the day on which it was answered."""
    last, answers = steps[-1], steps[1:]
    return Standing(
        state=last.state,
        answered_on=answers[0].on if answers else None,
        rejection=last.rejection,
        note=next((step.note for step in reversed(answers) if step.note), None),
        done_on=last.on if last.state is ReferralState.DONE else None,
    )


def is_late(state: ReferralState, expected_on: date | None, today: date) -> bool:
    """Whether an answer should have come by now."""
    return state is ReferralState.SENT and expected_on is not None and expected_on < today
