"""Contracts through the front door: let, moved into, extended, ended, taken over as an own one, corrected."""

from datetime import date, timedelta

import pytest

from reception.access.actor import system
from reception.db.session import db
from reception.housing.models import HomeNeed
from reception.housing.operations import closures, needs, offers
from reception.housing.terms import ContractState, EndingReason, Party, Tenure, Unavailability
from reception.i18n.formats import today
from reception.path import projection
from reception.people.operations import add_key_date
from reception.people.terms import HouseholdRole, KeyDateKind, Protection
from reception.reckoning.periods import end_of_month, months_after
from reception.web import short_number
from tests.factories.homes import make_home, whole
from tests.factories.households import make_household
from tests.factories.letting import contract_numbered, contracts_of, let
from tests.factories.people import SOURCE, make_person
from tests.path.paths import case_of

YEAR = timedelta(days=365)


@pytest.fixture
def amina(municipality):
    made = make_person(name="Amina Warsame", unit=municipality.unit, worker=municipality.caseworker)
    projection.rebuild()
    return made


@pytest.fixture
def bilal(municipality, amina):
    """Amina's son."""
    son = make_person(name="Bilal Warsame", birth=today() - timedelta(days=3000), unit=municipality.unit)
    make_household((amina, HouseholdRole.REFERENCE), (son, HouseholdRole.CHILD))
    projection.rebuild()
    return son


@pytest.fixture
def home(app):
    return make_home(capacity=2, rooms=1, area=30)


@pytest.fixture
def worker(client_of, municipality):
    return client_of(municipality.caseworker)


@pytest.fixture
def coordinator(client_of, municipality):
    return client_of(municipality.housing_coordinator)


def new(person, **chosen):
    """The address of the page for a new home."""
    return f"/people/{person.number}/home/new?" + "&".join(f"{name}={value}" for name, value in chosen.items())


def page_of(contract, act=""):
    return f"/dwellings/contracts/{contract.number}{act}"


def test_a_home_is_let_to_a_household(worker, amina, bilal, home):
    address = new(amina, unit=whole(home).id, first=today(), tenure="municipal")
    page = worker.get(address)
    way = [link.get("href") for link in page.page.findall(".//nav[@class='crumbs']//a")]
    assert way == ["/people", f"/people/{amina.number}", f"/people/{amina.number}/home"]
    assert [entry.text for entry in page.all("a", **{"aria-current": "true"})] == ["People"]
    values = page.form_values()
    assert values["unit_id"] == str(whole(home).id)
    assert values["rent"] == "7500"
    assert values["people"] == [str(amina.id), str(bilal.id)]
    sent = worker.fill(address, last_on=str(today() + YEAR))
    assert sent.status_code == 303
    page = worker.get(sent.location)
    assert page.heading == "Municipal contract (sublet by the municipality)"
    assert "Storgatan 1" in page.words
    assert "Bilal Warsame" in page.words
    tab = worker.get(f"/people/{bilal.number}/home")
    assert "Storgatan 1" in tab.words
    assert "in 365 days" in tab.words


def test_what_is_to_be_noted_of_a_new_contract_is_said_once(worker, amina, home):
    sent = worker.fill(new(amina, unit=whole(home).id, first=today(), tenure="municipal"))
    assert worker.get(sent.location).words.count("usually has a last day") == 1


def test_a_home_that_is_let_is_refused_beside_the_day_and_nothing_typed_is_lost(worker, amina, home):
    let(make_person(name="Caltun"), unit=whole(home), first=today() - YEAR, last=today() + YEAR)
    answer = worker.fill(new(amina, unit=whole(home).id, first=today()), last_on=str(today() + YEAR), note="Second key")
    assert answer.status_code == 200
    assert f"The home is let from {today() - YEAR} to {today() + YEAR}" in answer.words
    assert answer.form_values()["note"] == "Second key"
    assert contracts_of(amina) == []


