"""The units of a home: rooms and places that are let by themselves, and what the whole home is let for."""

from typing import TYPE_CHECKING

from flask.typing import ResponseReturnValue

from reception.access.permit import OutOfReach
from reception.housing import permits
from reception.housing.forms.dwellings import LastDayForm
from reception.housing.forms.units import ChangeUnitForm, ChangeWholeForm, UnitForm
from reception.housing.operations import units as operations
from reception.housing.queries.dwellings import dwelling, unit_of
from reception.housing.queries.home_page import left_open
from reception.housing.terms import UnitKind
from reception.housing.views.saving import back_to, home_form
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.web.blueprint import Room
from reception.web.remarks import saved

if TYPE_CHECKING:
    from reception.housing.models import Dwelling, DwellingUnit

room = Room("dwelling_units", __name__, url_prefix="/dwellings/<number:number>/units")


@room.route("/new", methods=["GET", "POST"], permit=permits.KEEP)
def new(number: str) -> ResponseReturnValue:
    """Add a room or a place."""
    home = dwelling(number, permits.KEEP)
    form = UnitForm(kind=UnitKind.ROOM)
    form.labels = _labels(home)
    if form.validate_on_submit() and saved(form, lambda: operations.add_unit(home, **form.values)):
        return back_to(home, _("The room is added."), "units")
    words = _("From now on the home can be let by the room. On days when a room is let, the whole is not.")
    return home_form(home, form, _("Add a room or a place"), hint=words)


@room.route("/<int:unit_id>/edit", methods=["GET", "POST"], permit=permits.KEEP)
def edit(number: str, unit_id: int) -> ResponseReturnValue:
    """Correct places and rent, and of a room or place its name."""
    home, unit = _found(number, unit_id)
    form = _change_form(home, unit)
    is_latest = form.validate_on_submit() and not form.is_outdated(unit)
    if is_latest and saved(form, lambda: operations.change_unit(unit, **form.values)):
        return back_to(home, _("The change is saved."), "units")
    title = _("Change the whole home") if unit.kind is UnitKind.WHOLE else _("Change the room or place")
    return home_form(home, form, title)


def _change_form(home: "Dwelling", unit: "DwellingUnit") -> ChangeWholeForm | ChangeUnitForm:
    if unit.kind is UnitKind.WHOLE:
        return ChangeWholeForm(obj=unit)
    form = ChangeUnitForm(obj=unit)
    form.labels = _labels(home, but=unit)
    return form


@room.route("/<int:unit_id>/leave", methods=["GET", "POST"], permit=permits.KEEP)
def leave(number: str, unit_id: int) -> ResponseReturnValue:
    """A room or place is no longer let by itself. The whole home is given up as a home."""
    home, unit = _found(number, unit_id)
    if unit.kind is UnitKind.WHOLE:
        raise OutOfReach
    form = LastDayForm(version=unit.version, on=unit.left_on)
    is_latest = form.validate_on_submit() and not form.is_outdated(unit)
    if is_latest and saved(form, lambda: operations.leave_unit(unit, form.on.data)):
        return back_to(home, _("The last day of the room is entered."), "units")
    title, remarks = _("Let the room no longer"), left_open(home, today(), unit)
    return home_form(home, form, title, hint=_("After this day the room is not offered."), remarks=remarks)


@room.route("/<int:unit_id>/keep", methods=["POST"], permit=permits.KEEP)
def keep(number: str, unit_id: int) -> ResponseReturnValue:
    """It is let by itself after all."""
    home, unit = _found(number, unit_id)
    operations.keep_unit(unit)
    return back_to(home, _("The room is let again."), "units")


def _found(number: str, unit_id: int) -> tuple["Dwelling", "DwellingUnit"]:
    home = dwelling(number, permits.KEEP)
    return home, unit_of(home, unit_id)


def _labels(home: "Dwelling", but: "DwellingUnit | None" = None) -> list[str]:
    return [unit.label for unit in home.units if unit is not but]
