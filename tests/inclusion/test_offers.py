"""What somebody is offered to take part in: what fits first, her answer, that she takes part, and that it ends."""

from typing import Any

import pytest

from reception.access.actor import system
from reception.audit.log import record
from reception.cases.models import Case
from reception.db.session import db
from reception.inclusion.models import ActivityOffer
from reception.inclusion.terms.activities import OfferAnswer, OfferEnd, OpenTo
from reception.people.models import Person, PersonLanguage
from reception.people.terms import LegalSex, Protection
from tests.clients import StrictClient
from tests.factories.inclusion_activities import make_activity, make_offer
from tests.factories.municipality import Municipality
from tests.factories.people import make_case, make_person
from tests.factories.plans import case_of
from tests.inclusion.activities import ClientOf, day, names, refused, rows


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.caseworker)


@pytest.fixture
def person(municipality: Municipality) -> Person:
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker, sex=LegalSex.WOMAN)


@pytest.fixture
def case(person: Person) -> Case:
    return case_of(person)


def tab(person: Person) -> str:
    return f"/people/{person.number}/inclusion"


def the_offer() -> ActivityOffer:
    (one,) = rows(ActivityOffer)
    return one


def speaks(person: Person, *tags: str) -> None:
    with system("test"):
        db.session.add_all([PersonLanguage(person_id=person.id, language=tag) for tag in tags])
        record("test.languages", person)
        db.session.commit()


def test_an_empty_tab_says_that_all_is_voluntary(browser: StrictClient, person: Person) -> None:
    words = browser.get(tab(person)).words
    assert "To take part is voluntary." in words
    assert "Nothing has been offered yet" in words
    assert "Mentors and friends" in words


def test_what_fits_stands_first_and_says_why(browser: StrictClient, person: Person) -> None:
    speaks(person, "so", "ar")
    make_activity(name="Alla", languages=" en ")
    make_activity(name="Herrar", open_to=OpenTo.MEN)
    make_activity(name="Kvinnor", open_to=OpenTo.WOMEN)
    make_activity(name="Somaliska", languages=" so ")
    make_activity(name="Slut", ends_on=day(-1))
    page = browser.get(f"{tab(person)}/offer")
    assert names(page) == ["Somaliska", "Kvinnor", "Alla", "Herrar"]
    assert "Somali is spoken there." in page.words
    assert "It is for: Women." in page.words
    assert "It is for others: Men." in page.words
    assert names(browser.get(f"{tab(person)}/offer?q=alla")) == ["Alla"]


def test_an_offer_is_made_answered_begun_and_ended(
    browser: StrictClient, person: Person, municipality: Municipality
) -> None:
    activity = make_activity()
    assert browser.fill(f"{tab(person)}/offer/{activity.number}", note="Kommer med en vän.").status_code == 303
    one = the_offer()
    assert (one.answer, one.offered_on, one.offered_by_id) == (OfferAnswer.WAITING, day(0), municipality.caseworker.id)
    at = f"{tab(person)}/offers/{one.id}"
    assert "Offered already" in browser.get(f"{tab(person)}/offer").words
    browser.post(f"{at}/answer", data={"answer": "yes"})
    assert (the_offer().answer, the_offer().answered_on) == (OfferAnswer.YES, day(0))
    browser.post(f"{at}/begin")
    assert the_offer().started_on == day(0)
    assert "Takes part since" in browser.get(tab(person)).words
    refused(browser.fill(f"{at}/end"), "Choose why it ended.")
    assert browser.fill(f"{at}/end", end="busy").status_code == 303
    assert (the_offer().ended_on, the_offer().end) == (day(0), OfferEnd.BUSY)
    browser.post(f"{at}/reopen")
    assert the_offer().ended_on is None


def test_a_no_is_an_answer_and_can_be_another_one_later(browser: StrictClient, person: Person, case: Case) -> None:
    one = make_offer(case, make_activity())
    at = f"{tab(person)}/offers/{one.id}"
    browser.post(f"{at}/answer", data={"answer": "no"})
    words = browser.get(tab(person)).words
    assert "Said no" in words
    assert "Why" not in words
    browser.post(f"{at}/begin")
    assert the_offer().answer is OfferAnswer.YES
    browser.post(f"{at}/answer", data={"answer": "no"})
    assert "Whoever takes part has said yes." in browser.get(tab(person)).words
    assert browser.post(f"{at}/answer", data={"answer": "nonsense"}).status_code == 303
    assert the_offer().answer is OfferAnswer.YES


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"seats": 1}, "All places are taken."),
        ({"ends_on": day(-1)}, "The activity has ended."),
        ({"open_to": OpenTo.MEN}, "It is for others: Men."),
        ({"open_to": OpenTo.CHILDREN}, "It is for others: Children."),
    ],
)
def test_what_hinders_is_to_be_confirmed(
    browser: StrictClient, municipality: Municipality, person: Person, facts: dict[str, Any], told: str
) -> None:
    activity = make_activity(**facts)
    if "seats" in facts:
        other = make_person(name="Annan", unit=municipality.unit)
        make_offer(case_of(other), activity, answer=OfferAnswer.YES, answered_on=day(0))
    count = len(rows(ActivityOffer))
    page = f"{tab(person)}/offer/{activity.number}"
    assert told in browser.get(page).words
    refused(browser.fill(page), "Say that you offer it all the same")
    assert len(rows(ActivityOffer)) == count
    assert browser.fill(page, is_sure="y").status_code == 303
    assert len(rows(ActivityOffer)) == count + 1


