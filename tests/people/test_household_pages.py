"""The tab "Household", through the front door."""

from datetime import date

import pytest
import sqlalchemy as sa

from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.models import Correction, HouseholdMember
from tests.factories.households import make_household
from tests.factories.people import make_person
from tests.people.families import CHILD, PARTNER, REFERENCE, member_of, row_of, rows, tab


def test_a_person_without_a_household_gets_one_and_the_family_is_added(browser, mother, father, children):
    page = browser.get(tab(mother))
    assert page.heading == "Household, Amina Yusuf"
    assert "No household yet" in page.words
    assert browser.fill(tab(mother, "/start"), starts_on="2026-03-04").status_code == 303
    add = tab(mother, f"/{member_of(mother)}/add")
    for person, role in ((father, "partner"), *((child, "child") for child in children)):
        answer = browser.fill(add, person=person.number, role=role, starts_on="2026-03-04")
        assert answer.location == tab(mother), answer.words
    page = browser.get(tab(mother))
    assert "Reference person" in row_of(page, "Amina Yusuf")
    assert "None in your unit" in row_of(page, "Yusuf Cabdi")
    assert "Open in your unit" in row_of(page, "Hodan Yusuf")
    assert "None in your unit" in row_of(page, "Bilal Yusuf")
    years = today().year - 2017 - (today() < date(today().year, 3, 1))
    assert f"2017-03-01 {years} years old" in row_of(page, "Bilal Yusuf")
    assert "2026-03-04" in row_of(page, "Hodan Yusuf")


def test_only_those_whose_record_may_be_read_are_links(browser, mother, father, children):
    make_household((mother, REFERENCE), (father, PARTNER), *((child, CHILD) for child in children))
    page = browser.get(tab(mother))
    links = {link.get("href") for link in page.all("a")}
    assert {f"/people/{child.number}" for child in children} <= links
    assert f"/people/{father.number}" not in links
    assert "Yusuf Cabdi" in page.words
    assert browser.get(tab(father)).status_code == 404


def test_the_page_says_what_the_reading_log_says(browser, mother, father, municipality):
    make_household((mother, REFERENCE), (father, PARTNER))
    browser.get(tab(mother))
    read = db.session.scalars(sa.select(AuditEvent).filter_by(action="page.read").order_by(AuditEvent.id)).all()[-1]
    assert {str(mother.id), str(father.id)} == set(read.people.split())


@pytest.mark.parametrize("size", [3, 12])
def test_a_large_household_costs_no_more_than_a_small_one(browser, mother, municipality, size):
    for place in range(size):
        child = make_person(name=f"Barn {place}", birth=date(2015, 1, 1), unit=municipality.unit)
        make_household((mother, REFERENCE), (child, CHILD), expected=[f"Väntad {place}"])
    browser.budget = 12
    assert browser.get(tab(mother)).status_code == 200


def test_a_member_is_chosen_by_name_when_several_are_alike(browser, mother, municipality):
    make_household((mother, REFERENCE))
    first, second = (make_person(name="Ahmed Ali", birth=date(year, 1, 1)) for year in (1980, 1999))
    add = tab(mother, f"/{member_of(mother)}/add")
    page = browser.fill(add, person="Ahmed Ali", role="partner")
    assert "Choose who it is." in page.words
    assert f"Ahmed Ali (1999), {second.number}" in page.words
    values = {**page.form_values(), "chosen": second.number}
    assert browser.post(add, data=values).status_code == 303
    assert "Ahmed Ali" in browser.get(tab(mother)).words
    assert not rows(HouseholdMember, person_id=first.id)


def test_nobody_and_the_same_one_twice_are_refused_beside_the_field(browser, mother, father):
    make_household((mother, REFERENCE), (father, PARTNER))
    add = tab(mother, f"/{member_of(mother)}/add")
    assert "Nobody in the register matches this." in browser.fill(add, person="Xyzzy", role="child").words
    page = browser.fill(add, person=father.number, role="child")
    assert "This person is in the household during those days already." in page.words
    assert "Choose one." in browser.fill(add, person=father.number, role="").words
    assert len(rows(HouseholdMember, person_id=father.id)) == 1


