"""Who waits for a mentor or a friend, who has not met for long, and what the figure is counted from."""

from collections.abc import Callable
from datetime import date

import pytest

from reception.access.actor import system
from reception.accounts.models import User
from reception.inclusion.queries.figures_friends import WishingPerson, people_wishing
from reception.inclusion.rules.friends import Pair, silent_days, state, waits_since
from reception.inclusion.terms.activities import OfferAnswer
from reception.inclusion.terms.mentors import FriendKind, MatchEnd, MatchState
from reception.people.models import Person
from reception.people.terms import Protection
from reception.reckoning.periods import Period
from tests.clients import Read, StrictClient
from tests.factories.inclusion_mentors import make_friends, make_match, make_meeting, make_volunteer, make_wish
from tests.factories.municipality import Municipality
from tests.factories.people import make_case, make_person
from tests.inclusion.friends import day, tab

ClientOf = Callable[[User], StrictClient]
WAITING = "/volunteers/waiting"
YES, NO = OfferAnswer.YES, OfferAnswer.NO


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.caseworker)


@pytest.fixture
def somebody(municipality: Municipality) -> Callable[[str], Person]:
    return lambda name: make_person(name=name, unit=municipality.unit, worker=municipality.caseworker)


def table(page: Read) -> dict[str, str]:
    """Days of waiting by who waits, in the order of the list."""
    lines = ((row.find("th/a"), row.findall("td")) for row in page.page.iter("tr"))
    return {"".join(link.itertext()): "".join(cells[1].itertext()) for link, cells in lines if link is not None}


def test_who_waited_longest_stands_first_and_who_meets_somebody_does_not_wait(
    browser: StrictClient, municipality: Municipality, somebody: Callable[[str], Person]
) -> None:
    one = make_volunteer(unit=municipality.unit, most=9)
    make_wish(somebody("Short"), wished_on=day(-3))
    make_wish(somebody("Long"), wished_on=day(-300), languages=" so ")
    make_wish(somebody("Ended"), wished_on=day(-400), ended_on=day(-1))
    make_friends(make_wish(somebody("Meets"), wished_on=day(-500)), one, day(-40))
    make_match(make_wish(somebody("Proposed"), wished_on=day(-50)), one)
    again = make_wish(somebody("Again"), wished_on=day(-600))
    make_friends(again, one, day(-100), ends_on=day(-20), end=MatchEnd.MOVED)
    make_match(make_wish(somebody("Declined"), FriendKind.MENTOR, wished_on=day(-30)), one, person_answer=NO)
    page = browser.get(WAITING)
    expected = {"Long": "300", "Proposed": "50", "Declined": "30", "Again": "20", "Short": "3"}
    assert list(table(page).items()) == list(expected.items())
    assert f"Proposed {day(-50)}" in page.words
    assert list(table(browser.get(f"{WAITING}?kind=mentor"))) == ["Declined"]
    assert list(table(browser.get(f"{WAITING}?language=so"))) == ["Long"]
    assert len(table(browser.get(f"{WAITING}?kind=x&language='&page=99999999"))) == 5


def test_closed_cases_other_units_and_hidden_people_do_not_stand_there(
    municipality: Municipality, client_of: ClientOf, somebody: Callable[[str], Person]
) -> None:
    make_wish(somebody("Own"))
    gone = make_person(name="Gone")
    make_case(gone, unit=municipality.unit, closed_on=day(-3), opened_on=day(-99))
    make_wish(gone)
    hidden = make_person(
        name="Hidden", protection=Protection.MARKING, named=[municipality.caseworker], unit=municipality.unit
    )
    make_wish(hidden, wished_on=day(-1))
    assert list(table(client_of(municipality.caseworker).get(WAITING))) == ["Own", "Hidden"]
    assert list(table(client_of(municipality.caseworker2).get(WAITING))) == ["Own"]
    assert table(client_of(municipality.other_unit_caseworker).get(WAITING)) == {}
    assert client_of(municipality.reader).get(WAITING).status_code == 403


