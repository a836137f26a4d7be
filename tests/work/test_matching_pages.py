"""Places for a person and people for a place: sorted by work alone, told with every reason, within one's own reach."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.accounts.models import User
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.organisations.models import Organisation
from reception.people.terms import Protection
from reception.skills.terms import LanguageLevel, QualificationKind
from reception.work.models import Opening
from reception.work.terms.employers import OpeningKind, OpeningState
from reception.work.terms.file import Seeks
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_case, make_person
from tests.factories.skills import make_profile, make_qualification
from tests.factories.work import make_employer, make_opening, make_work_file
from tests.work.matching import COOK, WELDER, cards, cook, day, people_path, places_path, told

ClientOf = Callable[[User], StrictClient]


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.caseworker)


@pytest.fixture
def employer(app: object) -> Organisation:
    return make_employer("Skolkök AB")


@pytest.fixture
def kitchen(employer: Organisation) -> Opening:
    return make_opening(employer, "Kitchen help", occupation_code=COOK, swedish=LanguageLevel.EVERYDAY, languages="so")


def test_places_stand_in_the_order_of_their_points_each_with_its_reasons(
    browser: StrictClient, municipality: Municipality, employer: Organisation, kitchen: Opening
) -> None:
    person = cook(municipality.unit, municipality.caseworker)
    make_opening(employer, "Welder", occupation_code=WELDER, driving_licence=True, extent=100, begins_on=day(20))
    found = cards(browser.get(places_path(person)))
    assert list(found) == ["Kitchen help", "Welder"]
    best, worse = found.values()
    assert "Has worked in this occupation." in best
    assert "Speaks as much Swedish as the work needs: Enough for everyday life." in best
    assert "Speaks a language that is of use there. Somali" in best
    assert "Points in all: 80" in best
    assert "What the person has done, is educated for and wants is in other fields." in worse
    assert "The work needs a driving licence, and the person has none. -30" in worse
    assert "The place is 100 percent. The person can work 75 percent." in worse
    assert "Can begin when the place does" in worse


def test_what_is_not_known_is_asked_for_and_hides_no_place(
    browser: StrictClient, municipality: Municipality, employer: Organisation
) -> None:
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    asks = {"driving_licence": True, "odd_hours": True, "extent": 50, "begins_on": day(5), "languages": "ar"}
    make_opening(employer, "Driver", occupation_code=WELDER, swedish=LanguageLevel.LITTLE, **asks)
    (said,) = cards(browser.get(places_path(person))).values()
    assert "8 things to ask" in said
    assert "Points in all: 0" in said
    assert "Does not fit" not in said


def test_a_profession_is_a_way_to_its_occupations(
    browser: StrictClient, municipality: Municipality, employer: Organisation
) -> None:
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    profile = make_profile(person, unit=municipality.unit)
    make_qualification(profile, QualificationKind.EDUCATION, "Midwifery", profession_code="midwife")
    told(profile, speaks={}, work_later=COOK, odd_hours="perhaps")
    make_opening(employer, "Midwife", occupation_code="2222", odd_hours=True)
    make_opening(employer, "Cook", occupation_code=COOK)
    midwife, other = cards(browser.get(places_path(person))).values()
    assert "Is educated for this occupation." in midwife
    assert "The person says perhaps." in midwife
    assert "Wants to work in this occupation in the long run." in other


@pytest.mark.parametrize(
    ("facts", "closed"),
    [
        ({"state": OpeningState.FILLED}, None),
        ({"state": OpeningState.WITHDRAWN}, None),
        ({"open_until": -1}, None),
        ({"begins_on": -90, "ends_on": -1}, None),
        ({}, 0),
    ],
)
def test_places_that_are_over_are_not_offered(
    browser: StrictClient, municipality: Municipality, facts: dict[str, object], closed: int | None
) -> None:
    person = cook(municipality.unit, municipality.caseworker)
    days = {name: day(value) if isinstance(value, int) else value for name, value in facts.items()}
    make_opening(make_employer(closed_on=None if closed is None else day(closed)), "Kitchen help", **days)
    assert "No place is open" in browser.get(places_path(person)).words


def test_the_weights_and_their_reasons_stand_on_the_page(
    browser: StrictClient, municipality: Municipality, kitchen: Opening
) -> None:
    person = cook(municipality.unit, municipality.caseworker)
    for path in (places_path(person), people_path(kitchen)):
        words = browser.get(path).words
        assert "Sex, age, origin, religion, disability and family are not compared" in words
        assert "The points are the program's proposal" in words
        assert "Who lacks it loses nothing." in words


def test_more_places_are_shown_when_asked_for(
    browser: StrictClient, municipality: Municipality, employer: Organisation
) -> None:
    person = cook(municipality.unit, municipality.caseworker)
    for number in range(12):
        make_opening(employer, f"Kitchen help {number}", occupation_code=COOK)
    page = browser.get(places_path(person))
    assert len(cards(page)) == 10
    assert "12 places in all" in page.words
    (more,) = [link.get("href") for link in page.all("a") if link.text == "Show more places"]
    assert len(cards(browser.get(str(more)))) == 12
    for odd in ("", "x", "-1", "99999999999", "٣"):
        assert len(cards(browser.get(f"{places_path(person)}?shown={odd}"))) == 10


# People for a place.


def test_people_who_look_for_work_stand_in_order_with_their_reasons(
    browser: StrictClient, municipality: Municipality, kitchen: Opening
) -> None:
    other = make_person(name="Bilal Noor", unit=municipality.unit, worker=municipality.caseworker)
    make_work_file(other, unit=municipality.unit, seeks=Seeks.JOB)
    cook(municipality.unit, municipality.caseworker)
    found = cards(browser.get(people_path(kitchen)))
    assert list(found) == ["Amina Yusuf", "Bilal Noor"]
    assert "Has worked in this occupation." in found["Amina Yusuf"]
    assert "The place: Work placement. The person: Looks for a job." in found["Bilal Noor"]
    assert "How well the person speaks it is not noted." in found["Bilal Noor"]


def test_equal_people_stand_as_their_files_were_made_whatever_their_names_sex_or_age(
    browser: StrictClient, municipality: Municipality, kitchen: Opening
) -> None:
    names = ("Zahra Omar", "Abdi Ali", "Mehret Tesfay", "Bilal Noor")
    for at, name in enumerate(names):
        cook(municipality.unit, municipality.caseworker, name=name, birth=day(-365 * (20 + 10 * at)))
    found = cards(browser.get(people_path(kitchen)))
    assert list(found) == list(names)
    assert len({said.partition("Fits")[2].partition("Propose")[0] for said in found.values()}) == 1


@pytest.mark.parametrize("seeks", [None, Seeks.NOT_NOW])
def test_somebody_who_looks_for_nothing_is_not_listed(
    browser: StrictClient, municipality: Municipality, kitchen: Opening, seeks: Seeks | None
) -> None:
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    make_work_file(person, unit=municipality.unit, seeks=seeks)
    assert "Nobody within your reach looks for work" in browser.get(people_path(kitchen)).words
    assert "Kitchen help" in browser.get(places_path(person)).words


def test_nobody_of_another_board_or_unit_is_listed_nor_what_another_board_mapped(
    browser: StrictClient, client_of: ClientOf, municipality: Municipality, kitchen: Opening
) -> None:
    theirs = cook(municipality.other_board_unit, municipality.other_board_caseworker, name="Hodan Farah")
    cook(municipality.other_unit, municipality.other_unit_caseworker, name="Idil Warsame")
    assert "Nobody within your reach looks for work" in browser.get(people_path(kitchen)).words
    assert browser.get(places_path(theirs)).status_code == 404
    assert list(cards(client_of(municipality.other_board_caseworker).get(people_path(kitchen)))) == ["Hodan Farah"]
    # She comes to this board as well: it sees its own file, and nothing of what the other one mapped.
    make_case(theirs, unit=municipality.unit, worker=municipality.caseworker)
    make_work_file(theirs, unit=municipality.unit, seeks=Seeks.JOB)
    (said,) = cards(browser.get(people_path(kitchen))).values()
    assert "No occupation is noted" in said
    assert "Has worked" not in said


def test_somebody_whose_case_is_closed_is_not_listed(
    browser: StrictClient, municipality: Municipality, kitchen: Opening
) -> None:
    person = make_person(name="Hodan Farah")
    make_case(person, unit=municipality.unit, closed_on=day(-3))
    make_work_file(person, unit=municipality.unit, seeks=Seeks.BOTH)
    assert "Nobody within your reach looks for work" in browser.get(people_path(kitchen)).words


def test_a_protected_person_is_seen_by_named_staff_alone_and_as_a_number(
    browser: StrictClient, client_of: ClientOf, municipality: Municipality, kitchen: Opening
) -> None:
    hidden = cook(
        municipality.unit,
        municipality.caseworker,
        name="Daryna Koval",
        protection=Protection.MARKING,
        named=[municipality.caseworker],
    )
    page = browser.get(people_path(kitchen))
    (heading,) = cards(page)
    assert hidden.number in heading
    assert "Koval" not in page.words
    other = client_of(municipality.caseworker2)
    page = other.get(people_path(kitchen))
    assert hidden.number not in page.get_data(as_text=True)
    assert "Nobody within your reach looks for work" in page.words
    assert other.get(places_path(hidden)).status_code == 404


def test_whom_a_page_shows_is_noted_in_the_reading_log(
    browser: StrictClient, municipality: Municipality, kitchen: Opening
) -> None:
    shown = cook(municipality.unit, municipality.caseworker)
    path = people_path(kitchen)
    browser.get(path)
    with system("test"):
        query = sa.select(AuditEvent).where(AuditEvent.action == "page.read").order_by(AuditEvent.id.desc())
        read = next(one for one in db.session.scalars(query) if one.details["path"] == path)
        assert read.people.split() == [str(shown.id)]


def test_the_statements_do_not_grow_with_the_people_nor_with_the_places(
    browser: StrictClient, municipality: Municipality, employer: Organisation, kitchen: Opening
) -> None:
    person = cook(municipality.unit, municipality.caseworker)

    def counts() -> list[int]:
        found = []
        for path in (people_path(kitchen), places_path(person)):
            browser.get(path)
            browser.get(path)
            found.append(len(browser.statements))
        return found

    before = counts()
    for number in range(6):
        cook(municipality.unit, municipality.caseworker, name=f"Amina Yusuf {number}")
        make_opening(employer, f"Cook {number}", occupation_code=COOK, kind=OpeningKind.JOB)
    assert counts() == before


@pytest.mark.parametrize("role", ["guidance", "integration_coordinator", "sfi_staff", "statistician", "administrator"])
def test_only_those_who_do_casework_match_people(
    client_of: ClientOf, municipality: Municipality, kitchen: Opening, role: str
) -> None:
    person = cook(municipality.unit, municipality.caseworker)
    other = client_of(getattr(municipality, role))
    for path in (people_path(kitchen), places_path(person)):
        assert other.get(path).status_code in {403, 404}


def test_no_such_place_and_no_such_person(browser: StrictClient, municipality: Municipality, kitchen: Opening) -> None:
    assert browser.get("/employers/openings/7K3M-Q9/people").status_code == 404
    assert browser.get("/people/7K3M-Q9/work/places").status_code == 404