def test_a_household_larger_than_the_home_is_taken_with_a_warning(worker, amina, bilal, home):
    whole(home).capacity = 1
    db.session.commit()
    sent = worker.fill(new(amina, unit=whole(home).id, first=today()), last_on=str(today() + YEAR))
    page = worker.get(sent.location)
    assert "The household is larger than the home is meant for. People: 2. Places: 1." in page.words
    assert "Overcrowding norm 2" in page.words


def test_a_last_day_that_must_be_there_is_asked_for(worker, amina, home):
    answer = worker.fill(new(amina, unit=whole(home).id, first=today(), tenure="transitional"), last_on="")
    assert "is for a time. Fill in the last day." in answer.words
    assert contracts_of(amina) == []


def test_bad_input_is_said_beside_its_field(worker, amina, home):
    answer = worker.fill(
        new(amina), tenure="sublet", unit_id=str(whole(home).id), elsewhere="With a cousin", first_on="soon", rent="-7",
        conditional="y", people=[], tenants=[str(amina.id)],
    )  # fmt: skip
    assert answer.status_code == 200
    for words in ("Leave this empty", "Write either", "Write what the contract depends on", "Choose who is to live"):
        assert words in answer.words
    assert answer.form_values()["first_on"] == "soon"
    assert worker.fill(new(amina), tenure="castle", first_on=str(today())).status_code == 200
    assert worker.get(new(amina, unit="x", first="x", tenure="x", offer="x")).status_code == 200


def test_somebody_who_is_not_of_the_household_cannot_be_ticked(worker, amina, municipality):
    other = make_person(name="Other", unit=municipality.unit)
    answer = worker.fill(new(amina, tenure="relatives"), first_on=str(today()), people=[str(other.id)])
    assert answer.status_code == 200
    assert contracts_of(other) == []


def test_a_home_elsewhere_follows_the_one_before_and_ends_it(worker, amina, home):
    before = let(amina, unit=whole(home), first=today() - YEAR, last=today() + YEAR)
    sent = worker.fill(
        new(amina, tenure="first-hand"), elsewhere="In Falköping", first_on=str(today()), rooms="3", moved_in_on="today"
    )
    assert sent.status_code == 303
    after = contracts_of(amina)[-1]
    assert (after.follows_id, after.moved_in_on, after.rooms) == (before.id, today(), 3)
    ended = contract_numbered(before.number)
    assert (ended.ended_on, ended.end_reason) == (today() - timedelta(days=1), EndingReason.FIRST_HAND_ELSEWHERE)
    tab = worker.get(f"/people/{amina.number}/home").words
    assert f"Own permanent contract since {today()}" in tab
    assert "Own first-hand contract for another home" in tab


def test_what_is_refused_leaves_the_contract_before_as_it_was(worker, amina, home):
    before = let(amina, unit=whole(home), first=today() - YEAR, last=today() + YEAR)
    other = make_home("Lillgatan 2")
    let(make_person(name="Caltun"), unit=whole(other), first=today() - YEAR, last=None)
    answer = worker.fill(new(amina, unit=whole(other).id, first=today()), last_on=str(today() + YEAR))
    assert answer.status_code == 200
    assert contract_numbered(before.number).ended_on is None


def test_moving_in_is_refused_before_the_assignment_and_in_the_future(worker, amina, home):
    with system("test"):
        add_key_date(amina, kind=KeyDateKind.ASSIGNED, on_day=today() - timedelta(days=10))
        db.session.commit()
    contract = let(amina, unit=whole(home), first=today() - timedelta(days=20), last=today() + YEAR)
    address = page_of(contract, "/move-in")
    early = worker.fill(address, moved_in_on=str(today() - timedelta(days=11)))
    assert "and cannot have moved in before" in early.words
    assert "Moving in is entered when it has happened." in worker.fill(address, moved_in_on="+1").words
    assert worker.fill(address, moved_in_on="today", items=["keys", "signed"]).status_code == 303
    assert contract_numbered(contract.number).moved_in_on == today()
    assert {step.item.value for step in contract_numbered(contract.number).steps} == {"keys", "signed"}