def test_it_is_asked_how_it_goes_after_sixty_days_without_a_meeting(
    browser: StrictClient, municipality: Municipality, somebody: Callable[[str], Person]
) -> None:
    one = make_volunteer(unit=municipality.unit, most=9)
    silent, met = somebody("Silent"), somebody("Met")
    make_friends(make_wish(silent, wished_on=day(-90)), one, day(-60))
    make_meeting(make_friends(make_wish(met, wished_on=day(-90)), one, day(-80)), day(-59))
    page = browser.get(WAITING)
    assert "Ask how it goes: no meeting for 60 days" in page.words
    assert "Silent" in page.words
    assert "Met" not in page.words
    assert "Ask how it goes: no meeting for 60 days" in browser.get(tab(silent)).words
    assert "Ask how it goes" not in browser.get(tab(met)).words


def test_the_match_page_warns_what_may_be_told_of_somebody_protected(
    browser: StrictClient, municipality: Municipality
) -> None:
    hidden = make_person(
        name="Hidden", protection=Protection.MARKING, named=[municipality.caseworker],
        unit=municipality.unit, worker=municipality.caseworker,
    )  # fmt: skip
    one, wish = make_volunteer(unit=municipality.unit), make_wish(hidden)
    base = f"{tab(hidden)}/friends"
    match = make_match(make_wish(hidden, FriendKind.MENTOR), one)
    for url in (f"{base}/{wish.id}/find", f"{base}/{wish.id}/find/{one.number}", f"{base}/matches/{match.id}"):
        assert "Tell the volunteer nothing about this person beyond" in browser.get(url).words


def test_how_two_stand_is_told_by_answers_and_days() -> None:
    day_of = date(2026, 6, 1)
    pair = Pair(day_of)
    assert state(pair, day_of) is MatchState.PROPOSED
    assert state(Pair(day_of, YES, NO), day_of) is MatchState.DECLINED
    assert state(Pair(day_of, YES, YES), day_of) is MatchState.AGREED
    assert state(Pair(day_of, YES, YES, date(2026, 6, 2)), day_of) is MatchState.AGREED
    meets = Pair(day_of, YES, YES, day_of)
    assert state(meets, day_of) is MatchState.MEETING
    assert state(Pair(day_of, YES, YES, day_of, day_of), day_of) is MatchState.ENDED
    assert silent_days(meets, [], date(2026, 7, 30)) is None
    assert silent_days(meets, [], date(2026, 7, 31)) == 60
    assert silent_days(meets, [date(2026, 6, 9)], date(2026, 7, 31)) is None
    assert silent_days(pair, [], date(2027, 7, 31)) is None
    assert waits_since(day_of, [Pair(day_of, ends_on=date(2026, 8, 1))]) == day_of
    assert waits_since(day_of, [Pair(day_of, YES, YES, day_of, date(2026, 8, 1))]) == date(2026, 8, 1)


def test_the_figure_counts_each_person_once_and_names_nobody(
    municipality: Municipality, somebody: Callable[[str], Person]
) -> None:
    one, year = make_volunteer(unit=municipality.unit, most=9), Period(date(2025, 1, 1), date(2025, 12, 31))
    twice = somebody("Twice")
    friend = make_wish(twice, wished_on=date(2024, 6, 1))
    make_friends(friend, one, date(2024, 7, 1), ends_on=date(2025, 1, 1), end=MatchEnd.TIME)
    make_wish(twice, FriendKind.MENTOR, wished_on=date(2025, 6, 1))
    late = make_wish(somebody("Late"), wished_on=date(2025, 12, 31))
    make_friends(late, one, date(2026, 1, 1))
    make_match(make_wish(somebody("No"), wished_on=date(2025, 2, 1)), one, person_answer=NO)
    make_wish(somebody("Before"), wished_on=date(2024, 1, 1), ended_on=date(2024, 12, 31))
    make_wish(somebody("After"), wished_on=date(2026, 1, 1))
    with system("test"):
        found = list(people_wishing(year))
    language, mentor = FriendKind.LANGUAGE_FRIEND, FriendKind.MENTOR
    assert sorted(found, key=lambda row: -len(row.wished)) == [
        WishingPerson(frozenset({language, mentor}), frozenset({language})),
        WishingPerson(frozenset({language}), frozenset()),
        WishingPerson(frozenset({language}), frozenset()),
    ]
    assert sum(row.is_matched for row in found) == 1
