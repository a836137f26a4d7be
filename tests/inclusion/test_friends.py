"""A wish for a mentor or a friend, who is found, that they meet, and that it ends: as caseworkers note it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from reception.accounts.models import User
from reception.i18n.formats import today
from reception.inclusion.models import FriendWish, Volunteer
from reception.inclusion.terms.activities import OfferAnswer
from reception.inclusion.terms.mentors import FriendKind, MatchEnd, MeetingWay, WishEnd
from reception.people.models import Person
from tests.clients import Read, StrictClient
from tests.factories.inclusion_mentors import make_friends, make_match, make_meeting, make_volunteer, make_wish
from tests.factories.municipality import Municipality
from tests.factories.people import make_case, make_person
from tests.inclusion.friends import day, match_path, matches, meetings, path, propose_path, tab, wishes

ClientOf = Callable[[User], StrictClient]
YES, NO, WAITING = OfferAnswer.YES, OfferAnswer.NO, OfferAnswer.WAITING


@pytest.fixture
def person(municipality: Municipality) -> Person:
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.caseworker)


@pytest.fixture
def volunteer(municipality: Municipality) -> Volunteer:
    return make_volunteer(unit=municipality.unit, languages=" ar ", interests="chess", place="Centrum")


@pytest.fixture
def wish(person: Person) -> FriendWish:
    return make_wish(person, languages=" ar ", interests="Chess", place="Exempelby centrum")


def refused(answer: Read, words: str) -> None:
    assert answer.status_code in {200, 409}, answer.status
    assert words in answer.words


def test_a_wish_is_noted_changed_ended_and_taken_up_again(browser: StrictClient, person: Person) -> None:
    assert "No wish for a mentor or a friend is noted" in browser.get(tab(person)).words
    answer = browser.fill(
        path(person, "wish"), kind="mentor", languages=["so"], interests="sewing, Sewing", place="Norr"
    )
    assert answer.location == f"{tab(person)}#friends"
    (one,) = wishes()
    assert (one.kind, one.languages, one.interests, one.wished_on) == (FriendKind.MENTOR, " so ", "sewing", today())
    assert "Mentor for work or studies" in browser.get(tab(person)).words
    browser.fill(path(person, one.id, "edit"), times="Evenings")
    assert "Evenings" in browser.get(tab(person)).words
    refused(browser.fill(path(person, one.id, "end"), end="nobody", ended_on=str(day(-1))), "It cannot end before.")
    browser.fill(path(person, one.id, "end"), end="nobody", ended_on=str(today()))
    (one,) = wishes()
    assert (one.ended_on, one.end) == (today(), WishEnd.NOBODY)
    assert "Nobody was found" in browser.get(tab(person)).words
    browser.fill(tab(person), form=path(person, one.id, "resume"))
    (one,) = wishes()
    assert (one.ended_on, one.end) == (None, None)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"kind": ""}, "Choose what the person wishes for."),
        ({"kind": "spy"}, "Choose what the person wishes for."),
        ({"languages": ["xx-none"]}, "Choose from the list."),
        ({"wished_on": "+2"}, "This date has not come yet."),
        ({"wished_on": "1900-01-01"}, "Check the year."),
        ({"note": "Her friend 19840812-9800"}, "This holds a personal number."),
        ({"note": "x" * 501}, "Shorten this to 500 characters"),
    ],
)
def test_what_cannot_be_wished_is_said_beside_its_field(
    browser: StrictClient, person: Person, typed: dict[str, Any], message: str
) -> None:
    refused(browser.fill(path(person, "wish"), **{"kind": "mentor", **typed}), message)
    assert not wishes()


def test_volunteers_are_found_with_reasons_and_one_is_proposed(
    browser: StrictClient, municipality: Municipality, person: Person, wish: FriendWish, volunteer: Volunteer
) -> None:
    make_volunteer("Zaid Far", unit=municipality.unit, languages=" uk ", place="Norr")
    make_volunteer("Other Kind", unit=municipality.unit, kinds=" mentor ")
    make_volunteer("Other Board", unit=municipality.other_board_unit)
    page = browser.get(path(person, wish.id, "find"))
    cards = ["".join(card.find(".//h3").itertext()) for card in page.all("article")]  # type: ignore[union-attr]
    assert cards == ["Karin Ek", "Zaid Far"]
    for words in ("They share a language.", "Arabic", "They like the same.", "The same area.", "Has room for one more"):
        assert words in page.words
    assert "Sex, age, origin, religion" in page.words
    answer = browser.fill(propose_path(person, wish, volunteer))
    (one,) = matches()
    assert answer.location == match_path(person, one)
    assert (one.person_answer, one.volunteer_answer, one.proposed_on) == (WAITING, WAITING, today())
    assert "Nobody can be proposed" not in browser.get(path(person, wish.id, "find")).words
    assert "Somebody is proposed already" in browser.get(path(person, wish.id, "find")).words
    again = browser.get(propose_path(person, wish, volunteer))
    assert (again.status_code, again.location) == (303, path(person, wish.id, "find"))
    assert len(matches()) == 1


def test_a_volunteer_who_is_full_is_proposed_only_when_it_is_said_to_be_right(
    browser: StrictClient, municipality: Municipality, person: Person, wish: FriendWish, volunteer: Volunteer
) -> None:
    other = make_person(name="Other", unit=municipality.unit)
    make_friends(make_wish(other), volunteer, day(-10))
    refused(browser.fill(propose_path(person, wish, volunteer)), "Say here that you have asked")
    assert len(matches()) == 1
    assert browser.fill(propose_path(person, wish, volunteer), despite_full="y").status_code == 303
    assert len(matches()) == 2


@pytest.mark.parametrize(
    ("kind", "birth", "is_asked"),
    [
        (FriendKind.LANGUAGE_FRIEND, date(1990, 5, 17), False),
        (FriendKind.LANGUAGE_FRIEND, date(2015, 5, 17), True),
        (FriendKind.LANGUAGE_FRIEND, None, True),
        (FriendKind.FAMILY_FRIEND, date(1990, 5, 17), True),
    ],
)
def test_who_meets_a_child_has_shown_an_extract(
    browser: StrictClient, municipality: Municipality, kind: FriendKind, birth: date | None, *, is_asked: bool
) -> None:
    child = make_person(name="Sahra", birth=birth, unit=municipality.unit, worker=municipality.caseworker)
    wish = make_wish(child, kind)
    offered = f" {FriendKind.FAMILY_FRIEND.value} {FriendKind.LANGUAGE_FRIEND.value} "
    without = make_volunteer("Without", unit=municipality.unit, kinds=offered)
    old = make_volunteer("Old", unit=municipality.unit, kinds=offered, record_seen_on=day(-366))
    page = browser.get(path(child, wish.id, "find"))
    assert ("No extract from the police's record" in page.words) is is_asked
    assert ("It is old: ask for a new one." in page.words) is is_asked
    answer = browser.get(propose_path(child, wish, without))
    assert answer.status_code == (303 if is_asked else 200)
    browser.post(propose_path(child, wish, without), data={})
    assert len(matches()) == (0 if is_asked else 1)
    if is_asked:
        answer = browser.fill(propose_path(child, wish, old))
        assert "The extract from the police's record is old." in browser.get(answer.location).words


def test_both_say_yes_they_begin_and_meet(
    browser: StrictClient, person: Person, wish: FriendWish, volunteer: Volunteer
) -> None:
    one = make_match(wish, volunteer, proposed_on=day(-30))
    answers = match_path(person, one, "answers")
    refused(browser.fill(answers, person_answer="yes", starts_on=str(day(-20))), "once both have said yes")
    refused(
        browser.fill(answers, person_answer="yes", volunteer_answer="yes", starts_on=str(day(-31))),
        "They cannot begin before.",
    )
    browser.fill(answers, person_answer="yes", volunteer_answer="yes", starts_on=str(day(-20)))
    meet = match_path(person, one, "meetings/new")
    refused(browser.fill(meet, on=str(day(-21))), "A meeting cannot lie before.")
    refused(browser.fill(meet, on=str(day(1))), "This date has not come yet.")
    refused(browser.fill(meet, minutes="0"), "Write a whole number from 1")
    browser.fill(meet, on=str(day(-5)), way="phone", minutes="40")
    (met,) = meetings()
    assert (met.on, met.way, met.minutes) == (day(-5), MeetingWay.PHONE, 40)
    browser.fill(match_path(person, one, "meetings", met.id, "edit"), minutes="")
    assert meetings()[0].minutes is None
    refused(browser.fill(answers, starts_on=str(day(-4))), "They cannot begin after.")
    page = browser.get(tab(person))
    assert f"They meet since {day(-20)}" in page.words
    assert f"Met last {day(-5)}" in page.words
    browser.fill(match_path(person, one), form=match_path(person, one, "meetings", met.id, "remove"))
    assert not meetings()


def test_a_no_sets_the_wish_free_for_another(
    browser: StrictClient, municipality: Municipality, person: Person, wish: FriendWish, volunteer: Volunteer
) -> None:
    one = make_match(wish, volunteer)
    browser.fill(match_path(person, one, "answers"), person_answer="no")
    assert "One of the two said no" in browser.get(tab(person)).words
    assert "Was proposed for this wish before" in browser.get(path(person, wish.id, "find")).words
    assert browser.fill(propose_path(person, wish, make_volunteer("Bo", unit=municipality.unit))).status_code == 303


@pytest.mark.parametrize(("chosen", "end"), [("waits", None), ("fulfilled", WishEnd.FULFILLED)])
def test_when_it_ends_the_wish_ends_or_waits_again_as_the_caseworker_says(
    browser: StrictClient, person: Person, wish: FriendWish, volunteer: Volunteer, chosen: str, end: WishEnd | None
) -> None:
    one = make_friends(wish, volunteer, day(-60))
    make_meeting(one, day(-3))
    url = match_path(person, one, "end")
    refused(browser.fill(url, end="time", ends_on=str(today())), "Choose what becomes of the wish.")
    refused(browser.fill(url, end="time", ends_on=str(day(-4)), wish_end=chosen), "It cannot end before.")
    browser.fill(url, end="time", ends_on=str(day(-1)), wish_end=chosen)
    (ended,), (kept,) = matches(), wishes()
    assert (ended.ends_on, ended.end) == (day(-1), MatchEnd.TIME)
    assert (kept.ended_on, kept.end) == ((day(-1), end) if end else (None, None))
    browser.fill(match_path(person, one), form=match_path(person, one, "resume"))
    assert (matches()[0].ends_on, wishes()[0].ended_on) == (None, None)


def test_two_do_not_go_on_where_another_is_met_or_the_volunteer_has_ended(
    browser: StrictClient, municipality: Municipality, person: Person, wish: FriendWish
) -> None:
    gone = make_volunteer("Gone", unit=municipality.unit, ended_on=day(-1))
    one = make_friends(wish, gone, day(-60), ends_on=day(-9), end=MatchEnd.TIME)
    make_match(wish, make_volunteer("Bo", unit=municipality.unit))
    browser.fill(match_path(person, one), form=match_path(person, one, "resume"))
    page = browser.get(match_path(person, one))
    assert "The volunteer has ended." in page.words
    assert matches()[0].ends_on == day(-9)


def test_a_wish_does_not_end_while_somebody_is_met(
    browser: StrictClient, person: Person, wish: FriendWish, volunteer: Volunteer
) -> None:
    make_friends(wish, volunteer, day(-5))
    refused(browser.fill(path(person, wish.id, "end"), end="other"), "End that first.")


def test_a_closed_case_is_only_read(browser: StrictClient, municipality: Municipality, volunteer: Volunteer) -> None:
    gone = make_person(name="Gone")
    make_case(gone, unit=municipality.unit, worker=municipality.caseworker, closed_on=day(-3), opened_on=day(-99))
    wish = make_wish(gone)
    one = make_friends(wish, volunteer, day(-50))
    assert "Note a wish" not in browser.get(tab(gone)).words
    assert "Note a meeting" not in browser.get(match_path(gone, one)).words
    for url in (path(gone, "wish"), path(gone, wish.id, "find"), match_path(gone, one, "meetings/new")):
        assert browser.get(url).status_code == 404


def test_another_persons_rows_and_other_units_are_out_of_reach(
    browser: StrictClient, municipality: Municipality, client_of: ClientOf, person: Person, wish: FriendWish,
    volunteer: Volunteer,
) -> None:  # fmt: skip
    other = make_person(name="Other", unit=municipality.unit, worker=municipality.caseworker)
    one = make_match(wish, volunteer)
    meeting = make_meeting(make_friends(make_wish(other), volunteer, day(-9)), day(-2))
    for url in (
        path(other, wish.id, "edit"), path(other, wish.id, "find"), match_path(other, one),
        match_path(person, one, "meetings", meeting.id, "edit"), propose_path(person, wish, volunteer) + "Z",
    ):  # fmt: skip
        assert browser.get(url).status_code == 404
    neighbour = client_of(municipality.other_unit_caseworker)
    for url in (tab(person), path(person, "wish"), match_path(person, one), path(person, wish.id, "end")):
        assert neighbour.get(url).status_code == 404


def test_of_two_who_propose_for_one_wish_the_second_is_told(
    municipality: Municipality, client_of: ClientOf, person: Person, wish: FriendWish, volunteer: Volunteer
) -> None:
    url = propose_path(person, wish, volunteer)
    first, second = client_of(municipality.caseworker), client_of(municipality.caseworker2)
    opened = second.get(url).form_values()
    first.fill(url)
    answer = second.post(url, data=opened)
    assert (answer.status_code, answer.location) == (303, path(person, wish.id, "find"))
    assert "Somebody is proposed already" in second.get(answer.location).words
    assert len(matches()) == 1