def test_the_same_is_not_offered_twice_while_it_stands(browser: StrictClient, person: Person, case: Case) -> None:
    activity = make_activity()
    page = f"{tab(person)}/offer/{activity.number}"
    values = browser.get(page).form_values()
    make_offer(case, activity)
    refused(browser.post(page, data=values), "The person was offered this on")
    with system("test"):
        row = the_offer()
        row.answer, row.answered_on = OfferAnswer.NO, day(0)
        record("test.no", row)
        db.session.commit()
    assert browser.fill(page).status_code == 303


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"offered_on": str(day(1))}, "This day has not come yet"),
        ({"answer": "yes", "answered_on": str(day(-9))}, "This day lies before the day of the offer."),
        ({"answered_on": str(day(0))}, "Write the day of the answer only where there is one."),
        ({"started_on": str(day(0))}, "Whoever takes part has said yes."),
        ({"note": "199005179800"}, "This holds a personal number."),
    ],
)
def test_what_is_changed_wrongly_is_refused(
    browser: StrictClient, person: Person, case: Case, wrong: dict[str, Any], told: str
) -> None:
    one = make_offer(case, make_activity(), day(-3))
    answer = browser.fill(f"{tab(person)}/offers/{one.id}/edit", **wrong)
    assert answer.status_code == 200
    assert told in answer.words or "has not come" in answer.words or "past" in answer.words.casefold()
    assert the_offer().note is None


def test_it_is_changed_and_removed(browser: StrictClient, person: Person, case: Case) -> None:
    one = make_offer(case, make_activity(), day(-3))
    at = f"{tab(person)}/offers/{one.id}"
    said = {"answer": "yes", "answered_on": str(day(-2)), "started_on": str(day(-1))}
    assert browser.fill(f"{at}/edit", **said).status_code == 303
    assert (the_offer().started_on, the_offer().answered_on) == (day(-1), day(-2))
    assert browser.fill(f"{at}/remove").status_code == 303
    assert rows(ActivityOffer) == []


def test_in_a_closed_case_nothing_is_offered(browser: StrictClient, municipality: Municipality) -> None:
    person = make_person(name="Borta Nu")
    make_case(person, unit=municipality.unit, closed_on=day(-1), opened_on=day(-100))
    activity = make_activity()
    for page in (f"{tab(person)}/offer", f"{tab(person)}/offer/{activity.number}"):
        assert browser.get(page).status_code == 303
    words = browser.get(tab(person)).words
    assert "The case is closed." in words
    assert "Offer an activity" not in words


def test_nobody_else_reaches_it(municipality: Municipality, client_of: ClientOf, person: Person, case: Case) -> None:
    one = make_offer(case, make_activity())
    at = f"{tab(person)}/offers/{one.id}"
    for user in (municipality.other_board_caseworker, municipality.other_unit_caseworker):
        browser = client_of(user)
        for page in (tab(person), f"{tab(person)}/offer", f"{at}/edit", f"{at}/end", f"{at}/remove"):
            assert browser.get(page).status_code == 404
        assert browser.post(f"{at}/answer", data={"answer": "no"}).status_code == 404
    for user in (municipality.guidance, municipality.integration_coordinator, municipality.reader):
        assert client_of(user).get(tab(person)).status_code == 403
    assert the_offer().answer is OfferAnswer.WAITING


def test_of_one_who_is_protected_the_page_warns_and_only_those_named_read(
    municipality: Municipality, client_of: ClientOf, browser: StrictClient
) -> None:
    hidden = make_person(
        name="Amina Skyddad", unit=municipality.unit, worker=municipality.caseworker, protection=Protection.MARKING,
        named=[municipality.caseworker],
    )  # fmt: skip
    activity = make_activity(seats=5)
    assert "Tell the association nothing" in browser.get(f"{tab(hidden)}/offer/{activity.number}").words
    make_offer(case_of(hidden), activity)
    other = client_of(municipality.caseworker2)
    assert other.get(tab(hidden)).status_code == 404
    assert "Skyddad" not in other.get(f"/activities/{activity.number}").words


def test_an_offer_of_somebody_else_is_not_reached_by_her_address(
    browser: StrictClient, municipality: Municipality, person: Person
) -> None:
    other = make_person(name="Annan", unit=municipality.unit, worker=municipality.caseworker)
    one = make_offer(case_of(other), make_activity())
    assert browser.get(f"{tab(person)}/offers/{one.id}/edit").status_code == 404
    assert browser.post(f"{tab(person)}/offers/{one.id}/begin").status_code == 404
