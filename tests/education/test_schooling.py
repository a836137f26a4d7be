"""A child's preschool and school, as the caseworker enters and reads it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from reception.access.actor import Actor, system
from reception.accounts.models import User
from reception.db.session import db
from reception.education.models import Schooling, SchoolMeeting, Support
from reception.education.queries.schooling.schooling_days import days_of_schooling, grades_of_schooling
from reception.education.terms.school import MappingPart, SchoolingEnd
from reception.education.terms.studies import SchoolForm
from reception.i18n.formats import today
from reception.people.models import Person
from reception.people.terms import HouseholdRole, Protection
from tests.clients import StrictClient
from tests.factories.households import make_household
from tests.factories.municipality import Municipality
from tests.factories.people import make_person

ClientOf = Callable[[User], StrictClient]
Acting = Callable[[User], AbstractContextManager[Actor]]


def day(days: int) -> date:
    return today() + timedelta(days=days)


@pytest.fixture
def child(municipality: Municipality) -> Person:
    born = date(today().year - 9, 5, 17)
    return make_person(name="Leyla Warsame", birth=born, unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.caseworker)


def path_of(child: Person) -> str:
    return f"/people/{child.number}/school"


def the_place() -> Schooling:
    with system("test"):
        return db.session.scalars(sa.select(Schooling).execution_options(permit="test")).one()


def enter(browser: StrictClient, child: Person, form: str = "compulsory", **values: str) -> str:
    """Enter a place; its address."""
    assert browser.fill(f"{path_of(child)}/new?form={form}", **values).status_code == 303
    return f"{path_of(child)}/{the_place().number}"


def test_the_form_of_school_that_fits_the_age_is_asked_for(browser: StrictClient, child: Person) -> None:
    page = browser.get(f"{path_of(child)}/new")
    assert page.heading == "Enter a place: Compulsory school"
    assert "year" in page.form_values()
    preschool = browser.get(f"{path_of(child)}/new?form=preschool")
    assert not {"year", "received_on", "plan_made_on"} & preschool.form_values().keys()
    assert browser.get(f"{path_of(child)}/new?form=nonsense").heading == "Enter a place: Compulsory school"


def test_a_place_and_its_waits_stand_on_the_childs_page(browser: StrictClient, child: Person) -> None:
    enter(browser, child, received_on=str(day(-90)), first_on=str(day(-80)), year="3", placed_on=str(day(-70)))
    words = browser.get(path_of(child)).words
    assert "Compulsory school, year 3" in words
    assert "Has waited 90 days" in words
    assert "after 20 days" in words
    assert "Skollagen (2010:800) 3 kap. 12 e §" in words
    assert the_place().unit_id == child_unit(child)


def child_unit(child: Person) -> int:
    from reception.cases.models import Case  # noqa: PLC0415 - one look at a lower domain

    return db.session.scalars(
        sa.select(Case.unit_id).where(Case.person_id == child.id).execution_options(permit="test")
    ).one()


def test_days_in_disorder_get_a_message_and_nothing_is_lost(browser: StrictClient, child: Person) -> None:
    answer = browser.fill(
        f"{path_of(child)}/new", received_on=str(day(-10)), first_on=str(day(-20)), note="Ring först."
    )
    assert answer.status_code == 200
    assert "The first day lies before the pupil was received" in answer.words
    assert answer.form_values()["note"] == "Ring först."
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Schooling).execution_options(permit="test")) == 0


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"received_on": "+3"}, "This date has not come yet."),
        ({"first_on": "snart"}, "Write a date, for example"),
        ({"year": "10"}, "Choose one from the list."),
        ({"school_id": "x"}, "Choose one from the list."),
        ({"first_on": "1990-01-01"}, "This day lies before the child was born."),
        ({"note": "x" * 1001}, "Shorten this to 1000 characters"),
    ],
)
def test_bad_input_gets_a_message(browser: StrictClient, child: Person, values: dict[str, str], message: str) -> None:
    answer = browser.fill(f"{path_of(child)}/new", **values)
    assert answer.status_code == 200
    assert message in answer.words


def test_two_who_change_one_place_at_once_both_see_it(
    municipality: Municipality, client_of: ClientOf, browser: StrictClient, child: Person
) -> None:
    path = f"{enter(browser, child, year='3')}/edit"
    mine = browser.get(path).form_values()
    assert client_of(municipality.manager).fill(path, year="4").status_code == 303
    assert browser.post(path, data={**mine, "year": "5"}).status_code == 409
    assert the_place().year == 4


def test_the_mapping_is_noted_part_by_part_and_corrected(browser: StrictClient, child: Person) -> None:
    path = f"{enter(browser, child, received_on=str(day(-50)))}/mapping"
    answer = browser.fill(path, language=str(day(-60)))
    assert f"The pupil was received on {day(-50)}." in answer.words
    assert browser.fill(path, language=str(day(-40)), literacy=str(day(-30)), spoken="so").status_code == 303
    words = browser.get(path_of(child)).words
    assert "Part 1: languages and experience" in words
    assert "after 20 days" in words
    assert browser.fill(path, literacy="").status_code == 303
    assert [one.part for one in the_place().mappings] == [MappingPart.LANGUAGE]


def test_a_day_of_reception_cannot_lie_after_the_mapping(browser: StrictClient, child: Person) -> None:
    path = enter(browser, child, received_on=str(day(-50)))
    browser.fill(f"{path}/mapping", language=str(day(-40)))
    answer = browser.fill(f"{path}/edit", received_on=str(day(-30)))
    assert f"The mapping began on {day(-40)}, before this day." in answer.words


def test_mother_tongue_teaching_is_applied_for_then_granted(browser: StrictClient, child: Person) -> None:
    path = enter(browser, child)
    assert "Choose the language." in browser.fill(f"{path}/support/new", kind="mother-tongue").words
    browser.fill(f"{path}/support/new", kind="mother-tongue", language="so", applied_on=str(day(-9)))
    assert "Not begun" in browser.get(path_of(child)).words
    support = db.session.scalars(sa.select(Support).execution_options(permit="test")).one()
    edit = f"{path}/support/{support.id}/edit"
    assert browser.fill(edit, first_on=str(day(-2)), hours="2").status_code == 303
    assert (support.first_on, support.hours) == (day(-2), 2)
    assert "It cannot begin before it was applied for." in browser.fill(edit, first_on=str(day(-10))).words


def test_a_meeting_tells_who_came_and_what_was_agreed(browser: StrictClient, child: Person) -> None:
    path = enter(browser, child)
    answer = browser.fill(f"{path}/meetings/new", kind="development", with_interpreter="y")
    assert "Choose the language of the interpreter." in answer.words
    values = {"kind": "development", "guardians": "0", "agreed": "Skolan ringer på måndag."}
    assert browser.fill(f"{path}/meetings/new", **values).status_code == 303
    assert "No guardian came." in browser.get(path_of(child)).words
    meeting = db.session.scalars(sa.select(SchoolMeeting).execution_options(permit="test")).one()
    assert browser.fill(f"{path}/meetings/{meeting.id}/edit", guardians="2").status_code == 303
    words = browser.get(path_of(child)).words
    assert "2 guardians came." in words
    assert "Skolan ringer på måndag." in words


def test_language_introduction_goes_on_to_a_national_programme(browser: StrictClient, child: Person) -> None:
    path = enter(browser, child, "language-introduction", received_on=str(day(-50)), first_on=str(day(-40)))
    assert (
        "The last day lies before the first"
        in browser.fill(f"{path}/end", last_on=str(day(-45)), ended_as="national-programme").words
    )
    answer = browser.fill(f"{path}/end", last_on=str(day(-1)), ended_as="national-programme")
    assert "form=national-programme" in answer.location
    following = browser.get(answer.location)
    assert following.heading == "Enter a place: Upper secondary school, national programme"
    assert following.form_values()["received_on"] == str(day(-50))
    assert browser.fill(answer.location, first_on=str(day(0)), programme="Teknik").status_code == 303
    words = browser.get(path_of(child)).words
    assert words.index("Teknik") < words.index("Went on to a national programme")


def test_an_ending_and_an_entry_by_mistake_are_taken_back(browser: StrictClient, child: Person) -> None:
    path = enter(browser, child, first_on=str(day(-40)))
    browser.fill(f"{path}/meetings/new", kind="other")
    assert browser.fill(f"{path}/end", ended_as="moved-away").status_code == 303
    assert the_place().ended_as is SchoolingEnd.MOVED_AWAY
    browser.post(f"{path}/reopen")
    assert the_place().last_on is None
    assert browser.fill(f"{path}/remove").status_code == 303
    assert "No preschool or school is entered" in browser.get(path_of(child)).words
    assert browser.get(f"{path}/edit").status_code == 404


def test_the_page_of_an_adult_shows_the_childrens_school(
    municipality: Municipality, browser: StrictClient, child: Person
) -> None:
    mother = make_person(name="Amina Warsame", unit=municipality.unit)
    hidden = make_person(
        name="Hemlig Warsame", birth=date(today().year - 7, 1, 2), protection=Protection.MARKING, unit=municipality.unit
    )
    elsewhere = make_person(name="Fjärran Warsame", birth=date(today().year - 7, 1, 2))
    make_household(
        (mother, HouseholdRole.OTHER), (child, HouseholdRole.OTHER), (hidden, HouseholdRole.OTHER),
        (elsewhere, HouseholdRole.OTHER),
    )  # fmt: skip
    enter(browser, child, "compulsory", received_on=str(day(-90)))
    words = browser.get(path_of(mother)).words
    assert "The children's school" in words
    assert "Leyla Warsame" in words
    assert "Has waited 90 days" in words
    assert "Hemlig" not in words
    assert hidden.number not in words
    assert "Fjärran" not in words


def test_an_adults_household_links_the_school_of_children_within_reach_alone(
    municipality: Municipality, browser: StrictClient, child: Person
) -> None:
    mother, alone = (make_person(name=name, unit=municipality.unit) for name in ("Amina Warsame", "Omar Ali"))
    hidden = make_person(birth=date(today().year - 7, 1, 2), protection=Protection.MARKING, unit=municipality.unit)
    elsewhere = make_person(name="Fjärran Ali", birth=date(today().year - 7, 1, 2))
    make_household((mother, HouseholdRole.OTHER), (child, HouseholdRole.OTHER))
    make_household((alone, HouseholdRole.OTHER), (hidden, HouseholdRole.OTHER), (elsewhere, HouseholdRole.OTHER))
    link = "The children's school"
    assert link in browser.get(f"/people/{mother.number}/household").words
    assert link not in browser.get(f"/people/{alone.number}/household").words
    assert link not in browser.get(f"/people/{child.number}/household").words


def test_a_hidden_child_does_not_exist_for_others(
    municipality: Municipality, client_of: ClientOf, browser: StrictClient
) -> None:
    hidden = make_person(
        protection=Protection.MARKING, named=[municipality.caseworker2], unit=municipality.unit,
        birth=date(today().year - 7, 1, 2),
    )  # fmt: skip
    assert browser.get(path_of(hidden)).status_code == 404
    assert browser.get(f"{path_of(hidden)}/new").status_code == 404
    assert client_of(municipality.caseworker2).get(path_of(hidden)).status_code == 200


def test_the_place_of_one_child_is_not_reached_through_another(
    municipality: Municipality, browser: StrictClient, child: Person
) -> None:
    enter(browser, child)
    other = make_person(name="Omar Ali", birth=date(today().year - 8, 1, 2), unit=municipality.unit)
    assert browser.get(f"{path_of(other)}/{the_place().number}/edit").status_code == 404
    assert browser.post(f"{path_of(other)}/{the_place().number}/remove").status_code == 404


def test_schools_see_no_page_of_the_case_side(municipality: Municipality, client_of: ClientOf, child: Person) -> None:
    assert client_of(municipality.sfi_staff).get(path_of(child)).status_code == 403


def test_the_path_gets_the_days_of_school(
    municipality: Municipality, acting: Acting, browser: StrictClient, child: Person
) -> None:
    path = enter(
        browser, child, requested_on=str(day(-60)), received_on=str(day(-50)), year="8", placed_on=str(day(-45))
    )
    browser.fill(f"{path}/mapping", language=str(day(-40)))
    with acting(municipality.caseworker):
        days = days_of_schooling([child.id])[child.id]
        assert days == {"school_received": day(-50), "school_placed": day(-45)}
        assert grades_of_schooling([child.id, child.id + 1]) == {child.id: 8}
    browser.fill(f"{path}/mapping", literacy=str(day(-30)))
    browser.fill(f"{path}/support/new", kind="preparatory-class", first_on=str(day(-20)), last_on=str(day(20)))
    with acting(municipality.caseworker):
        days = days_of_schooling([child.id])[child.id]
        assert (days["school_assessed"], days["preparatory_class_started"]) == (day(-30), day(-20))
        assert "preparatory_class_ended" not in days


def test_what_a_preschool_was_asked_for_reaches_the_path(
    municipality: Municipality, acting: Acting, browser: StrictClient, child: Person
) -> None:
    enter(browser, child, "preschool", requested_on=str(day(-60)), offered_on=str(day(-5)), first_on=str(day(5)))
    assert the_place().form is SchoolForm.PRESCHOOL
    with acting(municipality.caseworker):
        assert days_of_schooling([child.id])[child.id] == {
            "preschool_requested": day(-60),
            "preschool_offered": day(-5),
        }
