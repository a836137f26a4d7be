"""The register of homes: the list, one home, adding and changing one, giving one up."""

from typing import TYPE_CHECKING, Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.housing import permits, wording
from reception.housing.forms.dwellings import DwellingFilter, DwellingForm, HomeFacts, LastDayForm, NewDwellingForm
from reception.housing.operations import dwellings as operations
from reception.housing.operations.leases import add_lease
from reception.housing.queries import map as registers
from reception.housing.queries.dwellings import dwelling as dwelling_numbered
from reception.housing.queries.dwellings import is_address_taken
from reception.housing.queries.home_page import home_page, left_open
from reception.housing.queries.homes import Wanted, homes
from reception.housing.terms import HomeState
from reception.housing.views.saving import back_to, home_form
from reception.i18n.formats import today
from reception.i18n.sentences import in_words
from reception.i18n.text import _
from reception.web.blueprint import Room
from reception.web.paging import page_of, window
from reception.web.remarks import saved

if TYPE_CHECKING:
    from reception.housing.models import Dwelling

room = Room("dwellings", __name__, url_prefix="/dwellings")
room.add_app_template_filter(wording.address, "address")
room.add_app_template_filter(wording.whole_address, "whole_address")
room.add_app_template_filter(in_words, "in_words")


@room.route("", permit=permits.DWELLINGS)
def dwellings() -> ResponseReturnValue:
    """The homes and how they stand on a day, narrowed and sorted."""
    narrowing = DwellingFilter()
    narrowing.offer(registers.district_choices(), registers.landlords_of_homes())
    wanted = _wanted(narrowing)
    found = homes(wanted, window())
    return render_template(
        "housing/dwellings.html",
        narrowing=narrowing,
        wanted=wanted,
        page=page_of(found.rows),
        found=found,
        today=today(),
        HomeState=HomeState,
        address_of=_address_of,
    )


def _wanted(narrowing: DwellingFilter) -> Wanted:
    asked = narrowing.asked()
    return Wanted(
        day=asked.get("day") or today(),
        text=asked.get("q", ""),
        state=HomeState(asked["state"]) if "state" in asked else None,
        district_id=asked.get("district"),
        landlord_id=asked.get("landlord"),
        rooms=asked.get("rooms"),
        free_by=asked.get("free_by"),
        order=asked.get("order", "address"),
    )


def _address_of(**changed: str | None) -> str:
    """This list with some of its choices changed, from its first page."""
    kept: dict[str, Any] = {**request.args.to_dict(), "page": None, **changed}
    return url_for(".dwellings", **{name: value for name, value in kept.items() if value})


@room.route("/new", methods=["GET", "POST"], permit=permits.KEEP)
def new() -> ResponseReturnValue:
    """Add a home, with its whole unit and the municipality's lease."""
    form, made = NewDwellingForm(), []
    form.offer(registers.district_choices(), registers.landlord_choices())
    if form.validate_on_submit() and _is_free(form) and saved(form, lambda: made.append(_add(form))):
        return back_to(made[0], _("The home is added."))
    return render_template("housing/dwelling/new.html", form=form)


def _add(form: NewDwellingForm) -> "Dwelling":
    home = operations.add_dwelling(**form.facts)
    if form.lease is not None:
        add_lease(home, **form.lease)
    return home


def _is_free(form: HomeFacts, *, but: int | None = None) -> bool:
    values = form.values
    if is_address_taken(values["street"], values["apartment"], values["postcode"], but=but):
        form.refuse("street", _("This home is registered already."))
    return not form.failed


@room.route("/<number:number>", permit=permits.DWELLINGS)
def dwelling(number: str) -> ResponseReturnValue:
    """One home: facts, units, leases, closed days, contracts within reach, inspections and faults."""
    found = home_page(dwelling_numbered(number), today())
    return render_template("housing/dwelling/page.html", found=found, dwelling=found.dwelling, today=today())


@room.route("/<number:number>/edit", methods=["GET", "POST"], permit=permits.KEEP)
def edit(number: str) -> ResponseReturnValue:
    """Correct the facts of a home."""
    home = dwelling_numbered(number, permits.KEEP)
    form = _change_form(home)
    is_valid = form.validate_on_submit() and _is_free(form, but=home.id)
    is_latest = is_valid and not form.is_outdated(home, lambda: _change_form(home, formdata=None))
    if is_latest and saved(form, lambda: operations.change_dwelling(home, **form.values)):
        return back_to(home, _("The home is changed."))
    return home_form(home, form, _("Change the home"))


def _change_form(home: "Dwelling", **options: Any) -> DwellingForm:
    form = DwellingForm(obj=home, **options)
    form.offer(registers.district_choices(), registers.landlord_choices(home.landlord_id))
    return form


@room.route("/<number:number>/leave", methods=["GET", "POST"], permit=permits.KEEP)
def leave(number: str) -> ResponseReturnValue:
    """Give up a home from a day on. Contracts that go on are told of, and stand on its page afterwards."""
    home = dwelling_numbered(number, permits.KEEP)
    form = LastDayForm(version=home.version, on=home.left_on)
    is_latest = form.validate_on_submit() and not form.is_outdated(home)
    if is_latest and saved(form, lambda: operations.leave_dwelling(home, form.on.data)):
        return back_to(home, _("The last day of the home is entered."))
    words = _("After this day the home is not offered and stands in no list of homes. What was noted of it stays.")
    return home_form(home, form, _("Give up the home"), hint=words, remarks=left_open(home, today()))


@room.route("/<number:number>/keep", methods=["POST"], permit=permits.KEEP)
def keep(number: str) -> ResponseReturnValue:
    """It is kept after all."""
    home = dwelling_numbered(number, permits.KEEP)
    operations.keep_dwelling(home)
    return back_to(home, _("The home is kept."))
