"""What nobody means to write: in every form of homes, papers, sharing and referrals, one field at a time."""

from datetime import timedelta

import pytest

from reception.db.session import db
from reception.housing.terms import OfferState, PlaceKind
from reception.i18n.formats import today
from tests.factories.homes import make_contract, make_district, make_home, make_landlord, whole
from tests.factories.needs import make_need, make_offer, make_place
from tests.factories.people import make_person

#: Values that reach furthest into a program when one is careless with them.
HOSTILE = ("\u202ea\x00b", str(2**63), "0001-01-01", "' OR 1=1 --%s{0.__class__}<script>")


def day(number):
    return today() + timedelta(days=number)


@pytest.fixture
def world(municipality):
    """One of everything."""
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
#: What every form holds beside its fields.
OURS = ("csrf_token", "_submission", "_draft")


@pytest.mark.parametrize(("who", "path"), FORMS, ids=[path for _who, path in FORMS])
def test_hostile_words_are_answered_beside_their_field(municipality, client_of, world, who, path):
    browser, path = client_of(getattr(municipality, who)), path.format(**world)
    browser.budget = 80
    page = browser.get(path)
    assert page.status_code == 200, path
    form = page.form()
    options = sorted(
        {name for name in page.form_values() if name not in OURS}
        | {control.get("name") for control in form.iter() if control.get("name") and control.get("type") != "submit"}
        - set(OURS)
    )
    hidden = {one.get("name") for one in form.iter("input") if one.get("type") in {"hidden", "checkbox"}}
    faults, values = [], page.form_values()
    target = form.get("action") or path
    # What one fills in gets a value everywhere at once; what a page carries by itself gets one field after the other.
    everywhere = [dict.fromkeys(sorted(set(options) - hidden), value) for value in HOSTILE]
    alone = [{field: HOSTILE[0]} for field in sorted(set(options) & hidden)]
    for bad in (*everywhere, *alone):
        browser.lenient = not hidden.isdisjoint(bad)
        answer = _rolled_back(browser, target, {**values, **bad})
        if isinstance(answer, str):
            faults.append(f"{bad}: {answer}")
        elif answer.status_code not in (200, 303, 400, 404, 409, 413):
            faults.append(f"{bad}: {answer.status_code}")
    assert not faults, "\n".join(faults)


def _rolled_back(browser, target, values):
    """The answer to the form with one field changed; what it wrote is taken back."""
    db.session.commit()
    place = db.session.get_bind().begin_nested()
    try:
        return browser.post(target, data=values)
    except AssertionError as fault:
        return str(fault)[:160]
    except Exception as fault:
        return f"{type(fault).__name__} {str(fault)[:300]}"
    finally:
        db.session.remove()
        place.rollback()
