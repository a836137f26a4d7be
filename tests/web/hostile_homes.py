"""Homes, needs and offers in every state, and the addresses of their forms; see `tests.web.test_hostile_forms`."""

from datetime import date, timedelta
from typing import Any

from reception.housing.terms import OfferState, PlaceKind
from reception.i18n.formats import today
from tests.factories.homes import make_contract, make_district, make_home, make_landlord, whole
from tests.factories.municipality import Municipality
from tests.factories.needs import make_need, make_offer, make_place
from tests.factories.people import make_person


def day(number: int) -> date:
    """The day that many days from today."""
    return today() + timedelta(days=number)


def homes_world(municipality: Municipality) -> dict[str, Any]:
    """One of everything, by what it is called in the addresses."""
    home = make_home(parts=(("Room 1", 2),), leased=(day(-500), day(500)), district=make_district())
    make_landlord()
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    seeker = make_person(name="Omar Nur", unit=municipality.unit, worker=municipality.caseworker)
    need = make_need(seeker)
    free = make_home("Lillgatan 2")
    offer = make_offer(need, whole(free).id, OfferState.MADE, day(1))
    prepared = make_offer(need, whole(make_home("Lillgatan 3")).id, OfferState.PREPARED, day(1))
    contract = make_contract(home.units[1], [person], day(-9), day(90))
    return {
        "home": home.number, "unit": home.units[1].id, "lease": home.leases[0].id, "person": person.number,
        "need": need.number, "offer": offer.number, "prepared": prepared.number, "contract": contract.number,
        "seeker": seeker.number, "place": make_place(PlaceKind.SCHOOL, "Skolan", 500000, 6500000).id,
        "district": home.district_id, "free": whole(make_home("Lillgatan 4")).id,
        "member": contract.members[0].id,
    }  # fmt: skip


FORMS = (
    ("housing_coordinator", "/dwellings/new"),
    ("housing_coordinator", "/dwellings/{home}/edit"),
    ("housing_coordinator", "/dwellings/{home}/leave"),
    ("housing_coordinator", "/dwellings/{home}/units/new"),
    ("housing_coordinator", "/dwellings/{home}/units/{unit}/edit"),
    ("housing_coordinator", "/dwellings/{home}/units/{unit}/leave"),
    ("housing_coordinator", "/dwellings/{home}/leases/new"),
    ("housing_coordinator", "/dwellings/{home}/leases/{lease}/edit"),
    ("housing_coordinator", "/dwellings/{home}/leases/{lease}/end"),
    ("housing_coordinator", "/dwellings/{home}/leases/{lease}/notice"),
    ("housing_coordinator", "/dwellings/{home}/closures/new"),
    ("housing_coordinator", "/dwellings/{home}/inspections/new"),
    ("housing_coordinator", "/dwellings/{home}/faults/new"),
    ("housing_coordinator", "/dwellings/districts/new"),
    ("housing_coordinator", "/dwellings/districts/{district}"),
    ("housing_coordinator", "/dwellings/places/new"),
    ("housing_coordinator", "/dwellings/places/{place}"),
    ("caseworker", "/people/{person}/home/new"),
    ("caseworker", "/people/{person}/home-need/new"),
    ("caseworker", "/people/{seeker}/home-need/{need}/edit"),
    ("caseworker", "/people/{seeker}/home-need/{need}/end"),
    ("housing_coordinator", "/dwellings/waiting/{need}/offers/new/{free}"),
    ("housing_coordinator", "/dwellings/waiting/{need}/offers/{offer}/answer"),
    ("housing_coordinator", "/dwellings/waiting/{need}/offers/{prepared}/tell"),
    ("caseworker", "/dwellings/contracts/{contract}/edit"),
    ("caseworker", "/dwellings/contracts/{contract}/end"),
    ("caseworker", "/dwellings/contracts/{contract}/extend"),
    ("caseworker", "/dwellings/contracts/{contract}/notice"),
    ("caseworker", "/dwellings/contracts/{contract}/take-over"),
    ("caseworker", "/dwellings/contracts/{contract}/move-in"),
    ("caseworker", "/dwellings/contracts/{contract}/move-out"),
    ("caseworker", "/dwellings/contracts/{contract}/steps"),
    ("caseworker", "/dwellings/contracts/{contract}/members/new"),
    ("caseworker", "/dwellings/contracts/{contract}/members/{member}/leave"),
    ("caseworker", "/dwellings/contracts/{contract}/cancel"),
    ("caseworker", "/people/{person}/documents/new"),
    ("caseworker", "/people/{person}/sharing/consents/new"),
    ("caseworker", "/people/{person}/sharing/log/new"),
    ("caseworker", "/people/{person}/sharing/extracts/new"),
    ("caseworker", "/people/{person}/referrals/new"),
    ("caseworker", "/people/{person}/needs/new"),
    ("caseworker", "/people/{person}/basics/facts"),
)  # fmt: skip
