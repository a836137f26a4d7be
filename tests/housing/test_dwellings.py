"""The register of homes: the list, one home, its units, leases and closed days."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from reception.access.roles import Role
from reception.accounts.models import User
from reception.db.session import db
from reception.housing.models import Dwelling, Lease
from reception.housing.operations import contracts as letting
from reception.housing.operations.closures import close_unit
from reception.housing.terms import HomeState, Tenure, Unavailability, UnitKind
from reception.i18n.formats import today
from reception.people.terms import Protection
from reception.reckoning.remarks import Refused
from tests.clients import StrictClient
from tests.factories.homes import make_contract, make_district, make_home, make_landlord, whole
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.page_rules import text_of

ClientOf = Callable[[User], StrictClient]
LIST = "/dwellings"


def day(days: int) -> date:
    return today() + timedelta(days=days)


def path_of(home: Dwelling) -> str:
    return f"{LIST}/{home.number}"


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.housing_coordinator)


def the_home() -> Dwelling:
    return db.session.scalars(sa.select(Dwelling)).one()


def test_who_reads_and_who_keeps_homes(municipality: Municipality, client_of: ClientOf) -> None:
    path = path_of(make_home())
    reading = {Role.CASEWORKER, Role.UNIT_MANAGER, Role.HOUSING_COORDINATOR}
    for role, user in municipality.one_of_each_role.items():
        browser = client_of(user)
        reads = 200 if role in reading else 403
        keeps = 200 if role is Role.HOUSING_COORDINATOR else 403
        for page in (LIST, path, f"{LIST}/faults", f"{LIST}/districts", f"{LIST}/places", f"{path}/faults/new"):
            assert browser.get(page).status_code == reads, (role, page)
        for page in ("new", "districts/new", "places/new"):
            assert browser.get(f"{LIST}/{page}").status_code == keeps, (role, page)
        for page in ("edit", "leave", "units/new", "leases/new", "closures/new", "inspections/new"):
            assert browser.get(f"{path}/{page}").status_code == keeps, (role, page)
    assert client_of(municipality.housing_coordinator).get(f"{LIST}/0000-00").status_code == 404


def test_who_only_reads_sees_no_buttons(municipality: Municipality, client_of: ClientOf) -> None:
    path = path_of(make_home(leased=(day(-10), None)))
    words = client_of(municipality.caseworker).get(path).words
    assert "Report a fault" in words
    for button in ("Change the facts", "Add a lease", "Close for some days", "Add a room", "Note an inspection"):
        assert button not in words


def test_a_home_is_added_with_its_whole_unit_and_its_lease(browser: StrictClient) -> None:
    district, landlord = make_district(), make_landlord()
    answer = browser.fill(
        f"{LIST}/new",
        street="Åsgatan 12 B",
        apartment="1102",
        postcode="54130",
        town="Skövde",
        district_id=str(district.id),
        landlord_id=str(landlord.id),
        rooms="3",
        area="71 m²",
        floor="−1",
        lift="yes",
        step_free="no",
        capacity="4",
        rent="7 450 kr",
        lease_first_on=day(-3).isoformat(),
        lease_rent="6900",
        note="Nyckel hos vaktmästaren.",
    )
    home = the_home()
    assert answer.location == path_of(home)
    assert (home.postcode, home.area, home.floor, home.lift, home.step_free) == ("541 30", 71, -1, True, False)
    assert [(unit.kind, unit.label, unit.capacity, unit.rent) for unit in home.units] == [(UnitKind.WHOLE, "", 4, 7450)]
    assert [(lease.first_on, lease.last_on, lease.rent) for lease in home.leases] == [(day(-3), None, 6900)]
    page = browser.get(answer.location)
    assert page.heading == "Åsgatan 12 B, lgh 1102"
    for words in ("Bostadsbolaget", "Norrmalm", "3 rooms · 71 m²", "lift, steps", "7 450 kr", "Nyckel hos", "Free"):
        assert words in page.words


def test_what_is_to_be_put_right_is_told_in_the_order_of_the_page_and_names_the_field(browser: StrictClient) -> None:
    typed = {"capacity": "four", "lease_first_on": "soon", "lease_last_on": "later", "rooms": "two", "east": "far"}
    answer = browser.fill("/dwellings/new", street="", **typed)
    told = answer.all("section", class_="errors")[0].findall(".//a")
    places = [answer.text.index(f'name="{link.get("href", "")[1:]}"') for link in told]
    assert places == sorted(places)
    assert [text_of(link) for link in told] == [
        "Write the street and the number.",
        "For how many people: Write a whole number from 1 to 30.",
        "Leased from: Write a date, for example 2026-11-22, 22/11 or 22 nov.",
        "Leased to: Write a date, for example 2026-11-22, 22/11 or 22 nov.",
        "Rooms: Write a whole number from 1 to 30.",
        "East: Write a whole number from 200 000 to 1 000 000.",
    ]


def test_streets_stand_in_swedish_order_and_numbers_as_numbers(browser: StrictClient) -> None:
    for street in ("Ängsvägen 1", "Åsgatan 2", "Zakrisgatan 1", "Bryggaregatan 10", "Bryggaregatan 9", "Östergatan 1"):
        browser.fill("/dwellings/new", street=street, capacity="2")
    page = browser.get("/dwellings")
    order = ["Bryggaregatan 9", "Bryggaregatan 10", "Zakrisgatan 1", "Åsgatan 2", "Ängsvägen 1", "Östergatan 1"]
    places = [page.words.index(street) for street in order]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("street", " ", "Write the street and the number."),
        ("street", "storgatan  7", "This home is registered already."),
        ("capacity", "0", "Write a whole number from 1 to 30."),
        ("capacity", "", "Write for how many people the home is meant."),
        ("capacity", "four", "Write a whole number from 1 to 30."),
        ("rooms", "0", "Write a whole number from 1 to 30."),
        ("area", "4", "Write a whole number from 5 to 1 000."),
        ("rent", "-1", "Write a whole number from 0 to 100 000."),
        ("postcode", "5413", "Write the five digits of the postcode"),
        ("district_id", "9999", "Choose one from the list."),
        ("landlord_id", "x", "Choose one from the list."),
        ("lift", "perhaps", "Choose one from the list."),
        ("east", "400000", "Write both figures, or none."),
        (
            "north",
            "12",
            "Write a whole number from 6 100 000 to 7 700 000.",
        ),
        ("lease_last_on", "2030-01-01", "Write from which day the municipality rents the home."),
        ("lease_first_on", "32 maj", "This day does not exist in the calendar."),
        ("note", "x" * 2001, "Shorten this to 2000 characters"),
    ],
)
def test_a_bad_fact_gets_a_message_and_nothing_typed_is_lost(
    browser: StrictClient, field: str, typed: str, message: str
) -> None:
    make_home("Storgatan 7")
    facts = {"street": "Storgatan 8", "capacity": "4", "town": "Skövde", field: typed}
    answer = browser.fill(f"{LIST}/new", **facts)
    assert answer.status_code == 200
    assert message in answer.words
    assert answer.form_values()["town"] == "Skövde"
    assert the_home().street == "Storgatan 7"


def test_a_lease_that_ends_before_it_begins_is_refused_with_the_new_home(browser: StrictClient) -> None:
    answer = browser.fill(
        f"{LIST}/new", street="Nygatan 1", capacity="2", lease_first_on=str(day(5)), lease_last_on=str(day(4))
    )
    assert "The last day lies before the first." in answer.words
    assert db.session.query(Dwelling).count() == 0


def test_the_same_street_stands_twice_with_another_apartment_or_postcode(browser: StrictClient) -> None:
    make_home("Storgatan 7", "1101")
    for apartment, postcode in (("1102", "541 30"), ("1101", "541 31")):
        answer = browser.fill(f"{LIST}/new", street="Storgatan 7", apartment=apartment, postcode=postcode, capacity="2")
        assert answer.status_code == 303


def test_a_home_is_changed_and_two_who_change_it_meet(browser: StrictClient) -> None:
    home = make_home()
    first, second = (browser.get(f"{path_of(home)}/edit").form_values() for _each in range(2))
    assert browser.post(f"{path_of(home)}/edit", data={**first, "rooms": "4"}).status_code == 303
    assert the_home().rooms == 4
    outdated = browser.post(f"{path_of(home)}/edit", data={**second, "rooms": "5"})
    assert outdated.status_code == 409
    assert the_home().rooms == 4


def test_a_home_keeps_its_own_address_and_takes_no_others(browser: StrictClient) -> None:
    make_home("Storgatan 7")
    home = make_home("Storgatan 8")
    assert browser.fill(f"{path_of(home)}/edit", area="50").status_code == 303
    assert "registered already" in browser.fill(f"{path_of(home)}/edit", street="STORGATAN 7").words


def test_the_list_tells_how_each_home_stands(browser: StrictClient, municipality: Municipality) -> None:
    person = make_person(unit=municipality.unit)
    make_home("Algatan 1")
    make_contract(whole(make_home("Bygatan 1")), [person], day(-30), day(10))
    make_contract(whole(make_home("Cedergatan 1")), [person], day(-30))
    make_home("Dalgatan 1", leased=(day(-100), day(-1)))
    make_home("Ekgatan 1", leased=(day(5), None))
    closed = make_home("Fågelgatan 1")
    with_rooms = make_home("Gatan 1", parts=[("Room 1", 2), ("Room 2", 2)])
    make_contract(with_rooms.units[1], [person], day(-1))
    make_home("Hamngatan 1", left_on=day(-1))
    browser.fill(f"{path_of(closed)}/closures/new", first_on=str(day(0)), last_on=str(day(2)), reason="renovation")
    rows = {row.find("th").find(".//a")[0].text: row for row in browser.get(LIST).all("tr")[1:]}
    said = {street: " ".join("".join(row.itertext()).split()) for street, row in rows.items()}
    assert list(said) == [f"{street} 1" for street in (
        "Algatan", "Bygatan", "Cedergatan", "Dalgatan", "Ekgatan", "Fågelgatan", "Gatan"
    )]  # fmt: skip
    assert "Free" in said["Algatan 1"]
    assert f"Occupied Free from {day(11)}" in said["Bygatan 1"].replace("OccupiedFree", "Occupied Free")
    assert "Free from" not in said["Cedergatan 1"]
    assert "Not leased" in said["Dalgatan 1"]
    assert f"Free from {day(5)}" in said["Ekgatan 1"]
    assert "Closed for nowIs renovated" in said["Fågelgatan 1"]
    assert f"Free from {day(3)}" in said["Fågelgatan 1"]
    assert "1 of 2 rooms free" in said["Gatan 1"]
    assert "Amina" not in browser.get(LIST).words
    assert "Hamngatan" in browser.get(f"{LIST}?state=left").words


def test_counts_and_filters_are_right_across_pages(browser: StrictClient, municipality: Municipality) -> None:
    person = make_person(unit=municipality.unit)
    homes = [make_home(f"Storgatan {number}") for number in range(1, 121)]
    for home in homes[:60]:
        make_contract(whole(home), [person], day(-9))
    words = browser.get(LIST).words.replace("\u00a0", " ")
    for counted in ("All 120", "Free 60", "Occupied 60"):
        assert counted in words
    first = browser.get(f"{LIST}?state=free").words
    assert "Storgatan 61" in first
    assert "Storgatan 60 " not in first
    second = browser.get(f"{LIST}?state=free&page=2").words
    assert "Storgatan 111" in second
    assert "Storgatan 120" in second
    assert "Next page" not in second


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=björk", ["Björkgatan 2", "Björkgatan 10"]),
        ("q=bjork+2", ["Björkgatan 2"]),
        ("q=1102", ["Storgatan 1, lgh 1102"]),
        ("q=%25", []),
        ("rooms=5", ["Björkgatan 10"]),
        ("rooms=2", ["Björkgatan 2"]),
        ("order=rooms", ["Björkgatan 2", "Storgatan 1, lgh 1102", "Björkgatan 10"]),
        ("order=nonsense&state=x&rooms=y&free_by=z&page=no&district=1e9", None),
    ],
)
def test_the_list_is_searched_narrowed_and_sorted(browser: StrictClient, query: str, found: list[str] | None) -> None:
    make_home("Björkgatan 2", rooms=2)
    make_home("Björkgatan 10", rooms=6)
    make_home("Storgatan 1", "1102", rooms=3)
    everything = ["Björkgatan 2", "Björkgatan 10", "Storgatan 1, lgh 1102"]
    page = browser.get(f"{LIST}?{query}")
    streets = [cell.find(".//bdi").text for cell in page.all("th", scope="row")]
    assert streets == (everything if found is None else found)


def test_the_list_is_narrowed_by_district_landlord_and_free_day(
    browser: StrictClient, municipality: Municipality
) -> None:
    district, landlord, person = make_district(), make_landlord(), make_person(unit=municipality.unit)
    taken = make_home("Agatan 1", district_id=district.id)
    make_home("Bgatan 1", landlord_id=landlord.id, leased=(day(3), None))
    make_contract(whole(taken), [person], day(-9), day(30))

    def streets(query: str) -> list[str | None]:
        return [cell.find(".//bdi").text for cell in browser.get(f"{LIST}?{query}").all("th", scope="row")]

    assert streets(f"district={district.id}") == ["Agatan 1"]
    assert streets(f"landlord={landlord.id}") == ["Bgatan 1"]
    assert streets(f"free_by={day(2)}") == []
    assert streets(f"free_by={day(3)}") == ["Bgatan 1"]
    assert streets(f"free_by={day(31)}") == ["Agatan 1", "Bgatan 1"]
    assert streets("order=free") == ["Bgatan 1", "Agatan 1"]
    assert streets(f"day={day(31)}&state=free") == ["Agatan 1", "Bgatan 1"]


def test_a_list_of_many_homes_takes_no_more_statements(browser: StrictClient) -> None:
    make_home("Storgatan 1")
    browser.get(LIST)
    few = len(browser.statements)
    for number in range(2, 60):
        make_home(f"Storgatan {number}", parts=[("Room 1", 1)], leased=(day(-1), day(40)))
    browser.get(LIST)
    assert len(browser.statements) == few


def test_rooms_are_added_changed_and_let_no_longer(browser: StrictClient) -> None:
    home = make_home(capacity=2)
    path = f"{path_of(home)}/units"
    assert browser.fill(f"{path}/new", label="Room 1", capacity="2", rent="3000").status_code == 303
    assert "already" in browser.fill(f"{path}/new", label="ROOM 1", capacity="2").words
    room = the_home().units[1]
    assert (room.kind, room.label, room.capacity, room.rent) == (UnitKind.ROOM, "Room 1", 2, 3000)
    assert browser.fill(f"{path}/{room.id}/edit", capacity="3").status_code == 303
    assert "The rooms are meant for more people (3) than the whole home (2)." in browser.get(path_of(home)).words
    assert browser.fill(f"{path}/{room.id}/leave", on=str(day(-1))).status_code == 303
    assert "The rooms are meant" not in browser.get(path_of(home)).words
    assert browser.post(f"{path}/{room.id}/keep").status_code == 303
    assert the_home().units[1].left_on is None


def test_the_whole_home_is_changed_and_not_given_up_as_a_unit(browser: StrictClient) -> None:
    home = make_home()
    path = f"{path_of(home)}/units/{home.units[0].id}"
    assert browser.fill(f"{path}/edit", capacity="6", rent="").status_code == 303
    assert (the_home().units[0].capacity, the_home().units[0].rent) == (6, None)
    assert browser.get(f"{path}/leave").status_code == 404
    assert browser.get(f"{path_of(make_home('Nygatan 2'))}/units/{home.units[0].id}/edit").status_code == 404


def test_a_home_with_contracts_is_given_up_with_a_warning(browser: StrictClient, municipality: Municipality) -> None:
    home = make_home()
    make_contract(whole(home), [make_person(unit=municipality.unit)], day(-9), day(90))
    assert "Contracts that go on after" in browser.get(f"{path_of(home)}/leave").words
    answer = browser.fill(f"{path_of(home)}/leave", on=str(day(30)))
    assert answer.status_code == 303
    words = browser.get(path_of(home)).words
    assert f"Contracts that go on after {day(30)}: 1." in words
    assert f"The home is kept to {day(30)}." in words
    assert browser.post(f"{path_of(home)}/keep").status_code == 303
    assert "Contracts that go on" not in browser.get(path_of(home)).words


def test_a_lease_is_added_changed_given_notice_of_and_ended(browser: StrictClient) -> None:
    home = make_home(leased=(date(2026, 1, 1), None))
    path = f"{path_of(home)}/leases/{home.leases[0].id}"
    assert "Given today, it ends" in browser.get(path_of(home)).words
    assert browser.fill(f"{path}/edit", rent="6100", reference="K-17").status_code == 303
    assert browser.fill(f"{path}/notice", notice_on=str(day(0)), last_on=str(day(100))).status_code == 303
    lease = the_home().leases[0]
    assert (lease.notice_on, lease.last_on, lease.rent, lease.reference) == (day(0), day(100), 6100, "K-17")
    assert f"Given or agreed {day(0)}" in browser.get(path_of(home)).words
    assert browser.fill(f"{path}/withdraw").status_code == 303
    assert (the_home().leases[0].notice_on, the_home().leases[0].last_on) == (None, None)
    assert browser.fill(f"{path}/end", last_on=str(day(-1))).status_code == 303
    assert "Not leased" in browser.get(path_of(home)).words
    assert browser.fill(f"{path_of(home)}/leases/new", first_on=str(day(0)), last_on=str(day(300))).status_code == 303
    assert db.session.query(Lease).count() == 2


def test_notice_of_a_lease_is_proposed_by_the_law(browser: StrictClient) -> None:
    home = make_home(leased=(date(2026, 1, 1), None))
    values = browser.get(f"{path_of(home)}/leases/{home.leases[0].id}/notice").form_values()
    proposed = date.fromisoformat(values["last_on"])
    assert 89 <= (proposed - today()).days <= 123
    assert (proposed + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("step", "values", "message"),
    [
        ("edit", {"first_on": "2026-03-02", "last_on": "2026-03-01"}, "The last day lies before the first."),
        ("edit", {"first_on": ""}, "Write the first day."),
        ("edit", {"rent": "mycket"}, "Write a whole number"),
        ("notice", {"last_on": "2025-12-31"}, "The lease begins on 2026-01-01 and cannot end before."),
        ("notice", {"last_on": ""}, "Write the last day."),
        ("notice", {"notice_on": "2026-02-02", "last_on": "2026-02-01"}, "before the day of the notice"),
        ("end", {"last_on": "2025-12-31"}, "The lease begins on 2026-01-01 and cannot end before."),
        ("withdraw", {"last_on": "2025-12-31"}, "The lease begins on 2026-01-01 and cannot end before."),
    ],
)
def test_bad_days_of_a_lease_get_a_message(
    browser: StrictClient, step: str, values: dict[str, str], message: str
) -> None:
    home = make_home(leased=(date(2026, 1, 1), None))
    answer = browser.fill(f"{path_of(home)}/leases/{home.leases[0].id}/{step}", **values)
    assert answer.status_code == 200
    assert message in answer.words


def test_a_lease_that_leaves_contracts_without_a_home_is_taken_with_a_warning(
    browser: StrictClient, municipality: Municipality
) -> None:
    home = make_home(leased=(date(2026, 1, 1), None))
    make_contract(whole(home), [make_person(unit=municipality.unit)], day(-9), day(90))
    assert "no lease" not in browser.get(path_of(home)).words
    assert browser.fill(f"{path_of(home)}/leases/{home.leases[0].id}/end", last_on=str(day(30))).status_code == 303
    words = browser.get(path_of(home)).words
    assert "Contracts with days on which the municipality has no lease: 1." in words
    browser.fill(f"{path_of(home)}/leases/new", first_on=str(day(31)), last_on="")
    assert "no lease: 1" not in browser.get(path_of(home)).words
    browser.fill(f"{path_of(home)}/leases/new", first_on=str(day(20)), last_on=str(day(40)))
    assert "Two leases of this home have some of the same days." in browser.get(path_of(home)).words


def test_a_unit_is_closed_changed_and_opened_again(browser: StrictClient) -> None:
    home = make_home()
    path = f"{path_of(home)}/closures"
    answer = browser.fill(f"{path}/new", first_on=str(day(-3)), reason="pests", note="Vägglöss")
    assert answer.status_code == 303
    page = browser.get(path_of(home))
    assert "Closed for nowPest control" in page.words
    assert "until it is opened" in page.words
    edit = next(
        link.get("href") for link in page.all("a") if "/closures/" in link.get("href") and "edit" in link.get("href")
    )
    assert browser.fill(edit, last_on=str(day(8))).status_code == 303
    assert f"Free from {day(9)}" in browser.get(path_of(home)).words
    assert browser.post(edit.replace("edit", "open")).status_code == 303
    assert "Pest control" not in browser.get(path_of(home)).words
    coming = browser.fill(f"{path}/new", first_on=str(day(4)), last_on=str(day(3)), reason="pests")
    assert "The last day lies before the first." in coming.words
    assert "Choose a reason." in browser.fill(f"{path}/new", first_on=str(day(4)), reason="").words


def test_days_on_which_a_home_is_let_cannot_be_closed(browser: StrictClient, municipality: Municipality) -> None:
    home = make_home(parts=[("Room 1", 2), ("Room 2", 2)])
    make_contract(home.units[1], [make_person(unit=municipality.unit)], day(10), day(20))
    path = f"{path_of(home)}/closures/new"
    refused = browser.fill(path, unit_id=str(home.units[1].id), first_on=str(day(20)), reason="damage", note="Vatten")
    assert f"The home is let from {day(10)} to {day(20)}. Choose days on which nobody lives there." in refused.words
    assert refused.form_values()["note"] == "Vatten"
    whole_refused = browser.fill(path, first_on=str(day(0)), last_on=str(day(10)), reason="damage")
    assert "The home is let from" in whole_refused.words
    taken = browser.fill(
        path, unit_id=str(home.units[2].id), first_on=str(day(0)), last_on=str(day(30)), reason="damage"
    )
    assert taken.status_code == 303
    assert "until it is opened" not in browser.get(path_of(home)).words


def test_what_is_closed_cannot_be_let_nor_the_rooms_of_a_closed_home(
    municipality: Municipality, acting: Callable[..., object]
) -> None:
    home, person = make_home(parts=[("Room 1", 2)]), make_person(unit=municipality.unit)
    with acting(municipality.housing_coordinator):
        close_unit(home.units[0], first_on=day(0), last_on=day(5), reason=Unavailability.DAMAGE)
        terms = {"tenure": Tenure.MUNICIPAL, "last_on": day(90), "people": [(person.id, True)], "author_id": None}
        with pytest.raises(Refused, match="unit-blocked"):
            letting.let(unit_id=home.units[1].id, first_on=day(5), **terms)
        letting.let(unit_id=home.units[1].id, first_on=day(6), **terms)
        db.session.commit()


def test_tenants_within_reach_stand_on_the_page_and_others_as_occupied(
    municipality: Municipality, client_of: ClientOf
) -> None:
    home = make_home()
    tenant = make_person(name="Amina Warsame", unit=municipality.unit)
    contract = make_contract(whole(home), [tenant], day(-9), day(90))
    for user in (municipality.housing_coordinator, municipality.caseworker):
        page = client_of(user).get(path_of(home))
        assert "Amina Warsame" in page.words
        assert page.all("a", href=f"/dwellings/contracts/{contract.number}")
    hidden_from = client_of(municipality.other_board_caseworker).get(path_of(home))
    assert "Amina" not in hidden_from.words
    assert "Occupied" in hidden_from.words
    assert contract.number not in hidden_from.get_data(as_text=True)


def test_a_home_let_to_somebody_hidden_says_only_that_it_is_occupied(
    municipality: Municipality, client_of: ClientOf
) -> None:
    home, coordinator = make_home(), client_of(municipality.housing_coordinator)
    people = [
        make_person(
            name="Zahra Hemlig",
            protection=Protection.MARKING,
            named=[municipality.caseworker],
            unit=municipality.unit,
        ),
        make_person(name="Bashir Hemlig", unit=municipality.unit),
    ]
    contract = make_contract(whole(home), people, day(-9), day(90))
    page = coordinator.get(path_of(home))
    assert "Occupied" in page.words
    for secret in ("Hemlig", contract.number, people[0].number, str(day(-9))):
        assert secret not in page.get_data(as_text=True)
    assert "Hemlig" not in coordinator.get(LIST).words
    named = client_of(municipality.caseworker).get(path_of(home))
    assert people[0].number in named.words
    assert "Zahra" not in named.words


def test_an_ended_contract_stands_behind_a_fold(browser: StrictClient, municipality: Municipality) -> None:
    home = make_home()
    make_contract(whole(home), [make_person(unit=municipality.unit)], day(-90), day(-9))
    words = browser.get(path_of(home)).words
    assert "Show 1 earlier contract" in words
    assert "Free" in words


def test_the_page_of_a_home_takes_a_fixed_number_of_statements(
    browser: StrictClient, municipality: Municipality
) -> None:
    home = make_home(parts=[("Room 1", 2), ("Room 2", 2)], leased=(day(-99), None))
    make_contract(home.units[1], [make_person(unit=municipality.unit)], day(-9), day(9))
    browser.get(path_of(home))
    few = len(browser.statements)
    for index in range(4):
        make_contract(home.units[2], [make_person(unit=municipality.unit)], day(index * 30), day(index * 30 + 9))
        browser.fill(f"{path_of(home)}/faults/new", what=f"Fault {index}")
    browser.get(path_of(home))
    assert len(browser.statements) == few


def test_each_state_has_a_word() -> None:
    assert {state.value for state in HomeState} == {"free", "partly", "occupied", "closed", "not-leased", "left"}