def test_the_checklist_is_ticked_one_by_one_and_with_other_days(worker, amina, home):
    contract = let(amina, unit=whole(home), first=today() - timedelta(days=20), last=today() + YEAR)
    worker.post(page_of(contract, "/steps/done"), data={"item": "insurance"})
    worker.fill(page_of(contract, "/steps"), done_insurance=str(today() - timedelta(days=2)), done_house="today")
    steps = {step.item.value: step.done_on for step in contract_numbered(contract.number).steps}
    assert steps == {"insurance": today() - timedelta(days=2), "house": today()}
    worker.fill(page_of(contract, "/steps"), done_insurance="")
    assert [step.item.value for step in contract_numbered(contract.number).steps] == ["house"]
    assert worker.post(page_of(contract, "/steps/done"), data={"item": "nonsense"}).status_code == 303


def test_a_contract_is_extended_unless_somebody_else_has_the_days(coordinator, amina, home):
    contract = let(amina, unit=whole(home), first=today() - YEAR, last=today() + timedelta(days=30))
    let(make_person(name="Caltun"), unit=whole(home), first=today() + YEAR, last=today() + 2 * YEAR)
    address = page_of(contract, "/extend")
    assert "The home is let from" in coordinator.fill(address, last_on=str(today() + YEAR)).words
    assert "is to lie after" in coordinator.fill(address, last_on=str(today())).words
    assert coordinator.fill(address, last_on=str(today() + timedelta(days=300))).status_code == 303
    assert contract_numbered(contract.number).last_on == today() + timedelta(days=300)


def test_notice_ends_the_contract_on_the_day_of_the_law_with_its_source(worker, amina, home):
    contract = let(amina, unit=whole(home), first=today() - YEAR, last=None)
    last = end_of_month(months_after(today(), 3))
    page = worker.get(page_of(contract, "/notice"))
    assert f"Last day {last}" in page.words
    assert "JB (1970:994) 12 kap. 5 §" in page.words
    assert "Choose why the contract ends." in worker.fill(page_of(contract, "/notice"), by="tenant").words
    sent = worker.fill(page_of(contract, "/notice"), by="tenant", reason="moved-away")
    assert sent.status_code == 303
    found = contract_numbered(contract.number)
    assert (found.ended_on, found.notice_by, found.end_reason) == (last, Party.TENANT, EndingReason.MOVED_AWAY)
    assert found.state_on(today()) is ContractState.NOTICE
    worker.post(page_of(contract, "/again"))
    assert contract_numbered(contract.number).state_on(today()) is ContractState.RUNNING


def test_a_placement_has_no_notice_by_law_and_asks_for_the_day(worker, amina):
    contract = let(amina, tenure=Tenure.SUPPORTED, first=today() - YEAR, last=None)
    answer = worker.fill(page_of(contract, "/notice"), by="landlord")
    assert "No law gives the day here. Write the last day." in answer.words
    assert worker.fill(page_of(contract, "/notice"), by="landlord", last_on="+14").status_code == 303


def test_a_contract_ends_with_its_reason_and_not_after_the_day_agreed(worker, amina, home):
    contract = let(amina, unit=whole(home), first=today() - YEAR, last=today() + timedelta(days=30))
    address = page_of(contract, "/end")
    assert "Choose why the contract ends." in worker.fill(address, last_on="today").words
    assert "Extend it instead." in worker.fill(address, last_on=str(today() + YEAR), reason="time-out").words
    sent = worker.fill(address, last_on="today", reason="other-arrangement", moved_out_on="today")
    assert sent.status_code == 303
    assert "Found another arrangement in the municipality" in worker.get(page_of(contract)).words


def test_nobody_moves_out_before_moving_in(worker, amina, home):
    contract = let(amina, unit=whole(home), first=today() - YEAR, last=today() + YEAR, moved_in_on=today())
    yesterday = str(today() - timedelta(days=1))
    said = worker.fill(page_of(contract, "/end"), last_on="today", reason="other-arrangement", moved_out_on=yesterday)
    assert "cannot have left before" in said.words
    assert contract_numbered(contract.number).ended_on is None


