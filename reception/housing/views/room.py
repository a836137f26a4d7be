"""What the pages of contracts share: the room, what rules refuse, and the words that stay after the save."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from reception.housing.operations import contracts
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.housing.forms.contracts import Checked
    from reception.housing.models import Contract

room = Room("contracts", __name__)
Made = TypeVar("Made")


def checked(form: "Checked", work: Callable[[], Made]) -> Made | None:
    """What `work` made; None where rules refused it, and the form says why beside its fields."""
    try:
        return work()
    except contracts.Refused as refused:
        form.take_refusals(refused.remarks)
        return None


def back_to(contract: "Contract", anchor: str | None = None) -> ResponseReturnValue:
    """Back to the contract's own page."""
    return redirect(page_of(contract, anchor), 303)


def page_of(contract: "Contract", anchor: str | None = None) -> str:
    """The address of the contract's page."""
    return url_for("contracts.contract", number=contract.number, _anchor=anchor)
