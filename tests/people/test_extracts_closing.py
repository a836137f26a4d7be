"""How an extract closes: wrong codes, time, withdrawal, and what it stood on."""

from datetime import timedelta

import pytest
import time_machine

from reception.access.actor import system
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.people import operations
from reception.people.models import Extract
from reception.people.terms import Protection
from tests.factories.people import make_person
from tests.people.families import rows
from tests.people.sharing import (
    GONE,
    NAME,
    PHONE,
    at,
    choose_extract,
    events,
    give_consent,
    give_extract,
    lines_of,
    make_organisation,
    opened,
    state_of,
    wrong,
)


@pytest.fixture
def person(municipality):
    return make_person(name=NAME, unit=municipality.unit, worker=municipality.caseworker, phone=PHONE)


def test_the_same_form_makes_one_extract_and_shows_its_code_once(browser, person):
    preview = choose_extract(browser, person)
    first = {**preview.form_values(), "step": "give"}
    assert browser.post(at(person, "/extracts/new"), data=first).heading == "The extract is given"
    again = browser.post(at(person, "/extracts/new"), data={**first, "_submission": "another"})
    assert again.status_code == 303
    assert "This extract was given already." in browser.get(at(person)).words
    assert (len(rows(Extract)), len(lines_of(person))) == (1, 1)


def test_five_wrong_codes_in_a_row_close_an_extract_for_good(browser, partner, person):
    extract, address, code = give_extract(browser, person)
    for left in (4, 3, 2, 1):
        answer = opened(partner, address, wrong(code))
        assert answer.status_code == 200
        assert f"The code is wrong. {left} more {'try is' if left == 1 else 'tries are'} left." in answer.words
    form = partner.get(address).form_values()
    assert partner.post(address, data={**form, "code": wrong(code)}).status_code == 410
    answer = partner.post(address, data={**form, "code": code})
    assert (answer.status_code, answer.heading) == (410, GONE)
    assert NAME not in answer.text
    assert state_of(extract.id).tries == 5
    assert "Closed after wrong codes" in browser.get(at(person)).words
    assert len(events("extract.locked")) == 1


@pytest.mark.parametrize("typed", ["abc", "1234567", "123456789"])
def test_what_can_be_no_code_costs_no_try(browser, partner, person, typed):
    extract, address, code = give_extract(browser, person)
    answer = opened(partner, address, typed)
    assert answer.status_code == 200
    assert "Write the code of eight digits." in answer.words
    assert state_of(extract.id).tries == 0
    assert opened(partner, address, code).heading == "An extract"


def test_a_right_code_forgives_the_wrong_ones_before_it(browser, partner, person):
    extract, address, code = give_extract(browser, person)
    for _time in range(2):
        for _try in range(4):
            opened(partner, address, wrong(code))
        assert opened(partner, address, code).heading == "An extract"
    assert state_of(extract.id).tries == 0


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "{1}", "{2}"])
def test_a_code_is_read_as_people_write_it(browser, partner, person, typed):
    _extract, address, code = give_extract(browser, person)
    plain = code.replace(" ", "")
    arabic = plain.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert (
        opened(partner, address, typed.format(code, plain.replace(plain[:4], plain[:4] + "-", 1), arabic)).status_code
        == 200
    )


def test_withdrawn_run_out_and_missing_are_answered_alike(browser, partner, person):
    _extract, address, code = give_extract(browser, person)
    answers = [partner.get(f"/extracts/{'0' * 64}?lang=en"), partner.get("/extracts/x?lang=en")]
    with time_machine.travel(now() + timedelta(days=7, minutes=1), tick=True):
        answers.append(partner.get(f"{address}?lang=en"))
    _other, withdrawn, _code = give_extract(browser, person)
    assert browser.post(at(person, f"/extracts/{_other.number}/withdraw")).status_code == 303
    answers.append(partner.get(f"{withdrawn}?lang=en"))
    assert {answer.status_code for answer in answers} == {410}
    assert len({answer.text for answer in answers}) == 1
    assert NAME not in answers[0].text
    assert opened(partner, address, code).status_code == 200


def test_withdrawing_a_consent_closes_the_extracts_that_stand_on_it(browser, partner, person):
    agency = make_organisation()
    consent = give_consent(browser, person, agency)
    on_consent = {"recipient_name": "", "recipient_id": agency.id, "ground": "consent", "consent": consent.number}
    _extract, address, _code = give_extract(browser, person, **on_consent)
    _free, other, other_code = give_extract(browser, person)
    page = browser.get(at(person, f"/consents/{consent.number}/withdraw"))
    assert "1 extract closes" in page.words
    assert browser.fill(at(person, f"/consents/{consent.number}/withdraw"), how="Vid besöket").status_code == 303
    assert partner.get(address).status_code == 410
    assert opened(partner, other, other_code).status_code == 200
    refused = choose_extract(browser, person, **on_consent)
    assert "Choose one from the list." in refused.words


def test_an_extract_never_outlives_the_consent_it_stands_on(browser, partner, person):
    agency = make_organisation()
    consent = give_consent(browser, person, agency, expires_on=(today() + timedelta(days=2)).isoformat())
    on_consent = {"recipient_name": "", "recipient_id": agency.id, "ground": "consent", "consent": consent.number}
    extract, address, _code = give_extract(browser, person, **on_consent, days=30)
    assert extract.expires_at < now() + timedelta(days=3)
    with time_machine.travel(now() + timedelta(days=3), tick=True):
        assert partner.get(address).status_code == 410


def test_protecting_the_person_closes_what_was_given_before(browser, partner, municipality, person):
    _extract, address, code = give_extract(browser, person)
    form = partner.get(address).form_values()
    with system("test"):
        operations.protect(person, Protection.MARKING, [municipality.caseworker.id])
        db.session.commit()
    assert partner.get(address).status_code == 410
    assert partner.post(address, data={**form, "code": code}).status_code == 410
    assert "Closed because the person is protected" in browser.get(at(person)).words


def test_striking_its_line_closes_an_extract(browser, partner, person):
    _extract, address, _code = give_extract(browser, person)
    [line] = lines_of(person)
    assert "The extract closes at once" in browser.get(at(person, f"/log/{line.number}/strike")).words
    assert browser.fill(at(person, f"/log/{line.number}/strike"), reason="Fel mottagare").status_code == 303
    assert partner.get(address).status_code == 410


def test_too_many_wrong_codes_from_one_place_are_made_to_wait(browser, partner, person):
    partner.lenient = True
    some = {"code": "11111111"}
    answers = [partner.post(f"/extracts/{'0' * 63}{place}", data=some).status_code for place in range(10)]
    assert set(answers) == {410}
    extract, address, code = give_extract(browser, person)
    for place in range(91):
        opened_now = partner.post(f"/extracts/{'1' * 60}{place}", data=some)
    assert opened_now.status_code == 429
    assert partner.post(address, data={"code": code}).status_code == 429
    assert state_of(extract.id).tries == 0