def test_an_ended_contract_is_not_cancelled(worker, amina, home):
    contract = let(amina, unit=whole(home), first=today() - YEAR, last=today() + YEAR)
    worker.fill(page_of(contract, "/end"), last_on="today", reason="other-arrangement")
    assert "Take that back first" in worker.fill(page_of(contract, "/cancel"), reason="mistake").words
    assert contract_numbered(contract.number).ended_on == today()


def test_an_ended_contract_is_not_taken_up_again_once_the_home_is_let(worker, amina, home):
    contract = let(amina, unit=whole(home), first=today() - YEAR, last=today() + YEAR)
    worker.fill(page_of(contract, "/end"), last_on=str(today() - timedelta(days=5)), reason="other-arrangement")
    let(make_person(name="Caltun"), unit=whole(home), first=today(), last=today() + YEAR)
    worker.post(page_of(contract, "/again"))
    assert contract_numbered(contract.number).ended_on == today() - timedelta(days=5)
    later = worker.fill(page_of(contract, "/end"), last_on="today", reason="other-arrangement")
    assert "The home is let from" in later.words


def test_a_contract_is_cancelled_only_before_they_move_in_or_when_all_of_it_was_a_mistake(worker, amina, home):
    contract = let(amina, unit=whole(home), first=today(), last=today() + YEAR)
    lived_in = let(amina, tenure=Tenure.RELATIVES, first=today() - YEAR, last=today(), moved_in_on=today() - YEAR)
    assert worker.fill(page_of(contract, "/cancel"), reason="moved-away").status_code == 303
    assert contract_numbered(contract.number).state_on(today()) is ContractState.CANCELLED
    assert "End the contract instead" in worker.fill(page_of(lived_in, "/cancel"), reason="moved-away").words
    assert worker.fill(page_of(lived_in, "/cancel"), reason="mistake").status_code == 303
    mistaken = contract_numbered(lived_in.number)
    assert (mistaken.state_on(today()), mistaken.moved_in_on) == (ContractState.CANCELLED, None)
    assert let(make_person(name="Caltun"), unit=whole(home), first=today(), last=today() + YEAR).number


def test_a_home_is_taken_over_with_an_own_contract(coordinator, client_of, municipality, amina, bilal):
    home = make_home(leased=(date(2020, 1, 1), None))
    contract = let(
        amina, bilal, unit=whole(home), first=today() - YEAR, last=today() + YEAR, moved_in_on=today() - YEAR
    )
    sent = coordinator.fill(page_of(contract, "/take-over"), first_on="today", rent="8100")
    assert sent.status_code == 303
    before, own = contracts_of(amina)
    assert (before.ended_on, before.end_reason) == (today() - timedelta(days=1), EndingReason.FIRST_HAND_HERE)
    assert (own.tenure, own.unit_id, own.follows_id, own.rent) == (Tenure.FIRST_HAND, before.unit_id, before.id, 8100)
    assert len(own.members) == 2
    page = coordinator.get(sent.location)
    assert f"End the municipality's lease, last day {today() - timedelta(days=1)}" in page.words
    tab = client_of(municipality.caseworker).get(f"/people/{amina.number}/home")
    assert f"Own permanent contract since {today()}" in tab.words


def test_only_a_rented_home_is_taken_over(worker, amina):
    contract = let(amina, tenure=Tenure.RELATIVES, first=today() - YEAR, last=None)
    answer = worker.fill(page_of(contract, "/take-over"), first_on="today")
    assert "Only a rented home can be taken over" in answer.words


def test_somebody_joins_and_somebody_leaves(worker, municipality, amina, bilal, home):
    contract = let(amina, unit=whole(home), first=today() - YEAR, last=today() + YEAR)
    address = page_of(contract, "/members/new")
    assert "Choose somebody of the household" in worker.fill(address).words
    assert worker.fill(address, person_id=str(bilal.id), came_on="today").status_code == 303
    friend = make_person(name="Caltun", unit=municipality.unit)
    assert "No person has this number." in worker.fill(address, number="nobody").words
    joined = worker.fill(address, number=friend.number.lower())
    assert "The household is larger than the home is meant for." in worker.get(joined.location).words
    assert "lives there by this contract already" in worker.fill(address, number=friend.number).words
    member = contract_numbered(contract.number).members[0]
    leave = page_of(contract, f"/members/{member.id}/leave")
    assert "after this day" in worker.fill(leave, left_on=str(today() - 2 * YEAR)).words
    assert worker.fill(leave, left_on="today").status_code == 303
    worker.post(page_of(contract, f"/members/{contract_numbered(contract.number).members[1].id}/tenant"))
    found = contract_numbered(contract.number)
    assert (found.people_now, [one.is_tenant for one in found.members]) == (2, [True, True, False])


