"""The referrals under way that go along when somebody is handed over."""

from reception.cases.models import Case, Referral
from reception.cases.queries.referrals import referrals_in
from reception.cases.rules.packet import PacketLine, data, line, words
from reception.cases.terms import ReferralState
from reception.i18n.markers import N_

_UNDER_WAY = (ReferralState.SENT, ReferralState.ACCEPTED)


def referral_lines(case: Case) -> list[PacketLine]:
    """To whom the person is sent on, what for, since when, and where it stands."""
    return [_line(one) for one in referrals_in([case.id]) if one.state in _UNDER_WAY]


def _line(referral: Referral) -> PacketLine:
    return line(
        words(referral.purpose.label),
        data(referral.organisation.name),
        data(referral.request),
        words(referral.state.label),
        words(N_("sent %(day)s"), day=referral.sent_on),
        day=referral.expected_on,
    )
