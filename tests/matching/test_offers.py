"""Offering a home: suggested with its reasons or chosen freely, prepared, told, answered, withdrawn, and let."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from reception.access.actor import Actor
from reception.accounts.models import User
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.housing.models import Contract, Dwelling, HomeNeed, Offer
from reception.housing.operations import contracts, needs
from reception.housing.operations import offers as operations
from reception.housing.queries import needs as queries
from reception.housing.terms import DeclineReason, EndingReason, NeedEnding, OfferState, Tenure
from reception.i18n.formats import today
from tests.clients import StrictClient
from tests.factories.homes import make_contract, make_home, whole
from tests.factories.municipality import Municipality
from tests.factories.needs import assign, make_need, make_offer, offers_in_database
from tests.factories.people import make_person

ClientOf = Callable[[User], StrictClient]
Acting = Callable[[User], AbstractContextManager[Actor]]
SINCE = date(2026, 1, 1)


def day(days: int) -> date:
    return today() + timedelta(days=days)


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.housing_coordinator)


@pytest.fixture
def need(municipality: Municipality) -> HomeNeed:
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    assign(person, day(-50), day(10))
    return make_need(person)


@pytest.fixture
def other(municipality: Municipality) -> HomeNeed:
    return make_need(make_person(name="Nura Ali", unit=municipality.unit))


@pytest.fixture
def home() -> Dwelling:
    return make_home("Storgatan 4", rooms=1, capacity=1)


def page_of(need: HomeNeed) -> str:
    return f"/dwellings/waiting/{need.number}"


def offering(need: HomeNeed, home: Dwelling) -> str:
    return f"{page_of(need)}/offers/new/{whole(home).id}"


def the_offer() -> Offer:
    (offer,) = offers_in_database()
    return offer


def act(offer: Offer, what: str) -> str:
    return f"/dwellings/waiting/{offer.need.number}/offers/{offer.number}/{what}"


def test_the_page_of_a_household_shows_every_reason_with_points_and_what_to_look_at_first(
    browser: StrictClient, need: HomeNeed, home: Dwelling
) -> None:
    late = make_home("Lillgatan 2", capacity=1, leased=(day(25), None))
    page = browser.get(page_of(need))
    assert page.heading == "Amina Warsame"
    assert [" ".join("".join(one.itertext()).split()) for one in page.all("h3")] == ["Storgatan 4", "Lillgatan 2"]
    assert "Overcrowding norm 2: as many rooms as needed, 1. +40" in page.words
    assert f"Free from {day(25)}. Days after the latest settlement day: 15. Look at this first" in page.words
    assert "15 days too late" in page.words
    assert page.all("a", href=f"/dwellings/{late.number}")
    assert not page.all("a", href=f"/people/{need.case.person.number}")  # the coordinator opens no person's file


def test_more_homes_are_shown_when_asked_for(browser: StrictClient, need: HomeNeed) -> None:
    for place in range(12):
        make_home(f"Lillgatan {place}")
    page = browser.get(page_of(need))
    assert len(page.all("h3")) == 10
    assert "2 homes more become free" in page.words
    assert len(browser.get(page_of(need), query_string={"homes": "20"}).all("h3")) == 12
    assert len(browser.get(page_of(need), query_string={"homes": "9" * 40}).all("h3")) == 10


def test_a_home_is_offered_and_keeps_the_reasons_that_stood_there(
    browser: StrictClient, need: HomeNeed, home: Dwelling
) -> None:
    answer = browser.fill(offering(need, home))
    assert answer.status_code == 303
    offer = the_offer()
    assert (offer.state, offer.made_on, offer.answer_by) == (OfferState.MADE, today(), day(7))
    assert (offer.free_on, offer.case_id) == (today(), need.case_id)
    page = browser.get(page_of(need))
    assert "The reasons when it was offered" in page.words
    assert "Overcrowding norm 2: as many rooms as needed, 1." in page.words
    again = browser.fill(offering(need, home))
    assert "This home is offered to the household already." in again.words


def test_any_home_that_becomes_free_can_be_chosen(browser: StrictClient, need: HomeNeed, home: Dwelling) -> None:
    taken = make_home("Lillgatan 2")
    make_contract(whole(taken), [make_person(name="Nura Ali")], SINCE)
    page = browser.get(f"{page_of(need)}/offers/new")
    assert "Storgatan 4" in page.words
    assert "Lillgatan 2" not in page.words
    chosen = browser.get(f"{page_of(need)}/offers/new", query_string={"unit": whole(home).id})
    assert chosen.location == offering(need, home)
    missing = browser.get(f"{page_of(need)}/offers/new", query_string={"unit": ""})
    assert "Choose a home." in missing.words
    assert browser.get(offering(need, taken)).status_code == 303


def test_an_offer_is_prepared_then_told_then_accepted(browser: StrictClient, need: HomeNeed, home: Dwelling) -> None:
    browser.fill(offering(need, home), told="prepared")
    assert (the_offer().state, the_offer().made_on) == (OfferState.PREPARED, None)
    wrong = browser.fill(act(the_offer(), "tell"), answer_by=day(-3).isoformat())
    assert "This day lies before the household was told." in wrong.words
    assert browser.fill(act(the_offer(), "tell")).status_code == 303
    assert the_offer().state is OfferState.MADE
    assert browser.fill(act(the_offer(), "answer"), answer="accepted").status_code == 303
    assert (the_offer().state, the_offer().answered_on) == (OfferState.ACCEPTED, today())
    page = browser.get(page_of(need))
    (link,) = [one.get("href") for one in page.all("a") if "Make the contract" in "".join(one.itertext())]
    assert f"offer={the_offer().number}" in str(link)


def test_declining_asks_for_a_reason(browser: StrictClient, need: HomeNeed, home: Dwelling) -> None:
    offer = make_offer(need, whole(home).id, day=today())
    answer = browser.fill(act(offer, "answer"), answer="declined", note="För långt till skolan")
    assert "Choose why the home was declined." in answer.words
    assert answer.form_values()["note"] == "För långt till skolan"
    assert browser.fill(act(offer, "answer"), answer="declined", reason="far-away").status_code == 303
    assert (the_offer().state, the_offer().decline_reason) == (OfferState.DECLINED, DeclineReason.FAR_AWAY)
    assert browser.get(act(offer, "answer")).status_code == 303


def test_an_answer_is_not_older_than_the_offer(browser: StrictClient, need: HomeNeed, home: Dwelling) -> None:
    offer = make_offer(need, whole(home).id, day=today())
    answer = browser.fill(act(offer, "answer"), answer="accepted", answered_on=day(-1).isoformat())
    assert "The household was told later than this day." in answer.words
    assert browser.fill(act(offer, "answer")).status_code == 200


def test_who_did_not_answer_in_time_may_still_accept(browser: StrictClient, need: HomeNeed, home: Dwelling) -> None:
    offer = make_offer(need, whole(home).id, day=today())
    browser.fill(act(offer, "answer"), answer="lapsed")
    assert the_offer().state is OfferState.LAPSED
    browser.fill(act(offer, "answer"), answer="accepted")
    assert the_offer().state is OfferState.ACCEPTED


def test_offering_a_home_to_two_is_warned_about_and_the_first_to_accept_gets_it(
    browser: StrictClient, need: HomeNeed, other: HomeNeed, home: Dwelling
) -> None:
    first = make_offer(other, whole(home).id, day=today())
    answer = browser.fill(offering(need, home))
    assert "Another household" not in answer.words
    assert "This home is offered to another household too." in browser.get(page_of(need)).words
    assert "Offered to another household" in browser.get(page_of(need)).words
    second = offers_in_database()[1]
    browser.fill(act(first, "answer"), answer="accepted")
    refused = browser.fill(act(second, "answer"), answer="accepted")
    assert "Another household has accepted this home." in refused.words
    assert [one.state for one in offers_in_database()] == [OfferState.ACCEPTED, OfferState.MADE]


def test_a_part_of_a_home_is_in_the_way_of_the_whole(browser: StrictClient, need: HomeNeed, other: HomeNeed) -> None:
    home = make_home("Storgatan 4", parts=[("Room 1", 1)])
    room = next(unit for unit in home.units if unit.label)
    make_offer(other, room.id, OfferState.ACCEPTED, today())
    refused = browser.fill(offering(need, home))
    assert "Another household has accepted this home." in refused.words


def test_a_home_that_was_let_meanwhile_is_neither_offered_nor_accepted(
    browser: StrictClient, need: HomeNeed, home: Dwelling
) -> None:
    offer = make_offer(need, whole(home).id, day=today())
    page = browser.get(act(offer, "answer"))
    make_contract(whole(home), [make_person(name="Nura Ali")], SINCE)
    refused = browser.post(act(offer, "answer"), data={**page.form_values(), "answer": "accepted"})
    assert "is not free on" in refused.words
    assert the_offer().state is OfferState.MADE
    declined = browser.fill(act(offer, "answer"), answer="declined", reason="not-said")
    assert declined.status_code == 303


def test_an_offer_is_withdrawn_once(browser: StrictClient, need: HomeNeed, home: Dwelling) -> None:
    offer = make_offer(need, whole(home).id, day=today())
    assert browser.post(act(offer, "withdraw")).status_code == 303
    assert the_offer().state is OfferState.WITHDRAWN
    browser.post(act(offer, "withdraw"))
    assert "answered or withdrawn already" in browser.get(page_of(need)).words


def test_an_offer_is_reached_by_its_own_household_alone(
    browser: StrictClient, need: HomeNeed, other: HomeNeed, home: Dwelling
) -> None:
    offer = make_offer(other, whole(home).id, day=today())
    for what in ("tell", "answer"):
        assert browser.get(f"{page_of(need)}/offers/{offer.number}/{what}").status_code == 404
    assert browser.post(f"{page_of(need)}/offers/{offer.number}/withdraw").status_code == 404


def test_the_contract_ends_the_need_when_the_household_moves_in(
    acting: Acting, municipality: Municipality, need: HomeNeed, home: Dwelling
) -> None:
    offer = make_offer(need, whole(home).id, day=today())
    other_offer = make_offer(need, whole(make_home("Lillgatan 2")).id, day=today())
    with acting(municipality.housing_coordinator):
        contract, _said = contracts.let(
            tenure=Tenure.MUNICIPAL, unit_id=whole(home).id, people=[(need.case.person_id, True)], first_on=today(),
            last_on=day(365), author_id=None,
        )  # fmt: skip
        operations.contract_made(offer, contract)
        assert (offer.state, offer.contract_id, need.ended_on) == (OfferState.ACCEPTED, contract.id, None)
        with pytest.raises(operations.AnsweredAlready):
            operations.withdraw_offer(offer)
        contracts.move_in(contract, today())
        db.session.commit()
    assert (need.ending, need.ended_on) == (NeedEnding.HOUSED, today())
    assert (offer.state, other_offer.state) == (OfferState.ACCEPTED, OfferState.WITHDRAWN)


def test_a_place_with_relatives_is_not_the_home_that_is_sought(
    acting: Acting, municipality: Municipality, need: HomeNeed
) -> None:
    with acting(municipality.caseworker):
        contract, _said = contracts.let(
            tenure=Tenure.RELATIVES, unit_id=None, people=[(need.case.person_id, True)], first_on=today(), last_on=None,
            elsewhere="Hos en syster", author_id=None,
        )  # fmt: skip
        contracts.move_in(contract, today())
        db.session.commit()
    assert need.ended_on is None


def test_the_coordinator_makes_the_contract_from_the_accepted_offer(
    browser: StrictClient, need: HomeNeed, home: Dwelling
) -> None:
    make_offer(need, whole(home).id, OfferState.ACCEPTED, today())
    page = browser.get(page_of(need))
    (link,) = [str(one.get("href")) for one in page.all("a") if "Make the contract" in "".join(one.itertext())]
    browser.budget = 30  # the contract and the offer are written at once
    answer = browser.fill(link, last_on=day(365).isoformat())
    assert answer.status_code == 303
    contract = db.session.scalars(sa.select(Contract).execution_options(permit="test")).one()
    assert (contract.unit_id, contract.first_on) == (whole(home).id, today())
    assert the_offer().contract_id == contract.id
    assert f"Contract from {today()}" in browser.get(page_of(need)).words


def test_moving_in_can_be_entered_with_the_contract(browser: StrictClient, need: HomeNeed, home: Dwelling) -> None:
    offer = make_offer(need, whole(home).id, OfferState.ACCEPTED, today())
    link = f"/people/{need.case.person.number}/home/new?unit={whole(home).id}&first={today()}&offer={offer.number}"
    browser.budget = 44  # the contract, moving in, the offer and the need are written at once
    answer = browser.fill(link, last_on=day(365).isoformat(), moved_in_on=today().isoformat())
    assert answer.status_code == 303
    assert (the_offer().state, the_offer().contract_id is None) == (OfferState.ACCEPTED, False)
    assert need.ending is NeedEnding.HOUSED


def test_whom_a_need_counts_and_how_the_norm_counts_them(
    acting: Acting, municipality: Municipality, need: HomeNeed
) -> None:
    with acting(municipality.housing_coordinator):
        (member,) = queries.people_of(need)
        household = queries.household_of(need)
    assert (member.name, member.is_expected) == ("Amina Warsame", False)
    assert (household.people, household.couples) == (1, 0)


def test_taking_over_the_home_they_live_in_ends_the_need(
    acting: Acting, municipality: Municipality, need: HomeNeed, home: Dwelling
) -> None:
    with acting(municipality.housing_coordinator):
        contract, _said = contracts.let(
            tenure=Tenure.TRANSITIONAL, unit_id=whole(home).id, people=[(need.case.person_id, True)], first_on=day(-40),
            last_on=day(300), moved_in_on=day(-40), author_id=None,
        )  # fmt: skip
        assert need.ended_on is None, "a transitional home is not what was sought"
        contracts.take_over(contract, day(20))
        db.session.commit()
    assert (need.ending, need.ended_on) == (NeedEnding.HOUSED, today())


def test_an_offer_whose_contract_ended_before_they_moved_in_is_withdrawn_like_any_other(
    browser: StrictClient, acting: Acting, municipality: Municipality, need: HomeNeed, home: Dwelling
) -> None:
    offer = make_offer(need, whole(home).id, OfferState.ACCEPTED, today())
    with acting(municipality.housing_coordinator):
        contract, _said = contracts.let(
            tenure=Tenure.MUNICIPAL, unit_id=whole(home).id, people=[(need.case.person_id, True)], first_on=day(-1),
            last_on=day(365), author_id=None,
        )  # fmt: skip
        operations.contract_made(offer, contract)
        contracts.end(contract, today(), EndingReason.OTHER_ARRANGEMENT)
        db.session.commit()
    assert "Make the contract" in browser.get(page_of(need)).words
    assert browser.post(act(offer, "withdraw")).status_code == 303
    assert the_offer().state is OfferState.WITHDRAWN


def test_who_joins_those_who_moved_in_before_is_settled_on_the_day_she_came(
    acting: Acting, municipality: Municipality, need: HomeNeed, home: Dwelling
) -> None:
    first = make_person(name="Nura Ali", unit=municipality.unit)
    with acting(municipality.housing_coordinator):
        contract, _said = contracts.let(
            tenure=Tenure.MUNICIPAL, unit_id=whole(home).id, people=[(first.id, True)], first_on=day(-400),
            last_on=day(365), moved_in_on=day(-400), author_id=None,
        )  # fmt: skip
        contracts.add_member(contract, need.case.person_id, came_on=day(-10))
        db.session.commit()
        assert queries.clock_of(need).moved_in_on == day(-10)


def test_only_what_was_changed_of_a_need_is_told_in_the_log(
    acting: Acting, municipality: Municipality, need: HomeNeed
) -> None:
    with acting(municipality.caseworker):
        needs.change_need(need, without_stairs=False, note="", wanted_from=today())
        db.session.commit()
    query = sa.select(AuditEvent).where(AuditEvent.action == "home-need.changed")
    (told,) = db.session.scalars(query.execution_options(permit="test"))
    assert told.details["fields"] == ["wanted_from"]


def test_the_list_and_the_household_lead_to_the_act_that_comes_next(
    browser: StrictClient, need: HomeNeed, home: Dwelling
) -> None:
    make_home("Lillgatan 2", capacity=1, leased=(day(25), None))
    assert next_acts(browser, need) == (offering(need, home), offering(need, home))
    offer = make_offer(need, whole(home).id, day=today())
    assert next_acts(browser, need) == (act(offer, "answer"), act(offer, "answer"))
    browser.fill(act(offer, "answer"), answer=OfferState.ACCEPTED.value)
    listed, filled = next_acts(browser, need)
    assert listed == filled
    assert f"offer={offer.number}" in str(filled)


def next_acts(browser: StrictClient, need: HomeNeed) -> tuple[str | None, str | None]:
    """Where the one act of the waiting list leads, and the one filled button of the household's page."""
    (listed,) = [link for cell in browser.get("/dwellings/waiting").all("td", class_="acts") for link in cell.iter("a")]
    (filled,) = browser.get(page_of(need)).all("a", class_="btn-primary")
    return listed.get("href"), filled.get("href")