def test_nobody_leaves_a_home_before_the_contract_begins_and_the_answer_says_what_to_do(worker, amina, home):
    contract = let(amina, unit=whole(home), first=today() + timedelta(days=30), last=today() + YEAR)
    leave = page_of(contract, f"/members/{contract_numbered(contract.number).members[0].id}/leave")
    assert "The contract has not begun. Cancel it, and enter it again" in worker.fill(leave, left_on="today").words


def test_what_is_written_wrong_is_put_right_and_checked_again(worker, amina, home):
    contract = let(amina, unit=whole(home), first=today() - YEAR, last=today() + YEAR)
    other = make_home("Lillgatan 2")
    let(make_person(name="Caltun"), unit=whole(other), first=today() - YEAR, last=None)
    address = page_of(contract, "/edit")
    assert "The home is let from" in worker.fill(address, unit_id=str(whole(other).id)).words
    assert worker.fill(address, rent="9 100 kr", last_on=str(today() + timedelta(days=50))).status_code == 303
    found = contract_numbered(contract.number)
    assert (found.rent, found.last_on, found.unit_id) == (9100, today() + timedelta(days=50), whole(home).id)


def test_two_who_change_one_contract_meet(worker, client_of, municipality, amina, home):
    contract = let(amina, unit=whole(home), first=today() - YEAR, last=today() + YEAR)
    address = page_of(contract, "/edit")
    mine = worker.get(address).form_values()
    client_of(municipality.caseworker2).fill(address, rent="9000")
    assert worker.post(address, data={**mine, "rent": "9500"}).status_code == 409


def test_the_coordinator_enters_homes_of_those_who_have_a_contract_and_of_nobody_else(coordinator, amina, bilal, home):
    assert coordinator.get(new(amina)).status_code == 404
    contract = let(amina, unit=whole(home), first=today() - YEAR, last=today() + YEAR)
    assert coordinator.get(new(amina)).status_code == 200
    assert coordinator.get(page_of(contract)).status_code == 200
    assert coordinator.get(f"/people/{amina.number}/home").status_code in {403, 404}


def test_another_units_caseworker_and_those_without_the_task_read_nothing(client_of, municipality, amina, home):
    contract = let(amina, unit=whole(home), first=today() - YEAR, last=today() + YEAR)
    for user in (municipality.other_board_caseworker, municipality.other_unit_caseworker):
        assert client_of(user).get(page_of(contract)).status_code == 404
        assert client_of(user).get(f"/people/{amina.number}/home").status_code == 404
    for user in (municipality.sfi_staff, municipality.reader, municipality.administrator):
        assert client_of(user).get(page_of(contract)).status_code in {403, 404}


def test_a_protected_persons_home_is_for_those_who_are_named(client_of, municipality, home):
    hidden = make_person(
        name="Dunya Dold", protection=Protection.MARKING, named=[municipality.caseworker],
        unit=municipality.unit,
    )  # fmt: skip
    contract = let(hidden, unit=whole(home), first=today() - YEAR, last=today() + YEAR)
    named = client_of(municipality.caseworker)
    page = named.get(page_of(contract))
    assert page.status_code == 200
    assert "Dunya" not in page.words
    assert "Protected" in page.words
    for user in (municipality.caseworker2, municipality.manager, municipality.housing_coordinator):
        other = client_of(user)
        assert other.get(page_of(contract)).status_code == 404
        assert other.get(page_of(contract, "/move-in")).status_code == 404
        assert other.get(new(hidden)).status_code == 404


