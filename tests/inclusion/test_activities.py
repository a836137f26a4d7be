"""Activities: the list and its filters, noting and changing them, that they go on, and that they end."""

from typing import Any

import pytest

from reception.access.roles import Role
from reception.inclusion.models import Activity
from reception.inclusion.permits import WITH_ASSOCIATIONS
from reception.inclusion.terms.activities import ActivityKind, OfferAnswer, OpenTo
from tests.clients import StrictClient
from tests.factories.inclusion_activities import (
    make_activity,
    make_association,
    make_contact_person,
    make_occasion,
    make_offer,
)
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.inclusion.activities import LIST, ClientOf, day, names, page_of, refused, rows

GOOD: dict[str, Any] = {"name": "Språkcafé", "kind": "language-cafe", "open_to": "everybody"}


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.caseworker)


def the_activity() -> Activity:
    (one,) = rows(Activity)
    return one


def test_an_activity_is_noted_with_all_that_is_known(browser: StrictClient) -> None:
    association = make_association("Röda Korset")
    person = make_contact_person(association, "Berit Berg", phone="070-174 06 31")
    answer = browser.fill(
        f"{LIST}/new", **GOOD, organisation_id=str(association.id), place="Biblioteket", weekday="0", fee="Gratis",
        time="18.00–19.30", seats="12", begins_on=str(day(-10)), ends_on=str(day(100)), languages=["so", "ar"],
        contact_person_id=str(person.id), note="Fika ingår.",
    )  # fmt: skip
    assert answer.status_code == 303
    one = the_activity()
    assert answer.location == page_of(one)
    assert (one.kind, one.open_to, one.weekday, one.seats) == (ActivityKind.LANGUAGE_CAFE, OpenTo.EVERYBODY, 0, 12)
    assert (one.languages, one.confirmed_on, one.contact_person_id) == (" ar so ", day(0), person.id)
    words = browser.get(page_of(one)).words
    for told in ("Röda Korset", "Biblioteket", "Monday", "18.00–19.30", "Gratis", "Arabic", "Berit Berg", "Fika ingår"):
        assert told in words
    page = browser.get(LIST)
    assert names(page) == ["Språkcafé"]
    assert "12" in page.words


