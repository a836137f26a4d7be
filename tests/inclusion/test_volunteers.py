"""The register of volunteers: adding, finding, changing and ending one, and whom she meets."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.accounts.models import User
from reception.db.session import db
from reception.i18n.formats import today
from reception.inclusion.models import Volunteer
from reception.inclusion.terms.activities import OfferAnswer
from reception.people.models import Person
from reception.people.terms import Protection
from tests.clients import StrictClient
from tests.factories.inclusion_mentors import make_friends, make_match, make_volunteer, make_wish
from tests.factories.municipality import Municipality
from tests.factories.people import make_person

ClientOf = Callable[[User], StrictClient]
REGISTER = "/volunteers"
FULL = {
    "name": "Karin Ek",
    "phone": "08-123 45 67",
    "kinds": ["mentor", "language-friend"],
    "languages": ["ar"],
    "interests": "chess, Cooking , chess",
    "place": "Centrum",
    "times": "Tuesday evenings",
    "most": "2",
}


@pytest.fixture
def person(municipality: Municipality) -> Person:
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.caseworker)


def day(days: int) -> date:
    return today() + timedelta(days=days)


def volunteers() -> list[Volunteer]:
    with system("test"):
        query = sa.select(Volunteer).order_by(Volunteer.id).execution_options(permit="test", populate_existing=True)
        return list(db.session.scalars(query))


def path_of(one: Volunteer, *more: str) -> str:
    return "/".join((REGISTER, one.number, *more))


def names(browser: StrictClient, asked: str = "") -> list[str]:
    rows = (row.find("th/a") for row in browser.get(f"{REGISTER}?{asked}").page.iter("tr"))
    return ["".join(link.itertext()) for link in rows if link is not None]


def test_a_volunteer_is_added_with_what_is_needed_to_bring_two_together(browser: StrictClient) -> None:
    answer = browser.fill(f"{REGISTER}/new", **FULL)
    (made,) = volunteers()
    assert answer.location == path_of(made)
    assert (made.kinds, made.languages, made.most) == (" language-friend mentor ", " ar ", 2)
    assert (made.interests, made.place, made.started_on) == ("chess, Cooking", "Centrum", today())
    page = browser.get(path_of(made))
    for words in ("Karin Ek", "Language friend", "Arabic", "Tuesday evenings", "08-123 45 67", "Nobody."):
        assert words in page.words


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"name": ""}, "Write the name."),
        ({"kinds": []}, "Choose what the volunteer offers."),
        ({"kinds": ["spy"]}, "Choose one from the list."),
        ({"phone": ""}, "Write a telephone number or an e-mail address."),
        ({"phone": "call me"}, "Write a telephone number"),
        ({"email": "karin@"}, "Write an e-mail address"),
        ({"most": "0"}, "Write a whole number from 1 to 20."),
        ({"note": "Knows 19900517-2385"}, "This holds a personal number."),
        ({"record_seen_on": "+3"}, "This date has not come yet."),
        ({"started_on": "1901-01-01"}, "Check the year."),
        ({"unit_id": "99999"}, "Choose the unit."),
    ],
)
def test_what_cannot_be_of_a_volunteer_is_said_beside_its_field(
    browser: StrictClient, typed: dict[str, Any], message: str
) -> None:
    answer = browser.fill(f"{REGISTER}/new", **{**FULL, **typed})
    assert answer.status_code == 200
    assert message in answer.words
    assert not volunteers()


def test_of_who_meets_children_it_is_asked_for_an_extract_and_only_the_day_is_kept(browser: StrictClient) -> None:
    answer = browser.fill(f"{REGISTER}/new", **{**FULL, "kinds": ["family-friend"]})
    assert "No extract from the police's record has been seen." in browser.get(answer.location).words
    (one,) = volunteers()
    browser.fill(path_of(one, "edit"), record_seen_on=str(day(-400)))
    assert "It is old: ask for a new one." in browser.get(path_of(one)).words
    assert "The extract is old" in browser.get(REGISTER).words
    browser.fill(path_of(one, "edit"), record_seen_on=str(day(-365)))
    assert "Extract seen" in browser.get(REGISTER).words


def test_the_list_is_narrowed_by_kind_language_room_and_name(
    browser: StrictClient, municipality: Municipality, person: Person
) -> None:
    unit = municipality.unit
    busy = make_volunteer("Åsa Öberg", unit=unit, languages=" ar ")
    make_match(make_wish(person), busy)
    make_volunteer("Bo Ek", unit=unit, kinds=" mentor ", languages=" ar so ")
    make_volunteer("Ada Gone", unit=unit, ended_on=day(-1))
    assert names(browser) == ["Bo Ek", "Åsa Öberg"]
    assert names(browser, "ended=y") == ["Ada Gone", "Bo Ek", "Åsa Öberg"]
    assert names(browser, "kind=mentor") == ["Bo Ek"]
    assert names(browser, "language=so") == ["Bo Ek"]
    assert names(browser, "free=y") == ["Bo Ek"]
    assert names(browser, "q=oberg") == ["Åsa Öberg"]
    assert names(browser, "kind=%27&language=zz&page=x") == ["Bo Ek", "Åsa Öberg"]


def test_other_boards_volunteers_are_out_of_reach(municipality: Municipality, client_of: ClientOf) -> None:
    own, others = (
        make_volunteer("Own", unit=municipality.unit),
        make_volunteer("Theirs", unit=municipality.other_unit),
    )
    assert names(client_of(municipality.other_unit_caseworker)) == ["Own", "Theirs"]
    elsewhere = client_of(municipality.other_board_caseworker)
    assert names(elsewhere) == []
    for one in (own, others):
        assert elsewhere.get(path_of(one)).status_code == 404
    assert client_of(municipality.integration_coordinator).get(REGISTER).status_code == 403


def test_only_people_of_ones_own_cases_are_named_on_a_volunteers_page(
    municipality: Municipality, client_of: ClientOf, person: Person
) -> None:
    one = make_volunteer(unit=municipality.unit, most=3)
    make_friends(make_wish(person), one, day(-10))
    neighbour = client_of(municipality.other_unit_caseworker).get(path_of(one))
    assert "Amina" not in neighbour.words
    assert "1 person in a case that you do not reach." in neighbour.words
    own = client_of(municipality.caseworker).get(path_of(one))
    assert "Amina Yusuf" in own.words
    assert "that you do not reach" not in own.words


def test_somebody_protected_is_a_number_to_everybody_but_those_named(
    municipality: Municipality, client_of: ClientOf
) -> None:
    hidden = make_person(
        name="Daryna Hidden", protection=Protection.MARKING, named=[municipality.caseworker],
        unit=municipality.unit, worker=municipality.caseworker,
    )  # fmt: skip
    one = make_volunteer(unit=municipality.unit)
    make_friends(make_wish(hidden), one, day(-10))
    colleague = client_of(municipality.caseworker2)
    for page in (colleague.get(path_of(one)), colleague.get(REGISTER), colleague.get(f"{REGISTER}/waiting")):
        assert "Daryna" not in page.words
    assert "1 person in a case that you do not reach." in colleague.get(path_of(one)).words
    assert "Daryna Hidden" in client_of(municipality.caseworker).get(path_of(one)).words


def test_history_is_counts_alone(browser: StrictClient, municipality: Municipality, person: Person) -> None:
    one, wish = make_volunteer(unit=municipality.unit), make_wish(person)
    make_friends(wish, one, day(-100), ends_on=day(-50))
    make_match(wish, one, person_answer=OfferAnswer.NO)
    page = browser.get(path_of(one))
    assert "Has met 1 person. 1 proposal came to nothing." in page.words
    assert "Amina" not in page.words


def test_a_volunteer_ends_once_nobody_is_met_and_may_come_back(
    browser: StrictClient, municipality: Municipality, person: Person
) -> None:
    one = make_volunteer(unit=municipality.unit)
    match = make_match(make_wish(person), one)
    answer = browser.fill(path_of(one, "end"), ended_on=str(today()))
    assert "still meets somebody, or is proposed" in answer.words
    browser.fill(f"/people/{person.number}/inclusion/friends/matches/{match.id}/answers", volunteer_answer="no")
    assert browser.fill(path_of(one, "end"), ended_on="2025-12-31").words.count("It cannot end before.") >= 1
    assert browser.fill(path_of(one, "end"), ended_on=str(today())).status_code == 303
    assert volunteers()[0].ended_on == today()
    browser.fill(path_of(one), form=path_of(one, "resume"))
    assert volunteers()[0].ended_on is None


def test_of_two_who_change_a_volunteer_the_second_chooses(municipality: Municipality, client_of: ClientOf) -> None:
    one = make_volunteer(unit=municipality.unit)
    first, second = client_of(municipality.caseworker), client_of(municipality.caseworker2)
    opened = second.get(path_of(one, "edit")).form_values()
    first.fill(path_of(one, "edit"), place="Norr")
    answer = second.post(path_of(one, "edit"), data={**opened, "place": "Söder"})
    assert answer.status_code == 409
    assert volunteers()[0].place == "Norr"
