"""What belongs to one home, contract or household is not reached through the address of another."""

from datetime import date, timedelta

import pytest

from reception.db.session import db
from reception.housing.models import Closure, Fault, Inspection, Lease
from reception.housing.terms import OfferState, Tenure
from reception.i18n.formats import today
from tests.factories.homes import make_contract, make_home, whole
from tests.factories.letting import contracts_of
from tests.factories.needs import make_need, make_offer, offers_in_database
from tests.factories.people import make_person
from tests.people.families import rows


def day(number: int) -> date:
    return today() + timedelta(days=number)


@pytest.fixture
def coordinator(municipality, client_of):
    browser = client_of(municipality.housing_coordinator)
    browser.budget = 60
    return browser


@pytest.fixture
def homes(coordinator):
    """Two homes, the second with one of everything."""
    mine, other = make_home("Storgatan 1"), make_home("Lillgatan 2", parts=(("Room 1", 2),), leased=(day(-90), day(90)))
    at = f"/dwellings/{other.number}"
    for path, facts in (
        (
            "/closures/new",
            {"unit_id": str(other.units[1].id), "first_on": str(day(3)), "last_on": str(day(5)), "reason": "damage"},
        ),
        ("/inspections/new", {"unit_id": str(other.units[1].id), "kind": "periodic", "is_fine": "yes"}),
        ("/faults/new", {"unit_id": str(other.units[1].id), "what": "Tap"}),
    ):
        assert coordinator.fill(at + path, **facts).status_code == 303, path
    return mine, other


def test_parts_of_a_home_are_reached_at_its_own_address_alone(coordinator, homes):
    mine, other = homes
    parts = {
        "units/{}/edit": other.units[1].id,
        "units/{}/leave": other.units[1].id,
        "leases/{}/edit": other.leases[0].id,
        "leases/{}/end": other.leases[0].id,
        "leases/{}/notice": other.leases[0].id,
        "closures/{}/edit": rows(Closure)[0].id,
        "inspections/{}/edit": rows(Inspection)[0].id,
        "faults/{}/edit": rows(Fault)[0].number,
        "faults/{}/end": rows(Fault)[0].number,
    }
    for path, key in parts.items():
        rest = path.format(key)
        assert coordinator.get(f"/dwellings/{other.number}/{rest}").status_code == 200, rest
        values = coordinator.get(f"/dwellings/{other.number}/{rest}").form_values()
        assert coordinator.get(f"/dwellings/{mine.number}/{rest}").status_code == 404, rest
        assert coordinator.post(f"/dwellings/{mine.number}/{rest}", data=values).status_code == 404, rest
    for path in (
        f"units/{other.units[1].id}/keep", f"closures/{rows(Closure)[0].id}/open",
        f"faults/{rows(Fault)[0].number}/send", f"faults/{rows(Fault)[0].number}/reopen",
        f"faults/{rows(Fault)[0].number}/take-back",
    ):  # fmt: skip
        assert coordinator.post(f"/dwellings/{mine.number}/{path}", data={}).status_code == 404, path


def test_a_unit_of_another_home_is_not_closed_through_this_ones_form(coordinator, homes):
    mine, other = homes
    before = len(rows(Closure))
    answer = coordinator.fill(
        f"/dwellings/{mine.number}/closures/new", unit_id=str(other.units[1].id), first_on=str(day(20)),
        last_on=str(day(25)), reason="damage",
    )  # fmt: skip
    assert answer.status_code in (200, 404)
    assert len(rows(Closure)) == before


def test_members_are_reached_through_their_own_contract_alone(client_of, municipality, homes):
    mine, other = homes
    amina = make_person(unit=municipality.unit, worker=municipality.caseworker)
    omar = make_person(name="Omar Nur", unit=municipality.unit, worker=municipality.caseworker)
    first = make_contract(whole(mine), [amina], day(-9), day(90))
    second = make_contract(other.units[1], [omar], day(-9), day(90))
    browser = client_of(municipality.caseworker)
    member = second.members[0].id
    assert browser.get(f"/dwellings/contracts/{first.number}/members/{member}/leave").status_code == 404
    assert browser.post(f"/dwellings/contracts/{first.number}/members/{member}/tenant", data={}).status_code == 404


def test_the_offer_to_one_household_makes_no_contract_of_another(client_of, municipality, homes):
    mine, _other = homes
    amina = make_person(unit=municipality.unit, worker=municipality.caseworker)
    omar = make_person(name="Omar Nur", unit=municipality.unit, worker=municipality.caseworker)
    make_need(amina)
    offer = make_offer(make_need(omar), whole(mine).id, OfferState.MADE, day(1))
    answer = client_of(municipality.caseworker).fill(
        f"/people/{amina.number}/home/new", tenure=Tenure.MUNICIPAL.value, unit_id=str(whole(mine).id),
        first_on=str(day(1)), last_on=str(day(200)), people=[str(amina.id)], tenants=[str(amina.id)],
        offer=offer.number,
    )  # fmt: skip
    assert answer.status_code == 404
    assert offers_in_database()[0].state is OfferState.MADE
    assert not contracts_of(amina)


def test_an_offer_and_a_need_are_reached_at_their_own_address_alone(client_of, municipality, homes):
    mine, _other = homes
    amina = make_person(unit=municipality.unit, worker=municipality.caseworker)
    omar = make_person(name="Omar Nur", unit=municipality.unit, worker=municipality.caseworker)
    needs = make_need(amina), make_need(omar)
    offer = make_offer(needs[1], whole(mine).id, OfferState.MADE, day(1))
    browser = client_of(municipality.caseworker)
    assert browser.get(f"/dwellings/waiting/{needs[0].number}/offers/{offer.number}/answer").status_code == 404
    assert (
        browser.post(f"/dwellings/waiting/{needs[0].number}/offers/{offer.number}/withdraw", data={}).status_code == 404
    )
    for act in ("edit", "end"):
        assert browser.get(f"/people/{amina.number}/home-need/{needs[1].number}/{act}").status_code == 404
    assert browser.post(f"/people/{amina.number}/home-need/{needs[1].number}/again", data={}).status_code == 404


def test_what_no_form_asks_for_is_not_taken(coordinator, homes):
    mine, other = homes
    coordinator.fill(
        f"/dwellings/{mine.number}/edit", street="Storgatan 9", number="AAAA-AA", id="999", left_on=str(day(-1)),
        sort_key="x", made_by_id="1", units="", dwelling_id=str(other.id),
    )  # fmt: skip
    db.session.expire_all()
    assert mine.street == "Storgatan 9"
    assert mine.left_on is None
    assert mine.sort_key != "x"
    unit = other.units[1]
    coordinator.fill(
        f"/dwellings/{other.number}/units/{unit.id}/edit", dwelling_id=str(mine.id), left_on=str(day(-1)), capacity="3"
    )
    db.session.expire_all()
    assert (unit.dwelling_id, unit.left_on, unit.capacity) == (other.id, None, 3)
    lease = other.leases[0]
    coordinator.fill(f"/dwellings/{other.number}/leases/{lease.id}/edit", dwelling_id=str(mine.id), rent="6100")
    assert rows(Lease)[0].dwelling_id == other.id