def test_a_hidden_occupant_refuses_a_second_contract_without_saying_who(client_of, municipality, amina, home):
    hidden = make_person(name="Dunya Dold", protection=Protection.MARKING)
    let(hidden, unit=whole(home), first=today() - YEAR, last=today() + YEAR)
    coordinator = client_of(municipality.caseworker)
    answer = coordinator.fill(new(amina, unit=whole(home).id, first=today()), last_on=str(today() + YEAR))
    assert contracts_of(amina) == []
    assert "Dunya" not in answer.words
    assert str(today() - YEAR) not in answer.words


def test_a_page_costs_as_much_however_many_live_there(worker, municipality, amina, home):
    few = let(amina, unit=whole(home), first=today() - YEAR, last=today() + YEAR)
    worker.get(page_of(few))
    before = len(worker.statements)
    many = [make_person(name=f"Person {place}", unit=municipality.unit) for place in range(6)]
    let(amina, *many, tenure=Tenure.RELATIVES, first=today() - YEAR, last=None)
    worker.get(page_of(contracts_of(amina)[-1]))
    assert len(worker.statements) <= before
    worker.get(f"/people/{amina.number}/home")
    assert len(worker.statements) <= worker.budget


def test_an_offer_leads_to_the_contract_and_moving_in_ends_the_search(coordinator, municipality, acting, amina, bilal):
    home = make_home(capacity=3)
    with acting(municipality.caseworker):
        need = needs.ask_for_home(case_of(amina), household_id=None)
        db.session.commit()
    with acting(municipality.housing_coordinator):
        offer, _said = offers.offer_home(
            need, whole(home), free_on=today(), made_on=today(), answer_by=today() + timedelta(days=5)
        )
        closures.close_unit(whole(home), first_on=today(), last_on=None, reason=Unavailability.RESERVED)
        db.session.commit()
    number = offer.number
    plain = coordinator.fill(new(amina, unit=whole(home).id, first=today()), last_on=str(today() + YEAR))
    assert "it is blocked from" in plain.words, "without the offer the home is kept for somebody"
    coordinator.budget = 30  # the contract and the offer are written at once
    sent = coordinator.fill(new(amina, unit=whole(home).id, first=today(), offer=number), last_on=str(today() + YEAR))
    assert sent.status_code == 303
    (contract,) = contracts_of(amina)
    again = coordinator.fill(new(amina, unit=whole(home).id, first=today(), offer=number), last_on=str(today() + YEAR))
    assert again.status_code == 200
    assert "The offer was answered or withdrawn meanwhile." in again.words or "The home is let" in again.words
    assert len(contracts_of(amina)) == 1
    assert coordinator.fill(page_of(contract, "/move-in"), moved_in_on="today").status_code == 303
    db.session.expire_all()
    found = db.session.get_one(HomeNeed, need.id, execution_options={"permit": "test"})
    assert found.ended_on == today()


def test_an_offer_that_is_none_is_answered_as_a_missing_page(coordinator, amina, home):
    let(amina, tenure=Tenure.RELATIVES, first=today() - YEAR, last=None)
    address = new(amina, unit=whole(home).id, first=today(), offer=short_number.make(SOURCE))
    assert coordinator.fill(address, last_on=str(today() + YEAR)).status_code == 404
    assert len(contracts_of(amina)) == 1


def test_closing_a_case_tells_of_a_home_that_the_municipality_lets_and_of_no_own_one(worker, amina, home):
    contract = let(amina, unit=whole(home), first=today() - YEAR, last=today() + YEAR)
    let(amina, tenure=Tenure.FIRST_HAND, first=today(), last=None)
    page = worker.get(f"/cases/{case_of(amina).number}/close")
    assert page.words.count("A home that the municipality lets") == 1
    assert page_of(contract) in page.text


def test_a_contract_that_has_not_begun_asks_for_no_more_time_first(worker, amina, home):
    later = let(amina, unit=whole(home), first=today() + timedelta(days=10), last=today() + YEAR)
    [more] = worker.get(page_of(later)).all("a", href=page_of(later, "/extend"))
    assert "btn-primary" not in more.get("class", "")
