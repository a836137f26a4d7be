"""Codes of extracts tried from many addresses, and links that are none: what it costs, and what is answered."""

import pytest

from reception.people import operations
from reception.people.rules.extracts import MOST_TRIES
from tests.factories.people import make_person
from tests.people.sharing import NAME, PHONE, give_extract, state_of, wrong


@pytest.fixture
def person(municipality):
    return make_person(name=NAME, unit=municipality.unit, worker=municipality.caseworker, phone=PHONE)


def tried(partner, address, code, number):
    partner.environ_base["REMOTE_ADDR"] = f"192.0.2.{number}"
    return partner.post(address, data={"code": code})


def test_a_link_is_closed_by_five_wrong_codes_however_many_addresses_try(browser, partner, person):
    extract, address, code = give_extract(browser, person)
    for number in range(MOST_TRIES):
        tried(partner, address, wrong(code), number)
    assert tried(partner, address, code, 99).status_code == 410
    assert state_of(extract.id).times_opened == 0


def test_an_address_that_tries_many_links_is_stopped(browser, partner, person):
    answers = [tried(partner, f"/extracts/{number:064x}", "12345678", 1).status_code for number in range(101)]
    assert answers == [410] * 100 + [429]


def test_no_link_a_closed_one_and_a_wrong_one_cost_and_say_the_same(browser, partner, person):
    extract, closed, code = give_extract(browser, person)
    operations.withdraw_extract(state_of(extract.id))
    made = []
    for address in ("/extracts/" + "0" * 64, closed):
        answer = tried(partner, address, code, 7)
        made.append((answer.status_code, answer.words, len(partner.statements)))
    assert made[0][:2] == made[1][:2]
    assert abs(made[0][2] - made[1][2]) <= 2  # whom it is about is looked up beside it; nothing is hashed slowly
