"""One contract: where it stands on a day, and what is to be said of it before it is entered. Pure."""

from dataclasses import dataclass
from datetime import date

from reception.housing.rules.notice import may_have_right_to_stay
from reception.housing.rules.tenures import Ending, nature
from reception.housing.terms import ContractState, Tenure
from reception.i18n.markers import N_
from reception.i18n.said import label_of
from reception.reckoning.periods import Period
from reception.reckoning.remarks import NOTHING, Remark, refusal, warning


@dataclass(frozen=True)
class Agreement:
    """What a contract says, as it was typed: its days may still be in the wrong order.

    `last` is the day that was agreed on (None: without an end), `ended_on` the real last day once it is another one.
    """

    tenure: Tenure
    first: date
    last: date | None = None
    conditional: bool = False
    unit_id: int | None = None
    ended_on: date | None = None

    @property
    def end(self) -> date | None:
        """Its real last day as far as is known."""
        return self.last if self.ended_on is None else self.ended_on

    @property
    def period(self) -> Period:
        """Its days; ValueError when they are in the wrong order (`remarks_on_contract` refuses that)."""
        return Period(self.first, self.end)


def contract_state(
    agreement: Agreement, today: date, *, notice_on: date | None = None, cancelled: bool = False
) -> ContractState:
    """Where the contract stands on `today`; the last day is still a day of the contract."""
    if cancelled:
        return ContractState.CANCELLED
    if agreement.end is not None and today > agreement.end:
        return ContractState.ENDED
    if today < agreement.first:
        return ContractState.PLANNED
    return ContractState.NOTICE if notice_on is not None and notice_on <= today else ContractState.RUNNING


def remarks_on_contract(agreement: Agreement, held: Period | None = None) -> tuple[Remark, ...]:
    """What speaks against the contract by itself.

    `held` are the days on which the municipality has the home to let: its lease from the landlord, `Period(date.min)`
    for a home of its own, None when no lease is entered. It is asked for only where the municipality lets the home.
    """
    if agreement.last is not None and agreement.last < agreement.first:
        says = N_("The last day lies before the first.")
        return (refusal("last-before-first", "last", says),)
    return _on_the_end(agreement) + _on_the_lease(agreement, held) + on_right_to_stay(agreement)


def _on_the_end(agreement: Agreement) -> tuple[Remark, ...]:
    ending = nature(agreement.tenure).ending
    tenure = label_of(agreement.tenure)
    if agreement.last is not None:
        says = N_("“%(tenure)s” has no last day by itself. It is entered when it ends.")
        return (refusal("end-unexpected", "last", says, tenure=tenure),) if ending is Ending.NEVER else NOTHING
    if ending is Ending.MUST:
        says = N_("“%(tenure)s” is for a time. Fill in the last day.")
        return (refusal("end-missing", "last", says, tenure=tenure),)
    if ending is Ending.SHOULD:
        says = N_("“%(tenure)s” usually has a last day. Without one it stands in no list of contracts that end.")
        return (warning("end-not-given", "last", says, tenure=tenure),)
    return NOTHING


def _on_the_lease(agreement: Agreement, held: Period | None) -> tuple[Remark, ...]:
    if not nature(agreement.tenure).through_us:
        return NOTHING
    if held is None:
        says = N_("The municipality's own lease of this home is not entered.")
        return (warning("lease-unknown", "unit", says),)
    if not held.covers(agreement.first):
        says = N_("The municipality does not have the home on %(first)s.")
        return (refusal("outside-lease", "first", says, first=agreement.first),)
    return on_end_of_lease(agreement.last, held)


def on_end_of_lease(last: date | None, held: Period | None) -> tuple[Remark, ...]:
    """A warning when a contract goes on after the municipality's own lease."""
    if held is None or held.last is None or (last is not None and last <= held.last):
        return NOTHING
    says = N_("The municipality's own lease ends on %(ends)s, before this contract.")
    return (warning("longer-than-lease", "last", says, ends=held.last),)


def on_right_to_stay(agreement: Agreement) -> tuple[Remark, ...]:
    """A warning when a subtenant may come to have a right to stay."""
    if not may_have_right_to_stay(agreement.tenure, agreement.first, agreement.last):
        return NOTHING
    says = N_("After two years a subtenant may have the right to stay (12 kap. 45 § jordabalken). Ask a lawyer.")
    return (warning("right-to-stay", "last", says),)
