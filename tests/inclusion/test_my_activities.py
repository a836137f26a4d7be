"""A newcomer reads what she was told of, and answers by a button; whom she meets stands there by first name."""

import pytest

from reception.access.actor import system
from reception.audit.log import record
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.db.session import db
from reception.inclusion.models import ActivityOffer, FriendMatch, FriendWish, Volunteer
from reception.inclusion.terms.activities import OfferAnswer
from reception.inclusion.terms.mentors import FriendKind
from reception.people.models import Person
from reception.people.terms import Protection
from tests.clients import StrictClient
from tests.factories.inclusion_activities import make_activity, make_association, make_offer
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.factories.portal import newcomer_in
from tests.inclusion.activities import day, rows

MINE = "/my/en/activities"
SECRET = "Hon är rädd för hundar."


@pytest.fixture
def person(municipality: Municipality) -> Person:
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def case(person: Person) -> Case:
    return case_of(person)


@pytest.fixture
def hers(app, case) -> StrictClient:
    return newcomer_in(app, case, language="en")


def make_friend(case: Case, municipality: Municipality, name: str, ends_on=None) -> None:
    with system("test"):
        volunteer = Volunteer(
            number=f"V{name[:3]}", unit_id=municipality.unit.id, name=name, kinds="language-friend", most=1,
            started_on=day(-90), version=1,
        )  # fmt: skip
        wish = FriendWish(case=case, kind=FriendKind.LANGUAGE_FRIEND, wished_on=day(-60))
        yes = OfferAnswer.YES
        match = FriendMatch(
            case=case, wish=wish, volunteer=volunteer, proposed_on=day(-50), person_answer=yes, volunteer_answer=yes,
            starts_on=day(-40), ends_on=ends_on,
        )  # fmt: skip
        db.session.add_all([volunteer, wish, match])
        db.session.flush()
        record("test.friend", match)
        db.session.commit()


def say(hers: StrictClient, offer: ActivityOffer, answer: str):
    hers.get("/my/en/write")
    return hers.post(f"{MINE}/{offer.id}", data={"answer": answer})


def test_she_reads_where_when_who_language_and_cost(hers, case):
    activity = make_activity(
        make_association("Röda Korset"), "Språkcafé", place="Biblioteket", weekday=0, time="18.00", fee="Gratis",
        languages=" so ", note=SECRET,
    )  # fmt: skip
    make_offer(case, activity, note=SECRET)
    page = hers.get(MINE)
    for told in ("Språkcafé", "Röda Korset", "Biblioteket", "Monday", "18.00", "Somali", "Gratis", "Language café"):
        assert told in page.words
    assert SECRET not in page.get_data(as_text=True)
    assert len(hers.statements) <= 8
    assert len(page.get_data()) < 20_000


def test_she_answers_and_answers_otherwise(hers, case):
    one = make_offer(case, make_activity())
    answer = say(hers, one, "yes")
    assert answer.status_code == 303
    assert "We have saved your answer." in hers.get(answer.location).words
    (now,) = rows(ActivityOffer)
    assert (now.answer, now.answered_on) == (OfferAnswer.YES, day(0))
    say(hers, one, "no")
    assert "You said no." in hers.get(MINE).words
    for nonsense in ("waiting", "maybe", ""):
        say(hers, one, nonsense)
    assert rows(ActivityOffer)[0].answer is OfferAnswer.NO


def test_who_takes_part_is_asked_no_more(hers, case):
    one = make_offer(case, make_activity(), day(-3), answer=OfferAnswer.YES, answered_on=day(-2), started_on=day(-1))
    page = hers.get(MINE).words
    assert "You take part." in page
    assert "No, thank you" not in page
    assert say(hers, one, "no").status_code == 404


def test_what_has_ended_is_not_shown(hers, case):
    make_offer(case, make_activity(name="Slut", ends_on=day(-1)))
    assert "We have not told you about any activity yet." in hers.get(MINE).words


def test_nobody_answers_for_another(hers, municipality):
    other = make_person(name="Annan", unit=municipality.unit)
    one = make_offer(case_of(other), make_activity())
    assert say(hers, one, "yes").status_code == 404
    assert "Språkcafé" not in hers.get(MINE).words
    assert rows(ActivityOffer)[0].answer is OfferAnswer.WAITING


def test_whom_she_meets_stands_by_first_name(hers, case, municipality):
    make_friend(case, municipality, "Birgitta Bengtsson")
    make_friend(case, municipality, "Gammal Vän", ends_on=day(-1))
    words = hers.get(MINE).words
    assert "With Birgitta" in words
    assert "Bengtsson" not in words
    assert "Gammal" not in words


def test_of_one_who_is_protected_nothing_tells_where_she_is(app, municipality):
    hidden = make_person(
        name="Amina Skyddad", unit=municipality.unit, worker=municipality.caseworker, protection=Protection.MARKING,
        named=[municipality.caseworker],
    )  # fmt: skip
    activity = make_activity(make_association("Röda Korset"), "Fika i Vilunda", place="Biblioteket", weekday=0)
    make_offer(case_of(hidden), activity)
    words = newcomer_in(app, case_of(hidden), language="en").get(MINE).words
    assert "Language café" in words
    assert not [told for told in ("Vilunda", "Röda Korset", "Biblioteket", "Monday") if told in words]


def test_in_a_case_that_has_ended_there_is_no_button(hers, case):
    one = make_offer(case, make_activity())
    with system("test"):
        case.state, case.closed_on = CaseState.CLOSED, day(0)
        record("test.closed", case)
        db.session.commit()
    page = hers.get(MINE)
    assert page.status_code == 200
    assert "Yes, I want to come" not in page.words
    assert say(hers, one, "yes").status_code == 303
    assert rows(ActivityOffer)[0].answer is OfferAnswer.WAITING


def test_her_goals_lead_there_in_arabic_too(app, case):
    hers = newcomer_in(app, case)
    assert [link for link in hers.get("/my/ar/goals").all("a") if link.get("href") == "/my/ar/activities"]
    assert hers.get("/my/ar/activities").status_code == 200
