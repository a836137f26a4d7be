"""The housing history of a person: where she lives, what lies ahead, what came before, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reception.housing.models import Contract, ContractMember
from reception.housing.queries.contracts import contracts_of
from reception.housing.queries.lives import of_member
from reception.housing.rules.ahead import Ahead, ahead
from reception.housing.rules.chain import permanent_since
from reception.housing.terms import ContractState, EndingReason
from reception.i18n.formats import today
from reception.people.models import Person

_NOW = (ContractState.RUNNING, ContractState.NOTICE)


@dataclass(frozen=True)
class Stay:
    """A contract as one of its people lives or lived by it. `last` is her own last day, if she left before the rest."""

    contract: Contract
    member: ContractMember
    state: ContractState
    first: date
    last: date | None
    ahead: Ahead

    @property
    def left_before(self) -> bool:
        """Whether she left while the contract went on."""
        left, end = self.member.left_on, self.contract.ends_on
        return left is not None and (end is None or left < end)


@dataclass(frozen=True)
class History:
    """`now` runs, `coming` is agreed and not begun, `earlier` is over or was cancelled; the latest first."""

    person: Person
    now: tuple[Stay, ...]
    coming: tuple[Stay, ...]
    earlier: tuple[Stay, ...]
    permanent_since: date | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of any home."""
        return not (self.now or self.coming or self.earlier)


def history_of(person: Person) -> History:
    """The homes of a person, as far as the reader may know all who live or lived there."""
    stays = [_stay(one, person) for one in contracts_of(person)]
    lived = (of_member(one.contract.agreement, one.member.came_on, one.member.left_on) for one in _real(stays))
    return History(
        person=person,
        now=tuple(one for one in stays if one.state in _NOW),
        coming=tuple(one for one in stays if one.state is ContractState.PLANNED),
        earlier=tuple(one for one in stays if one.state in {ContractState.ENDED, ContractState.CANCELLED}),
        permanent_since=permanent_since(filter(None, lived)),
    )


def _real(stays: Sequence[Stay]) -> list[Stay]:
    """Those that came about: neither cancelled nor entered by mistake."""
    return [
        one
        for one in stays
        if one.state is not ContractState.CANCELLED and one.contract.end_reason is not EndingReason.MISTAKE
    ]


def _stay(contract: Contract, person: Person) -> Stay:
    member = next(one for one in contract.members if one.person_id == person.id)
    state = contract.state_on(today())
    if state in _NOW and member.left_on is not None and member.left_on < today():
        state = ContractState.ENDED
    return Stay(
        contract=contract,
        member=member,
        state=state,
        first=max(contract.first_on, member.came_on or contract.first_on),
        last=min(filter(None, (contract.ends_on, member.left_on)), default=None),
        ahead=ahead(contract.agreement, today(), notice_given=contract.notice_on is not None),
    )
