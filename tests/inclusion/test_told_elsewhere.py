"""The timeline, the packet, an extract, a case to be closed and the figures tell of activities, each in its way."""

from datetime import date

import pytest

from reception.cases.models import Case
from reception.inclusion.queries.extract import extract_of_inclusion
from reception.inclusion.queries.figures_activities import meetings, people_offered
from reception.inclusion.queries.left_open import left_open
from reception.inclusion.queries.packet import packet_lines
from reception.inclusion.terms.activities import OccasionState, OfferAnswer, OfferEnd
from reception.people.models import Person
from reception.reckoning.periods import Period
from tests.factories.inclusion_activities import make_activity, make_association, make_occasion, make_offer
from tests.factories.municipality import Municipality
from tests.factories.people import make_case, make_person
from tests.factories.plans import case_of
from tests.inclusion.activities import day
from tests.inclusion.test_my_activities import make_friend

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
YES = {"answer": OfferAnswer.YES}


@pytest.fixture
def person(municipality: Municipality) -> Person:
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def case(person: Person) -> Case:
    return case_of(person)


@pytest.fixture
def took_part(case, municipality):
    activity = make_activity(make_association("Hemlig Förening"), "Hemlig fika", place="Hemlig väg")
    make_offer(
        case, activity, day(-30), **YES, answered_on=day(-20), started_on=day(-10), ended_on=day(-5),
        end=OfferEnd.BUSY, note="Hemlig not",
    )  # fmt: skip
    make_friend(case, municipality, "Birgitta Bengtsson")


def test_each_day_stands_on_the_timeline_newest_first(client_of, municipality, person, took_part):
    page = client_of(municipality.caseworker).get(f"/people/{person.number}/timeline?kind=inclusion")
    said = ["".join(line.itertext()) for line in page.page.findall(".//main//ol/li//strong")]
    assert said == [
        "Takes part no longer: Work or studies take the time",
        "Takes part in an activity",
        "The answer to an activity: Yes",
        "An activity was offered",
        "They began to meet: Language friend",
        "Somebody was proposed: Language friend",
        "A wish: Language friend",
    ]
    assert "Hemlig fika" in page.words
    assert "Bengtsson" not in page.words
    assert client_of(municipality.other_board_caseworker).open(
        f"/people/{person.number}/timeline?kind=inclusion"
    ).status_code == 404  # fmt: skip


def test_the_packet_names_neither_place_nor_people(acting, municipality, case, took_part):
    with acting(municipality.caseworker):
        told = str(packet_lines(case))
    for words in ("Language café", "Work or studies take the time", "Language friend", "Yes"):
        assert words in told
    assert "Hemlig" not in told
    assert "Birgitta" not in told


def test_an_extract_tells_what_goes_on(acting, municipality, case, person, took_part):
    make_offer(case, make_activity(name="Hemlig sport"), day(-3), **YES, started_on=day(-2))
    make_offer(case, make_activity(name="Hemligt nej"), day(-3), answer=OfferAnswer.NO)
    with acting(municipality.caseworker):
        told = list(extract_of_inclusion(person))
    assert [what for what, _value in told].count("Deltar i en aktivitet") == 1
    assert "Hemlig" not in str(told)
    assert "Birgitta" not in str(told)


def test_offers_without_an_answer_and_wishes_are_left_open(acting, municipality, case):
    make_offer(case, make_activity(name="Fika"), day(-3))
    make_offer(case, make_activity(name="Svarat"), day(-3), **YES)
    make_friend(case, municipality, "Birgitta Bengtsson")
    with acting(municipality.caseworker):
        told = [(one.what, one.text, one.day) for one in left_open(case)]
    assert told == [
        ("An activity that was offered, without an answer", "Fika", day(-3)),
        ("A wish for a mentor or a friend", "", day(-60)),
    ]


def test_each_person_is_counted_once_however_many_offers_and_cases(acting, municipality, person, case):
    own = make_activity(None, "Kommunens", unit_id=municipality.unit.id)
    association = make_activity(name="Föreningens")
    second = make_case(person, unit=municipality.other_board_unit)
    in_2026 = date(2026, 3, 1)
    make_offer(case, own, in_2026, **YES, started_on=in_2026)
    make_offer(second, association, in_2026, **YES, started_on=date(2026, 4, 1))
    only_own, said_no, before = (make_person(name=name, unit=municipality.unit) for name in ("Ett", "Två", "Tre"))
    make_offer(case_of(only_own), own, in_2026, **YES, started_on=in_2026)
    make_offer(case_of(said_no), association, in_2026, answer=OfferAnswer.NO)
    make_offer(
        case_of(before), association, date(2025, 3, 1), **YES, started_on=date(2025, 3, 1), ended_on=date(2025, 12, 31),
        end=OfferEnd.OVER,
    )  # fmt: skip
    with acting(municipality.statistician):
        found = sorted((one.in_association, one.in_any) for one in people_offered(YEAR))
        earlier = list(people_offered(Period(date(2025, 1, 1), date(2025, 12, 31))))
    assert found == [(False, False), (False, True), (True, True)]
    assert [one.in_association for one in earlier] == [True]


def test_meetings_are_counted_with_what_became_of_them(acting, municipality):
    activity = make_activity()
    for month, state, newcomers, established in (
        (1, OccasionState.HELD, 3, 1), (2, OccasionState.HELD, 3, 0), (3, OccasionState.CANCELLED, None, None),
        (4, OccasionState.PLANNED, None, None),
    ):  # fmt: skip
        make_occasion(activity, date(2026, month, 1), state=state, newcomers=newcomers, established=established)
    make_occasion(activity, date(2025, 12, 31))
    with acting(municipality.statistician):
        assert [one.is_mixed for one in meetings(YEAR)] == [True, False, False, False]
