"""Two small registers: the districts, and schools and workplaces on the map."""

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.housing import permits
from reception.housing.forms.map import DistrictForm, PlaceForm
from reception.housing.operations import map as operations
from reception.housing.queries import map as queries
from reception.housing.terms import PlaceKind
from reception.i18n.text import _
from reception.web.blueprint import Room
from reception.web.remarks import saved

if TYPE_CHECKING:
    from reception.housing.models import District, Place

districts = Room("districts", __name__, url_prefix="/dwellings/districts")
places = Room("places", __name__, url_prefix="/dwellings/places")


@districts.route("", permit=permits.DWELLINGS)
def all_districts() -> ResponseReturnValue:
    """The districts, with how many homes lie in each."""
    return render_template("housing/map/districts.html", rows=queries.districts())


@districts.route("/new", methods=["GET", "POST"], permit=permits.KEEP)
def new_district() -> ResponseReturnValue:
    """Add a district."""
    form = DistrictForm()
    if form.validate_on_submit() and saved(form, lambda: operations.add_district(**form.values)):
        return _back(".all_districts", _("The district is added."))
    return _district_page(form, None)


@districts.route("/<int:district_id>", methods=["GET", "POST"], permit=permits.KEEP)
def edit_district(district_id: int) -> ResponseReturnValue:
    """Correct a district."""
    district = queries.district(district_id)
    form = DistrictForm(obj=district)
    is_latest = form.validate_on_submit() and not form.is_outdated(district)
    if is_latest and saved(form, lambda: operations.change_district(district, **form.values)):
        return _back(".all_districts", _("The district is changed."))
    return _district_page(form, district)


@districts.route("/<int:district_id>/remove", methods=["POST"], permit=permits.KEEP)
def remove_district(district_id: int) -> ResponseReturnValue:
    """Take out a district in which no home lies."""
    district = queries.district(district_id)
    if queries.has_homes(district):
        flash(_("Homes lie in this district. Choose another district for them first."), "late")
        return redirect(url_for(".edit_district", district_id=district_id), 303)
    operations.remove_district(district)
    return _back(".all_districts", _("The district is removed."))


def _district_page(form: DistrictForm, district: "District | None") -> str:
    return render_template("housing/map/district.html", form=form, district=district)


@places.route("", permit=permits.DWELLINGS)
def all_places() -> ResponseReturnValue:
    """Schools and workplaces, to which the way from a home is reckoned."""
    return render_template("housing/map/places.html", rows=queries.places())


@places.route("/new", methods=["GET", "POST"], permit=permits.KEEP)
def new_place() -> ResponseReturnValue:
    """Add a school or a workplace."""
    form = PlaceForm(kind=PlaceKind.SCHOOL)
    if form.validate_on_submit() and saved(form, lambda: operations.add_place(**form.values)):
        return _back(".all_places", _("The place is added."))
    return _place_page(form, None)


@places.route("/<int:place_id>", methods=["GET", "POST"], permit=permits.KEEP)
def edit_place(place_id: int) -> ResponseReturnValue:
    """Correct a place."""
    place = queries.place(place_id)
    form = PlaceForm(obj=place)
    is_latest = form.validate_on_submit() and not form.is_outdated(place)
    if is_latest and saved(form, lambda: operations.change_place(place, **form.values)):
        return _back(".all_places", _("The place is changed."))
    return _place_page(form, place)


@places.route("/<int:place_id>/remove", methods=["POST"], permit=permits.KEEP)
def remove_place(place_id: int) -> ResponseReturnValue:
    """Take out a place that no household names."""
    place = queries.place(place_id)
    if queries.is_place_used(place):
        flash(_("A household that seeks a home names this place. It stays until that is changed."), "late")
        return redirect(url_for(".edit_place", place_id=place_id), 303)
    operations.remove_place(place)
    return _back(".all_places", _("The place is removed."))


def _place_page(form: PlaceForm, place: "Place | None") -> str:
    return render_template("housing/map/place.html", form=form, place=place)


def _back(endpoint: str, words: str) -> ResponseReturnValue:
    flash(words, "done")
    return redirect(url_for(endpoint), 303)
