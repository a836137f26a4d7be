"""Closing a unit for days, and opening it again."""

from typing import TYPE_CHECKING

from flask.typing import ResponseReturnValue

from reception.housing import permits
from reception.housing.forms.closures import ChangeClosureForm, ClosureForm
from reception.housing.operations import closures as operations
from reception.housing.queries import upkeep as queries
from reception.housing.queries.dwellings import dwelling, unit_of
from reception.housing.views.choices import first_choice, unit_names
from reception.housing.views.saving import back_to, home_form
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.web.blueprint import Room
from reception.web.remarks import saved

if TYPE_CHECKING:
    from reception.housing.models import Dwelling

room = Room("closures", __name__, url_prefix="/dwellings/<number:number>/closures")
_SECTION = "closed"


@room.route("/new", methods=["GET", "POST"], permit=permits.KEEP)
def new(number: str) -> ResponseReturnValue:
    """Close a unit. On days on which it is let it cannot be closed."""
    home = dwelling(number, permits.KEEP)
    names = unit_names(home, today())
    form = ClosureForm(unit_id=first_choice(names))
    form.unit_id.choices = names
    if form.validate_on_submit() and saved(form, lambda: _close(home, form)):
        return back_to(home, _("It is closed on these days."), _SECTION)
    words = _("On these days it is not offered and cannot be let. Closing the whole home closes its rooms too.")
    return home_form(home, form, _("Close for some days"), hint=words)


def _close(home: "Dwelling", form: ClosureForm) -> None:
    facts = form.values
    operations.close_unit(unit_of(home, facts.pop("unit_id")), **facts)


@room.route("/<int:closure_id>/edit", methods=["GET", "POST"], permit=permits.KEEP)
def edit(number: str, closure_id: int) -> ResponseReturnValue:
    """Correct the days or the reason."""
    home = dwelling(number, permits.KEEP)
    closure = queries.closure(home, closure_id)
    form = ChangeClosureForm(obj=closure)
    is_latest = form.validate_on_submit() and not form.is_outdated(closure)
    if is_latest and saved(form, lambda: operations.change_closure(closure, **form.values)):
        return back_to(home, _("The closed days are changed."), _SECTION)
    return home_form(home, form, _("Change the closed days"))


@room.route("/<int:closure_id>/open", methods=["POST"], permit=permits.KEEP)
def open_again(number: str, closure_id: int) -> ResponseReturnValue:
    """It can be let from today."""
    home = dwelling(number, permits.KEEP)
    operations.open_unit(queries.closure(home, closure_id), today())
    return back_to(home, _("It can be let again."), _SECTION)
