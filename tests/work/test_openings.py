"""Places that employers offer: the list, noting and changing them, confirming, ending and offering again."""

from datetime import date, datetime
from typing import Any

import pytest
import time_machine

from reception.skills.terms import LanguageLevel
from reception.work.models import Employer, Opening
from reception.work.terms.employers import OpeningKind, OpeningState
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.work import make_employer, make_opening
from tests.work.register import REGISTER, ClientOf, day, details, names, path_of, refused, rows

LIST = f"{REGISTER}/openings"


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.caseworker)


def the_opening() -> Opening:
    (one,) = rows(Opening)
    return one


def page_of(opening: Opening) -> str:
    return f"{LIST}/{opening.number}"


def test_places_are_noted_with_what_the_work_asks_for(browser: StrictClient, municipality: Municipality) -> None:
    employer = make_employer("Bagaren", confirmed_on=day(-100))
    answer = browser.fill(
        f"{path_of(employer)}/openings/new", kind="work-training", title="Köksbiträde", occupation_code="9412",
        places="3", extent="50", begins_on=str(day(10)), ends_on=str(day(100)), open_until=str(day(30)),
        swedish="everyday", driving_licence="y", odd_hours="y", languages=["so", "ar"], place="Lärkgatan 3",
        note="Vita kläder.",
    )  # fmt: skip
    assert answer.status_code == 303
    one = the_opening()
    assert answer.location == page_of(one)
    assert (one.kind, one.title, one.occupation_code) == (OpeningKind.WORK_TRAINING, "Köksbiträde", "9412")
    assert (one.places, one.extent, one.swedish, one.languages) == (3, 50, LanguageLevel.EVERYDAY, " ar so ")
    assert (one.begins_on, one.ends_on, one.open_until) == (day(10), day(100), day(30))
    assert (one.driving_licence, one.odd_hours, one.confirmed_on, one.state) == (True, True, day(0), OpeningState.OPEN)
    assert one.made_by_id == municipality.caseworker.id
    assert details(employer).confirmed_on == day(0)
    words = browser.get(page_of(one)).words
    for told in ("Köksbiträde", "Bagaren", "Work training", "50%", "9412", "Arabic", "Lärkgatan 3", "Vita kläder."):
        assert told in words
    assert "Köksbiträde" in browser.get(path_of(employer)).words
    assert names(browser.get(LIST)) == ["Köksbiträde"]


