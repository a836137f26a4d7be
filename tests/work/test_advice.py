"""Advice on starting a business, and the business that comes of it."""

import pytest

from reception.db.session import db
from reception.organisations.models import Organisation
from reception.organisations.terms import OrganisationKind
from reception.people.models import Person
from reception.work.models import BusinessAdvice, Employment
from reception.work.terms.jobs import BusinessResult, JobContract
from tests.clients import StrictClient
from tests.work.jobs import day, of, refused, stored, the


def test_advice_leads_to_a_business_that_is_noted_as_work(browser: StrictClient, person: Person) -> None:
    adviser = Organisation(name="Nyföretagarcentrum", sort_key="nyforetagarcentrum", kind=OrganisationKind.ASSOCIATION)
    db.session.add(adviser)
    db.session.commit()
    jobs = of(person, "jobs")
    assert "No advice is noted." in browser.get(jobs).words
    told = {"advised_on": str(day(-60)), "organisation_id": str(adviser.id), "adviser": "Rut Rådgivare"}
    assert browser.fill(of(person, "advice", "new"), **told, result="considers", note="Café.").location == jobs
    words = browser.get(jobs).words
    for said in ("Nyföretagarcentrum", "Rut Rådgivare", "Thinks about it", "Café.", str(day(-60))):
        assert said in words
    row = the(BusinessAdvice)
    one = of(person, "advice", row.id)
    refused(browser.fill(f"{one}/edit", result="started"), "Write the day on which the business began.")
    refused(browser.fill(f"{one}/edit", started_on=str(day(-3))), "A day is written on which the business began.")
    answer = browser.fill(f"{one}/edit", result="started", started_on=str(day(-3)))
    assert answer.location == of(person, "employments", f"new?advice={row.id}")
    values = browser.get(answer.location).form_values()
    assert (values["contract"], values["subsidy"], values["started_on"]) == ("own-business", "none", str(day(-3)))
    job = {"employer_name": "Aminas café", "title": "Caféägare", "learnt_through": "person"}
    assert browser.fill(answer.location, **job).status_code == 303
    assert the(Employment).contract is JobContract.OWN_BUSINESS
    assert the(BusinessAdvice).result is BusinessResult.STARTED
    assert browser.fill(f"{one}/edit", note="Café och bageri.").location == jobs
    assert browser.fill(f"{one}/remove").location == jobs
    assert stored(BusinessAdvice) == []


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"advised_on": ""}, "Write the day of the advice."),
        ({"advised_on": day(3)}, "This day has not come yet."),
        ({"advised_on": "1949-12-31"}, "This day lies too long ago."),
        ({"result": ""}, "Choose where it stands."),
        ({"result": "x"}, "Choose where it stands."),
        ({"organisation_id": "999999"}, "Choose one from the list."),
        ({"started_on": day(2), "result": "started"}, "This date has not come yet."),
        ({"adviser": "x" * 201}, "Shorten this to 200 characters"),
    ],
)
def test_bad_input_gets_a_message_and_nothing_is_lost(
    browser: StrictClient, person: Person, values: dict[str, object], message: str
) -> None:
    told = {"advised_on": day(-1), "result": "prepares", "note": "Café.", **values}
    answer = browser.fill(of(person, "advice", "new"), **{name: str(value) for name, value in told.items()})
    refused(answer, message)
    assert answer.form_values()["note"] == "Café."
    assert stored(BusinessAdvice) == []


def test_an_employer_gives_no_advice(browser: StrictClient, person: Person, employer: Organisation) -> None:
    assert employer.name not in browser.get(of(person, "advice", "new")).words


def test_two_who_change_advice_choose_what_stands(browser: StrictClient, person: Person) -> None:
    new = of(person, "advice", "new")
    assert browser.fill(new, advised_on=str(day(-9)), result="considers").status_code == 303
    edit = of(person, "advice", the(BusinessAdvice).id, "edit")
    first = browser.get(edit).form_values()
    assert browser.fill(edit, result="prepares").status_code == 303
    assert browser.post(edit, data={**first, "result": "gave-up"}).status_code == 409
    assert the(BusinessAdvice).result is BusinessResult.PREPARES
