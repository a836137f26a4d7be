"""What may become of a referral: the table of what follows what, and that a referral always says what its steps say."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reception.cases.rules.referrals import FOLLOWS, Step, is_ended, is_late, may_follow, standing
from reception.cases.terms import ReferralState, RejectionReason

DAY = date(2026, 11, 2)
SENT = Step(ReferralState.SENT, DAY)


@st.composite
def steps(draw: st.DrawFn) -> list[Step]:
    """Steps as they may follow each other, on days that do not go back."""
    found = [SENT]
    while FOLLOWS[found[-1].state] and draw(st.booleans()):
        state = draw(st.sampled_from(FOLLOWS[found[-1].state]))
        on = found[-1].on + timedelta(days=draw(st.integers(0, 40)))
        reason = draw(st.sampled_from(RejectionReason)) if state is ReferralState.REJECTED else None
        found.append(Step(state, on, reason, draw(st.sampled_from([None, "Ord"]))))
    return found


@given(steps())
def test_a_referral_says_what_the_tables_demand_of_it(way: list[Step]) -> None:
    found = standing(way)
    assert found.state is way[-1].state
    assert (found.state is ReferralState.SENT) == (found.answered_on is None)
    assert (found.state is ReferralState.REJECTED) == (found.rejection is not None)
    assert (found.state is ReferralState.DONE) == (found.done_on is not None)


@given(steps())
def test_taking_the_last_step_back_leads_to_what_it_followed(way: list[Step]) -> None:
    if len(way) > 1:
        assert may_follow(standing(way[:-1]).state, way[-1].state)


def test_nothing_follows_what_has_ended_and_nothing_is_sent_anew() -> None:
    for state in (ReferralState.REJECTED, ReferralState.DONE, ReferralState.WITHDRAWN):
        assert is_ended(state)
        assert not any(may_follow(state, other) for other in ReferralState)
    assert not any(may_follow(state, ReferralState.SENT) for state in ReferralState)


def test_an_answer_is_late_on_the_day_after_and_never_without_a_day() -> None:
    assert not is_late(ReferralState.SENT, DAY, DAY)
    assert is_late(ReferralState.SENT, DAY, DAY + timedelta(days=1))
    assert not is_late(ReferralState.SENT, None, date.max)
    assert not is_late(ReferralState.ACCEPTED, DAY, DAY + timedelta(days=9))