def test_what_is_offered_and_a_title_are_enough(browser: StrictClient) -> None:
    employer = make_employer("Bagaren")
    assert browser.fill(f"{path_of(employer)}/openings/new", kind="job", title="Bagare").status_code == 303
    one = the_opening()
    assert (one.places, one.extent, one.swedish, one.languages, one.place, one.note) == (1, None, None, "", None, None)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"kind": None}, "Choose what is offered."),
        ({"kind": "nonsense"}, "Choose what is offered."),
        ({"title": ""}, "Write a title"),
        ({"title": "Bagare 199005179800"}, "This holds a personal number."),
        ({"note": "Om 900517-9800."}, "This holds a personal number."),
        ({"place": "900517-9800"}, "This holds a personal number."),
        ({"occupation_code": "9999999"}, "The list has no code 9999999."),
        ({"places": ""}, "Write how many places there are."),
        ({"places": "0"}, "Write a whole number from 1 to 500."),
        ({"places": "501"}, "Write a whole number from 1 to 500."),
        ({"places": "några"}, "Write a whole number from 1 to 500."),
        ({"extent": "101"}, "Write a whole number from 1 to 100."),
        ({"begins_on": "2027-05-02", "ends_on": "2027-05-01"}, "The last day lies before the first."),
        ({"begins_on": "nonsense"}, "date"),
        ({"swedish": "not"}, "Choose one from the list."),
        ({"contact_person_id": "99999999"}, "Choose one from the list."),
        ({"languages": "klingon"}, "Choose from the list."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(
    browser: StrictClient, wrong: dict[str, Any], told: str
) -> None:
    employer = make_employer("Bagaren")
    typed = {"kind": "job", "title": "Bagare", "note": "Vita kläder.", **wrong}
    page = browser.fill(f"{path_of(employer)}/openings/new", **typed)
    refused(page, told)
    kept = page.form_values()
    for name in ("title", "note", "places", "begins_on", "ends_on"):
        if name in typed:
            assert kept[name] == typed[name]
    assert rows(Opening) == []
    assert rows(Employer) == []


def test_a_day_that_has_passed_is_taken_with_a_word_of_warning(browser: StrictClient) -> None:
    employer = make_employer("Bagaren")
    answer = browser.fill(
        f"{path_of(employer)}/openings/new", kind="job", title="Bagare", open_until=str(day(-1)), begins_on="2031-01-01"
    )
    assert answer.status_code == 303
    words = browser.get(answer.location).words
    assert f"The day until which somebody can be proposed has passed: {day(-1)}." in words
    assert "A day of this place lies years from today." in words
    assert "The last day has passed" in words
    assert names(browser.get(LIST)) == []


def test_a_closed_employer_offers_nothing_and_it_is_said_why(browser: StrictClient) -> None:
    employer = make_employer("Bagaren")
    page = f"{path_of(employer)}/openings/new"
    values = browser.get(page).form_values()
    opening = make_opening(employer, "Tvättare")
    assert names(browser.get(LIST)) == ["Tvättare"]
    browser.post(f"{path_of(employer)}/close")
    told = f"The employer has been marked as closed since {day(0)}."
    assert browser.get(page).status_code == 303
    assert told in browser.get(path_of(employer)).words
    answer = browser.post(page, data={**values, "kind": "job", "title": "Bagare"})
    refused(answer, told)
    assert answer.form_values()["title"] == "Bagare"
    assert names(browser.get(LIST)) == []
    assert "The employer has been closed since" in browser.get(page_of(opening)).words
    browser.post(f"{page_of(opening)}/confirm")
    assert told in browser.get(page_of(opening)).words
    assert the_opening().confirmed_on != day(0)


def test_places_are_changed_and_emptied(browser: StrictClient) -> None:
    employer = make_employer("Bagaren", confirmed_on=day(-10))
    one = make_opening(employer, "Bagare", places=2, extent=50, languages=" ar ", occupation_code="9412", note="Vitt.")
    page = f"{page_of(one)}/edit"
    assert browser.get(page).form_values()["places"] == "2"
    assert browser.fill(page, extent="", languages=[], occupation_code="", note="", places="4").status_code == 303
    now = the_opening()
    assert (now.places, now.extent, now.languages, now.occupation_code, now.note) == (4, None, "", None, None)
    assert now.confirmed_on == one.confirmed_on
    refused(browser.fill(page, begins_on="2027-02-02", ends_on="2027-02-01"), "The last day lies before the first.")


def test_of_two_who_change_places_the_second_chooses(
    municipality: Municipality, browser: StrictClient, client_of: ClientOf
) -> None:
    one = make_opening(make_employer("Bagaren"), "Bagare")
    page, other = f"{page_of(one)}/edit", client_of(municipality.guidance)
    mine, theirs = browser.get(page).form_values(), other.get(page).form_values()
    assert other.post(page, data={**theirs, "title": "Konditor"}).status_code == 303
    answer = browser.post(page, data={**mine, "title": "Bageribiträde"})
    assert answer.status_code == 409
    assert "Konditor" in answer.words
    assert "Bageribiträde" in answer.words
    assert the_opening().title == "Konditor"


def test_places_are_confirmed_by_one_button_and_the_employer_is_heard_of_too(browser: StrictClient) -> None:
    employer = make_employer("Bagaren")
    one = make_opening(employer)
    assert "Not confirmed for" in browser.get(page_of(one)).words
    assert browser.post(f"{page_of(one)}/confirm").status_code == 303
    assert (the_opening().confirmed_on, details(employer).confirmed_on) == (day(0), day(0))
    page = browser.get(page_of(one))
    assert "Not confirmed for" not in page.words
    assert "Still open today" not in page.words


@pytest.mark.parametrize(("state", "word"), [("filled", "Filled"), ("withdrawn", "Withdrawn")])
def test_places_end_and_are_offered_again(browser: StrictClient, state: str, word: str) -> None:
    one = make_opening(make_employer("Bagaren"), "Bagare")
    page = f"{page_of(one)}/close"
    refused(browser.fill(page), "Choose what became of the places.")
    refused(browser.fill(page, state="open"), "Choose what became of the places.")
    assert browser.fill(page, state=state).status_code == 303
    assert word in browser.get(page_of(one)).words
    assert names(browser.get(LIST)) == []
    refused(browser.fill(page, state="filled"), "The place is no longer open.")
    browser.post(f"{page_of(one)}/confirm")
    assert "The place is no longer open." in browser.get(page_of(one)).words
    assert browser.post(f"{page_of(one)}/reopen").status_code == 303
    assert (the_opening().state, the_opening().confirmed_on) == (OpeningState.OPEN, day(0))
    browser.post(f"{page_of(one)}/reopen")
    assert "The place is open already." in browser.get(page_of(one)).words


def test_of_two_who_end_places_the_second_is_told(
    municipality: Municipality, browser: StrictClient, client_of: ClientOf
) -> None:
    one = make_opening(make_employer("Bagaren"))
    page, other = f"{page_of(one)}/close", client_of(municipality.caseworker2)
    mine, theirs = browser.get(page).form_values(), other.get(page).form_values()
    assert other.post(page, data={**theirs, "state": "withdrawn"}).status_code == 303
    answer = browser.post(page, data={**mine, "state": "filled"})
    assert answer.status_code == 409
    assert the_opening().state is OpeningState.WITHDRAWN


def test_the_list_is_narrowed_by_kind_occupation_words_and_silence(browser: StrictClient) -> None:
    bakery, school = make_employer("Bagaren"), make_employer("Skolköket")
    make_opening(bakery, "Ägare", kind=OpeningKind.JOB, confirmed_on=day(0))
    make_opening(bakery, "Öppnare", kind=OpeningKind.SUMMER, confirmed_on=day(-91), place="Torget 3")
    make_opening(school, "Åkare", kind=OpeningKind.JOB, confirmed_on=day(-90), occupation_code="9412")
    make_opening(school, "Zoolog", state=OpeningState.FILLED)
    assert names(browser.get(LIST)) == ["Åkare", "Ägare", "Öppnare"]
    assert names(browser.get(f"{LIST}?kind=job")) == ["Åkare", "Ägare"]
    assert names(browser.get(f"{LIST}?occupation=9412")) == ["Åkare"]
    assert names(browser.get(f"{LIST}?stale=y")) == ["Öppnare"]
    assert names(browser.get(f"{LIST}?q=bagaren")) == ["Ägare", "Öppnare"]
    assert names(browser.get(f"{LIST}?q=TORGET")) == ["Öppnare"]
    page = browser.get(f"{LIST}?q=zzz")
    assert "No open place fits" in page.words
    page = browser.get(f"{LIST}?kind=nonsense&occupation=qqqq")
    assert names(page) == ["Åkare", "Ägare", "Öppnare"]


def test_those_who_do_casework_are_led_to_the_people_who_look_for_it(
    municipality: Municipality, browser: StrictClient, client_of: ClientOf
) -> None:
    one = make_opening(make_employer("Bagaren"))
    link = f"{page_of(one)}/people"
    assert [found for found in browser.get(page_of(one)).all("a") if found.get("href") == link]
    assert browser.get(link).status_code == 200
    assert "People who look for this" not in client_of(municipality.guidance).get(page_of(one)).words


def test_what_is_no_longer_offered_is_folded_away(browser: StrictClient) -> None:
    employer = make_employer("Bagaren")
    make_opening(employer, "Ägare", state=OpeningState.WITHDRAWN)
    words = browser.get(path_of(employer)).words
    assert "No places are open." in words
    assert "Show 1 that is no longer offered" in words


def test_an_empty_list_says_where_places_are_noted(browser: StrictClient) -> None:
    assert "No place is open" in browser.get(LIST).words


@pytest.mark.parametrize(("moment", "is_stale"), [("2026-08-30T10:00", False), ("2026-08-31T10:00", True)])
def test_places_are_stale_once_ninety_days_have_gone_by(
    municipality: Municipality, client_of: ClientOf, moment: str, is_stale: bool
) -> None:
    one = make_opening(make_employer("Bagaren"), confirmed_on=date(2026, 6, 1))
    with time_machine.travel(datetime.fromisoformat(f"{moment}+00:00"), tick=False):
        browser = client_of(municipality.caseworker)
        for page in (LIST, page_of(one)):
            assert ("Not confirmed for 91 days" in browser.get(page).words) is is_stale
        assert bool(names(browser.get(f"{LIST}?stale=y"))) is is_stale


def test_many_places_cost_no_more_statements_than_one(browser: StrictClient) -> None:
    employer = make_employer("Bagaren")
    one = make_opening(employer, "A", occupation_code="9412")
    costs = []
    for time in range(2):
        for page in (LIST, path_of(employer), page_of(one)):
            browser.get(page)
            costs.append(len(browser.statements))
        for number in range(60):
            make_opening(employer if number % 2 else make_employer(f"Nr {time} {number}"), "B", occupation_code="9412")
    assert all(many <= few for few, many in zip(costs[:3], costs[3:], strict=True)), costs
    assert "121 offers" in browser.get(LIST).words


def test_a_number_of_nothing_has_no_page(browser: StrictClient) -> None:
    for act in ("", "/edit", "/close"):
        assert browser.get(f"{LIST}/7K3M-Q9{act}").status_code == 404
    assert browser.post(f"{LIST}/7K3M-Q9/confirm").status_code == 404
    assert browser.get(f"{REGISTER}/99999999/openings/new").status_code == 404