def test_bad_dates_are_refused_and_what_was_typed_is_kept(browser, mother, father):
    make_household((mother, REFERENCE), (father, PARTNER))
    address = tab(mother, f"/{member_of(father)}")
    page = browser.fill(address, starts_on="2026-02-30")
    assert "This day does not exist" in page.words
    assert page.form_values()["starts_on"] == "2026-02-30"
    page = browser.fill(address, starts_on="2026-03-04", ends_on="2026-03-01")
    assert "The last day cannot come before the first." in page.words
    page = browser.fill(address + "/leave", starts_on="2025-01-01")
    assert "This day comes before the first day in the household." in page.words
    assert rows(HouseholdMember, person_id=father.id)[0].starts_on == date(2026, 2, 1)


def test_the_picker_offers_people_of_the_whole_register(browser, mother, father):
    found = browser.post("/people/choose", data={"q": "Yusuf Cabdi"}).json
    assert found == [
        {
            "text": f"Yusuf Cabdi (1990), {father.number}",
            "label": "Yusuf Cabdi",
            "detail": f"1990-05-17, {father.number}",
        }
    ]
    assert browser.post("/people/choose", data={"q": f"Whoever, {father.number}"}).json == found
    assert browser.post("/people/choose", data={"q": "Y"}).json == []


def test_a_newly_registered_person_is_added_in_one_step(browser, mother):
    make_household((mother, REFERENCE))
    add = tab(mother, f"/{member_of(mother)}/add")
    link = next(a.get("href") for a in browser.get(add).all("a") if "/people/new" in (a.get("href") or ""))
    found = browser.fill(link, form="/people/new", q="Nadifa Jama")
    answer = browser.post("/people/new", data=found.form_values())
    assert answer.status_code == 303
    assert answer.location.startswith(f"{add}?person=")
    page = browser.get(answer.location)
    number = answer.location.rpartition("=")[2]
    assert page.form_values()["person"].endswith(number)
    assert browser.post(add, data={**page.form_values(), "role": "sibling"}).status_code == 303
    assert "Nadifa Jama" in browser.get(tab(mother)).words


def test_who_saves_an_outdated_form_sees_what_it_says_now(browser, client_of, municipality, mother, father):
    make_household((mother, REFERENCE), (father, PARTNER))
    address = tab(mother, f"/{member_of(father)}")
    values = browser.get(address).form_values()
    client_of(municipality.manager).fill(address, role="relative")
    answer = browser.post(address, data={**values, "starts_on": "2026-02-02"})
    assert answer.status_code == 409
    assert "Other relative" in answer.words
    assert browser.post(address, data={**answer.form_values(), "_chosen-role": "mine"}).status_code == 303
    member = rows(HouseholdMember, person_id=father.id)[0]
    assert (member.role, member.starts_on) == (PARTNER, date(2026, 2, 2))


def test_a_slip_is_removed_with_a_reason_that_is_kept(browser, mother, father):
    make_household((mother, REFERENCE), (father, PARTNER))
    address = tab(mother, f"/{member_of(father)}/remove")
    assert "Write why it is removed." in browser.fill(address).words
    assert browser.fill(address, reason="Another family").status_code == 303
    assert "Yusuf Cabdi" not in browser.get(tab(mother)).words
    kept = rows(Correction, person_id=father.id)[0]
    assert (kept.field, kept.reason) == ("household_member", "Another family")


def test_who_has_no_case_with_the_person_meets_no_household(client_of, municipality, mother, father):
    make_household((mother, REFERENCE), (father, PARTNER))
    for rest in ("", "/start", f"/{member_of(mother)}", f"/{member_of(mother)}/add"):
        assert client_of(municipality.other_board_caseworker).get(tab(mother, rest)).status_code == 404
        assert client_of(municipality.sfi_staff).get(tab(mother, rest)).status_code == 403


def test_the_tab_and_its_forms_stand_in_a_script_from_right_to_left(browser, mother, father):
    make_household((mother, REFERENCE), (father, PARTNER), expected=["Yusuf"])
    browser.speak("ar-XB")
    for rest in ("", "/start", f"/{member_of(mother)}/add", f"/{member_of(father)}/leave", "/guardians/new"):
        assert browser.get(tab(mother, rest)).page.get("dir") == "rtl"
