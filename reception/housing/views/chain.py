"""What becomes of a contract: more time, notice, its end, going on after all, cancelled, an own contract."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.housing import permits
from reception.housing.forms.chain import CancelForm, EndForm, ExtendForm, NoticeForm, TakeOverForm
from reception.housing.operations import contracts as operations
from reception.housing.queries import contracts as queries
from reception.housing.rules.notice import last_day_after_notice, notice_rule
from reception.housing.terms import Party
from reception.housing.views.room import back_to, checked, page_of, room
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.web import answers
from reception.web.remarks import warn

if TYPE_CHECKING:
    from reception.housing.models import Contract

_PLACE = "/dwellings/contracts/<number:number>"
_WRITE: Any = {"methods": ["GET", "POST"], "permit": permits.WRITE_CONTRACTS}


def act_page(contract: "Contract", form: Any, title: str, submit: str, **more: Any) -> str:
    """The page of one act: what is asked, and the way back."""
    return render_template(
        "housing/contract/act.html",
        contract=contract,
        form=form,
        title=title,
        submit=submit,
        cancel_url=page_of(contract),
        **more,
    )


def is_done(contract: "Contract", form: Any, work: Callable[[], Any], words: str) -> bool:
    """Whether the act was sent, allowed and done; its warnings stand on the next page."""
    if not form.validate_on_submit() or form.is_outdated(contract):
        return False
    said = checked(form, lambda: (work(),))
    if said is None or form.failed:
        return False
    answers.done(words)
    warn(said[0] if isinstance(said[0], tuple) else ())
    return True


@room.route(f"{_PLACE}/extend", **_WRITE)
def extend(number: str) -> ResponseReturnValue:
    """Move the last day forward."""
    contract = queries.contract(number, permits.WRITE_CONTRACTS)
    form = ExtendForm(version=contract.version)
    if is_done(contract, form, lambda: operations.extend(contract, form.last_on.data), _("The contract is extended.")):
        return back_to(contract)
    return act_page(contract, form, _("Extend the contract"), _("Extend"))


@room.route(f"{_PLACE}/notice", **_WRITE)
def notice(number: str) -> ResponseReturnValue:
    """Notice is given: by whom, when, and until when the contract runs."""
    contract = queries.contract(number, permits.WRITE_CONTRACTS)
    form = NoticeForm(version=contract.version, given_on=today())
    if is_done(contract, form, lambda: _give_notice(contract, form), _("Notice is entered.")):
        return back_to(contract)
    by_law = [(party, notice_rule(contract.tenure, party), _by_law(contract, party)) for party in Party]
    return act_page(contract, form, _("Give notice"), _("Enter the notice"), by_law=by_law)


def _by_law(contract: "Contract", party: Party) -> Any:
    """The last day if that party gives notice today: that of the contract where it comes sooner."""
    last = last_day_after_notice(contract.tenure, party, today())
    return last if last is None or contract.last_on is None else min(last, contract.last_on)


def _give_notice(contract: "Contract", form: NoticeForm) -> Any:
    last = form.last_on.data or last_day_after_notice(contract.tenure, form.by.data, form.given_on.data)
    if last is None:
        form.refuse("last_on", _("No law gives the day here. Write the last day."))
        return None
    if not form.last_on.data and contract.last_on is not None:
        last = min(last, contract.last_on)
    return operations.give_notice(contract, form.by.data, form.given_on.data, last, form.reason.data)


@room.route(f"{_PLACE}/end", **_WRITE)
def end(number: str) -> ResponseReturnValue:
    """The contract's real last day, and why."""
    contract = queries.contract(number, permits.WRITE_CONTRACTS)
    form = EndForm(
        version=contract.version,
        last_on=contract.ends_on,
        reason=contract.end_reason or "",
        moved_out_on=contract.moved_out_on,
    )
    if is_done(contract, form, lambda: _end(contract, form), _("The end of the contract is entered.")):
        return back_to(contract)
    return act_page(contract, form, _("End the contract"), _("Enter the end"))


def _end(contract: "Contract", form: EndForm) -> Any:
    return operations.end(contract, form.last_on.data, form.reason.data, form.moved_out_on.data)


@room.route(f"{_PLACE}/again", methods=["POST"], permit=permits.WRITE_CONTRACTS)
def take_up_again(number: str) -> ResponseReturnValue:
    """It goes on after all: the end or the notice is taken back."""
    contract = queries.contract(number, permits.WRITE_CONTRACTS)
    try:
        said = operations.take_up_again(contract)
    except operations.Refused as refused:
        warn(remark for remark in refused.remarks if remark.stops)
    else:
        answers.done(_("The contract goes on. Its end is taken back."))
        warn(said)
    return back_to(contract)


@room.route(f"{_PLACE}/cancel", **_WRITE)
def cancel(number: str) -> ResponseReturnValue:
    """It does not come about."""
    contract = queries.contract(number, permits.WRITE_CONTRACTS)
    form = CancelForm(version=contract.version)
    if is_done(contract, form, lambda: operations.cancel(contract, form.reason.data), _("The contract is cancelled.")):
        return back_to(contract)
    explains = _("The home becomes free again. The contract stays in the history, marked as cancelled.")
    return act_page(contract, form, _("Cancel the contract"), _("Cancel the contract"), explains=explains, danger=True)


@room.route(f"{_PLACE}/take-over", **_WRITE)
def take_over(number: str) -> ResponseReturnValue:
    """The household's own first-hand contract for the home replaces this one."""
    contract = queries.contract(number, permits.WRITE_CONTRACTS)
    form = TakeOverForm(version=contract.version)
    made: list[Contract] = []
    words = _("The household has its own contract. The municipality's contract ends the day before.")
    if is_done(contract, form, lambda: made.append(_taken_over(contract, form)), words):
        return back_to(made[0])
    explains = _(
        "The home becomes the household's own. This contract ends the day before the own one begins, and the people"
        " who live here go along. If the municipality rents the home, its lease is to be ended too."
    )
    return act_page(contract, form, _("Take over with an own contract"), _("Enter the own contract"), explains=explains)


def _taken_over(contract: "Contract", form: TakeOverForm) -> "Contract":
    return operations.take_over(contract, form.first_on.data, rent=form.rent.data, signed_on=form.signed_on.data)
