"""A person lets another board read her profile: it sees it from that day until she takes it back or the time is out."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.log import record
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.terms import Protection
from reception.reckoning.periods import months_after
from reception.skills.models import SkillsConsent
from reception.skills.queries.profiles import is_own, profiles_of
from tests.factories.education import make_pupil
from tests.factories.people import make_case, make_person
from tests.factories.skills import make_profile

YES = {"language": "so", "with_interpreter": "y"}


@pytest.fixture
def person(municipality):
    """Somebody with cases at two boards."""
    found = make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)
    make_case(found, unit=municipality.other_board_unit, worker=municipality.other_board_caseworker)
    return found


@pytest.fixture
def profile(municipality, person):
    return make_profile(person, unit=municipality.unit)


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.caseworker)


@pytest.fixture
def other(municipality, client_of):
    return client_of(municipality.other_board_caseworker)


def at(profile, path=""):
    return f"/skills/{profile.number}/sharing{path}"


def read(profile):
    """A page of the profile that whoever may read it gets."""
    return f"/skills/{profile.number}/progress"


def consents():
    query = sa.select(SkillsConsent).order_by(SkillsConsent.id)
    return list(db.session.scalars(query.execution_options(permit="test")))


def let(browser, municipality, profile, **values):
    facts = {**YES, "agreed": municipality.other_board.id, **values}
    return browser.fill(at(profile, "/new"), **facts)


def change(row, **facts):
    with system("test"):
        for name, value in facts.items():
            setattr(row, name, value)
        record("test.changed", row)
        db.session.commit()


def test_another_board_reads_it_once_the_person_has_said_yes_and_changes_nothing(
    municipality, browser, other, profile, person, acting
):
    assert other.get(read(profile)).status_code == 404
    assert let(browser, municipality, profile).status_code == 303
    page = browser.get(at(profile))
    assert municipality.other_board.name in page.words
    assert months_after(today(), 12).isoformat() in page.words
    assert "Somali, with an interpreter" in page.words
    assert other.get(read(profile)).status_code == 200
    for path in ("/progress/new", "/sharing", "/sharing/new"):
        assert other.get(f"/skills/{profile.number}{path}").status_code == 404
    with acting(municipality.other_board_caseworker):
        (found,) = profiles_of(person)
        assert not is_own(found)


def test_no_longer_once_it_is_taken_back(municipality, browser, other, profile):
    let(browser, municipality, profile)
    (consent,) = consents()
    page = browser.get(at(profile, f"/{consent.id}/withdraw"))
    assert "the board cannot read the profile" in page.words
    assert browser.fill(at(profile, f"/{consent.id}/withdraw")).status_code == 303
    assert other.get(read(profile)).status_code == 404
    assert "Withdrawn" in browser.get(at(profile)).words
    assert browser.fill(at(profile, f"/{consent.id}/withdraw")).status_code == 200
    assert let(browser, municipality, profile).status_code == 303


def test_not_before_its_first_day_and_not_after_its_last(municipality, browser, other, profile):
    let(browser, municipality, profile)
    (consent,) = consents()
    change(consent, given_on=today() + timedelta(days=1))
    assert other.get(read(profile)).status_code == 404
    change(consent, given_on=today() - timedelta(days=9), expires_on=today() - timedelta(days=1))
    assert other.get(read(profile)).status_code == 404
    assert "Expired" in browser.get(at(profile)).words


def test_no_other_than_the_board_that_was_named(municipality, browser, other, profile):
    let(browser, municipality, profile)
    (consent,) = consents()
    change(consent, to_board_id=municipality.board.id)
    assert other.get(read(profile)).status_code == 404


def test_staff_of_that_board_who_have_nothing_to_do_with_the_person_read_nothing(municipality, browser, client_of):
    alone = make_person(name="Sara Ensam", unit=municipality.unit, worker=municipality.caseworker)
    profile = make_profile(alone, unit=municipality.unit)
    let(browser, municipality, profile)
    assert client_of(municipality.other_board_caseworker).get(read(profile)).status_code == 404


def test_nobody_hidden_is_read_by_whom_she_is_hidden_from(municipality, browser, other, profile, person):
    let(browser, municipality, profile)
    change(person, protection=Protection.MARKING, protection_since=today())
    assert other.get(read(profile)).status_code == 404


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"agreed": ""}, "Choose the board."),
        ({"language": ""}, "Choose the language."),
        ({"expires_on": "13"}, "A consent holds until"),
        ({"expires_on": "-1"}, "cannot end before it was given"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(municipality, browser, profile, values, said):
    if "expires_on" in values:
        values = {"expires_on": months_after(today(), int(values["expires_on"])).isoformat()}
    answer = let(browser, municipality, profile, **values)
    assert answer.status_code == 200
    assert said in answer.words
    assert consents() == []


def test_the_own_board_and_strangers_are_no_choice(municipality, browser, profile):
    offered = {box.get("value") for box in browser.get(at(profile, "/new")).all("input", name="agreed")}
    assert offered == {str(municipality.other_board.id)}
    answer = let(browser, municipality, profile, agreed=municipality.board.id)
    assert answer.status_code == 200
    assert consents() == []


def test_a_second_consent_to_the_same_board_waits_until_the_first_has_ended(municipality, browser, profile):
    let(browser, municipality, profile)
    answer = let(browser, municipality, profile)
    assert "holds already" in answer.words
    assert len(consents()) == 1


def test_guidance_of_the_board_reads_it_too(municipality, client_of):
    pupil = make_pupil(unit=municipality.unit)
    person = pupil.person
    make_case(person, unit=municipality.other_board_unit, worker=municipality.other_board_caseworker)
    profile = make_profile(person, unit=municipality.other_board_unit)
    guidance = client_of(municipality.guidance)
    assert guidance.get(read(profile)).status_code == 404
    let(client_of(municipality.other_board_caseworker), municipality, profile, agreed=municipality.board.id)
    assert guidance.get(read(profile)).status_code == 200


def test_each_look_is_in_the_log(municipality, browser, other, profile, person):
    let(browser, municipality, profile)
    other.get(read(profile))
    query = sa.select(AuditEvent).where(AuditEvent.user_id == municipality.other_board_caseworker.id)
    looks = [one for one in db.session.scalars(query) if one.action == "page.read"]
    assert [(str(person.id) in str(one.people), read(profile) in str(one.details)) for one in looks] == [(True, True)]
    given = db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action == "skills-consent.given")).one()
    assert given.people