def test_a_unit_of_the_municipality_can_hold_one(browser: StrictClient, municipality: Municipality) -> None:
    assert browser.fill(f"{LIST}/new", **GOOD, unit_id=str(municipality.unit.id)).status_code == 303
    assert the_activity().organisation_id is None
    assert "The municipality's own" in browser.get(LIST).words


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"name": ""}, "Write what it is called."),
        ({"kind": ""}, "Choose what is done there."),
        ({"open_to": "nonsense"}, "Choose whom it is open to."),
        ({"organisation_id": ""}, "Choose the association, or the unit of the municipality."),
        ({"organisation_id": "99999999"}, "Choose one from the list."),
        ({"name": "Fika med 199005179800"}, "This holds a personal number."),
        ({"note": "Om 900517-9800."}, "This holds a personal number."),
        ({"weekday": "7"}, "Choose one from the list."),
        ({"seats": "0"}, "Write a whole number from 1 to"),
        ({"begins_on": "2027-05-02", "ends_on": "2027-05-01"}, "The last day lies before the first."),
        ({"languages": "klingon"}, "Choose from the list."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(
    browser: StrictClient, wrong: dict[str, Any], told: str
) -> None:
    association = make_association()
    typed = {**GOOD, "organisation_id": str(association.id), "place": "Torget 3", **wrong}
    page = browser.fill(f"{LIST}/new", **typed)
    refused(page, told)
    kept = page.form_values()
    assert all(kept[name] == typed[name] for name in ("name", "place"))
    assert rows(Activity) == []


def test_nobody_holds_one_together_with_another(browser: StrictClient, municipality: Municipality) -> None:
    association = make_association()
    both = {"organisation_id": str(association.id), "unit_id": str(municipality.unit.id)}
    refused(browser.fill(f"{LIST}/new", **GOOD, **both), "Choose an association or a unit, not both.")


def test_the_contact_person_is_of_the_association(browser: StrictClient) -> None:
    association, other = make_association("Röda Korset"), make_association("Scouterna")
    person = make_contact_person(other)
    chosen = {"organisation_id": str(association.id), "contact_person_id": str(person.id)}
    refused(browser.fill(f"{LIST}/new", **GOOD, **chosen), "This person is not of the association.")


def test_it_is_changed_and_emptied(browser: StrictClient) -> None:
    one = make_activity(name="Fika", weekday=0, seats=4, languages=" ar ", note="Kaffe.")
    page = f"{page_of(one)}/edit"
    assert browser.get(page).form_values()["weekday"] == "0"
    assert browser.fill(page, weekday="", seats="", languages=[], note="", name="Fikastund").status_code == 303
    now = the_activity()
    assert (now.name, now.weekday, now.seats, now.languages, now.note) == ("Fikastund", None, None, "", None)


def test_of_two_who_change_one_the_second_chooses(
    municipality: Municipality, browser: StrictClient, client_of: ClientOf
) -> None:
    one = make_activity(name="Fika")
    page, other = f"{page_of(one)}/edit", client_of(municipality.guidance)
    mine, theirs = browser.get(page).form_values(), other.get(page).form_values()
    assert other.post(page, data={**theirs, "name": "Kaffe"}).status_code == 303
    answer = browser.post(page, data={**mine, "name": "Te"})
    assert answer.status_code == 409
    assert "Kaffe" in answer.words
    assert the_activity().name == "Kaffe"


def test_after_half_a_year_without_a_word_it_is_said_and_one_button_confirms(browser: StrictClient) -> None:
    one = make_activity(confirmed_on=day(-181))
    make_activity(name="Annan", confirmed_on=day(-180))
    assert browser.get(LIST).words.count("Not heard of for") == 2  # once as the label of the filter
    assert "Not heard of for 181 days" in browser.get(page_of(one)).words
    assert browser.post(f"{page_of(one)}/confirm").status_code == 303
    assert rows(Activity)[0].confirmed_on == day(0)
    page = browser.get(page_of(one)).words
    assert "Not heard of for" not in page
    assert "It goes on today" not in page


def test_it_ends_and_goes_on_again(browser: StrictClient) -> None:
    one = make_activity()
    make_occasion(one, day(7))
    assert browser.fill(f"{page_of(one)}/end", ends_on=str(day(-1))).status_code == 303
    words = browser.get(page_of(one)).words
    assert f"It ended on {day(-1)}" in words
    assert "Meetings are planned after the last day: 1." in words
    assert names(browser.get(LIST)) == []
    assert names(browser.get(f"{LIST}?ended=y")) == ["Språkcafé"]
    browser.post(f"{page_of(one)}/confirm")
    assert "The activity ended on" in browser.get(page_of(one)).words
    assert browser.post(f"{page_of(one)}/reopen").status_code == 303
    assert the_activity().ends_on is None
    assert names(browser.get(LIST)) == ["Språkcafé"]


def test_the_list_is_narrowed(browser: StrictClient, municipality: Municipality) -> None:
    cross = make_association("Röda Korset")
    make_activity(cross, "Åka skridskor", kind=ActivityKind.SPORT, open_to=OpenTo.CHILDREN, weekday=0, place="Ishallen")
    make_activity(cross, "Ängspromenad", kind=ActivityKind.OUTDOORS, languages=" ar so ", confirmed_on=day(-40))
    make_activity(None, "Zumba", unit_id=municipality.unit.id, open_to=OpenTo.WOMEN, weekday=6)
    assert names(browser.get(LIST)) == ["Zumba", "Åka skridskor", "Ängspromenad"]
    for asked, expected in (
        ("kind=sport", ["Åka skridskor"]), ("open_to=women", ["Zumba"]), ("language=so", ["Ängspromenad"]),
        ("weekday=1", ["Åka skridskor"]), ("weekday=7", ["Zumba"]), ("silent=30", ["Ängspromenad"]),
        (f"organisation={cross.id}", ["Åka skridskor", "Ängspromenad"]), (f"unit={municipality.unit.id}", ["Zumba"]),
        ("q=ISHALLEN", ["Åka skridskor"]), ("q=roda korset ang", ["Ängspromenad"]), ("q=%", []),
        ("kind=nonsense", ["Zumba", "Åka skridskor", "Ängspromenad"]),
    ):  # fmt: skip
        assert names(browser.get(f"{LIST}?{asked}")) == expected, asked
    assert "No activity fits" in browser.get(f"{LIST}?q=zzz").words


def test_free_places_are_counted_whoever_offered_them(
    municipality: Municipality, browser: StrictClient, client_of: ClientOf
) -> None:
    one = make_activity(seats=2)
    there = make_person(name="Sara Annan", unit=municipality.other_board_unit)
    make_offer(case_of(there), one, answer=OfferAnswer.YES, answered_on=day(0))
    make_offer(case_of(there), one, answer=OfferAnswer.NO, answered_on=day(0))
    for reader in (browser, client_of(municipality.guidance)):
        page = reader.get(LIST)
        assert [cell.text for cell in page.all("td", class_="num")] == ["1"]
        assert "Sara" not in page.words
    make_offer(case_of(there), one, answer=OfferAnswer.YES, answered_on=day(0), started_on=day(0))
    assert "Full" in browser.get(LIST).words


def test_who_works_with_associations_keeps_them_and_nobody_else_reads_them(
    municipality: Municipality, client_of: ClientOf
) -> None:
    one = make_activity()
    meeting = make_occasion(one, day(-1))
    for role, user in municipality.one_of_each_role.items():
        browser, expected = client_of(user), 200 if role in WITH_ASSOCIATIONS else 403
        for page in (
            LIST, f"{LIST}/new", page_of(one), f"{page_of(one)}/edit", f"{page_of(one)}/end",
            f"{page_of(one)}/occasions/new", f"{page_of(one)}/occasions/{meeting.id}",
            f"{page_of(one)}/occasions/{meeting.id}/remove",
        ):  # fmt: skip
            assert browser.get(page).status_code == expected, (role, page)
    assert {Role.READER, Role.STATISTICIAN, Role.SFI_STAFF}.isdisjoint(WITH_ASSOCIATIONS)
    for act in ("confirm", "reopen"):
        assert client_of(municipality.sfi_staff).post(f"{page_of(one)}/{act}").status_code == 403


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\u202eتراجع", "' or 1=1 --"])
def test_hostile_words_are_shown_as_words(browser: StrictClient, text: str) -> None:
    association = make_association()
    browser.fill(f"{LIST}/new", **{**GOOD, "name": text, "organisation_id": str(association.id)})
    for one in rows(Activity):
        assert browser.get(page_of(one)).status_code == 200
    assert browser.get(LIST, query_string={"q": text}).status_code == 200


def test_no_activity_of_that_number_is_told_of(browser: StrictClient) -> None:
    assert browser.get(f"{LIST}/AAAA-AAAA").status_code == 404
