"""The meetings of an activity: planned one by one or weekly, told of in numbers, and mixed when both came."""

from typing import Any

import pytest

from reception.inclusion.models import ActivityOccasion
from reception.inclusion.terms.activities import OccasionState
from tests.clients import StrictClient
from tests.factories.inclusion_activities import make_activity, make_occasion
from tests.factories.municipality import Municipality
from tests.inclusion.activities import LIST, ClientOf, day, page_of, refused, rows


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.caseworker)


def test_one_meeting_or_one_each_week_is_planned(browser: StrictClient) -> None:
    one = make_activity()
    page = f"{page_of(one)}/occasions/new"
    assert browser.fill(page, on=str(day(3))).status_code == 303
    assert browser.fill(page, on=str(day(10)), until=str(day(25))).status_code == 303
    assert [row.on for row in rows(ActivityOccasion)] == [day(3), day(10), day(17), day(24)]
    assert "3 meetings are planned." in browser.get(page_of(one)).words


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"on": ""}, "Write the day of the meeting."),
        ({"until": str(day(-1))}, "The last day lies before the first."),
        ({"until": str(day(60 * 7))}, "That is more than 60 meetings."),
        ({"on": str(day(7))}, "is there already. Choose other days."),
        ({"until": str(day(14))}, "is there already. Choose other days."),
        ({"on": str(day(-40))}, "The activity begins on"),
        ({"until": str(day(200))}, "The activity ends on"),
    ],
)
def test_what_cannot_be_planned_is_told_beside_its_field(
    browser: StrictClient, wrong: dict[str, Any], told: str
) -> None:
    one = make_activity(begins_on=day(-30), ends_on=day(60 * 7 + 1) if "60" in told else day(100))
    make_occasion(one, day(7))
    refused(browser.fill(f"{page_of(one)}/occasions/new", **{"on": str(day(0)), **wrong}), told)
    assert len(rows(ActivityOccasion)) == 1


def test_sixty_meetings_can_be_planned_at_once(browser: StrictClient) -> None:
    one = make_activity()
    browser.fill(f"{page_of(one)}/occasions/new", on=str(day(0)), until=str(day(59 * 7)))
    assert len(rows(ActivityOccasion)) == 60
    assert "50 more are planned" in browser.get(page_of(one)).words


def test_what_nobody_has_told_of_stands_first(browser: StrictClient) -> None:
    one = make_activity()
    make_occasion(one, day(5))
    make_occasion(one, day(-2))
    page = browser.get(page_of(one)).words
    assert page.index("Say what became of them") < page.index(str(day(-2))) < page.index(str(day(5)))
    assert "1 meeting to tell of" in browser.get(LIST).words


def test_a_meeting_to_which_both_came_is_mixed(browser: StrictClient) -> None:
    one = make_activity()
    for days, newcomers, established in ((-3, "4", "0"), (-2, "0", "9"), (-1, "1", "1")):
        row = make_occasion(one, day(days))
        page = f"{page_of(one)}/occasions/{row.id}"
        assert browser.fill(page, state="held", newcomers=newcomers, established=established).status_code == 303
    words = browser.get(page_of(one)).words
    assert "3 held, of which 1 mixed" in words
    assert words.count("Mixed") == 1


@pytest.mark.parametrize(
    ("days", "said", "told"),
    [
        (-1, {}, "Its day has passed. Choose whether it was held or cancelled, or move it."),
        (-1, {"state": "held"}, "Write how many came. Nobody is 0."),
        (-1, {"state": "held", "newcomers": "-1", "established": "2"}, "Write a whole number from 0 to"),
        (-1, {"state": "cancelled", "newcomers": "3"}, "only of a meeting that was held"),
        (1, {"state": "held", "newcomers": "3", "established": "2"}, "This meeting has not taken place yet"),
        (-1, {"state": "cancelled", "note": "Se 199005179800"}, "This holds a personal number."),
        (-1, {"state": "planned", "on": str(day(9))}, "is there already. Choose other days."),
    ],
)
def test_what_is_told_wrongly_is_refused(browser: StrictClient, days: int, said: dict[str, str], told: str) -> None:
    one = make_activity()
    make_occasion(one, day(9))
    row = make_occasion(one, day(days))
    refused(browser.fill(f"{page_of(one)}/occasions/{row.id}", **said), told)
    assert rows(ActivityOccasion)[1].state is OccasionState.PLANNED


def test_a_meeting_is_moved_cancelled_and_removed(browser: StrictClient) -> None:
    one = make_activity()
    row = make_occasion(one, day(4))
    page = f"{page_of(one)}/occasions/{row.id}"
    assert browser.fill(page, on=str(day(5))).status_code == 303
    assert browser.fill(page, state="cancelled").status_code == 303
    assert "Cancelled" in browser.get(page_of(one)).words
    assert browser.fill(f"{page}/remove").status_code == 303
    assert rows(ActivityOccasion) == []


def test_a_meeting_of_another_activity_is_not_found(browser: StrictClient) -> None:
    row = make_occasion(make_activity(name="Ett"), day(4))
    other = make_activity(name="Annat")
    assert browser.get(f"{page_of(other)}/occasions/{row.id}").status_code == 404


def test_of_two_who_tell_of_a_meeting_the_second_chooses(
    municipality: Municipality, browser: StrictClient, client_of: ClientOf
) -> None:
    one = make_activity()
    row = make_occasion(one, day(-1))
    page, other = f"{page_of(one)}/occasions/{row.id}", client_of(municipality.guidance)
    mine, theirs = browser.get(page).form_values(), other.get(page).form_values()
    told = {"state": "held", "established": "3"}
    assert other.post(page, data={**theirs, **told, "newcomers": "4"}).status_code == 303
    assert browser.post(page, data={**mine, **told, "newcomers": "5"}).status_code == 409
    assert rows(ActivityOccasion)[0].newcomers == 4
