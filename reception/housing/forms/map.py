"""What is asked about districts and places on the map."""

from reception.housing.forms.dwellings import EAST, NORTH
from reception.housing.terms import PlaceKind
from reception.i18n.text import _l, choices
from reception.web.fields import Choice, Text, WholeNumber
from reception.web.versioned import VersionedForm

_DISTRICT = ("name", _l("There is a district of this name already."))
_PLACE = ("name", _l("There is a place of this kind and name already."))


class DistrictForm(VersionedForm):
    """A part of the municipality."""

    constraints = {"uq_district_name": _DISTRICT, "district.name": _DISTRICT}

    name = Text(_l("Name"), longest=100, required=_l("Write the name."))
    residents = WholeNumber(
        _l("Residents"),
        most=2_000_000,
        description=_l("All who live there, from Statistics Sweden. Figures compare the newcomers' share with it."),
    )


class PlaceForm(VersionedForm):
    """A school or a workplace."""

    constraints = {"uq_place_kind_name": _PLACE, "place.kind, place.name": _PLACE}

    kind = Choice(_l("Kind"), radios=True, choices=choices(*PlaceKind), coerce=PlaceKind, required=_l("Choose a kind."))
    name = Text(_l("Name"), longest=100, required=_l("Write the name."))
    east = WholeNumber(
        _l("East"), least=EAST[0], most=EAST[1], required=_l("Write the east figure."),
        description=_l("In metres, SWEREF 99 TM. Lantmäteriet's map shows both figures of a point."),
    )  # fmt: skip
    north = WholeNumber(_l("North"), least=NORTH[0], most=NORTH[1], required=_l("Write the north figure."))
