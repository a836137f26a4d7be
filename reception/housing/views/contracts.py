"""A contract: everything of it, and what can be done with it."""

from typing import TYPE_CHECKING

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.housing import permits
from reception.housing.queries import contracts as queries
from reception.housing.rules.acts import Standing, open_acts
from reception.housing.rules.ahead import ahead
from reception.housing.terms import ContractState, MoveInItem
from reception.housing.views.room import room
from reception.i18n.formats import today
from reception.i18n.sentences import in_words

if TYPE_CHECKING:
    from reception.housing.models import Contract


@room.route("/dwellings/contracts/<number:number>", permit=permits.CONTRACTS)
def contract(number: str) -> ResponseReturnValue:
    """The contract, its people, what was seen to at moving in, and the links before and after it."""
    found = queries.contract(number)
    held = queries.held_for(found)
    before, after = queries.beside(found)
    return render_template(
        "housing/contract/page.html",
        contract=found,
        state=found.state_on(today()),
        ahead=ahead(found.agreement, today(), notice_given=found.notice_on is not None),
        remarks=[in_words(remark.said) for remark in queries.remarks_now(found, held)],
        crowding=queries.crowding_in(found),
        lease=held,
        before=before,
        after=after,
        readable=queries.readable(member.person_id for member in found.members),
        acts=acts_of(found),
        items=MoveInItem,
        done={step.item: step for step in found.steps},
        today=today(),
        State=ContractState,
    )


def acts_of(contract: "Contract") -> frozenset[str]:
    """What can be done with it now."""
    standing = Standing(
        contract.agreement,
        contract.moved_in_on,
        contract.moved_out_on,
        contract.notice_on is not None,
        contract.cancelled_at is not None,
    )
    return open_acts(standing, today())
