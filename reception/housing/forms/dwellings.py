"""What is asked about homes. Districts and landlords are passed in."""

from typing import Any, ClassVar

from wtforms import BooleanField

from reception.housing.rules import addresses
from reception.housing.terms import HomeState
from reception.i18n.text import _, _l, choices
from reception.web.fields import Choice, Crowns, DateField, LongText, Text, WholeNumber, YesNo, whole_number
from reception.web.forms import Form
from reception.web.narrowing import Narrowing
from reception.web.versioned import VersionedForm

TAKEN = ("street", _l("This home is registered already."))
#: Sweden in SWEREF 99 TM, in metres (Lantmäteriet), with room to spare.
EAST, NORTH = (200_000, 1_000_000), (6_100_000, 7_700_000)
_METRES = _l("In metres, SWEREF 99 TM. Lets the way to school and work be reckoned.")
#: What a list can be sorted by.
ORDERS = {"address": _l("Address"), "free": _l("Free the soonest"), "rooms": _l("Rooms"), "area": _l("Area")}
MOST_ROOMS = 5
#: The order on the page: where the home is, then what it is like.
_WHERE = ("street", "apartment", "postcode", "town", "district_id", "landlord_id")
_LEASE = ("lease_first_on", "lease_last_on", "lease_rent")
_WHAT = ("rooms", "area", "floor", "lift", "step_free", "furnished", "note", "east", "north")


class _Point(Form):
    """A point on the map: both figures or none."""

    east = WholeNumber(_l("East"), least=EAST[0], most=EAST[1], description=_METRES)
    north = WholeNumber(_l("North"), least=NORTH[0], most=NORTH[1])

    def check_point(self) -> None:
        """Half a point is none."""
        if (self.east.data is None) != (self.north.data is None) and not self.failed:
            missing = "east" if self.east.data is None else "north"
            self.refuse(missing, _("Write both figures, or none."))


class HomeFacts(_Point):
    """What is known of a home."""

    constraints = {
        "uq_dwelling_street_apartment_postcode": TAKEN,
        "dwelling.street, dwelling.apartment, dwelling.postcode": TAKEN,
    }
    keeps_draft = True
    page_order: ClassVar[tuple[str, ...]] = (*_WHERE, "is_own", *_WHAT)

    street = Text(_l("Street and number"), required=_l("Write the street and the number."))
    apartment = Text(
        _l("Apartment"),
        longest=20,
        description=_l("Lantmäteriet's four digits, such as 1102. Leave it empty if the address is one home."),
        render_kw={"class": "w-10", "dir": "ltr"},
    )
    postcode = Text(_l("Postcode"), longest=10, render_kw={"class": "w-10", "dir": "ltr"})
    town = Text(_l("Town"), longest=60)
    district_id = Choice(_l("District"), coerce=whole_number)
    landlord_id = Choice(
        _l("Landlord"),
        coerce=whole_number,
        description=_l("A landlord who is missing here is added under Organisations."),
    )
    is_own = BooleanField(
        _l("The municipality owns the home"),
        description=_l("Otherwise it can be let on the days of the municipality's lease."),
    )
    rooms = WholeNumber(_l("Rooms"), least=1, most=30, description=_l("Beside the kitchen."))
    area = WholeNumber(_l("Area in square metres"), least=5, most=1000)
    floor = WholeNumber(_l("Floor"), least=-3, most=60, description=_l("0 is the ground floor."))
    lift = YesNo(_l("Lift"), radios=False)
    step_free = YesNo(_l("Can be reached without steps"), radios=False)
    furnished = BooleanField(_l("Furnished"))
    note = LongText(
        _l("Good to know"),
        longest=2000,
        description=_l("About the home only. Write nothing about those who live there."),
    )

    def validate(self, extra_validators: object = None) -> bool:
        """A postcode has five digits, and a point two figures."""
        super().validate(extra_validators)
        self.check_point()
        shown = addresses.postcode(self.postcode.data or "")
        if shown and not addresses.is_postcode(shown):
            self.refuse("postcode", _("Write the five digits of the postcode, such as 541 30."))
        return not self.failed

    def offer(self, districts: list[tuple[str, str]], landlords: list[tuple[str, str]]) -> None:
        """The districts and landlords to choose from."""
        self.district_id.choices = [("", _("Not known")), *districts]
        self.landlord_id.choices = [("", _("Not known")), *landlords]


class DwellingForm(VersionedForm, HomeFacts):
    """A home that is there."""


class NewDwellingForm(HomeFacts):
    """A home to add, with what its whole unit is let for, and the municipality's lease if there is one."""

    page_order: ClassVar[tuple[str, ...]] = (*_WHERE, "capacity", "rent", "is_own", *_LEASE, *_WHAT)

    capacity = WholeNumber(
        _l("For how many people"),
        least=1,
        most=30,
        required=_l("Write for how many people the home is meant."),
        description=_l("More can live there; the program then warns."),
    )
    rent = Crowns(_l("Rent that a household pays, in crowns a month"))
    lease_first_on = DateField(_l("Leased from"), looks="near")
    lease_last_on = DateField(
        _l("Leased to"), looks="forward", description=_l("The last day. Leave it empty if the lease has no end.")
    )
    lease_rent = Crowns(_l("Rent that the municipality pays, in crowns a month"))

    def validate(self, extra_validators: object = None) -> bool:
        """A lease begins before it ends."""
        super().validate(extra_validators)
        first, last = self.lease_first_on, self.lease_last_on
        if first.data is None and not first.errors and (last.data or self.lease_rent.data):
            self.refuse("lease_first_on", _("Write from which day the municipality rents the home."))
        if first.data and last.data and last.data < first.data:
            self.refuse("lease_last_on", _("The last day lies before the first."))
        return not self.failed

    @property
    def facts(self) -> dict[str, Any]:
        """The columns of the home, and for how many and how much its whole unit is let."""
        return {name: value for name, value in self.values.items() if not name.startswith("lease_")}

    @property
    def lease(self) -> dict[str, Any] | None:
        """The municipality's lease, or None."""
        if self.lease_first_on.data is None:
            return None
        return {
            "first_on": self.lease_first_on.data,
            "last_on": self.lease_last_on.data,
            "rent": self.lease_rent.data,
        }


class LastDayForm(VersionedForm):
    """Until when a home or unit is kept."""

    asides = frozenset({"on"})
    on = DateField(_l("Last day"), looks="near", required=_l("Write the last day."))


class DwellingFilter(Narrowing):
    """Which homes a list shows, in which order, on which day."""

    q = Text(_l("Street or apartment"))
    state = Choice(_l("State"), choices=[("", _l("All kept homes")), *choices(*HomeState)])
    district = Choice(_l("District"), coerce=whole_number)
    landlord = Choice(_l("Landlord"), coerce=whole_number)
    rooms = Choice(_l("Rooms"), coerce=whole_number)
    free_by = DateField(_l("Free at the latest"), looks="forward")
    day = DateField(_l("As it stands on"), looks="near", description=_l("Today, if you leave it empty."))
    order = Choice(_l("Sorted by"), choices=list(ORDERS.items()))

    def offer(self, districts: list[tuple[str, str]], landlords: list[tuple[str, str]]) -> None:
        """The districts and landlords to choose from."""
        self.district.choices = [("", _("All districts")), *districts]
        self.landlord.choices = [("", _("All landlords")), *landlords]
        sizes = [(str(size), str(size)) for size in range(1, MOST_ROOMS)]
        self.rooms.choices = [("", _("Any number")), *sizes, (str(MOST_ROOMS), _("5 or more"))]
